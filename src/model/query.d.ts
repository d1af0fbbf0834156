/** Order and paging of a query. */
export interface QueryOrder {
    /** Sort criteria. Default: the API's own order. */
    sorts?: readonly Sort[];
    /** Size of a page. Default 500. */
    limit?: number;
    /** Number of results to skip. Default 0. */
    offset?: number;
}

/** A query by a filter. */
export interface FilterQuery extends QueryOrder {
    /** Filter of the results. Default: all. */
    filter?: Filter;
    filter_view_id?: never;
}

/** A query by the filter of a saved view; the view's order and columns are ignored. */
export interface ViewQuery extends QueryOrder {
    /** Id of the view. Cannot be combined with `filter`. */
    filter_view_id: string;
    filter?: never;
}

/** Body of `records.query`: `filter` or `filter_view_id`, never both. */
export type RecordQuery = FilterQuery | ViewQuery;

/** Body of `entries.query`: `filter` or `filter_view_id`, never both. */
export type EntryQuery = FilterQuery | ViewQuery;

/** Body of `activityRecords.query`. */
export type ActivityRecordQuery = FilterQuery;
