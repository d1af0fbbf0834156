// The package is there at once, and is only what it says it is.
export const loading = {
  "it exports what is public, and nothing else": async ({ module, assert }) => {
    assert.deepEqual(Object.keys(module).sort(), ["AttioClient", "AttioError", "Page", "PagePromise"]);
  },
};
