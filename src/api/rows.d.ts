/** A reference in a row, with `references: "object"`. */
export type ReferenceRowValue =
    | { target_object: string; target_record_id: string }
    | { referenced_actor_type: ActorType; referenced_actor_id: string | null };

/**
 * One value in a row. Values of attribute types that this version of the package does not know are passed on
 * unchanged.
 */
export type PlainValue = string | number | boolean | null | LocationParts | ReferenceRowValue | UnknownAttributeValue;

/**
 * Value of an attribute in a row: a plain value, `null` where there is none, and a list for an attribute with several
 * values. With `expand`, a row of the referenced record.
 */
export type RowValue = PlainValue | PlainValue[] | Row | Row[];

/** A record as a plain row: its ids and dates, and a property for each attribute, by slug. */
export interface Row {
    record_id: string;
    created_at: Timestamp;
    /** URL of the record in the app. */
    web_url: string;
    [slug: string]: RowValue;
}

/** A list entry as a plain row: its ids and dates, and a property for each attribute of the list, by slug. */
export interface EntryRow {
    entry_id: string;
    parent_record_id: string;
    parent_object: string;
    created_at: Timestamp;
    [slug: string]: RowValue;
}

/** Attribute for the rows: an `Attribute`, or these parts of one. */
export interface RowAttribute {
    api_slug: string;
    /** Whether its value is a list. */
    is_multiselect?: boolean;
    /** Decides the type of column that `toColumns()` makes. Without it, the values decide. */
    type?: AttributeType;
}

/** Options of both rows and exports. */
export interface ScanOptions extends RequestOptions, StableOptions {
    /** Slugs of the attributes to include. Default: all. The row's own properties, such as its id, are always included. */
    select?: readonly string[];
    /** Format of references: only the id, or with the object that the record belongs to. Default `"id"`. */
    references?: "id" | "object";
    /** The attributes. Default: they are read once and cached, see `metadata`. */
    attributes?: readonly RowAttribute[] | undefined;
    /** Number of pages that are fetched concurrently once the first was full, within the rate limit. Default 4. */
    concurrency?: number | undefined;
}

/** Options of `rows`. */
export interface RowOptions extends ScanOptions {
    /**
     * Columns of referenced records, by the slug of the reference. The records are fetched in batches, each once, and
     * replace the references as rows. A deleted record has only its `record_id`.
     */
    expand?: { readonly [slug: string]: readonly string[] };
}

/** Options of `exportNdjson`. */
export interface ExportOptions extends ScanOptions {
    /**
     * Maximum number of rows. The next part begins at the stream's `after`, or at the offset plus this number. Default: no
     * limit.
     */
    maxRows?: number | undefined;
}

/** Options of `exportCsv`. */
export interface CsvOptions extends ExportOptions {
    /** Whether to begin with a byte order mark, by which Excel recognizes UTF-8. Default `false`. */
    bom?: boolean | undefined;
    /**
     * Whether to begin with the names of the columns. Default: unless the export begins at an offset, or has `after`.
     */
    header?: boolean | undefined;
    /**
     * Whether to prefix text that a spreadsheet would run as a formula with an apostrophe, also behind a semicolon, a tab or a line break
     * inside a cell. Default `true`. Numbers, and telephone numbers such as +4930123456, are unchanged.
     */
    protect?: boolean | undefined;
}

/** Byte stream of an export. */
export type ExportStream = HostReadableStream & {
    /**
     * Position behind the pages that were read, for exports in stable order: pass it as the option `after` to
     * continue.
     */
    readonly after?: string;
};

/** Columns of the same length, by name. */
export interface Columns {
    /** Number of rows. */
    length: number;
    /**
     * Numbers, amounts and ratings are a `Float64Array` with `NaN` for missing values; checkboxes an `Int8Array` of
     * 1, 0, and -1 for missing values; everything else is a list of the rows' values.
     */
    columns: { [name: string]: Float64Array | Int8Array | RowValue[] };
}

/** A page of rows. */
export interface RowPage<R> extends Page<R> {
    /** The rows of this page as columns. */
    toColumns(): Columns;
    /** The next page. Rejects with an `AttioError` when this is the last one. */
    getNextPage(): Promise<RowPage<R>>;
}

