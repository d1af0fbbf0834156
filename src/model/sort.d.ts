/** Order by an attribute of the queried object or list. */
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

/** A sort criterion. Of several, each one breaks the ties of those before it. */
export type Sort = AttributeSort | PathSort;
