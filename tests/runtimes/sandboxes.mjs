// The tests' side of server.mjs, in any runtime: opens sandboxes over HTTP.

/** @param {string} control the address of the control server */
export function sandboxesAt(control) {
  const ask = async (method, path, body) => {
    const response = await fetch(`${control}/sandboxes${path}`, { method, body: body && JSON.stringify(body) });
    if (!response.ok) throw new Error(`the test server answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return async function openSandbox(options = {}) {
    const { id, baseUrl } = await ask("POST", "", options);
    return {
      baseUrl,
      /** Requests of the client, in order. */
      requests: () => ask("GET", `/${id}`),
      /** Sets its next answer; `delayMs` alone only delays it. May be called repeatedly. */
      answerNext: (answer) => ask("POST", `/${id}`, answer),
      close: () => ask("DELETE", `/${id}`),
    };
  };
}