/**
 * A list of rows that is not requested until it is used. Iterating it fetches pages ahead; leaving the loop aborts
 * their requests.
 */
export interface RowsPromise<R> extends PagePromise<R>, PromiseLike<RowPage<R>> {
    then<A = RowPage<R>, B = never>(
        onFulfilled?: ((page: RowPage<R>) => A | PromiseLike<A>) | null,
        onRejected?: ((reason: any) => B | PromiseLike<B>) | null,
    ): Promise<A | B>;
    catch<B = never>(onRejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<RowPage<R> | B>;
    finally(onFinally?: (() => void) | null): Promise<RowPage<R>>;
    /** Every page, from the first. */
    pages(): AsyncGenerator<RowPage<R>, void, undefined>;
    /** All rows, or the first `limit` of them, as columns: for charts and data frames. */
    toColumns(options?: { limit?: number | undefined }): Promise<Columns>;
}

/** Options of bulk writes. */
export interface BulkOptions extends RequestOptions {
    /** Number of items that are processed concurrently, within the rate limit. Default 10. */
    concurrency?: number | undefined;
    /** Whether to begin no other item once one has failed. Default `false`. */
    stopOnError?: boolean | undefined;
    /** Called after each item. Its exceptions and rejections are ignored. */
    onProgress?: ((progress: BulkProgress) => void) | undefined;
}

/** Progress of a bulk write. */
export interface BulkProgress {
    /** Number of items that succeeded. */
    done: number;
    /** Number of items that failed. */
    failed: number;
    /** Number of all items. */
    total: number;
}

/**
 * Outcome of one item; `index` is its index in the items that were passed. `maybeProcessed` is `true` on a failed item that
 * may have been written nevertheless: its answer was lost, or its request was under way when the signal aborted.
 */
export type BulkItem<T> =
    | { index: number; status: "done"; value: T }
    | { index: number; status: "failed"; error: unknown; maybeProcessed?: true }
    | { index: number; status: "not_tried" };

/** Outcome of a bulk write. */
export interface BulkResult<T> extends BulkProgress {
    /** One for each item, in the order in which they were passed. */
    results: BulkItem<T>[];
    /** Indices of the items that were not sent, because of an abort or an error: the ones to continue with. */
    notTried: number[];
}

/** Item of `records.updateMany`. */
export interface RecordUpdateItem extends RecordUpdate {
    record_id: string;
}

/** Item of `entries.updateMany`. */
export interface EntryUpdateItem extends EntryUpdate {
    entry_id: string;
}

/** Options of `metadata`. */
export interface MetadataOptions extends RequestOptions {
    /** Maximum age of the cached attributes in milliseconds. Default 300 000; 0 reads them again. */
    ttlMs?: number | undefined;
}

/**
 * The attributes of an object or a list, and their options and statuses once they were requested; cached per client and
 * connection.
 */
export interface Metadata {
    readonly attributes: readonly Attribute[];
    /** When the attributes were read, in milliseconds since 1970. */
    readonly fetchedAt: number;
    /** The attribute with a slug. */
    attribute(slug: string): Attribute | undefined;
    /** The options of a select attribute, cached. */
    options(slug: string, options?: RequestOptions): Promise<readonly SelectOption[]>;
    /** The statuses of a status attribute, cached. */
    statuses(slug: string, options?: RequestOptions): Promise<readonly Status[]>;
    /** Reads the attributes again, and clears the cached options and statuses. */
    refresh(options?: RequestOptions): Promise<Metadata>;
}

export interface AttioError {
    /** On an error that ended a list or an export in stable order: the option `after` to continue with. */
    readonly after?: string;
    /** On an error that ended an export in another order: the offset of the first row that was not delivered. */
    readonly offset?: number;
}

export interface Records {
    /**
     * Lists records as plain rows: text, numbers, titles and ids instead of lists of values.
     *
     * The answer is scanned in WebAssembly while it arrives, which is faster than `JSON.parse`. An answer that is not
     * JSON rejects with kind `decode`. Dates and times are text, an amount comes without its currency, and an
     * interaction is the time at which it happened.
     *
     * @example
     * interface CompanyRow extends Row {
     *   name: string | null;
     *   domains: string[];
     *   employee_range: string | null;
     * }
     * const companies = attio.records.rows<CompanyRow>("companies", { filter: { categories: "SaaS" } });
     * for await (const { name, domains } of companies) console.log(name, domains.join(", "));
     *
     * const people = await attio.records.rows("people", { limit: 50 }, {
     *   select: ["name", "company"],
     *   expand: { company: ["name", "domains"] },
     * });
     * const { columns } = people.toColumns();
     */
    rows<
        K extends ObjectSlug,
        const S extends readonly SelectableOf<K>[] | undefined = undefined,
        const E extends ExpandOf<K> | undefined = undefined,
        const F extends "id" | "object" | undefined = "id",
        R = RowOf<K, S, E, F>,
    >(
        object: K,
        query?: RecordQueryOf<K> | RecordQuery,
        options?: KnownRowOptions<S, OnlyKnown<E, ExpandOf<K>>, F>,
        ...without_file: WithoutFile
    ): RowsPromise<R>;
    rows<
        const O extends string,
        const S extends readonly SelectableOf<O>[] | undefined = undefined,
        const E extends ExpandOf<O> | undefined = undefined,
        const F extends "id" | "object" | undefined = "id",
    >(
        object: ObjectArgument<O>,
        query?: RecordQueryOf<O>,
        options?: KnownRowOptions<S, OnlyKnown<E, ExpandOf<O>>, F>,
        ...with_file: WithFile
    ): RowsPromise<RowOf<O, S, E, F>>;
    rows<R = Row, O extends string = string>(object: O, query?: RecordQuery, options?: RowOptions, ...given: Given<O>): RowsPromise<R>;

