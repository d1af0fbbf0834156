import { forbidden } from "./compile.js";

/**
 * Compiles the module from any source that the caller may have.
 *
 * @param {any} source an address, a response, the bytes, or the compiled module
 * @returns {Promise<WebAssembly.Module>}
 */
export async function compileFrom(source) {
  try {
    const given = await source;
    if (given instanceof WebAssembly.Module) return given;
    if (ArrayBuffer.isView(given) || given instanceof ArrayBuffer) {
      return await WebAssembly.compile(/** @type {BufferSource} */ (given));
    }
    const response = given instanceof Response ? given : await fetch(given);
    if (!response.ok) throw new Error(`attio-wasm: ${response.url} answered ${response.status}`);
    // Streaming compilation needs the media type `application/wasm`; other types are compiled from their bytes.
    return await (response.headers.get("content-type")?.startsWith("application/wasm")
      ? WebAssembly.compileStreaming(response)
      : WebAssembly.compile(await response.arrayBuffer()));
  } catch (error) {
    throw forbidden(error);
  }
}
