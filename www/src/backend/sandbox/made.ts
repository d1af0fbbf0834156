// The sandboxes of this page, each in a worker that is started on first use.
import { startSandbox, type RemoteSandbox } from "./remote";

export type Size = "small" | "large";

const SIZES: Record<Size, { companies: number }> = { small: { companies: 320 }, large: { companies: 10_000 } };
const made = new Map<Size, RemoteSandbox>();

/** Begins to make a sandbox: the large one takes seconds, so pointing at its button starts it. */
export function prepareSandbox(size: Size): RemoteSandbox {
  const known = made.get(size);
  if (known) return known;
  const sandbox = startSandbox(SIZES[size]);
  made.set(size, sandbox);
  sandbox.ready.catch(() => made.delete(size));
  return sandbox;
}
