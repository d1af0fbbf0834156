// The workspace's own types, as `npx attio-wasm types` writes them.
import { save } from "../table/exporting";
import { announce } from "../ui/announce";
import { acting } from "../wire/action";
import { failure, result } from "../table/run";
import { client } from "./workspace";

export async function downloadTypes() {
  const attio = client.value;
  if (!attio) return;
  announce("The workspace's types are being read.");
  try {
    const { generateTypes } = await import("attio-wasm/types");
    // Parts that may not be read are left out; the rest is still generated.
    const text = await acting("generateTypes(attio)", "value", () => generateTypes(attio, { onOmitted: () => {} }));
    save(new Blob([text], { type: "text/plain" }), "attio.d.ts");
    announce("attio.d.ts was downloaded.");
  } catch (error) {
    failure.value = { error, during: "run", rows: result.value?.rows.length ?? 0 };
  }
}