    /**
     * Exports the records that match a query as CSV (RFC 4180), page by page, as fast as the stream is read.
     *
     * In stable order, unless the query has `sorts`, `filter_view_id` or an `offset`: no record is missed or exported twice while
     * others are created, changed or deleted. An `AttioError` that ends the export has `after`, or the `offset`, to continue
     * from.
     *
     * @example
     * return new Response(attio.records.exportCsv("companies"), { headers: { "content-type": "text/csv" } });
     */
    exportCsv<K extends ObjectSlug>(object: K, query?: RecordQueryOf<K> | RecordQuery, options?: ExportOptionsOf<K, CsvOptions>, ...completes: NeverPassed): ExportStream;
    exportCsv<const O extends string>(object: ObjectArgument<O>, query?: RecordQueryOf<O>, options?: ExportOptionsOf<O, CsvOptions>): ExportStream;

    /**
     * Exports the records that match a query as one JSON object per line, page by page, as fast as the stream is
     * read.
     *
     * In stable order, unless the query has `sorts`, `filter_view_id` or an `offset`: no record is missed or exported twice while
     * others are created, changed or deleted. An `AttioError` that ends the export has `after`, or the `offset`, to continue
     * from.
     *
     * @example
     * return new Response(attio.records.exportNdjson("people", {}, { select: ["name", "email_addresses"] }));
     */
    exportNdjson<K extends ObjectSlug>(object: K, query?: RecordQueryOf<K> | RecordQuery, options?: ExportOptionsOf<K, ExportOptions>, ...completes: NeverPassed): ExportStream;
    exportNdjson<const O extends string>(object: ObjectArgument<O>, query?: RecordQueryOf<O>, options?: ExportOptionsOf<O, ExportOptions>): ExportStream;

    /**
     * Creates many records. It also resolves where some of them fail, and when it is aborted: the result has the
     * outcome of each.
     *
     * @example
     * const { results, notTried } = await attio.records.createMany(
     *   "companies",
     *   names.map((name) => ({ values: { name } })),
     *   { onProgress: ({ done, failed, total }) => console.log(done, failed, total) },
     * );
     */
    createMany<K extends ObjectSlug>(object: K, items: Iterable<RecordCreateOf<K>>, options?: BulkOptions, ...completes: NeverPassed): Promise<BulkResult<AttioRecord<KnownValues[K]>>>;
    createMany<const O extends string>(object: ObjectArgument<O>, items: Iterable<RecordCreateOf<O>>, options?: BulkOptions, ...with_file: WithFile): Promise<BulkResult<AttioRecord<ValuesOf<O>>>>;
    createMany<V = Values, O extends string = string>(object: O, items: Iterable<RecordCreate>, options?: BulkOptions, ...given: Given<O>): Promise<BulkResult<AttioRecord<V>>>;

