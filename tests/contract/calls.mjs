// Calls of every operation, a row each. Each call is made twice, on the vendor's contract and on the sandbox, so its
// arguments must exist in both: `at` has the ids (workspace.mjs).
//
// A row is a list of calls, since no single call can use every field of a body or query; the test checks that some
// call uses each.
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
