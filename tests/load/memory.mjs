// Memory of all WebAssembly instances made after this module was loaded.
const memories = [];
WebAssembly.Instance = new Proxy(WebAssembly.Instance, {
  construct(Instance, args) {
    const instance = new Instance(...args);
    for (const value of Object.values(instance.exports)) if (value instanceof WebAssembly.Memory) memories.push(value);
    return instance;
  },
});

/** Bytes of all of them. WebAssembly memory never shrinks, so growth stays visible. */
export const wasmBytes = () => memories.reduce((sum, { buffer }) => sum + buffer.byteLength, 0);

/** Bytes of the JavaScript heap in use, after collection; needs --expose-gc. */
export async function heapBytes() {
  for (let i = 0; i < 4; i += 1) {
    globalThis.gc();
    // Finalisers run between turns.
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return process.memoryUsage().heapUsed;
}
