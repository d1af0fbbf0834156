// Sources of rows. Records and entries are requested as plain rows; other entities are converted here.
import type { AttioClient, Filter } from "attio-wasm";
import type { Place, Sort } from "../query/view";
import { plain, type Column } from "../schema/columns";
import { columnsOf } from "../schema/workspace";
import { literal } from "../wire/literal";

export type TableRow = Readonly<Record<string, unknown>>;

export interface Ask {
  readonly filter?: Filter;
  readonly sorts: readonly Sort[];
  readonly select: readonly string[];
  readonly limit: number;
  /** Position to continue from: an offset, or a cursor. */
  readonly from?: number | string;
  readonly signal?: AbortSignal;
}

export interface RowPage {
  readonly data: readonly TableRow[];
  readonly next?: number | string;
}

/** Lazy: one page when awaited, or page after page. */
export interface Listing {
  first(): Promise<RowPage>;
  pages(): AsyncIterable<RowPage>;
  /** The call as code. */
  readonly call: string;
}

export interface Source {
  readonly columns: readonly Column[];
  readonly list: (ask: Ask) => Listing;
  readonly pageSize: number;
}

interface AnyPage<T> {
  readonly data: T[];
  readonly nextOffset?: number;
  readonly nextCursor?: string;
}
interface AnyList<T> extends PromiseLike<AnyPage<T>> {
  pages(): AsyncIterable<AnyPage<T>>;
}

const PAGE = 50;

export async function sourceOf(client: AttioClient, place: Place): Promise<Source> {
  if (place.kind === "objects" || place.kind === "lists") return recordsOf(client, place.kind, place.slug, await columnsOf(client, place.kind, place.slug));
  return others(client)[place.kind];
}

function recordsOf(client: AttioClient, kind: "objects" | "lists", slug: string, all: readonly Column[]): Source {
  const attributes = all.flatMap(({ attribute }) => attribute ?? []);
  const columns = kind === "lists" ? [plain("parent_record", "Record", "record-reference"), ...all.filter(({ slug }) => slug !== "parent_record")] : all;
  return {
    columns,
    pageSize: PAGE,
    list({ filter, sorts, select, limit, from, signal }) {
      const query = { ...(filter && { filter }), ...(sorts.length > 0 && { sorts: sorts as never }), limit, ...(typeof from === "number" && from > 0 && { offset: from }) };
      const wanted = select.filter((slug) => all.some((column) => column.slug === slug));
      const shown = { select: wanted, references: "object" as const };
      // The slugs are the workspace's own, unknown to the definitions.
      const list = (kind === "objects" ? client.records.rows : client.entries.rows) as unknown as (slug: string, query: object, options: object) => AnyList<TableRow>;
      const rows = list(slug, query, { ...shown, attributes, ...(signal && { signal }) });
      const put = (row: TableRow): TableRow =>
        kind === "lists" ? { ...row, parent_record: { target_object: row["parent_object"], target_record_id: row["parent_record_id"] } } : row;
      const called = `attio.${kind === "objects" ? "records" : "entries"}.rows(${JSON.stringify(slug)}, ${literal(query)}, ${literal(shown)})`;
      return listing(rows, put, called);
    },
  };
}

function listing<T>(list: AnyList<T>, put: (item: T) => TableRow, call: string): Listing {
  const pageOf = ({ data, nextOffset, nextCursor }: AnyPage<T>): RowPage => {
    const next = nextOffset ?? nextCursor;
    return { data: data.map(put), ...(next !== undefined && { next }) };
  };
  return {
    call,
    first: async () => pageOf(await list),
    async *pages() {
      for await (const page of list.pages()) yield pageOf(page);
    },
  };
}

const recordReferences = (linked: readonly { target_object_id?: string; object_slug?: string; target_record_id?: string; record_id?: string }[] | undefined) =>
  (linked ?? []).map((it) => ({ target_object: it.object_slug ?? it.target_object_id, target_record_id: it.record_id ?? it.target_record_id }));
const actor = (it: { type?: string | null; id?: string | null } | null | undefined) => it && { referenced_actor_type: it.type, referenced_actor_id: it.id };

