// Starts the dashboard on this machine: on the sandbox, or with a key on its workspace.
import { serve, type ServerType } from "@hono/node-server";
import { AttioClient } from "attio-wasm";
import { createApp, subscribe } from "./app.ts";

export interface StartOptions {
  /** The folder with the built page. */
  page: string;
  /** Port; 0 for any free one. */
  port: number;
  /** Used without a key: an Attio workspace in memory. */
  apiKey?: string | undefined;
  baseUrl?: string | undefined;
  connection?: string | undefined;
  /** The public address of this server, for Attio's webhooks. */
  publicUrl?: string | undefined;
}

export interface Dashboard {
  /** The address that opens the dashboard. */
  url: string;
  workspace: string;
  isLive: boolean;
  close(): Promise<void>;
}

export async function startDashboard(options: StartOptions): Promise<Dashboard> {
  const { apiKey, baseUrl, publicUrl, page } = options;
  let secret: string | undefined;
  let handle: (request: Request) => Response | Promise<Response> = () => new Response("starting", { status: 503 });

  // Listens first, since the sandbox needs the port for its deliveries.
  const { server, port } = await listen((request) => handle(request), options.port);
  const address = `http://127.0.0.1:${port}`;
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];

  try {
    // Browsers and `fetch` refuse some ports, such as 4190: neither the page nor a webhook would arrive.
    await fetch(address).catch((cause: unknown) => {
      throw new Error(`Port ${port} is one that browsers refuse; PORT chooses another one.`, { cause });
    });
    const workspace = apiKey ? await real(apiKey, baseUrl, options.connection) : await inMemory(address);
    const me = await workspace.attio.self();
    const { app, ticket } = createApp({ ...workspace, page, hosts, secret: () => secret });
    handle = app.fetch;

    const target = apiKey ? publicUrl && `${publicUrl.replace(/\/$/, "")}/hooks/attio` : "https://dashboard.example.com/hooks/attio";
    const subscription = target ? await subscribe(workspace.attio, target) : undefined;
    secret = subscription?.secret;
    return {
      url: `${address}/open/${ticket}`,
      workspace: me.active ? me.workspace_name : "a workspace that is not connected",
      isLive: secret !== undefined,
      async close() {
        if (apiKey) await subscription?.unsubscribe();
        await end(server);
      },
    };
  } catch (error) {
    await end(server);
    throw error;
  }
}

async function real(apiKey: string, baseUrl: string | undefined, named: string | undefined) {
  const attio = new AttioClient({ apiKey, ...(baseUrl && { baseUrl }) });
  const connection = named ?? (await firstConnection(attio));
  return { attio: attio.withConnection(connection), apiKey, baseUrl, connection };
}

async function firstConnection(attio: AttioClient) {
  const { data: active } = await attio.connections.list({ status: "ACTIVE" });
  const [first] = active;
  if (!first) throw new Error("This Maton account has no active connection to Attio. Create one at https://maton.ai, or by `attio.connections.create()`.");
  if (active.length > 1) console.log(`The first of ${active.length} connections is used, ${first.connection_id}; MATON_CONNECTION_ID chooses another.`);
  return first.connection_id;
}

async function inMemory(address: string) {
  // Imported here only, so that a server with a key never loads it.
  const { createSandbox, toLoopback } = await import("attio-wasm/sandbox");
  const { createColleague } = await import("./colleague.ts");
  const sandbox = createSandbox({ webhooks: { deliver: toLoopback(address) } });
  const attio = new AttioClient({ apiKey: "sandbox", fetch: sandbox.fetch, requestsPerSecond: null });
  return { attio, apiKey: "sandbox", connection: undefined, fetch: sandbox.fetch, colleague: createColleague(attio) };
}

function listen(fetch: (request: Request) => Response | Promise<Response>, port: number): Promise<{ server: ServerType; port: number }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: "127.0.0.1", port }, ({ port }) => resolve({ server, port }));
    server.once("error", reject);
  });
}

function end(server: ServerType) {
  return new Promise<void>((resolve) => {
    server.close(() => resolve());
    // Event streams do not end by themselves.
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
}
