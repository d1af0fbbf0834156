// Counts the memories of WebAssembly instances that were made after this module was loaded and are not garbage
// collected.
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
