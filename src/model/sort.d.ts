/** Order by an attribute of what is queried. */
export interface AttributeSort {
    direction: SortDirection;
    /** Slug or id of the attribute. */
    attribute: string;
    field?: SortField;
    path?: never;
}

/** Order by an attribute that is reached over references. */
export interface PathSort {
    direction: SortDirection;
    /** Steps as in a `PathFilter`: `[["people", "company"], ["companies", "name"]]`. */
    path: readonly (readonly [objectOrList: string, attribute: string])[];
    field?: SortField;
    attribute?: never;
}

/** One criterion of order; of several the first decides, then the second, and so on. */
export type Sort = AttributeSort | PathSort;
