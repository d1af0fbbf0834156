// Counts the memory of every WebAssembly instance that is made after this module is loaded, and not collected yet.
/** @type {WeakRef<WebAssembly.Memory>[]} */
let memories = [];

WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, args) {
    const instance = new Instance(...args);
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.push(new WeakRef(value));
    return instance;
  },
});

export function liveMemories() {
  memories = memories.filter((memory) => memory.deref());
  return { instances: memories.length, bytes: memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0) };
}
