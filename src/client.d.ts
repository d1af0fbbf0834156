
/**
 * The client. Its resources are properties and their operations methods:
 * `attio.records.query("companies")`.
 */
export class AttioClient {
    /** Disposes of the client: its calls in flight end as they would, new ones are refused. */
    free(): void;
    [Symbol.dispose](): void;
    /**
     * Makes a client. Nothing is sent until a method is called.
     *
     * Throws an `AttioError` of kind `configuration` where an option is wrong.
     */
    constructor(options?: ClientOptions);
    /** The id of the connection that the client is on; undefined where it names none. */
    readonly connection: string | undefined;
    /** The same client on another connection: cheap, and with the same rate limit. */
    withConnection(connection_id: string): AttioClient;
}

export interface AttioClient {
    /**
     * Sends any request below `/v2/` and gives the body as it came, with its status and headers.
     *
     * GET, PUT and DELETE are sent again when it is unknown whether they were processed; POST and
     * PATCH only when they were rate-limited.
     *
     * @example
     * const { body } = await attio.request<{ data: unknown[] }>({ method: "GET", path: "/v2/objects" });
     */
    request<T = unknown>(request: RawRequest, options?: RequestOptions): Promise<RawResponse<T>>;
}
