/** Comparisons of a field with one value. */
interface Equals<T> {
    /** Equal. Takes one value; for several use `$or`. */
    $eq?: T;
}

/** Comparisons of a text. */
interface Matches extends Equals<string> {
    /** Contains this text, ignoring case. */
    $contains?: string;
    $starts_with?: string;
    $ends_with?: string;
}

/** Comparisons of a text, and whether there is one. */
interface MatchesOrEmpty extends Matches {
    /** Whether there is a value. To find records without one, negate it with `$not`. */
    $not_empty?: boolean;
}

/** Comparisons of a text attribute. */
interface MatchesOrOneOf extends Matches {
    /** One of these values. */
    $in?: readonly string[];
}

/** Comparisons of a number or a time. */
interface Ordered<T> extends Equals<T> {
    /** Less than. */
    $lt?: T;
    $lte?: T;
    /** Greater than. */
    $gt?: T;
    $gte?: T;
}

/** A point in time for comparisons. */
type Since = Omit<Ordered<string>, "$eq">;

/**
 * Condition for each type of attribute: a bare value, which means `$eq`; comparisons of its main field; or
 * comparisons by field.
 */
interface ConditionByType<C extends string> {
    text: string | (MatchesOrOneOf & { value?: string | MatchesOrOneOf });
    number: number | (Ordered<number> & { value?: number | Ordered<number> });
    rating: number | (Ordered<number> & { value?: number | Ordered<number> });
    currency: number | (Ordered<number> & { currency_value?: number | Ordered<number> });
    checkbox: boolean | (Equals<boolean> & { value?: boolean | Equals<boolean> });
    date: string | (Ordered<string> & { value?: string | Ordered<string> });
    timestamp: string | (Ordered<string> & { value?: string | Ordered<string> });
    status: C | (Equals<C> & { status?: C | Uuid | Equals<C | Uuid>; active_from?: Since });
    select: C | (Equals<C> & { option?: C | Uuid | Equals<C | Uuid>; active_from?: Since });
    "record-reference": { target_object?: C | Equals<C>; target_record_id?: string | (Equals<string> & Pick<MatchesOrOneOf, "$in">) };
    "actor-reference": { referenced_actor_type?: ActorType | Equals<ActorType>; referenced_actor_id?: string | Equals<string> };
    location: {
        line_1?: string | Matches;
        line_2?: string | Matches;
        line_3?: string | Matches;
        line_4?: string | Matches;
        locality?: string | Matches;
        region?: string | Matches;
        postcode?: string | Matches;
        country_code?: CountryCode | Equals<CountryCode>;
    };
    domain: string | (MatchesOrEmpty & { domain?: string | MatchesOrEmpty; root_domain?: string | MatchesOrEmpty });
    "email-address": string | (Matches & {
        email_address?: string | Matches;
        email_domain?: string | Matches;
        email_root_domain?: string | Matches;
        email_local_specifier?: string | Matches;
        original_email_address?: string | Matches;
    });
    "phone-number": string | (Matches & {
        phone_number?: string | Matches;
        country_code?: CountryCode | (Equals<CountryCode> & Pick<MatchesOrEmpty, "$not_empty">);
    });
    "personal-name": string | (MatchesOrEmpty & {
        full_name?: string | MatchesOrEmpty;
        first_name?: string | MatchesOrEmpty;
        last_name?: string | MatchesOrEmpty;
    });
    interaction: {
        interaction_type?: InteractionType | (Equals<InteractionType> & Pick<MatchesOrEmpty, "$not_empty">);
        interacted_at?: string | Ordered<string>;
        owner_member_id?: string | (Equals<string> & Pick<MatchesOrEmpty, "$not_empty">);
    };
}

/** Condition on an attribute. */
export type ConditionOf<A> = A extends Attr.Of<infer T, Attr.Flag, infer C>
    ? T extends keyof ConditionByType<C> ? ConditionByType<C>[T] : FilterScalar | Condition
    : FilterScalar | Condition;

