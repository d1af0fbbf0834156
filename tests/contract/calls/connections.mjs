export const connections = {
  "connections.list": [() => [], () => [{ app: "attio", status: "ACTIVE", method: "OAUTH2", limit: 10 }]],
  "connections.create": [() => [], () => [{ app: "attio", method: "OAUTH2" }]],
  "connections.get": [(at) => [at.connection]],
  "connections.delete": [(at) => [at.connection]],
};
