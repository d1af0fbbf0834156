/** First characters of a `FilterKey`, with `Digit`. */
type LowercaseLetter = "a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m"
    | "n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z";
/** See `FilterKey`. */
type Digit = "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9";

/** Slug or id of an attribute, or the name of a field of its values: never an operator. */
export type FilterKey = `${LowercaseLetter | Uppercase<LowercaseLetter> | Digit | "_"}${string}`;

/** Operand of a comparison. */
export type FilterScalar = string | number | boolean;

/**
 * Comparisons of one field; several must all hold. Which ones a field takes depends on the type of
 * the attribute: an operator that it does not take is refused with `filter_error`.
 */
export interface Comparison {
    /** Equal. Takes one value: for several use `$in` or `$or`. */
    $eq?: FilterScalar;
    /** One of these. For text and ids. */
    $in?: readonly (string | number)[];
    /** Whether there is a value. To find empty ones put `$not` around it. */
    $not_empty?: boolean;
    /** Contains this text, whatever the case. */
    $contains?: string;
    $starts_with?: string;
    $ends_with?: string;
    /** Less than. For numbers, amounts, dates and timestamps, as are the three below. */
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
    /** Stands around the attribute, not inside: `{ $not: { slug: … } }`. */
    $not?: never;
}

/**
 * Condition on an attribute: comparisons of its main field, or by field,
 * such as `{ full_name: { $contains: "Ada" } }`.
 */
export interface Condition extends Comparison {
    [field: FilterKey]: FilterScalar | Comparison;
}

/**
 * Conditions by attribute, which must all hold, and groups of filters. A bare value means `$eq`.
 */
export interface AttributeFilter {
    [attribute: FilterKey]: FilterScalar | Condition;
    /** All of these. */
    $and?: readonly Filter[];
    /** At least one of these. */
    $or?: readonly Filter[];
    /** The opposite of one condition. */
    $not?: Filter;
}

/**
 * A condition on something that is reached over references. Each step names an object or a list and
 * an attribute of it; the first must be what is queried, and `parent_record` leads from an entry to
 * its record.
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
 * Which records or entries are wanted.
 * ```ts
 * { name: "Acme" }
 * { name: { full_name: { $contains: "Ada" } } }
 * { $or: [{ stage: "Won" }, { value: { $gte: 10_000 } }] }
 * { $not: { domains: { $not_empty: true } } }
 * { path: [["deals", "associated_company"], ["companies", "domains"]], constraints: { domain: "acme.com" } }
 * ```
 */
export type Filter = AttributeFilter | PathFilter;