/** Groups of filters, and conditions by the ids of attributes. */
interface FilterGroups<F> {
    [id: Uuid]: FilterScalar | Condition;
    /** All of these. */
    $and?: readonly F[];
    /** At least one of these. */
    $or?: readonly F[];
    /** Negation of one condition. */
    $not?: F;
    path?: never;
    constraints?: never;
}

/** A filter of a known object: conditions by its attributes, all of which must hold, and groups of filters. */
export type RecordFilterOf<O extends keyof RegisteredObjects> =
    | ({ [K in keyof RegisteredObjects[O]]?: ConditionOf<RegisteredObjects[O][K]> } & FilterGroups<RecordFilterOf<O>>)
    | PathFilter;

/** A filter of a known list: conditions by its attributes, all of which must hold, and groups of filters. */
export type EntryFilterOf<L extends keyof RegisteredLists> =
    | ({ [K in keyof ListAttributes<L>]?: ConditionOf<ListAttributes<L>[K]> } & FilterGroups<EntryFilterOf<L>>)
    | PathFilter;

/** Order by a known attribute. */
interface KnownSort<K extends string> extends Omit<AttributeSort, "attribute"> {
    /** Slug or id of the attribute. */
    attribute: K | Uuid;
}

/** A sort criterion of a known object. */
export type RecordSortOf<O extends keyof RegisteredObjects> = KnownSort<keyof RegisteredObjects[O] & string> | PathSort;

/** A sort criterion of a known list. */
export type EntrySortOf<L extends keyof RegisteredLists> = KnownSort<keyof ListAttributes<L> & string> | PathSort;

/** Order and paging of a query by known attributes. */
interface KnownOrder<S> extends Omit<QueryOrder, "sorts"> {
    /** Sort criteria. Default: the API's own order. */
    sorts?: readonly S[];
}

/** A query by a filter of known attributes. */
export interface KnownFilterQuery<F, S> extends KnownOrder<S> {
    /** Filter of the results. Default: all. */
    filter?: F;
    filter_view_id?: never;
}

/** A query by the filter of a saved view; the view's order and columns are ignored. */
export interface KnownViewQuery<S> extends KnownOrder<S> {
    /** Id of the view. Cannot be combined with `filter`. */
    filter_view_id: string;
    filter?: never;
}

/** Any filter; editors complete the attributes of a standard object. */
type StandardFilter<D> = (AttributeFilter & { [K in keyof D]?: FilterScalar | Condition } & {
    $and?: readonly StandardFilter<D>[];
    $or?: readonly StandardFilter<D>[];
    $not?: StandardFilter<D>;
}) | PathFilter;

/** Any query; editors complete the attributes of a standard object. */
type StandardQuery<D> = Omit<QueryOrder, "sorts"> & {
    sorts?: readonly ((AttributeSort & { attribute: (keyof D & string) | (string & {}) }) | PathSort)[];
} & ({ filter?: StandardFilter<D>; filter_view_id?: never } | { filter_view_id: string; filter?: never });

/** Body of `records.query` without a workspace's file. */
interface StandardQueries {
    people: StandardQuery<StandardAttributes["people"]>;
    companies: StandardQuery<StandardAttributes["companies"]>;
    deals: StandardQuery<StandardAttributes["deals"]>;
    users: StandardQuery<StandardAttributes["users"]>;
    workspaces: StandardQuery<StandardAttributes["workspaces"]>;
    [object: string]: RecordQuery;
}

/** Body of `records.query` for an object, with its own attributes and options where they are known. */
export type RecordQueryOf<O extends string> = HasFile extends false ? StandardQueries[O]
    : O extends keyof RegisteredObjects
    ? KnownFilterQuery<RecordFilterOf<O>, RecordSortOf<O>> | KnownViewQuery<RecordSortOf<O>>
    : RecordQuery;

/** Body of `entries.query` for a list, with its own attributes and options where they are known. */
export type EntryQueryOf<L extends string> = HasLists extends false ? EntryQuery
    : L extends keyof RegisteredLists
    ? KnownFilterQuery<EntryFilterOf<L>, EntrySortOf<L>> | KnownViewQuery<EntrySortOf<L>>
    : EntryQuery;
