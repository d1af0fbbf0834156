// Careful code without a client: an AbortController, a timer that is cleared, an error for every status but 2xx, and
// `json()`.

export function handWritten(fetch, base = "https://api.maton.ai/attio") {
  async function call(method, path, body) {
    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), 30_000);
    try {
      const headers = { authorization: "Bearer key" };
      if (body !== undefined) headers["content-type"] = "application/json";
      const response = await fetch(base + path, {
        method,
        headers,
        redirect: "manual",
        signal: controller.signal,
        body: body && JSON.stringify(body),
      });
      if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
      return (await response.json()).data;
    } finally {
      clearTimeout(timer);
    }
  }
  const query = (offset, limit) => call("POST", "/v2/objects/companies/records/query", { limit, offset });
  return {
    name: "hand-written",
    record: (id) => call("GET", `/v2/objects/companies/records/${encodeURIComponent(id)}`),
    task: (id) => call("GET", `/v2/tasks/${encodeURIComponent(id)}`),
    page: () => query(0, 500),
    query,
  };
}
