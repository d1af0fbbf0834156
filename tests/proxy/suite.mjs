// The proxy, in any runtime: in front of a sandbox, or of a server that records its requests.
const KEY = "sk-canary-proxy";
const PAGE = "https://app.example.com";

/** A server that records its requests and answers with `response`. */
function recorder(response = () => Response.json({ data: [] })) {
  const seen = [];
  const fetch = async (url, init) => {
    const request = new Request(url, init);
    seen.push({ url: request.url, method: request.method, headers: Object.fromEntries(request.headers), body: await request.text() });
    return response(request, seen.length);
  };
  return { seen, fetch };
}

/** A request as a page of the app's own origin sends it. */
const ask = (path, { headers, ...init } = {}) =>
  new Request(`${PAGE}/api/attio${path}`, { headers: { "sec-fetch-site": "same-origin", ...headers }, ...init });

/** A handler of requests in place of `fetch`. */
const asFetch = (handler) => (url, init) => handler(new Request(url, init));

const signedIn = () => true;
const code = async (response) => (await response.json()).error?.code;

export const suite = {
  "a client without a key works against it": async ({ createProxy, createSandbox, AttioClient, assert }) => {
    const sandbox = createSandbox({ keys: [KEY] });
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, allow: ["tasks.create", "tasks.delete"], fetch: sandbox.fetch });
    const attio = new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(proxy) });
    assert.isTrue((await attio.self()).active);
    assert.isAbove((await attio.records.query("companies").toArray({ limit: 600 })).length, 300);
    assert.isNotEmpty(await attio.records.search({ query: "a", objects: ["people"], request_as: { type: "workspace" } }));
    const task = await attio.tasks.create({ content: "call", format: "plaintext", deadline_at: null, assignees: [], linked_records: [] });
    await attio.tasks.delete(task.id.task_id);
  },

  'a client with via: "attio" works against it, too': async ({ createProxy, createSandbox, AttioClient, assert }) => {
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, fetch: createSandbox().fetch });
    const attio = new AttioClient({ baseUrl: `${PAGE}/api/attio`, via: "attio", fetch: asFetch(proxy) });
    assert.isTrue((await attio.self()).active);
  },

  "reads pass, writes are refused, and the error names the operation": async ({ createProxy, createSandbox, AttioClient, assert }) => {
    const sandbox = createSandbox();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, fetch: sandbox.fetch });
    const attio = new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(proxy), maxRetries: 0 });
    const writes = {
      "records.create": () => attio.records.create("people", { values: {} }),
      "records.upsert": () => attio.records.upsert("people", { matching_attribute: "name", values: {} }),
      "records.update": () => attio.records.update("people", "one", { values: {} }),
      "records.replace": () => attio.records.replace("people", "one", { values: {} }),
      "records.delete": () => attio.records.delete("people", "one"),
      "records.merge": () => attio.request({ method: "POST", path: "/v2/objects/people/records/merge", body: {} }),
      "webhooks.create": () => attio.webhooks.create({ target_url: "https://example.com", subscriptions: [] }),
      "sequences.unsubscribe": () => attio.request({ method: "POST", path: "/v2/sequences/unsubscribed_emails", body: {} }),
      "files.upload": () => attio.request({ method: "POST", path: "/v2/files/upload", body: {} }),
    };
    for (const [name, write] of Object.entries(writes)) {
      const error = await write().then(() => undefined, (reason) => reason);
      assert.equal(error?.kind, "permission", name);
      assert.equal(error.code, "proxy_not_allowed", name);
      assert.include(error.message, name);
    }
  },

  "only operations can be allowed": async ({ createProxy, assert }) => {
    const { seen, fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, allow: ["records.create"], fetch });
    for (const [method, path] of [["POST", "/v2/new"], ["PUT", "/v2/objects"], ["HEAD", "/v2/objects"], ["PATCH", "/v2/self"]]) {
      assert.equal((await proxy(ask(path, { method }))).status, 403, `${method} ${path}`);
    }
    assert.equal((await proxy(ask("/v2/new/and/unknown"))).status, 200, "reading what is new");
    assert.lengthOf(seen, 1);
  },

  "only the API can be reached, whatever the path": async ({ createProxy, assert }) => {
    const { seen, fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, fetch });
    for (const path of [
      "/connections", "/attio/connections", "/user", "/triggers", "/slack/v2/x", "/v2", "/v2/", "/v1/x", "/v2//x", "/attio/attio/v2/x",
      "/v2/../connections", "/v2/%2e%2e/connections", "/v2/x%2f..%2f..%2fconnections", "/v2/x%252f..%252fconnections", "/v2/%5c..%5cx", "/v2/x/%00", "/v2/%", "/v2/x%0d%0ay",
    ]) {
      const response = await proxy(ask(path));
      assert.equal(response.status, 404, path);
    }
    for (const path of ["/v2/x", "/api/other/v2/x", "/api/attiov2/x", "/api/attio"]) {
      const response = await proxy(new Request(`${PAGE}${path}`));
      assert.equal(response.status, 404, path);
      assert.include((await response.json()).error.message, "pathPrefix", path);
    }
    assert.isEmpty(seen);
  },

  "a path segment that decodes to a separator is refused, however often it is encoded": async ({ createProxy, assert }) => {
    const { seen, fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, allow: ["records.delete"], fetch });
    let refused = 0;
    for (const letter of ["/", "\\", "?", "#", "%", "\0", "\n", "\x7f", "\x85", ";", "."]) {
      let encoded = letter === "." ? ".." : letter;
      for (let round = 1; round <= 6; round += 1) {
        encoded = encoded.replace(/[^\w-]/g, (part) => [...new TextEncoder().encode(part)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
        // Also with a malformed % beside it: servers behind the proxy may decode leniently.
        for (const segment of letter === "." ? [encoded, encoded.toUpperCase()] : [encoded, `x${encoded}y`, `${encoded}%`, `%zz${encoded}`, encoded.toUpperCase()]) {
          const url = `${PAGE}/api/attio/v2/objects/people/records/${segment}`;
          if (!new URL(url).pathname.startsWith("/api/attio/v2/objects/people/records/")) continue; // the URL itself has resolved it
          assert.equal((await proxy(new Request(url, { method: "DELETE" }))).status, 404, segment);
          refused += 1;
        }
      }
    }
    assert.isAbove(refused, 200);
    assert.isEmpty(seen);
    assert.equal((await proxy(new Request(`${PAGE}/api/attio/v2/objects/people/records/a%20b-%C3%A9`, { method: "DELETE" }))).status, 200);
  },

  "the key comes back in no answer, however a server writes it": async ({ createProxy, assert }) => {
    const key = 'sk/ca+na"ry=7f3a';
    const unicode = (text) => [...text].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");
    const spellings = [key, JSON.stringify(key).slice(1, -1), key.replaceAll("/", "\\/").replaceAll('"', '\\"'), unicode(key), unicode(key).toUpperCase().replaceAll("\\U", "\\u"), encodeURIComponent(key), key.replaceAll("/", "&#47;").replaceAll('"', "&#x22;"), encodeURIComponent(encodeURIComponent(key))];
    /** All ways to read a text. */
    const readings = (text) => {
      const all = [text];
      for (let round = 0; round < 3; round += 1) {
        for (const one of [...all]) {
          const letters = one.replace(/\\u([\da-f]{4})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))).replace(/\\(["\\/])/g, "$1");
          const entities = letters.replace(/&#(?:x([\da-f]+)|(\d+));/gi, (_, hex, decimal) => String.fromCharCode(hex ? parseInt(hex, 16) : Number(decimal)));
          all.push(entities.replace(/%([\da-f]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))));
        }
      }
      return all;
    };
    for (const spelling of spellings) {
      const bodies = [`{"message":"bad key ${spelling}"}`, `{"error":{"message":"${spelling}","validation_errors":[{"path":["${spelling}"]}]}}`, `{"${spelling}":1}`, `Invalid ${spelling} here`, `<p>${spelling}</p>`, `{"message":"${spelling}`];
      for (const [status, body] of [400, 401, 404, 429, 500, 503].flatMap((status) => bodies.map((body) => [status, body]))) {
        const header = encodeURIComponent(key);
        const fetch = async () => new Response(body, { status, headers: { "content-type": "application/json", "x-request-id": `req ${header}`, etag: key, "content-length": String(new TextEncoder().encode(body).length) } });
        const response = await createProxy({ apiKey: () => key, authorize: signedIn, fetch })(ask("/v2/self"));
        const text = `${JSON.stringify([...response.headers].map(([, value]) => decodeURIComponent(value)))} ${await response.text()}`;
        assert.equal(response.status, status);
        for (const reading of readings(text)) assert.notInclude(reading, key, text);
      }
    }
    const told = { error: { message: "Session ended", session_token: "st_12345678", status_code: 401 } };
    const response = await createProxy({ apiKey: key, authorize: signedIn, fetch: async () => Response.json(told, { status: 401 }) })(ask("/v2/self"));
    assert.deepEqual(await response.json(), { error: { message: "Session ended", status_code: 401 } });
    // The body of a success passes unchanged, its headers do not.
    const success = await createProxy({ apiKey: key, authorize: signedIn, fetch: async () => Response.json({ data: [] }, { headers: { "x-request-id": key } }) })(ask("/v2/self"));
    assert.notInclude(JSON.stringify([...success.headers]), "canary");
  },

  "an endless error body is cut off": async ({ createProxy, assert }) => {
    let sent = 0;
    const endless = () => new ReadableStream({ pull: (controller) => (sent += 1, controller.enqueue(new Uint8Array(10_000).fill(120))) });
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, connections: true, fetch: async (url) => new Response(endless(), { status: url.includes("/v2/") ? 500 : 200 }) });
    for (const path of ["/v2/self", "/connections"]) {
      sent = 0;
      const text = await (await proxy(ask(path))).text();
      assert.isBelow(text.length, 2_000_000);
      assert.isBelow(sent, 300, path);
    }
  },

  "where an error is cut off no part of a key is left": async ({ createProxy, assert }) => {
    const chunks = [`${"x".repeat(64_000)}${KEY.slice(0, 10)}`, KEY.slice(10)].map((text) => new TextEncoder().encode(text));
    const cut = () => new ReadableStream({ pull: (controller) => (chunks[0] ? controller.enqueue(chunks.shift()) : controller.close()) }, { highWaterMark: 0 });
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, fetch: async () => new Response(cut(), { status: 500 }) });
    const text = await (await proxy(ask("/v2/self"))).text();
    assert.match(text, /^x+$/);
  },

  "timeoutMs covers everything from authorize to the end of the answer": async ({ createProxy, assert }) => {
    const never = () => new Promise(() => {});
    const stalled = () => new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode("{")) });
    const right = { apiKey: KEY, authorize: signedIn, timeoutMs: 50, fetch: async () => Response.json({}) };
    for (const [what, change] of Object.entries({ authorize: { authorize: never }, rateKey: { rateKey: never }, apiKey: { apiKey: never }, connection: { connection: never }, fetch: { fetch: never }, "an error's body": { fetch: async () => new Response(stalled(), { status: 500 }) } })) {
      const told = [];
      const response = await createProxy({ ...right, ...change, onError: (error) => told.push(error.name) })(ask("/v2/objects/people/records/query", { method: "POST", body: "{}" }));
      assert.deepEqual([response.status, await code(response), told], [504, "proxy_timeout", ["TimeoutError"]], what);
    }
    let request;
    try {
      request = ask("/v2/objects/people/records/query", { method: "POST", body: stalled(), duplex: "half" });
    } catch {
      // a runtime without streams in requests
    }
    if (request) assert.equal((await createProxy({ ...right, onError: () => {} })(request)).status, 504, "the caller's body");
    // The timeout cuts off the body of an answer as well …
    let signal;
    const proxy = createProxy({ ...right, fetch: async (url, init) => {
      ({ signal } = init);
      return new Response(new ReadableStream({ start(controller) { controller.enqueue(new TextEncoder().encode("{")); signal.addEventListener("abort", () => controller.error(signal.reason)); } }));
    } });
    const ignores = createProxy({ ...right, fetch: async () => new Response(stalled()) });
    for (const cut of [proxy, ignores]) {
      const error = await (await cut(ask("/v2/self"))).text().then(() => undefined, (reason) => reason);
      assert.isDefined(error);
    }
    // … but not of a download that has begun; a call that has ended in time is left alone.
    const file = createProxy({ ...right, fetch: async (url, init) => (({ signal } = init), new Response("file")) });
    assert.equal(await (await file(ask("/v2/files/one/download"))).text(), "file");
    await new Promise((resolve) => setTimeout(resolve, 80));
    assert.isFalse(signal.aborted);
    assert.throws(() => createProxy({ ...right, timeoutMs: 0 }), /timeoutMs/);
  },

  "an abort of the caller ends every wait, and is not reported as an error": async ({ createProxy, assert }) => {
    const never = () => new Promise(() => {});
    const right = { apiKey: KEY, authorize: signedIn, fetch: async () => Response.json({}) };
    for (const [what, change] of Object.entries({ authorize: { authorize: never }, rateKey: { rateKey: never }, apiKey: { apiKey: never }, connection: { connection: never }, fetch: { fetch: never } })) {
      const told = [];
      const controller = new AbortController();
      const answer = createProxy({ ...right, ...change, onError: (error) => told.push(error) })(ask("/v2/self", { signal: controller.signal }));
      await new Promise((resolve) => setTimeout(resolve, 5));
      controller.abort();
      const outcome = await Promise.race([answer, new Promise((resolve) => setTimeout(resolve, 1_000, "hangs"))]);
      assert.notEqual(outcome, "hangs", what);
      assert.isEmpty(told, what);
    }
    const told = [];
    assert.isDefined(await createProxy({ ...right, onError: (error) => told.push(error) })(ask("/v2/self", { signal: AbortSignal.abort() })));
    assert.isEmpty(told);
  },

  "onError may throw or reject; the answer stays": async ({ createProxy, assert }) => {
    for (const onError of [() => { throw new Error("logger"); }, async () => { throw new Error("logger"); }]) {
      const proxy = createProxy({ apiKey: KEY, authorize: () => { throw new Error("database"); }, onError });
      assert.equal((await proxy(ask("/v2/self"))).status, 502);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  },

  "an authorize without a usable result refuses the request": async ({ createProxy, assert }) => {
    const used = new Response("log in");
    await used.text();
    for (const answer of [Response.error(), used]) {
      const { seen, fetch } = recorder();
      for (const origin of [PAGE, "https://friend.example"]) {
        const proxy = createProxy({ apiKey: KEY, authorize: () => answer, origins: ["https://friend.example"], fetch });
        assert.equal((await proxy(ask("/v2/self", { headers: { origin } }))).status, 401);
      }
      assert.isEmpty(seen);
    }
  },

  "a download is not followed to a private address, however it is written": async ({ createProxy, assert }) => {
    const inner = [
      "127.0.0.1", "127.1", "0x7f000001", "2130706433", "0177.0.0.1", "127.0.0.1.", "localhost", "LOCALHOST", "localhost.", "a.localhost", "0.0.0.0", "0", "[::1]", "[::]", "[0:0:0:0:0:0:0:1]",
      "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:10.0.0.1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::8.8.8.8]", "[2002:7f00:1::]", "[2002:a00:1::1]", "[2001::1]", "[2001:db8::1]", "[fe80::1]", "[febf::1]", "[fec0::1]", "[fc00::1]", "[fd12:3456::1]", "[ff02::1]", "[100::1]",
      "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "169.254.169.254", "0xa9fea9fe", "100.64.0.1", "100.127.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
      "metadata.google.internal", "router.local", "intranet", "x.home.arpa", "localhost.localdomain", "kubernetes.default.svc", "x.test", "x.invalid", "x.onion", "１２７.０.０.１", "127。0。0。1", "%31%32%37.0.0.1",
    ];
    const outer = ["files.example", "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "192.167.255.255", "192.169.0.1", "100.63.0.1", "100.128.0.1", "198.17.0.1", "198.20.0.1", "11.0.0.1", "9.255.255.255", "126.0.0.1", "128.0.0.1", "223.255.255.255", "[2606:4700::1111]", "[2a00:1450:4001::1]", "[2002:808:808::1]", "localhost.example", "127.0.0.1.example", "local.example"];
    const follows = async (host, scheme = "https:") => {
      const { seen, fetch } = recorder((request) => (request.url.includes("/v2/files/") ? new Response(null, { status: 302, headers: { location: `${scheme}//${host}/one` } }) : new Response("file")));
      const response = await createProxy({ apiKey: KEY, authorize: signedIn, fetch })(ask("/v2/files/one/download"));
      assert.equal(response.status, seen.length === 2 ? 200 : 502, host);
      return seen.length === 2;
    };
    for (const host of inner) assert.isFalse(await follows(host), host);
    for (const host of inner) assert.isFalse(await follows(`${host}:8443`), host);
    for (const host of outer) assert.isTrue(await follows(host), host);
    for (const host of outer) assert.isFalse(await follows(host, "http:"), host);
  },

  "headers: the proxy's key is sent, and no credential of the caller": async ({ createProxy, assert }) => {
    const { seen, fetch } = recorder(() =>
      Response.json({ data: [] }, {
        headers: {
          "set-cookie": "session=1", "x-request-id": "req-1", "retry-after": "3", connection: "close", "keep-alive": "timeout=5",
          "strict-transport-security": "max-age=1", "access-control-allow-origin": "*", "x-powered-by": "them",
        },
      }),
    );
    const proxy = createProxy({ apiKey: async () => KEY, connection: "pinned", authorize: signedIn, fetch });
    const headers = {
      authorization: "Bearer theirs", cookie: "session=1", "maton-connection": "theirs", "proxy-authorization": "x", "x-forwarded-for": "1.2.3.4",
      "x-own": "1", te: "trailers", upgrade: "h2c", "content-type": "application/json", accept: "application/json",
    };
    const response = await proxy(ask("/v2/objects?limit=1&x=%2F", { headers }));
    const [{ url, headers: sent }] = seen;
    assert.equal(url, "https://api.maton.ai/attio/v2/objects?limit=1&x=%2F");
    assert.equal(sent.authorization, `Bearer ${KEY}`);
    assert.equal(sent["maton-connection"], "pinned");
    for (const name of ["cookie", "proxy-authorization", "x-forwarded-for", "x-own", "te", "upgrade", "origin"]) assert.notProperty(sent, name);
    const got = Object.fromEntries(response.headers);
    assert.equal(got["x-request-id"], "req-1");
    assert.equal(got["retry-after"], "3");
    assert.equal(got["x-content-type-options"], "nosniff");
    assert.equal(got["cache-control"], "private, no-store");
    for (const name of ["set-cookie", "keep-alive", "strict-transport-security", "access-control-allow-origin", "x-powered-by"]) assert.notProperty(got, name);
    assert.notInclude(JSON.stringify(got), KEY);
  },

  "authorize is called, and results other than true are refused": async ({ createProxy, assert }) => {
    for (const answer of [false, undefined, null, 0, "yes", {}]) {
      const { seen, fetch } = recorder();
      const proxy = createProxy({ apiKey: KEY, authorize: async () => answer, fetch });
      const response = await proxy(ask("/v2/self"));
      assert.equal(response.status, 401);
      assert.equal(await code(response), "not_signed_in");
      assert.isEmpty(seen);
    }
    const own = createProxy({ apiKey: KEY, authorize: () => new Response("log in", { status: 302, headers: { location: "/login" } }) });
    assert.equal((await own(ask("/v2/self"))).headers.get("location"), "/login");
    const told = [];
    const broken = createProxy({ apiKey: KEY, authorize: () => { throw new Error(`database ${KEY}`); }, onError: (error) => told.push(error.message) });
    const response = await broken(ask("/v2/self"));
    assert.equal(response.status, 502);
    assert.notInclude(await response.text(), KEY);
    assert.deepEqual(told, [`database ${KEY}`]);
  },

  "pages of other origins are refused unless they are named": async ({ createProxy, assert }) => {
    const { fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, origins: ["https://friend.example"], fetch });
    const get = async (headers) => (await proxy(new Request(`${PAGE}/api/attio/v2/self`, { headers }))).status;
    assert.equal(await get({}), 200, "a program");
    assert.equal(await get({ "sec-fetch-site": "same-origin" }), 200);
    assert.equal(await get({ "sec-fetch-site": "none" }), 200, "a typed address");
    assert.equal(await get({ origin: PAGE }), 200, "an older browser");
    for (const headers of [
      { origin: "https://evil.example" }, { origin: "null" }, { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" },
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" }, { origin: PAGE, "sec-fetch-site": "cross-site" }, { origin: "https://friend.example.evil.example" },
    ]) {
      assert.equal(await get(headers), 403, JSON.stringify(headers));
    }
    const named = await proxy(new Request(`${PAGE}/api/attio/v2/self`, { headers: { origin: "https://friend.example", "sec-fetch-site": "cross-site" } }));
    assert.equal(named.status, 200);
    assert.equal(named.headers.get("access-control-allow-origin"), "https://friend.example");
    assert.equal(named.headers.get("access-control-allow-credentials"), "true");
    assert.include(named.headers.get("vary"), "origin");
    const preflight = await proxy(new Request(`${PAGE}/api/attio/v2/self`, { method: "OPTIONS", headers: { origin: "https://friend.example", "access-control-request-headers": "content-type" } }));
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-headers"), "content-type");
    assert.equal((await proxy(new Request(`${PAGE}/api/attio/v2/self`, { method: "OPTIONS", headers: { origin: "https://evil.example" } }))).status, 403);
  },

  "connections are hidden by default, and never contain their url": async ({ createProxy, createSandbox, AttioClient, assert }) => {
    const sandbox = createSandbox();
    const options = { apiKey: KEY, authorize: signedIn, fetch: sandbox.fetch };
    const hidden = new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(createProxy(options)), maxRetries: 0 });
    assert.equal((await hidden.connections.list().then(undefined, (error) => error)).kind, "not_found");

    const shown = new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(createProxy({ ...options, connections: true })), maxRetries: 0 });
    const { data } = await shown.connections.list();
    assert.isNotEmpty(data);
    assert.isTrue(data.every((connection) => !("url" in connection)));
    assert.equal((await shown.connections.create().then(undefined, (error) => error)).code, "proxy_not_allowed");

    const writable = new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(createProxy({ ...options, connections: true, allow: ["connections.create", "connections.delete"] })) });
    const created = await writable.connections.create();
    assert.equal(created.status, "PENDING");
    assert.notProperty(created, "url");
    assert.isUndefined(await writable.connections.delete(created.connection_id));
  },

  "links and tokens are taken out of connections by their value, whatever the property": async ({ createProxy, assert }) => {
    const TOKEN = "st_4f9c2a7e81d04b6f";
    const link = `https://connect.maton.ai/7c0a4b1e-3f52-4d86-9a17-e5b2c8d0f643?session_token=${TOKEN}`;
    const connection = {
      connection_id: "7c0a4b1e-3f52-4d86-9a17-e5b2c8d0f643", status: "PENDING", app: "attio", creation_time: "2026-08-20T09:31:12.481021Z",
      url: link, connect_url: link, connectUrl: link, auth: { href: link, deep: [{ redirect: link }, link] }, metadata: { note: `open ${link} soon`, encoded: encodeURIComponent(link) },
      session_token: TOKEN, other: TOKEN, text: `the token is ${TOKEN}`, path: `/?session_token=${TOKEN}`,
    };
    const shapes = [{ connection }, { connections: [connection] }, connection, [connection], { message: `already open: ${link}` }, { error: { message: link } }];
    for (const shape of shapes) {
      for (const escape of [(text) => text, (text) => text.replaceAll("/", "\\/"), (text) => text.replaceAll("session_token", "session\\u005ftoken")]) {
        const fetch = async () => new Response(escape(JSON.stringify(shape)), { headers: { "content-type": "application/json" } });
        const proxy = createProxy({ apiKey: KEY, authorize: signedIn, connections: true, fetch });
        for (const path of ["/connections", `/connections/${connection.connection_id}`]) {
          const text = await (await proxy(ask(path))).text();
          assert.notInclude(text, TOKEN, text);
          assert.notInclude(text, "connect.maton.ai", text);
          if ("connection" in shape) assert.include(text, connection.connection_id);
          if ("connection" in shape) assert.deepInclude(JSON.parse(text).connection, { status: "PENDING", app: "attio", creation_time: connection.creation_time });
        }
      }
    }
  },

  "consentLinks lets the link of creating and reading a connection pass, and nothing else": async ({ createProxy, createSandbox, AttioClient, assert }) => {
    const sandbox = createSandbox();
    const options = { apiKey: KEY, authorize: signedIn, connections: true, consentLinks: true, allow: ["connections.create"], fetch: sandbox.fetch };
    const attio = new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(createProxy(options)), maxRetries: 0 });
    const created = await attio.connections.create();
    assert.match(created.url, /^https:.*session_token=/);
    assert.equal((await attio.connections.get(created.connection_id)).url, created.url);
    assert.isTrue((await attio.connections.list()).data.every((connection) => !("url" in connection)));

    const link = "https://connect.maton.ai/?session_token=st_4f9c2a7e81d04b6f";
    const answer = { connection: { connection_id: "c1", url: link, connect_url: link, session_token: "st_4f9c2a7e81d04b6f" } };
    const proxy = createProxy({ ...options, fetch: async () => Response.json(answer) });
    assert.deepEqual(await (await proxy(ask("/connections/c1"))).json(), { connection: { connection_id: "c1", url: link } });
    assert.deepEqual(await (await proxy(ask("/connections"))).json(), { connection: { connection_id: "c1" } });
    const odd = createProxy({ ...options, fetch: async () => Response.json({ connection: { connection_id: "c1", url: "javascript://x/%0aalert(1)" } }) });
    assert.deepEqual(await (await odd(ask("/connections/c1"))).json(), { connection: { connection_id: "c1" } });
  },

  "bodies are limited in size, whatever Content-Length says": async ({ createProxy, assert }) => {
    const { seen, fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, maxBodyBytes: 1_000, fetch });
    const send = (body, headers = {}) => proxy(ask("/v2/objects/people/records/query", { method: "POST", body, headers, duplex: "half" }));
    assert.equal((await send("x".repeat(1_000))).status, 200);
    assert.equal((await send("x".repeat(1_001))).status, 413);
    const endless = new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(400)) });
    assert.equal((await send(endless)).status, 413);
    assert.lengthOf(seen, 1);
  },

  "requests are limited per minute and caller": async ({ createProxy, assert }) => {
    const { fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, requestsPerMinute: 3, rateKey: (request) => request.headers.get("x-user") ?? "", fetch });
    const statuses = [];
    for (const user of ["a", "a", "a", "a", "b"]) statuses.push((await proxy(ask("/v2/self", { headers: { "x-user": user } }))).status);
    assert.deepEqual(statuses, [200, 200, 200, 429, 200]);
    const limited = await proxy(ask("/v2/self", { headers: { "x-user": "a" } }));
    assert.isAtLeast(Number(limited.headers.get("retry-after")), 1);
    assert.equal(await code(limited), "proxy_rate_limited");
  },

  "answers are streamed": async ({ createProxy, assert }) => {
    let go;
    const rest = new Promise((resolve) => (go = resolve));
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(new TextEncoder().encode("first "));
        await rest;
        controller.enqueue(new TextEncoder().encode("second"));
        controller.close();
      },
    });
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, fetch: async () => new Response(body) });
    const reader = (await proxy(ask("/v2/objects"))).body.getReader();
    assert.equal(new TextDecoder().decode((await reader.read()).value), "first ");
    go();
    assert.equal(new TextDecoder().decode((await reader.read()).value), "second");
  },

  "a download is followed by the proxy, without credentials, and served as an attachment": async ({ createProxy, AttioClient, assert }) => {
    const { seen, fetch } = recorder((request) =>
      request.url.startsWith("https://files.example/")
        ? new Response("<script>alert(1)</script>", { headers: { "content-type": "text/html", "set-cookie": "x=1" } })
        : new Response(null, { status: 302, headers: { location: "https://files.example/one?signature=2" } }),
    );
    const proxy = createProxy({ apiKey: KEY, connection: "pinned", authorize: signedIn, fetch });
    const response = await new AttioClient({ baseUrl: `${PAGE}/api/attio`, fetch: asFetch(proxy) }).files.download("one");
    assert.equal(await response.text(), "<script>alert(1)</script>");
    assert.match(response.headers.get("content-disposition"), /^attachment/);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.include(response.headers.get("content-security-policy"), "sandbox");
    assert.isFalse(response.headers.has("set-cookie"));
    assert.equal(seen[1].url, "https://files.example/one?signature=2");
    assert.notProperty(seen[1].headers, "authorization");
    assert.notProperty(seen[1].headers, "maton-connection");
  },

  "no other redirect is followed": async ({ createProxy, assert }) => {
    const to = (location) => {
      const { seen, fetch } = recorder(() => new Response(null, { status: 302, headers: { location } }));
      return { seen, proxy: createProxy({ apiKey: KEY, authorize: signedIn, fetch }) };
    };
    const api = to("https://evil.example/");
    assert.equal((await api.proxy(ask("/v2/self"))).status, 502);
    assert.lengthOf(api.seen, 1);
    for (const location of ["http://files.example/", "http://127.0.0.1/", "file:///etc/passwd", "javascript:1", "https://u:p@files.example/", "/v2/self", ""]) {
      const { seen, proxy } = to(location);
      assert.equal((await proxy(ask("/v2/files/one/download"))).status, 502, location);
      assert.lengthOf(seen, 1, location);
    }
    const twice = to("https://files.example/again");
    assert.equal((await twice.proxy(ask("/v2/files/one/download"))).status, 502);
    assert.lengthOf(twice.seen, 2);
  },

  "errors of Attio and of the proxy become errors of the client": async ({ createProxy, createSandbox, AttioClient, assert }) => {
    const client = (options) => new AttioClient({ baseUrl: `${PAGE}/api/attio`, maxRetries: 0, fetch: asFetch(createProxy({ apiKey: KEY, authorize: signedIn, ...options })) });
    const fails = (promise) => promise.then(() => undefined, (error) => error);
    const gone = await fails(client({ fetch: createSandbox().fetch }).records.get("companies", "00000000-0000-4000-8000-000000000000"));
    assert.equal(gone.kind, "not_found");
    assert.equal(gone.source, "attio");
    const down = await fails(client({ fetch: () => Promise.reject(new TypeError(`no route, ${KEY}`)) }).self());
    assert.equal(down.kind, "server");
    assert.equal(down.code, "proxy_failed");
    assert.notInclude(JSON.stringify(down), KEY);
    assert.equal((await fails(client({ authorize: () => false }).self())).kind, "authentication");
    const busy = client({ requestsPerMinute: 1, fetch: createSandbox().fetch });
    await busy.self();
    const limited = await fails(busy.self());
    assert.equal(limited.kind, "rate_limited");
    assert.isAbove(limited.retryAfterMs, 0);
  },

  "each caller can have its own connection": async ({ createProxy, assert }) => {
    const { seen, fetch } = recorder();
    const proxy = createProxy({ apiKey: KEY, authorize: signedIn, connection: async (request) => `of-${request.headers.get("x-user")}`, fetch });
    await proxy(ask("/v2/self", { headers: { "x-user": "a" } }));
    assert.equal(seen[0].headers["maton-connection"], "of-a");
  },

  "a function that yields no key, connection or caller refuses the request, and nothing is sent": async ({ createProxy, assert }) => {
    const none = [undefined, null, "", 0, false, {}, [], ["pinned"], " ", "a\nb", "a\r\nx: y", "é"];
    const wrong = { connection: none, apiKey: none, rateKey: [undefined, null, 0, {}] };
    for (const [name, values] of Object.entries(wrong)) {
      for (const value of values) {
        for (const option of [() => value, async () => value]) {
          const { seen, fetch } = recorder();
          const told = [];
          const proxy = createProxy({ apiKey: KEY, connection: "pinned", authorize: signedIn, fetch, onError: (error) => told.push(error), [name]: option });
          const response = await proxy(ask("/v2/self"));
          const which = `${name}: ${JSON.stringify(value)}`;
          assert.equal(response.status, 502, which);
          assert.equal(await code(response), "proxy_failed", which);
          assert.isEmpty(seen, which);
          assert.lengthOf(told, 1, which);
          assert.include(told[0].message, `\`${name}\``, which);
        }
      }
    }
    const told = [];
    const proxy = createProxy({ apiKey: () => `${KEY}\n`, authorize: signedIn, onError: (error) => told.push(String(error.stack)) });
    await proxy(ask("/v2/self"));
    assert.notInclude(told.join(), KEY, "what was given is not quoted");
  },

  "an abort of the caller reaches Attio": async ({ createProxy, assert }) => {
    let signal;
    const proxy = createProxy({
      apiKey: KEY,
      authorize: signedIn,
      fetch: (_, init) => new Promise((_, reject) => {
        ({ signal } = init);
        signal.addEventListener("abort", () => reject(signal.reason));
      }),
    });
    const controller = new AbortController();
    const answer = proxy(ask("/v2/self", { signal: controller.signal }));
    while (!signal) await new Promise((resolve) => setTimeout(resolve, 1));
    controller.abort();
    await answer;
    assert.isTrue(signal.aborted);
  },

  "invalid options are refused when it is made, and the error names the option": async ({ createProxy, assert }) => {
    const right = { apiKey: KEY, authorize: signedIn };
    assert.doesNotThrow(() => createProxy(right));
    const wrong = [
      [{ apiKey: undefined }, "apiKey"], [{ apiKey: "" }, "apiKey"], [{ apiKey: "a\nb" }, "apiKey"], [{ authorize: undefined }, "authorize"], [{ authorize: true }, "authorize"],
      [{ allow: ["recods.create"] }, "allow"], [{ allow: "records.create" }, "allow"], [{ origins: ["app.example.com"] }, "origins"], [{ origins: ["https://app.example.com/"] }, "origins"], [{ origins: ["*"] }, "origins"],
      [{ baseUrl: "http://example.com" }, "baseUrl"], [{ baseUrl: "https://u:p@example.com" }, "baseUrl"], [{ baseUrl: "x" }, "baseUrl"], [{ via: "hubspot" }, "via"], [{ via: "attio", connection: "x" }, "connection"],
      [{ connection: "a\r\nb" }, "connection"], [{ pathPrefix: "api" }, "pathPrefix"], [{ pathPrefix: "/api/" }, "pathPrefix"], [{ maxBodyBytes: 0 }, "maxBodyBytes"], [{ requestsPerMinute: "1" }, "requestsPerMinute"], [{ timeoutMs: "1" }, "timeoutMs"], [{ allowed: [] }, "allowed"],
      [{ consentLinks: true }, "consentLinks"], [{ connections: true, consentLinks: "yes" }, "consentLinks"],
    ];
    for (const [change, name] of wrong) {
      assert.throws(() => createProxy({ ...right, ...change }), new RegExp(`\`${name}\``), undefined, JSON.stringify(change));
      try { createProxy({ ...right, ...change }); } catch (error) { assert.notInclude(String(error.stack), KEY); }
    }
    assert.throws(() => createProxy(), /options/);
  },
};
