// Errors for people: a title, the message once, and the action that helps.
import { AttioError, type AttioErrorKind } from "attio-wasm/slim";

export type Help = "reconnect" | "show_filter" | "wait" | "choose_connection" | "again" | "back_end" | "none";

export interface Told {
  readonly title: string;
  readonly message: string;
  readonly help: Help;
  readonly waitMs?: number;
  /** The entry that a proxy's `allow` lacks. */
  readonly forbidden?: string;
  readonly error: AttioError | undefined;
}

const KINDS: Record<AttioErrorKind, readonly [title: string, help: Help]> = {
  configuration: ["The client is not set up right", "back_end"],
  invalid_argument: ["Refused before it was sent", "show_filter"],
  authentication: ["The key was not accepted", "back_end"],
  permission: ["The connection may not do this", "choose_connection"],
  not_found: ["That does not exist", "back_end"],
  conflict: ["It conflicts with what is there", "none"],
  missing_connection: ["There is no usable connection", "choose_connection"],
  validation: ["The request was not accepted", "show_filter"],
  rate_limited: ["Too many requests", "wait"],
  timeout: ["No answer in time", "again"],
  server: ["The service failed", "again"],
  network: ["The service could not be reached", "again"],
  decode: ["The answer could not be read", "again"],
};

export function tell(error: unknown): Told {
  if (!AttioError.is(error)) return { title: "Something unexpected happened", message: String(error instanceof Error ? error.message : error), help: "again", error: undefined };
  const { kind, status, code } = error;
  let [title, help] = KINDS[kind] ?? [`Error: ${kind}`, "again"];
  let message = error.message.replace(/\s+/g, " ");
  const forbidden = code === "proxy_not_allowed" ? /does not allow ([\w.]+)/.exec(message)?.[1] : undefined;
  // An answer that had begun was reached.
  if (kind === "network" && (status !== undefined || /cut off|terminated|stalled|broke|body/i.test(`${message} ${String(error.cause ?? "")}`))) title = "The answer broke off";
  if (kind === "server" && status === 500 && error.source === "gateway") [title, help, message] = ["The grant behind this connection seems to be dead", "reconnect", "The gateway answered 500. Through Maton that usually means that the connection's consent has expired; a new one takes its place."];
  if (code === "proxy_not_allowed") [title, help] = ["The proxy does not let this through", "none"];
  const waitMs = error.retryAfterMs;
  return { title, message, help: help === "wait" && waitMs === undefined ? "again" : help, ...(waitMs !== undefined && { waitMs }), ...(forbidden && { forbidden }), error };
}
