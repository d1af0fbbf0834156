/** A known title, or another one: options may be added at any time. */
type OpenTitle<C extends string> = C | (string & {});

/** An option whose titles are known. */
export interface KnownSelectOption<C extends string> extends SelectOption {
    title: OpenTitle<C>;
}

/** A value of a select attribute whose options are known. */
export interface KnownSelectValue<C extends string> extends SelectValue {
    option: KnownSelectOption<C>;
}

/** A status whose titles are known. */
export interface KnownStatus<C extends string> extends Status {
    title: OpenTitle<C>;
}

/** A value of a status attribute whose statuses are known. */
export interface KnownStatusValue<C extends string> extends StatusValue {
    status: KnownStatus<C>;
}

/** A value of a record reference whose objects are known. */
export interface KnownReferenceValue<C extends string> extends RecordReferenceValue {
    target_object: C;
}

/** The values of each type of attribute for reading. */
interface ReadByType<C extends string> {
    text: TextValue;
    number: NumberValue;
    checkbox: CheckboxValue;
    currency: CurrencyValue;
    date: DateValue;
    timestamp: TimestampValue;
    rating: RatingValue;
    status: KnownStatusValue<C>;
    select: KnownSelectValue<C>;
    "record-reference": KnownReferenceValue<C>;
    "actor-reference": ActorReferenceValue;
    location: LocationValue;
    domain: DomainValue;
    "email-address": EmailAddressValue;
    "phone-number": PhoneNumberValue;
    "personal-name": PersonalNameValue;
    interaction: InteractionValue;
}

/** A value of an attribute for reading. */
export type ReadValue<A> = A extends Attr.Of<infer T, Attr.Flag, infer C>
    ? T extends keyof ReadByType<C> ? ReadByType<C>[T] : UnknownAttributeValue
    : AttributeValue;

/** Values of the records of a known object. Each may be missing: answers omit archived attributes. */
export type ReadValuesOf<O extends keyof RegisteredObjects> = { [K in keyof RegisteredObjects[O]]?: ReadValue<RegisteredObjects[O][K]>[] };

/** Values of the entries of a known list. Each may be missing, as in records. */
export type ReadEntryValuesOf<L extends keyof RegisteredLists> = { [K in keyof ListAttributes<L>]?: ReadValue<ListAttributes<L>[K]>[] };

/** The values of the records of an object: typed where its slug is known, otherwise any. */
export type ValuesOf<O extends string> = HasFile extends false ? (O extends keyof StandardObjects ? StandardObjects[O] : Values)
    : O extends keyof RegisteredObjects ? ReadValuesOf<O> : Values;

/** The values of the entries of a list: typed where its slug is known, otherwise any. */
export type EntryValuesOf<L extends string> = L extends keyof RegisteredLists ? ReadEntryValuesOf<L> : Values;

/** An entry of a known list. */
export interface ListEntry<V, P extends string> extends Entry<V> {
    parent_object: P;
}

/** The entries of a list: typed where its slug is known, otherwise any. */
export type EntryOf<L extends string> = L extends keyof RegisteredLists ? ListEntry<EntryValuesOf<L>, ParentOf<L>> : Entry;

/** A value of one attribute of an object. */
export type AttributeValueOf<O extends string, A extends string> = O extends keyof RegisteredObjects
    ? A extends keyof RegisteredObjects[O] ? ReadValue<RegisteredObjects[O][A]> : AttributeValue
    : AttributeValue;

/** A value of one attribute of a list. */
export type EntryAttributeValueOf<L extends string, A extends string> = L extends keyof RegisteredLists
    ? A extends keyof ListAttributes<L> ? ReadValue<ListAttributes<L>[A]> : AttributeValue
    : AttributeValue;
