/**
 * The attributes of a workspace in the notation of the file of `npx attio-wasm types`, one type for each of the
 * vendor's. The types for reading, writing, filtering and sorting are derived from them.
 */
export namespace Attr {
    /**
     * `many`: it has a list of values. `required`: new records and entries must have a value, unless there is a
     * `default`. `unique`: records can be matched by it. `readonly`: Attio fills it.
     */
    type Flag = "many" | "required" | "default" | "unique" | "readonly";

    /** An attribute: its type, its flags, and the choices of its values. */
    interface Of<T extends string, F extends Flag = never, C extends string = string> {
        readonly type: T;
        readonly flags: F;
        readonly choices: C;
    }

    type Text<F extends Flag = never> = Of<"text", F>;
    type Number<F extends Flag = never> = Of<"number", F>;
    type Checkbox<F extends Flag = never> = Of<"checkbox", F>;
    type Currency<F extends Flag = never> = Of<"currency", F>;
    type Date<F extends Flag = never> = Of<"date", F>;
    type Timestamp<F extends Flag = never> = Of<"timestamp", F>;
    type Rating<F extends Flag = never> = Of<"rating", F>;
    /** `C`: the titles of its statuses. */
    type Status<C extends string = string, F extends Flag = never> = Of<"status", F, C>;
    /** `C`: the titles of its options. */
    type Select<C extends string = string, F extends Flag = never> = Of<"select", F, C>;
    /** `C`: the slugs of the objects that it may reference. */
    type RecordReference<C extends string = string, F extends Flag = never> = Of<"record-reference", F, C>;
    type ActorReference<F extends Flag = never> = Of<"actor-reference", F>;
    type Location<F extends Flag = never> = Of<"location", F>;
    type Domain<F extends Flag = never> = Of<"domain", F>;
    type EmailAddress<F extends Flag = never> = Of<"email-address", F>;
    type PhoneNumber<F extends Flag = never> = Of<"phone-number", F>;
    type PersonalName<F extends Flag = never> = Of<"personal-name", F>;
    type Interaction = Of<"interaction", "readonly">;
    /** An attribute of a type that is newer than the package: any value may be written to it. */
    type Unknown<T extends string, F extends Flag = never> = Of<T, F>;
}

/** The flags of an attribute. */
type FlagsOf<A> = A extends { readonly flags: infer F } ? F : never;

/** The slugs of the attributes with a flag. */
type Flagged<D, F extends Attr.Flag> = { [K in keyof D]: F extends FlagsOf<D[K]> ? K : never }[keyof D];
