// The tests' side of server.mjs, in any runtime: writes scripts over HTTP.

/** @param {string} control the address of the server */
export function scriptsAt(control) {
  const ask = async (method, path, body) => {
    const send = () => fetch(`${control}/scripts${path}`, { method, body: body && JSON.stringify(body) });
    // The request may go out on a connection that the server has just closed on purpose.
    const response = await send().catch(send);
    if (!response.ok) throw new Error(`the faults server answered ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return async function writeScript(steps) {
    const { id, baseUrl } = await ask("POST", "", steps);
    const log = () => ask("GET", `/${id}`);
    return {
      baseUrl,
      log,
      /** Requests of the client, in order of arrival. */
      requests: async () => (await log()).requests,
      close: () => ask("DELETE", `/${id}`),
    };
  };
}
