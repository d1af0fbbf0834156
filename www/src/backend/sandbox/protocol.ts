// Messages between the page and a worker that answers it: the sandbox, or what adds a header to calls of a proxy. Bodies travel as pieces that are transferred, not copied.
import type { SandboxFault, SandboxOptions } from "attio-wasm/sandbox/slim";

export interface Ask {
  readonly kind: "fetch";
  readonly id: number;
  readonly url: string;
  readonly method: string;
  readonly headers: [string, string][];
  readonly body: ArrayBuffer | string | undefined;
}

export type Order =
  | { readonly kind: "misbehave"; readonly faults: readonly SandboxFault[] }
  | { readonly kind: "behave" }
  | { readonly kind: "activate"; readonly connection: string; readonly scopes: readonly string[] | undefined }
  | { readonly kind: "refuse"; readonly connection: string };

export type ToWorker =
  | { readonly kind: "open"; readonly options: SandboxOptions; readonly module?: WebAssembly.Module }
  | { readonly kind: "header"; readonly name: string; readonly value: string }
  | Ask
  | { readonly kind: "abort"; readonly id: number }
  | { readonly kind: "received"; readonly id: number; readonly status: number }
  | { readonly kind: "order"; readonly id: number; readonly order: Order };

export type FromWorker =
  | { readonly kind: "ready"; readonly ms: number }
  | { readonly kind: "broken"; readonly message: string }
  | { readonly kind: "head"; readonly id: number; readonly status: number; readonly headers: [string, string][]; readonly hasBody: boolean }
  | { readonly kind: "piece"; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "end"; readonly id: number }
  /** A webhook delivery; its receiver is in the page. */
  | { readonly kind: "deliver"; readonly id: number; readonly url: string; readonly headers: [string, string][]; readonly body: string }
  | { readonly kind: "failed"; readonly id: number; readonly message: string }
  | { readonly kind: "done"; readonly id: number; readonly result: boolean };