/** Offsets and cursors are parameters of the query here. */
function others(client: AttioClient): Record<"tasks" | "notes" | "meetings" | "members", Source> {
  const at = ({ limit, from }: Ask) => ({ limit, ...(typeof from === "number" && { offset: from }), ...(typeof from === "string" && { cursor: from }) });
  const newest = (ask: Ask) => ({ ...at(ask), sort: "created_at:desc" as const });
  const call = (name: string, query: object) => `attio.${name}(${Object.keys(query).length > 0 ? literal(query) : ""})`;
  const options = ({ signal }: Ask) => (signal ? { signal } : {});
  return {
    tasks: {
      pageSize: PAGE,
      columns: [
        { ...plain("name", "Task", "text"), width: 320 },
        plain("done", "Done", "checkbox"),
        plain("deadline_at", "Due", "timestamp"),
        plain("assignees", "Assignees", "actor-reference", true),
        plain("records", "Records", "record-reference", true),
        plain("created_at", "Created", "timestamp"),
      ],
      list: (ask) =>
        listing(
          client.tasks.list(newest(ask), options(ask)),
          (task) => ({
            id: task.id.task_id,
            done: task.is_completed,
            name: task.content_plaintext,
            deadline_at: task.deadline_at,
            assignees: task.assignees,
            records: recordReferences(task.linked_records as never),
            created_at: task.created_at,
          }),
          call("tasks.list", newest(ask)),
        ),
    },
    notes: {
      pageSize: PAGE,
      columns: [
        plain("name", "Title", "text"),
        { ...plain("content", "Content", "text"), width: 400 },
        plain("record", "Record", "record-reference"),
        plain("created_by", "By", "actor-reference"),
        plain("created_at", "Created", "timestamp"),
      ],
      list: (ask) =>
        listing(
          client.notes.list(at(ask), options(ask)),
          (note) => ({
            id: note.id.note_id,
            name: note.title,
            content: note.content_plaintext,
            record: { target_object: note.parent_object, target_record_id: note.parent_record_id },
            created_by: actor(note.created_by_actor),
            created_at: note.created_at,
          }),
          call("notes.list", at(ask)),
        ),
    },
    meetings: {
      pageSize: PAGE,
      columns: [
        { ...plain("name", "Meeting", "text"), width: 320 },
        plain("starts_at", "Starts", "timestamp"),
        plain("ends_at", "Ends", "timestamp"),
        plain("participants", "Participants", "text", true),
        plain("records", "Records", "record-reference", true),
      ],
      list: (ask) =>
        listing(
          client.meetings.list(at(ask), options(ask)),
          (meeting) => ({
            id: meeting.id.meeting_id,
            name: meeting.title,
            starts_at: momentOf(meeting.start),
            ends_at: momentOf(meeting.end),
            participants: meeting.participants.map(({ name, email_address }) => name ?? email_address),
            records: recordReferences(meeting.linked_records as never),
          }),
          call("meetings.list", at(ask)),
        ),
    },
    members: {
      pageSize: PAGE,
      columns: [plain("name", "Member", "text"), plain("email_address", "E-mail", "email-address"), plain("access_level", "Access", "select"), plain("created_at", "Since", "timestamp")],
      list: (ask) => {
        const rows = async () => {
          const { data } = await client.workspaceMembers.list(options(ask) as never);
          return { data: data.map((it) => ({ id: it.id.workspace_member_id, name: `${it.first_name} ${it.last_name}`.trim(), email_address: it.email_address, access_level: it.access_level, created_at: it.created_at })) };
        };
        return {
          call: "attio.workspaceMembers.list()",
          first: rows,
          async *pages() {
            yield await rows();
          },
        };
      },
    },
  };
}

const momentOf = (at: unknown) => {
  const { datetime, date } = (at ?? {}) as { datetime?: string; date?: string };
  return datetime ?? date;
};

/** Id of a row. */
export const idOf = (row: TableRow): string => String(row["record_id"] ?? row["entry_id"] ?? row["id"]);