    /**
     * Updates many records; values of multiselect attributes are added to those already there.
     *
     * @example
     * await attio.records.updateMany("companies", ids.map((record_id) => ({ record_id, values: { categories: ["SaaS"] } })));
     */
    updateMany<K extends ObjectSlug>(object: K, items: Iterable<RecordUpdateItemOf<K>>, options?: BulkOptions, ...completes: NeverPassed): Promise<BulkResult<AttioRecord<KnownValues[K]>>>;
    updateMany<const O extends string>(object: ObjectArgument<O>, items: Iterable<RecordUpdateItemOf<O>>, options?: BulkOptions, ...with_file: WithFile): Promise<BulkResult<AttioRecord<ValuesOf<O>>>>;
    updateMany<V = Values, O extends string = string>(object: O, items: Iterable<RecordUpdateItem>, options?: BulkOptions, ...given: Given<O>): Promise<BulkResult<AttioRecord<V>>>;

    /**
     * Creates many records, or updates those with the same value of a unique attribute.
     *
     * @example
     * await attio.records.upsertMany(
     *   "companies",
     *   domains.map((domain) => ({ matching_attribute: "domains", values: { domains: [domain] } })),
     *   { stopOnError: true },
     * );
     */
    upsertMany<K extends ObjectSlug>(object: K, items: Iterable<RecordUpsertOf<K>>, options?: BulkOptions, ...completes: NeverPassed): Promise<BulkResult<AttioRecord<KnownValues[K]>>>;
    upsertMany<const O extends string>(object: ObjectArgument<O>, items: Iterable<RecordUpsertOf<O>>, options?: BulkOptions, ...with_file: WithFile): Promise<BulkResult<AttioRecord<ValuesOf<O>>>>;
    upsertMany<V = Values, O extends string = string>(object: O, items: Iterable<RecordUpsert>, options?: BulkOptions, ...given: Given<O>): Promise<BulkResult<AttioRecord<V>>>;

    /**
     * Deletes many records.
     *
     * @example
     * const { failed } = await attio.records.deleteMany("companies", ids);
     */
    deleteMany<const O extends string>(object: ObjectArgument<O>, record_ids: Iterable<string>, options?: BulkOptions): Promise<BulkResult<undefined>>;

    /**
     * The attributes of an object, cached per client and connection.
     *
     * @example
     * const companies = await attio.records.metadata("companies");
     * const multi = companies.attributes.filter(({ is_multiselect }) => is_multiselect);
     * const categories = await companies.options("categories");
     */
    metadata<const O extends string>(object: ObjectArgument<O>, options?: MetadataOptions): Promise<Metadata>;
}

export interface Entries {
    /**
     * Lists entries as plain rows: text, numbers, titles and ids instead of lists of values. See `records.rows`.
     *
     * @example
     * for await (const { parent_record_id, stage } of attio.entries.rows("sales_pipeline")) {
     *   console.log(parent_record_id, stage);
     * }
     */
    rows<K extends ListSlug>(list: K, query?: EntryQueryOf<K>, options?: RowOptions, ...completes: NeverPassed): RowsPromise<EntryRowOf<K>>;
    rows<
        const L extends string,
        const S extends readonly EntrySelectableOf<L>[] | undefined = undefined,
        const E extends EntryExpandOf<L> | undefined = undefined,
        const F extends "id" | "object" | undefined = "id",
    >(
        list: ListArgument<L>,
        query?: EntryQueryOf<L>,
        options?: KnownRowOptions<S, OnlyKnown<E, EntryExpandOf<L>>, F>,
        ...with_lists: WithLists
    ): RowsPromise<EntryRowOf<L, S, E, F>>;
    rows<R = EntryRow, L extends string = string>(list: L, query?: EntryQuery, options?: RowOptions, ...given: GivenList<L>): RowsPromise<R>;

    /**
     * Exports the entries that match a query as CSV. See `records.exportCsv`.
     *
     * @example
     * return new Response(attio.entries.exportCsv("sales_pipeline"), { headers: { "content-type": "text/csv" } });
     */
    exportCsv<K extends ListSlug>(list: K, query?: EntryQueryOf<K>, options?: EntryExportOptionsOf<K, CsvOptions>, ...completes: NeverPassed): ExportStream;
    exportCsv<const L extends string>(list: ListArgument<L>, query?: EntryQueryOf<L>, options?: EntryExportOptionsOf<L, CsvOptions>): ExportStream;

