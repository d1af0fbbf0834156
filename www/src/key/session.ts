// The key of a person, as long as this document is open. It is held in this closure: not in the document, in storage, in
// the address, or in a worker, which is not bound by a page's policy. The policy of this document permits connections to
// the gateway only.
import { AttioClient } from "attio-wasm";

export interface Session {
  readonly client: AttioClient;
  forget(): void;
}

/** Text that is valid in a header. */
export const isKey = (text: string) => /^[\x21-\x7e]{8,512}$/.test(text);

export function openSession(given: string): Session {
  let key: string | undefined = given;
  const client = new AttioClient({
    apiKey: () => {
      if (key === undefined) throw new Error("The key was forgotten.");
      return key;
    },
  });
  return {
    client,
    forget() {
      key = undefined;
      client[Symbol.dispose]();
    },
  };
}
