/** An actor in a row, with `references: "object"`. */
type ActorRowValue = Extract<ReferenceRowValue, { referenced_actor_type: ActorType }>;

/** A record reference in a row; both formats where the compiler does not know which one. */
type PlainReference<C extends string, F> = F extends "object" ? { target_object: C; target_record_id: string } : string;

/** An actor in a row; `null` for the system. */
type PlainActor<F> = F extends "object" ? ActorRowValue : string | null;

/** The values of each type of attribute in a row; `F` is the format of references. */
interface PlainByType<C extends string, F> {
    text: string;
    number: number;
    checkbox: boolean;
    currency: number;
    date: string;
    timestamp: string;
    rating: number;
    status: OpenTitle<C>;
    select: OpenTitle<C>;
    "record-reference": PlainReference<C, F>;
    "actor-reference": PlainActor<F>;
    location: LocationParts;
    domain: string;
    "email-address": string;
    "phone-number": string;
    "personal-name": string;
    interaction: string;
}

/** A value of an attribute in a row. */
type Plain<A, F> = A extends Attr.Of<infer T, Attr.Flag, infer C>
    ? T extends keyof PlainByType<C, F> ? PlainByType<C, F>[T] : PlainValue
    : PlainValue;

/** Value of an attribute in a row. `null` even where a value is required: that only applies to new records. */
type RowCell<A, F> = "many" extends FlagsOf<A> ? Plain<A, F>[] : Plain<A, F> | null;

/** Columns of every row of a record. */
type RowIdentity = Pick<Row, "record_id" | "created_at" | "web_url">;

/** Columns of every row of an entry. */
type EntryRowIdentity<P extends string> = { entry_id: string; parent_record_id: string; parent_object: P; created_at: Timestamp };

/** The slugs of the attributes that reference records. */
type References<D> = { [K in keyof D]: D[K] extends Attr.Of<"record-reference", Attr.Flag, string> ? K : never }[keyof D];

/** The slugs of the objects that an attribute may reference. */
type TargetsOf<A> = A extends Attr.Of<"record-reference", Attr.Flag, infer C> ? C : never;

/** The slugs that may be requested of the records that an attribute references. */
type Expandable<A> = TargetsOf<A> extends infer C ? C extends keyof KnownObjects ? keyof KnownObjects[C] & string : string : never;

/** A row of a referenced record. A deleted one has only its id. */
type ExpandedRow<C, P> = C extends keyof KnownObjects
    ? { record_id: string } & Partial<Omit<RowIdentity, "record_id">> & Partial<RowFields<KnownObjects[C], P, undefined, "id">>
    : Row;

/** The rows that replace references. */
type ExpandedCell<A, P> = "many" extends FlagsOf<A> ? ExpandedRow<TargetsOf<A>, P>[] : ExpandedRow<TargetsOf<A>, P> | null;

/** The attributes of a row: `S` are the selected slugs, `E` the expanded references, `F` the format of references. */
type RowFields<D, S, E, F> = { [K in keyof Pick<D, keyof D & S>]: K extends keyof E
    ? string extends keyof E ? RowCell<D[K], F> | ExpandedCell<D[K], keyof KnownObjects[keyof KnownObjects]> : ExpandedCell<D[K], Listed<E[K]>>
    : RowCell<D[K], F> };

/** The slugs of a list. */
type Listed<S> = S extends readonly (infer K)[] ? K : never;

/** The attributes of a row by its options. Where the compiler does not know which, each may be missing. */
type SelectedFields<D, S, E, F> = S extends readonly string[] ? (string extends S[number] ? Partial<RowFields<D, keyof D, E, F>> : RowFields<D, S[number], E, F>) : RowFields<D, keyof D, E, F>;

/** Attributes added to a standard object, which is known without a file. */
type Others = HasFile extends false ? Row : {};

/** A row of an object, typed where its slug is known, by its selection and expansion. */
export type RowOf<O extends string, S = undefined, E = undefined, F = "id"> = O extends keyof KnownObjects
    ? RowIdentity & Others & SelectedFields<KnownObjects[O], S, E, F>
    : Row;

/** A row of a list, typed where its slug is known, by its selection and expansion. */
export type EntryRowOf<L extends string, S = undefined, E = undefined, F = "id"> = L extends keyof RegisteredLists
    ? EntryRowIdentity<ParentOf<L>> & SelectedFields<ListAttributes<L>, S, E, F>
    : EntryRow;

/** The slugs that rows of an object may have. Without a file others may have been added. */
type SelectableOf<O extends string> = O extends keyof KnownObjects
    ? (keyof KnownObjects[O] & string) | (HasFile extends false ? string & {} : never)
    : string;

/** The slugs that rows of a list may have. */
type EntrySelectableOf<L extends string> = L extends keyof RegisteredLists ? keyof ListAttributes<L> & string : string;

/** References to expand: slugs of the referenced record, by the slug of the reference. */
type ExpandBy<D> = { readonly [K in References<D>]?: readonly Expandable<D[K]>[] };

/** References of an object that can be expanded. */
type ExpandOf<O extends string> = O extends keyof RegisteredObjects ? ExpandBy<RegisteredObjects[O]> : { readonly [slug: string]: readonly string[] };

/** References of a list that can be expanded. */
type EntryExpandOf<L extends string> = L extends keyof RegisteredLists ? ExpandBy<ListAttributes<L>> : { readonly [slug: string]: readonly string[] };

/** The references to expand, without any other property. */
type OnlyKnown<E, Known> = E & Known & { [K in Exclude<keyof E, keyof Known>]: never };

/** Options of rows whose attributes are known. */
export interface KnownRowOptions<S, E, F> extends Omit<RowOptions, "select" | "expand" | "references"> {
    /** Slugs of the attributes to include. Default: all. The row's own properties, such as its id, are always included. */
    select?: S;
    /**
     * Columns of referenced records, by the slug of the reference. The records replace the references as rows. A
     * deleted record has only its `record_id`.
     */
    expand?: E;
    /** Format of references: only the id, or with the object that the record belongs to. Default `"id"`. */
    references?: F;
}

/** Options of an export, with slugs of an object. */
export type ExportOptionsOf<O extends string, Base extends ExportOptions = ExportOptions> = HasFile extends false ? Base
    : O extends keyof RegisteredObjects ? Omit<Base, "select"> & { select?: readonly (keyof RegisteredObjects[O] & string)[] } : Base;

/** Options of an export, with slugs of a list. */
export type EntryExportOptionsOf<L extends string, Base extends ExportOptions = ExportOptions> = HasLists extends false ? Base
    : L extends keyof RegisteredLists ? Omit<Base, "select"> & { select?: readonly (keyof ListAttributes<L> & string)[] } : Base;
