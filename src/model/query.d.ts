/** Order and pages of a query. */
export interface QueryOrder {
    /** The order; without it the vendor's own. */
    sorts?: readonly Sort[];
    /** Size of a page. Default 500. */
    limit?: number;
    /** How many to skip. Default 0. */
    offset?: number;
}

/** A query by a filter. */
export interface FilterQuery extends QueryOrder {
    /** Which ones; without it all of them. */
    filter?: Filter;
    filter_view_id?: never;
}

/** A query by the filter of a saved view, whose order and columns are not used. */
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
