/** Characters that a `FilterKey` can begin with, besides `Digit`. */
type LowercaseLetter = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m"
    | "n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z";
/** Digits that a `FilterKey` can begin with. */
type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** Slug or id of an attribute, or the name of a field of its values; never an operator. */
export type FilterKey = `${LowercaseLetter | Uppercase<LowercaseLetter> | Digit | "_"}${string}`;

/** Operand of a comparison. */
export type FilterScalar = string | number | boolean;

/**
 * Comparisons of one field, all of which must hold. The type of the attribute decides which are allowed: others are
 * refused with `filter_error`.
 */
export interface Comparison {
    /** Equal. Takes one value; for several use `$in` or `$or`. */
    $eq?: FilterScalar;
    /** One of these values. For text and ids. */
    $in?: readonly (string | number)[];
    /** Whether there is a value. To find records without one, negate it with `$not`. */
    $not_empty?: boolean;
    /** Contains this text, ignoring case. */
    $contains?: string;
    $starts_with?: string;
    $ends_with?: string;
    /** Less than. This and the three below are for numbers, amounts, dates and timestamps. */
    $lt?: string | number;
    $lte?: string | number;
    $gt?: string | number;
    $gte?: string | number;
    /** Does not exist: write `{ $not: { slug: { $eq: … } } }`. */
    $neq?: never;
    /** Does not exist: write `{ $not: { slug: { $eq: … } } }`. */
    $ne?: never;
    /** Does not exist: write `{ $not: { slug: { $in: […] } } }`. */
    $nin?: never;
    /** Does not exist: write `{ $not: { slug: { $not_empty: true } } }`. */
    $empty?: never;
    /** Not allowed here: it goes around the attribute, `{ $not: { slug: … } }`. */
    $not?: never;
}

/**
 * Condition on an attribute: comparisons of its main field, or comparisons by field, such as `{ full_name: {
 * $contains: "Ada" } }`.
 */
export interface Condition extends Comparison {
    [field: FilterKey]: FilterScalar | Comparison;
}

/**
 * Conditions by attribute, all of which must hold, and groups of filters. A bare value means `$eq`.
 */
export interface AttributeFilter {
    [attribute: FilterKey]: FilterScalar | Condition;
    /** All of these. */
    $and?: readonly Filter[];
    /** At least one of these. */
    $or?: readonly Filter[];
    /** Negation of one condition. */
    $not?: Filter;
}

/**
 * A condition on an attribute that is reached over references. Each step names an object or list and one of its
 * attributes; the first object is the one that is queried, and `parent_record` leads from an entry to its record.
 */
export interface PathFilter {
    /** `[["candidates", "parent_record"], ["people", "email_addresses"]]`; at most five steps. */
    path: readonly (readonly [objectOrList: string, attribute: string])[];
    /** Condition on the attribute at the end of the path. */
    constraints: Condition;
    $and?: never;
    $or?: never;
    $not?: never;
}

/**
 * Filter of records or entries.
 * ```ts
 * { name: "Acme" }
 * { name: { full_name: { $contains: "Ada" } } }
 * { $or: [{ stage: "Won" }, { value: { $gte: 10_000 } }] }
 * { $not: { domains: { $not_empty: true } } }
 * { path: [["deals", "associated_company"], ["companies", "domains"]], constraints: { domain: "acme.com" } }
 * ```
 */
export type Filter = AttributeFilter | PathFilter;
