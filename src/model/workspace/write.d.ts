/** A reference to a record of given objects: by its id, by a matching value or by a rule. */
type KnownReferenceInput<C extends string> = (RecordReferenceById | RecordReferenceByMatch | RecordReferenceByRule) & { target_object: C | Uuid };

/** The values of each type of attribute for writing. */
interface WriteByType<C extends string> {
    text: TextInput;
    number: NumberInput;
    checkbox: CheckboxInput;
    currency: CurrencyInput;
    date: DateInput;
    timestamp: TimestampInput;
    rating: RatingInput;
    status: C | { status: C | Uuid };
    select: C | { option: C | Uuid };
    "record-reference": string | KnownReferenceInput<C>;
    "actor-reference": ActorReferenceInput;
    location: LocationInput;
    domain: DomainInput;
    "email-address": EmailAddressInput;
    "phone-number": PhoneNumberInput;
    "personal-name": PersonalNameInput;
}

/** The attributes of an object; for an unknown one, any. */
type AttributesOf<O> = O extends keyof RegisteredObjects ? RegisteredObjects[O] : AnyAttributes;

/** The attributes of a list; for an unknown one, any. */
type ListAttributesOf<L> = L extends keyof RegisteredLists ? ListAttributes<L> : AnyAttributes;

/** Unknown attributes. */
interface AnyAttributes {
    [slug: string]: unknown;
}

/** A value of an attribute for writing. */
export type WriteValue<A> = A extends Attr.Of<infer T, Attr.Flag, infer C>
    ? T extends keyof WriteByType<C> ? WriteByType<C>[T] : InputValue
    : InputValue | readonly InputValue[];

/** Value to write to an attribute: a list where it has several values; otherwise a value, or a list of one. */
type Cell<A> = "many" extends FlagsOf<A> ? readonly WriteValue<A>[] : WriteValue<A> | readonly [WriteValue<A>];

/** Value that clears an attribute, unless it is required. */
type Clearing<A> = "required" extends FlagsOf<A> ? never : null | readonly [];

/** The slug of an attribute, if a new record or entry must have it; otherwise `never`. */
type IfDemanded<K, A> = "required" extends FlagsOf<A> ? Extract<"default" | "readonly", FlagsOf<A>> extends never ? K : never : never;

/** The slug of an attribute, if it can be written; otherwise `never`. */
type IfWritable<K, A> = "readonly" extends FlagsOf<A> ? never : K;

/** The slug of an attribute, if a new record or entry may have it; otherwise `never`. */
type IfOptional<K, A> = [IfDemanded<K, A>] extends [never] ? IfWritable<K, A> : never;

/** Values by the ids of attributes. */
interface ValuesById {
    [id: Uuid]: InputValue | readonly InputValue[] | null | undefined;
}

/** Values of a new record or entry. */
export type CreateValues<D> = { [K in keyof D as IfDemanded<K, D[K]>]: Cell<D[K]> } & {
    [K in keyof D as IfOptional<K, D[K]>]?: Cell<D[K]> | Clearing<D[K]> | undefined;
} & ValuesById;

/** Values to change. */
export type UpdateValues<D> = { [K in keyof D as IfWritable<K, D[K]>]?: Cell<D[K]> | Clearing<D[K]> | undefined } & ValuesById;

/** The slugs of the attributes by which a record can be matched; any text where there are none. */
type Matching<D> = OrText<Exclude<Flagged<D, "unique">, Flagged<D, "readonly">>>;

/** The given slugs, or any text where there are none. */
type OrText<K> = [K] extends [never] ? string : K;

/** A record to create, or to update where another one has the same value of a unique attribute, which must be given. */
export type UpsertBody<D> = {
    [M in Matching<D>]: {
        matching_attribute: M;
        values: UpdateValues<D> & { [K in M as string extends K ? never : K]: Cell<K extends keyof D ? D[K] : unknown> };
    };
}[Matching<D>];

// With a file, a body is an object type, and the parts that depend on the object are inside it. While the object is not
// inferred yet, the compiler expands a conditional type to all of its results: in a workspace of 40 objects, 40 bodies at
// each key that is typed (`tests/types/workspace/scale.mjs`).

/** Body of `records.create` for an object. */
export type RecordCreateOf<O extends string> = HasFile extends false ? RecordCreate : { values: CreateValues<AttributesOf<O>> };

/** Body of `records.update` for an object. */
export type RecordUpdateOf<O extends string> = HasFile extends false ? RecordUpdate : { values: UpdateValues<AttributesOf<O>> };

/** Body of `records.replace` for an object. */
export type RecordReplaceOf<O extends string> = HasFile extends false ? RecordReplace : { values: UpdateValues<AttributesOf<O>> };

/** Body of `records.upsert` for an object. */
export type RecordUpsertOf<O extends string> = HasFile extends false ? RecordUpsert : UpsertBody<AttributesOf<O>>;

/** Item of `records.updateMany`: changes to a record of an object. */
export type RecordUpdateItemOf<O extends string> = RecordUpdateOf<O> & { record_id: string };

/** Body of `entries.create` for a list. */
export type EntryCreateOf<L extends string> = HasLists extends false ? EntryCreate
    : { parent_object: ParentOf<L> | Uuid; parent_record_id: string; entry_values: CreateValues<ListAttributesOf<L>> };

/** Body of `entries.upsert` for a list. */
export type EntryUpsertOf<L extends string> = HasLists extends false ? EntryUpsert
    : { parent_object: ParentOf<L> | Uuid; parent_record_id: string; entry_values: UpdateValues<ListAttributesOf<L>> };

/** Body of `entries.update` for a list. */
export type EntryUpdateOf<L extends string> = HasLists extends false ? EntryUpdate : { entry_values: UpdateValues<ListAttributesOf<L>> };

/** Body of `entries.replace` for a list. */
export type EntryReplaceOf<L extends string> = HasLists extends false ? EntryReplace : { entry_values: UpdateValues<ListAttributesOf<L>> };

/** Item of `entries.updateMany`: changes to an entry of a list. */
export type EntryUpdateItemOf<L extends string> = EntryUpdateOf<L> & { entry_id: string };
