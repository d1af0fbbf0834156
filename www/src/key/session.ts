// The key of a person, for as long as this document is open. It is held in this closure: not in the document, not in
// storage, not in the address, and not in a worker, which a page's policy does not bind. The policy of this document lets
// it reach the gateway and nothing else.
import { AttioClient } from "attio-wasm";

export interface Session {
  readonly client: AttioClient;
  forget(): void;
}

/** Text that a header can carry. */
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
