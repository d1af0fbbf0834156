// Gives the client its resources. The methods are named at run time, from the table in Rust, so
// that none of them is an export of its own.

/**
 * Called once, when the module is instantiated. `table` names every resource and its methods:
 * `"records query create …\nnotes list …"`. A resource without a name is the client itself.
 */
export function installResources(AttioClient, table) {
  table.split("\n").forEach((line, resource) => {
    const [name, ...verbs] = line.split(" ");
    const methods = (client) =>
      verbs.map((verb, method) => [verb, (...args) => client.invoke(resource, method, ...args)]);
    if (!name) {
      verbs.forEach((verb, method) => {
        AttioClient.prototype[verb] = function (...args) {
          return this.invoke(resource, method, ...args);
        };
      });
      return;
    }
    Object.defineProperty(AttioClient.prototype, name, {
      configurable: true,
      enumerable: true,
      get() {
        const value = Object.freeze(Object.fromEntries(methods(this)));
        // From now on it is a plain property: `attio.records === attio.records`.
        Object.defineProperty(this, name, { value, enumerable: true });
        return value;
      },
    });
  });
}
