// The suite that every runtime runs unchanged. A test is a function by its name; it gets the package (`AttioClient`,
// …), `createSandbox`, `assert` (chai's), `open` (a client with a sandbox of its own, over HTTP) and `rejection` (the
// reason of a rejected promise).
import { activities } from "./suite/activities.mjs";
import { bulk } from "./suite/bulk.mjs";
import { comments } from "./suite/comments.mjs";
import { connections } from "./suite/connections.mjs";
import { entries } from "./suite/entries.mjs";
import { errors } from "./suite/errors.mjs";
import { exports } from "./suite/exports.mjs";
import { files } from "./suite/files.mjs";
import { identity } from "./suite/identity.mjs";
import { loading } from "./suite/loading.mjs";
import { meetings } from "./suite/meetings.mjs";
import { metadata } from "./suite/metadata.mjs";
import { notes } from "./suite/notes.mjs";
import { operations } from "./suite/operations.mjs";
import { options } from "./suite/options.mjs";
import { paging } from "./suite/paging.mjs";
import { reading } from "./suite/reading.mjs";
import { records } from "./suite/records.mjs";
import { rows } from "./suite/rows.mjs";
import { sending } from "./suite/sending.mjs";
import { stablePaging } from "./suite/stable.mjs";
import { stores } from "./suite/stores.mjs";
import { tasks } from "./suite/tasks.mjs";
import { values } from "./suite/values.mjs";
import { webhooks } from "./suite/webhooks.mjs";
import { write } from "./suite/write.mjs";

const parts = {
  loading,
  operations,
  options,
  connections,
  identity,
  metadata,
  records,
  values,
  entries,
  paging,
  stablePaging,
  rows,
  exports,
  bulk,
  tasks,
  notes,
  comments,
  meetings,
  files,
  webhooks,
  activities,
  reading,
  write,
  errors,
  sending,
  stores,
};

export const suite = Object.fromEntries(
  Object.entries(parts).flatMap(([part, tests]) => Object.entries(tests).map(([name, test]) => [`${part}: ${name}`, test])),
);
