// The client of a command, configured by its options and the environment.
import { AttioClient } from "../../pkg-template/index.js";
import { Problem } from "./problem.js";

/** Options that select the workspace. @satisfies {import("./verbs.js").Verb["options"]} */
export const connectOptions = {
  connection: { type: "string" },
  via: { type: "string" },
};

/** Lines on these options in the help of a verb. */
export const connectUsage = `  --connection <id>  the Maton connection; default: MATON_CONNECTION_ID, or the account's own choice
  --via attio        reach api.attio.com itself, with an Attio token

Environment:
  MATON_API_KEY      key of the Maton gateway
  ATTIO_API_KEY      token of Attio itself, used with --via attio, or where there is no MATON_API_KEY
  MATON_API_URL      another address of the gateway, such as a sandbox`;

/**
 * @param {Record<string, any>} values the options that were given
 * @param {Record<string, string | undefined>} environment
 * @param {object} [options] others of the client
 */
export function connect(values, environment, options = {}) {
  // An empty environment variable counts as unset.
  const { MATON_API_KEY: maton, ATTIO_API_KEY: attio, MATON_API_URL: baseUrl, MATON_CONNECTION_ID } = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ""),
  );
  const { via = maton || !attio ? "maton" : "attio", connection = via === "maton" ? MATON_CONNECTION_ID : undefined } = values;
  if (via !== "maton" && via !== "attio") throw new Problem(`--via: "maton" or "attio" was expected, not ${JSON.stringify(via)}.`, 2);
  if (via === "attio" && connection !== undefined) throw new Problem("--connection: connections are Maton's; with --via attio there are none.", 2);
  const apiKey = via === "maton" ? maton : attio;
  if (!apiKey) {
    const where = via === "maton" ? "MATON_API_KEY to your Maton API key (https://maton.ai/settings)" : "ATTIO_API_KEY to an Attio access token";
    throw new Problem(`No key: set ${where}.`, 2);
  }
  return new AttioClient({ apiKey, via, connection, baseUrl: via === "maton" ? baseUrl : undefined, ...options });
}
