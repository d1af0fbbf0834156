// The client, without a key: the server's proxy adds it.
import { AttioClient } from "attio-wasm";

export const attio = new AttioClient({ baseUrl: "/api/attio" });
