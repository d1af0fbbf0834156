/** One page of a list. */
export class Page<T> implements Iterable<T>, AsyncIterable<T> {
    private constructor();
    /** The items of this page. It may be empty although there is a next page. */
    readonly data: T[];
    /** Offset of the next page, for lists with offsets; absent on the last page. */
    readonly nextOffset?: number;
    /** Cursor of the next page, for lists with cursors; absent on the last page. */
    readonly nextCursor?: string;
    /**
     * Position behind this page, for lists in stable order: pass it as the option `after` to continue. Set on the last page,
     * too, to read what is created later. Absent where nothing was read.
     */
    readonly after?: string;
    /** Whether another page can be requested. */
    hasNextPage(): boolean;
    /** The next page. Rejects with an `AttioError` when this is the last one. */
    getNextPage(): Promise<Page<T>>;
    /** The items of this page. */
    [Symbol.iterator](): Iterator<T>;
    /** The items of this page and of all that follow. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}

/**
 * A list that is not requested until it is used. Awaiting it twice sends one request.
 *
 * @example
 * const page = await attio.tasks.list({ limit: 20 }); // one page
 * for await (const task of attio.tasks.list()) console.log(task.content_plaintext); // every item
 * const ten = await attio.tasks.list().toArray({ limit: 10 }); // the first ten
 */
export class PagePromise<T> implements PromiseLike<Page<T>>, AsyncIterable<T> {
    private constructor();
    then<A = Page<T>, B = never>(
        onFulfilled?: ((page: Page<T>) => A | PromiseLike<A>) | null,
        onRejected?: ((reason: any) => B | PromiseLike<B>) | null,
    ): Promise<A | B>;
    catch<B = never>(onRejected?: ((reason: any) => B | PromiseLike<B>) | null): Promise<Page<T> | B>;
    finally(onFinally?: (() => void) | null): Promise<Page<T>>;
    /** Every page, from the first. */
    pages(): AsyncGenerator<Page<T>, void, undefined>;
    /** All items, or the first `limit` of them. No page larger than `limit` is requested. */
    toArray(options?: { limit?: number | undefined }): Promise<T[]>;
    /** Every item of every page. */
    [Symbol.asyncIterator](): AsyncGenerator<T, void, undefined>;
}
