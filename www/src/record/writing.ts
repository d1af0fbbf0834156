// All writes of the page: on a real back end the first one asks for confirmation, and operations that a proxy forbids
// are remembered.
import { signal } from "@preact/signals";
import { backend, type Backend } from "../backend/modes";
import { connectionName, workspaces } from "../connections/store";
import { connection } from "../schema/workspace";
import { type Form, acting } from "../wire/action";
import { tell } from "../ui/errors";

/** The open question, and the function that answers it. */
export const question = signal<{ readonly workspace: string; answer(agrees: boolean): void } | undefined>(undefined);
/** Refusals of a proxy, by the names that its `allow` lacks. */
const forbidden = signal<{ readonly by: Backend | undefined; readonly names: ReadonlyMap<string, unknown> }>({ by: undefined, names: new Map() });
/** The refusal of a write that the proxy has forbidden. */
export const refusal = (name: string): unknown => (forbidden.value.by === backend.value ? forbidden.value.names.get(name) : undefined);

let agreedFor: Backend | undefined;

export class NotWanted extends Error {}

/** Makes a write. Rejects with `NotWanted` where the person declined. */
export async function write<T>(name: string, call: string, make: () => PromiseLike<T>, form: Form = "value"): Promise<T> {
  const now = backend.value;
  if (now && now.mode !== "sandbox" && agreedFor !== now) {
    const workspace = connection.value ? connectionName(connection.value) : (workspaces.value.get("")?.workspace_name ?? now.label);
    const agrees = await new Promise<boolean>((answer) => (question.value = { workspace, answer }));
    question.value = undefined;
    if (!agrees) throw new NotWanted("Nothing was written.");
    agreedFor = now;
  }
  try {
    return await acting(call, form, make);
  } catch (error) {
    const { forbidden: entry = name, error: known } = tell(error);
    if (known?.code === "proxy_not_allowed" && now === backend.value) forbidden.value = { by: now, names: new Map(forbidden.value.by === now ? forbidden.value.names : []).set(entry, error) };
    throw error;
  }
}

/** The reason why a write is not offered, or nothing where it is. */
export const whyNot = (name: string) => (refusal(name) ? `The proxy does not allow ${name}: its allow lacks "${name}"` : undefined);
