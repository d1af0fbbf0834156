
/**
 * The client. Its resources are properties and their operations methods:
 * `attio.records.query("companies")`.
 */
export class AttioClient {
    /** Disposes of the client: calls in flight complete, new ones are refused. */
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Makes a client. No request is sent until a method is called.
     *
     * Throws an `AttioError` of kind `configuration` where an option is wrong.
     */
    constructor(options?: ClientOptions);
    /** The id of the client's connection; undefined where none is set. */
    readonly connection: string | undefined;
    /** The same client on another connection: cheap to make, and with the same rate limit. */
    withConnection(connection_id: string): AttioClient;
}

export interface AttioClient {
    /**
     * Sends any request below `/v2/` and returns the body unchanged, with its status and headers.
     *
     * GET, PUT and DELETE are repeated where it is unknown whether they were processed; POST and PATCH only where
     * they were rate-limited.
     *
     * @example
     * const { body } = await attio.request<{ data: unknown[] }>({ method: "GET", path: "/v2/objects" });
     */
    request<T = unknown>(request: RawRequest, options?: RequestOptions): Promise<RawResponse<T>>;
}
