// A row for every operation: how its method is called. Each call is made twice, on the vendor's contract
// and on the sandbox, so its arguments are what both know: `at` names what there is (workspace.mjs).
//
// A row is a list of calls, because no single one can use every field that a body or a query may have;
// that each is used by some call is checked.
import { activities } from "./calls/activities.mjs";
import { attributes } from "./calls/attributes.mjs";
import { comments } from "./calls/comments.mjs";
import { connections } from "./calls/connections.mjs";
import { emails } from "./calls/emails.mjs";
import { entries } from "./calls/entries.mjs";
import { files } from "./calls/files.mjs";
import { identity } from "./calls/identity.mjs";
import { lists } from "./calls/lists.mjs";
import { meetings } from "./calls/meetings.mjs";
import { notes } from "./calls/notes.mjs";
import { objects } from "./calls/objects.mjs";
import { records } from "./calls/records.mjs";
import { tasks } from "./calls/tasks.mjs";
import { webhooks } from "./calls/webhooks.mjs";

/** @type {Record<string, ((at: Record<string, string>) => unknown[])[]>} */
export const calls = {
  ...connections,
  ...identity,
  ...objects,
  ...attributes,
  ...records,
  ...lists,
  ...entries,
  ...notes,
  ...tasks,
  ...comments,
  ...meetings,
  ...files,
  ...emails,
  ...webhooks,
  ...activities,
};
