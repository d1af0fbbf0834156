// All cases, by the behaviour that they prove. A case has a name, an `expected` value, and `run`, which returns the
// observed one: both must be equal. `where` lists runtimes (default: Node and workerd); `alone` keeps other cases
// from running at the same time.
import { abort } from "./suite/abort.mjs";
import { caller } from "./suite/caller.mjs";
import { connections } from "./suite/connections.mjs";
import { dedupeCases as dedupe } from "./suite/dedupe.mjs";
import { decoding } from "./suite/decoding.mjs";
import { errors } from "./suite/errors.mjs";
import { events } from "./suite/events.mjs";
import { fetch } from "./suite/fetch.mjs";
import { key } from "./suite/key.mjs";
import { pages } from "./suite/pages.mjs";
import { panics } from "./suite/panics.mjs";
import { rate } from "./suite/rate.mjs";
import { redirect } from "./suite/redirect.mjs";
import { retry } from "./suite/retry.mjs";
import { secrets } from "./suite/secrets.mjs";
import { signals } from "./suite/signals.mjs";
import { timeout } from "./suite/timeout.mjs";
import { turns } from "./suite/turns.mjs";
import { waiting } from "./suite/waiting.mjs";

const rows = { caller, retry, waiting, rate, turns, timeout, abort, signals, redirect, pages, errors, secrets, decoding, connections, key, fetch, events, panics, dedupe };

export const cases = Object.entries(rows).flatMap(([row, all]) => all.map((one) => ({ ...one, name: `${row}: ${one.name}` })));