    /**
     * Exports the entries that match a query as one JSON object per line. See `records.exportNdjson`.
     *
     * @example
     * return new Response(attio.entries.exportNdjson("sales_pipeline"));
     */
    exportNdjson<K extends ListSlug>(list: K, query?: EntryQueryOf<K>, options?: EntryExportOptionsOf<K, ExportOptions>, ...completes: NeverPassed): ExportStream;
    exportNdjson<const L extends string>(list: ListArgument<L>, query?: EntryQueryOf<L>, options?: EntryExportOptionsOf<L, ExportOptions>): ExportStream;

    /**
     * Adds many records to a list. See `records.createMany`.
     *
     * @example
     * await attio.entries.createMany("sales_pipeline", ids.map((id) => ({
     *   parent_object: "companies",
     *   parent_record_id: id,
     *   entry_values: { stage: "Lead" },
     * })));
     */
    createMany<K extends ListSlug>(list: K, items: Iterable<EntryCreateOf<K>>, options?: BulkOptions, ...completes: NeverPassed): Promise<BulkResult<EntryOf<K>>>;
    createMany<const L extends string>(list: ListArgument<L>, items: Iterable<EntryCreateOf<L>>, options?: BulkOptions, ...with_lists: WithLists): Promise<BulkResult<EntryOf<L>>>;
    createMany<V = Values, L extends string = string>(list: L, items: Iterable<EntryCreate>, options?: BulkOptions, ...given: GivenList<L>): Promise<BulkResult<Entry<V>>>;

    /**
     * Updates many entries; values of multiselect attributes are added to those already there.
     *
     * @example
     * await attio.entries.updateMany("sales_pipeline", ids.map((entry_id) => ({ entry_id, entry_values: { priority: "High" } })));
     */
    updateMany<K extends ListSlug>(list: K, items: Iterable<EntryUpdateItemOf<K>>, options?: BulkOptions, ...completes: NeverPassed): Promise<BulkResult<EntryOf<K>>>;
    updateMany<const L extends string>(list: ListArgument<L>, items: Iterable<EntryUpdateItemOf<L>>, options?: BulkOptions, ...with_lists: WithLists): Promise<BulkResult<EntryOf<L>>>;
    updateMany<V = Values, L extends string = string>(list: L, items: Iterable<EntryUpdateItem>, options?: BulkOptions, ...given: GivenList<L>): Promise<BulkResult<Entry<V>>>;

    /**
     * Adds many records to a list, or updates the entries that they already have there.
     *
     * @example
     * await attio.entries.upsertMany("sales_pipeline", ids.map((id) => ({
     *   parent_object: "companies",
     *   parent_record_id: id,
     *   entry_values: { next_step: "Send the offer" },
     * })));
     */
    upsertMany<K extends ListSlug>(list: K, items: Iterable<EntryUpsertOf<K>>, options?: BulkOptions, ...completes: NeverPassed): Promise<BulkResult<EntryOf<K>>>;
    upsertMany<const L extends string>(list: ListArgument<L>, items: Iterable<EntryUpsertOf<L>>, options?: BulkOptions, ...with_lists: WithLists): Promise<BulkResult<EntryOf<L>>>;
    upsertMany<V = Values, L extends string = string>(list: L, items: Iterable<EntryUpsert>, options?: BulkOptions, ...given: GivenList<L>): Promise<BulkResult<Entry<V>>>;

    /**
     * Removes many entries from their list.
     *
     * @example
     * await attio.entries.deleteMany("sales_pipeline", ids);
     */
    deleteMany<const L extends string>(list: ListArgument<L>, entry_ids: Iterable<string>, options?: BulkOptions): Promise<BulkResult<undefined>>;

    /**
     * The attributes of a list, cached per client and connection.
     *
     * @example
     * const stages = await (await attio.entries.metadata("sales_pipeline")).statuses("stage");
     */
    metadata<const L extends string>(list: ListArgument<L>, options?: MetadataOptions): Promise<Metadata>;
}
