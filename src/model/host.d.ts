/** The platform's `AbortSignal`. */
export type HostAbortSignal = typeof globalThis extends { AbortSignal: { prototype: infer T } } ? T
    : { readonly aborted: boolean; readonly reason: unknown };

/** The platform's `Request`. */
export type HostRequest = typeof globalThis extends { Request: { prototype: infer T } } ? T
    : { readonly url: string; readonly method: string };

/** The platform's `Response`. */
export type HostResponse = typeof globalThis extends { Response: { prototype: infer T } } ? T
    : { readonly status: number; readonly ok: boolean; json(): Promise<unknown>; text(): Promise<string>; arrayBuffer(): Promise<ArrayBuffer> };

/** The platform's `Headers`. */
export type HostHeaders = typeof globalThis extends { Headers: { prototype: infer T } } ? T
    : { get(name: string): string | null; has(name: string): boolean };

/** The platform's `Blob`; a `File` is one. */
export type HostBlob = typeof globalThis extends { Blob: { prototype: infer T } } ? T
    : { readonly size: number; readonly type: string; arrayBuffer(): Promise<ArrayBuffer> };

/** The platform's `ReadableStream`, of bytes. */
export type HostReadableStream = typeof globalThis extends { ReadableStream: { prototype: infer T } } ? T
    : { getReader(): unknown };

/** `fetch`, or anything that answers a request as it does, such as the sandbox's. */
export type FetchLike = (request: HostRequest) => HostResponse | Promise<HostResponse>;
