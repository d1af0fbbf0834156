interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): { createScriptURL(address: string): object };
}
declare var trustedTypes: TrustedTypePolicyFactory | undefined;

/** Of the package, set when the page is built. */
declare const __VERSION__: string;
/** Size of `attio-wasm/slim` in kB of brotli, measured when the page is built. */
declare const __SIZE_KB__: string;
