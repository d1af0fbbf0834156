/** A record of one of some objects: by its id, by a matching value or by a rule. */
type KnownReferenceInput<C extends string> = (RecordReferenceById | RecordReferenceByMatch | RecordReferenceByRule) & { target_object: C | Uuid };

/** The values of each type of attribute as they are written. */
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

/** A value of an attribute as it is written. */
export type WriteValue<A> = A extends Attr.Of<infer T, Attr.Flag, infer C>
    ? T extends keyof WriteByType<C> ? WriteByType<C>[T] : InputValue
    : InputValue;

/** Value to write to an attribute: a list where it holds several, a value or a list of one where it does not. */
type Cell<A> = "many" extends FlagsOf<A> ? readonly WriteValue<A>[] : WriteValue<A> | readonly [WriteValue<A>];

/** Value that clears an attribute, unless it is required. */
type Clearing<A> = "required" extends FlagsOf<A> ? never : null | readonly [];

/** The slugs of the attributes that a new record or entry must have. */
type Demanded<D> = Exclude<Flagged<D, "required">, Flagged<D, "default"> | Flagged<D, "readonly">>;

/** Values by the ids of attributes. */
interface ValuesById {
    [id: Uuid]: InputValue | readonly InputValue[] | null | undefined;
}

/** Values of a new record or entry. */
export type CreateValues<D> = { [K in keyof Pick<D, Demanded<D>>]: Cell<D[K]> } & {
    [K in keyof Pick<D, Exclude<Writable<D>, Demanded<D>>>]?: Cell<D[K]> | Clearing<D[K]> | undefined;
} & ValuesById;

/** Values that are changed. */
export type UpdateValues<D> = { [K in keyof Pick<D, Writable<D>>]?: Cell<D[K]> | Clearing<D[K]> | undefined } & ValuesById;

/** The slugs of the attributes by which a record can be matched. */
type Matching<D> = Exclude<Flagged<D, "unique">, Flagged<D, "readonly">>;

/** A record to create, or to update where there is one with the same value of a unique attribute, which must be given. */
export type UpsertBody<D> = [Matching<D>] extends [never]
    ? RecordUpsert
    : { [M in Matching<D>]: { matching_attribute: M; values: UpdateValues<D> & { [K in M]: Cell<D[K]> } } }[Matching<D>];

/** Body of `records.create` for an object. */
export type RecordCreateOf<O extends string> = HasFile extends false ? RecordCreate
    : O extends keyof RegisteredObjects ? { values: CreateValues<RegisteredObjects[O]> } : RecordCreate;

/** Body of `records.update` for an object. */
export type RecordUpdateOf<O extends string> = HasFile extends false ? RecordUpdate
    : O extends keyof RegisteredObjects ? { values: UpdateValues<RegisteredObjects[O]> } : RecordUpdate;

/** Body of `records.replace` for an object. */
export type RecordReplaceOf<O extends string> = HasFile extends false ? RecordReplace
    : O extends keyof RegisteredObjects ? { values: UpdateValues<RegisteredObjects[O]> } : RecordReplace;

/** Body of `records.upsert` for an object. */
export type RecordUpsertOf<O extends string> = HasFile extends false ? RecordUpsert
    : O extends keyof RegisteredObjects ? UpsertBody<RegisteredObjects[O]> : RecordUpsert;

/** Item of `records.updateMany`: changes to a record of an object. */
export type RecordUpdateItemOf<O extends string> = RecordUpdateOf<O> & { record_id: string };

/** Body of `entries.create` for a list. */
export type EntryCreateOf<L extends string> = HasLists extends false ? EntryCreate
    : L extends keyof RegisteredLists
    ? { parent_object: ParentOf<L> | Uuid; parent_record_id: string; entry_values: CreateValues<ListAttributes<L>> }
    : EntryCreate;

/** Body of `entries.upsert` for a list. */
export type EntryUpsertOf<L extends string> = HasLists extends false ? EntryUpsert
    : L extends keyof RegisteredLists
    ? { parent_object: ParentOf<L> | Uuid; parent_record_id: string; entry_values: UpdateValues<ListAttributes<L>> }
    : EntryUpsert;

/** Body of `entries.update` for a list. */
export type EntryUpdateOf<L extends string> = HasLists extends false ? EntryUpdate
    : L extends keyof RegisteredLists ? { entry_values: UpdateValues<ListAttributes<L>> } : EntryUpdate;

/** Body of `entries.replace` for a list. */
export type EntryReplaceOf<L extends string> = HasLists extends false ? EntryReplace
    : L extends keyof RegisteredLists ? { entry_values: UpdateValues<ListAttributes<L>> } : EntryReplace;

/** Item of `entries.updateMany`: changes to a entry of a list. */
export type EntryUpdateItemOf<L extends string> = EntryUpdateOf<L> & { entry_id: string };
