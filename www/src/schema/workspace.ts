// Schema of the workspace, read once for each client: objects, lists, members, attributes.
import { computed, signal } from "@preact/signals";
import type { AttioClient, AttioList, AttioObject, SelectOption, WorkspaceMember } from "attio-wasm";
import { backend, type Backend } from "../backend/modes";
import { columnOf, type Column } from "./columns";

/** The connection in use; none where a proxy pins one. */
export const connection = signal<string | undefined>(undefined);

/** The client whose connections were read, and whether it pins its own. */
export const decided = signal<{ readonly by: Backend; readonly isPinned: boolean } | undefined>(undefined);

/** Client of all calls of the page; none until there is a connection to use. */
export const client = computed<AttioClient | undefined>(() => {
  const { value } = decided;
  if (!value || value.by !== backend.value) return undefined;
  if (value.isPinned) return value.by.client;
  return connection.value ? value.by.client.withConnection(connection.value) : undefined;
});

export const objects = signal<readonly AttioObject[]>([]);
export const lists = signal<readonly AttioList[]>([]);
export const members = signal<readonly WorkspaceMember[]>([]);

export const memberName = computed(
  () => new Map(members.value.map((it) => [it.id.workspace_member_id, `${it.first_name} ${it.last_name}`.trim() || it.email_address])),
);
export const objectName = (slug: string) => objects.value.find(({ api_slug }) => api_slug === slug)?.plural_noun ?? slug;
export const singular = (slug: string) => objects.value.find(({ api_slug }) => api_slug === slug)?.singular_noun ?? slug;
export const slugOfObject = (id: string) => objects.value.find((it) => it.id.object_id === id)?.api_slug ?? undefined;

interface Known {
  columns: Map<string, Promise<readonly Column[]>>;
  choices: Map<string, Promise<readonly Choice[]>>;
}
const known = new WeakMap<AttioClient, Known>();
const knownOf = (client: AttioClient): Known => {
  const it = known.get(client) ?? { columns: new Map(), choices: new Map() };
  known.set(client, it);
  return it;
};

/** Cached; removed when it fails. */
function once<T>(cache: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const found = cache.get(key);
  if (found) return found;
  const made = make();
  cache.set(key, made);
  made.catch(() => cache.delete(key));
  return made;
}

/** The attributes of an object or a list, except archived ones. */
export const columnsOf = (client: AttioClient, target: "objects" | "lists", slug: string): Promise<readonly Column[]> =>
  once(knownOf(client).columns, `${target}/${slug}`, async () => {
    const { data } = await client.attributes.list(target, slug, {});
    return data.filter(({ is_archived }) => !is_archived).map(columnOf);
  });

export interface Choice {
  readonly id: string;
  readonly title: string;
}

/** The options of a select attribute, or the statuses of a status attribute. */
export const choicesOf = (client: AttioClient, target: "objects" | "lists", slug: string, column: Column): Promise<readonly Choice[]> =>
  once(knownOf(client).choices, `${target}/${slug}/${column.slug}`, async () => {
    const { attributes } = client;
    const { data } =
      column.type === "status"
        ? await attributes.listStatuses(target, slug, column.slug, {})
        : await attributes.listOptions(target, slug, column.slug, {});
    return (data as readonly SelectOption[])
      .filter(({ is_archived }) => !is_archived)
      .map(({ id, title }) => ({ id: String(Object.values(id).at(-1)), title }));
  });

/** Reads the data of the navigation. Parts that may not be read are left out. */
export async function readWorkspace(client: AttioClient) {
  const part = async <T>(read: PromiseLike<{ data: T }>, put: (data: T) => void) => {
    try {
      put((await read).data);
    } catch (error) {
      return error;
    }
    return undefined;
  };
  const results = await Promise.all([
    part(client.objects.list(), (data) => (objects.value = data)),
    part(client.workspaceMembers.list(), (data) => (members.value = data)),
    part(client.lists.list(), (data) => (lists.value = data)),
  ]);
  return results[0];
}
