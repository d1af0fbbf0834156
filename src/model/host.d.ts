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

/** The second argument of a `FetchLike`: plain values that may be spread and changed. */
export interface FetchInit {
    method: string;
    /** Names are in lower case. */
    headers: Record<string, string>;
    /** JSON as text, or the bytes of a form or a file. */
    body?: string | ArrayBuffer;
    redirect: "manual";
    signal: HostAbortSignal;
}

/** The members of an answer that the client uses: a `Response` of the platform or of a library. */
export interface FetchAnswer {
    readonly status: number;
    readonly ok: boolean;
    readonly headers: { get(name: string): string | null };
    json(): Promise<unknown>;
    text(): Promise<string>;
    arrayBuffer(): Promise<ArrayBuffer>;
}

/**
 * A function like `fetch`, called with a URL and plain values: the sandbox's, undici's, node-fetch, or a wrapper.
 *
 * @example
 * const traced = (url, init) => fetch(url, { ...init, headers: { ...init.headers, "x-trace": traceId } });
 * const attio = new AttioClient({ fetch: traced });
 */
export type FetchLike = (url: string, init: FetchInit) => FetchAnswer | Promise<FetchAnswer>;
