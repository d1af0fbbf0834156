// The server: the proxy that holds the key, the webhook's receiver, the stream of changes, and the page itself.
import { serveStatic } from "@hono/node-server/serve-static";
import type { AttioClient, ClientOptions } from "attio-wasm";
import { createProxy } from "attio-wasm/proxy";
import { createWebhookHandler } from "attio-wasm/webhooks";
import { Hono } from "hono";
import { secureHeaders } from "hono/secure-headers";
import { createEvents } from "./events.ts";
import { createSessions } from "./sessions.ts";

export interface AppOptions {
  apiKey: string;
  connection: string | undefined;
  baseUrl?: string | undefined;
  fetch?: ClientOptions["fetch"];
  /** The folder with the built page. */
  page: string;
  /** Secret of the webhook; undefined where there is none. */
  secret: () => string | undefined;
  /** Allowed `Host` headers, against DNS rebinding. */
  hosts: readonly string[];
  /** On the sandbox: makes a change, as a colleague would. */
  colleague?: (() => Promise<string>) | undefined;
}

/** Headers of the page: its policy allows only its own files, and WebAssembly. */
const contentSecurityPolicy = {
  defaultSrc: ["'none'"],
  scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
  styleSrc: ["'self'"],
  styleSrcAttr: ["'unsafe-inline'"], // Chartist sets the sizes of its labels as attributes
  imgSrc: ["'self'"],
  connectSrc: ["'self'"],
  baseUri: ["'none'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
};

export function createApp({ apiKey, connection, baseUrl, fetch, page, secret, hosts, colleague }: AppOptions) {
  const sessions = createSessions();
  const events = createEvents();

  const proxy = createProxy({
    apiKey,
    ...(connection && { connection }),
    ...(baseUrl && { baseUrl }),
    ...(fetch && { fetch }),
    authorize: (request) => sessions.has(request),
    allow: ["tasks.update"], // the only operations that the page may write with
    onError: (error) => console.error(error),
  });

  const receive = createWebhookHandler({
    secret: () => secret() ?? null,
    onEvent: (event) => events.tell(event),
  });

  const app = new Hono();
  // Attio sends to the public host, with a signature.
  app.post("/hooks/attio", (context) => receive(context.req.raw));

  app.use(async (context, next) => {
    if (!hosts.includes(context.req.header("host") ?? "")) return context.text("This is not the dashboard's address.\n", 403);
    return next();
  });
  app.use(secureHeaders({ contentSecurityPolicy }));

  app.get("/open/:ticket", (context) => {
    const cookie = sessions.open(context.req.param("ticket"));
    if (!cookie) return context.text("The ticket is of another run. Open the address that was printed.\n", 403);
    context.header("set-cookie", cookie);
    return context.redirect("/");
  });

  app.all("/api/attio/*", (context) => proxy(context.req.raw));

  app.use("/api/*", async (context, next) => (sessions.has(context.req.raw) ? next() : context.json({ error: "no session" }, 401)));
  app.get("/api/session", (context) => context.json({ isLive: secret() !== undefined, isSandbox: colleague !== undefined }));
  app.get("/api/events", (context) => events.stream(context));
  if (colleague) app.post("/api/colleague", async (context) => context.json({ did: await colleague() }));

  app.use(serveStatic({ root: page }));
  return { app, ticket: sessions.ticket };
}

/** Subscribes to the events of the data that the page shows. */
export async function subscribe(attio: AttioClient, targetUrl: string) {
  const types = ["record.created", "record.updated", "record.deleted", "record.merged", "task.created", "task.updated", "task.deleted"] as const;
  const { id, secret } = await attio.webhooks.create({
    target_url: targetUrl,
    subscriptions: types.map((event_type) => ({ event_type, filter: null })),
  });
  return { secret, unsubscribe: () => attio.webhooks.delete(id.webhook_id) };
}
