/**
 * The workspace that the client's calls know. The file that `npx attio-wasm types` writes adds it; without one, calls
 * accept any object, list and attribute, and know the standard ones.
 */
export interface Register {}

/** Whether a workspace's file is registered. */
type HasFile = Register extends { workspace: { objects: unknown } } ? true : false;

/** Whether it includes the lists, which a token may not be allowed to read. */
type HasLists = Register extends { workspace: { lists: unknown } } ? true : false;

/** The attributes of the registered objects. */
type RegisteredObjects = Register extends { workspace: { objects: infer O } } ? O : {};

/** The registered lists. */
type RegisteredLists = Register extends { workspace: { lists: infer L } } ? L : {};

/** An id. Ids are accepted where slugs are checked. */
export type Uuid = `${string}-${string}-${string}-${string}-${string}`;

/** The attributes of the known objects: those of the workspace's file, or without one the standard ones. */
type KnownObjects = HasFile extends false ? StandardAttributes : RegisteredObjects;

/** The values of the records of each known object. */
type KnownValues = HasFile extends false ? StandardObjects : { [O in keyof RegisteredObjects]: ReadValuesOf<O> };

/** The slugs of the known objects: with a file all of the workspace's, without one those of `StandardObjects`. */
export type ObjectSlug = keyof KnownValues & string;

/** The slugs of the known lists: with a file all of the workspace's, without one none. */
export type ListSlug = keyof RegisteredLists & string;

/** The attributes of a list. */
type ListAttributes<L> = L extends keyof RegisteredLists ? (RegisteredLists[L] extends { attributes: infer D } ? D : never) : never;

/** The slug of the object whose records are in a list. */
export type ParentOf<L extends string> = L extends keyof RegisteredLists ? (RegisteredLists[L] extends { parent: infer P extends string } ? P : string) : string;

/** A known slug, or an id. A text whose value the compiler does not know is accepted. */
type Checked<T extends string, Known extends string> = string extends T ? string : [T] extends [Known | Uuid] ? T : Known;

/** Argument for an object: with a file one of its slugs, or an id; without one any text. */
export type ObjectArgument<O extends string> = HasFile extends false ? O : Checked<O, keyof KnownValues & string>;

/** Argument for a list: with a file one of its slugs, or an id; without one any text. */
export type ListArgument<L extends string> = HasLists extends false ? L : Checked<L, keyof RegisteredLists & string>;

/** Argument for an object or a list, depending on which is meant. */
export type TargetArgument<T extends string, I extends string> = T extends "objects" ? ObjectArgument<I> : T extends "lists" ? ListArgument<I> : I;

/** Argument for an attribute of an object. */
export type AttributeArgument<O extends string, A extends string> = HasFile extends false ? A
    : O extends keyof RegisteredObjects ? Checked<A, keyof RegisteredObjects[O] & string> : A;

/** Argument for an attribute of a list. */
export type ListAttributeArgument<L extends string, A extends string> = HasLists extends false ? A
    : L extends keyof RegisteredLists ? Checked<A, keyof ListAttributes<L> & string> : A;

/** Argument for an attribute of an object or a list. */
export type TargetAttributeArgument<T extends string, I extends string, A extends string> =
    T extends "objects" ? AttributeArgument<I, A> : T extends "lists" ? ListAttributeArgument<I, A> : A;

/**
 * Ends an overload for programs without a workspace's file. With one, the overload needs more arguments than are ever
 * passed, so the compiler ignores it and its messages mention a single signature; an editor still completes by it.
 */
type WithoutFile = HasFile extends false ? [] : NeverPassed;

/** Ends an overload for programs with a workspace's file. */
type WithFile = HasFile extends false ? NeverPassed : [];

/** Ends an overload for programs where the lists are known. */
type WithLists = HasLists extends false ? NeverPassed : [];

/** Ends an overload by which an editor completes the slugs of lists, and which no call matches. */
type NeverPassed = [never, never, never, never, never, never];

/**
 * Ends the overload for a type of the caller's own. With a file it applies where that type is given, and the slug
 * then has not been inferred.
 */
type Given<O extends string> = HasFile extends false ? [] : string extends O ? [] : NeverPassed;

/** The same for lists. */
type GivenList<L extends string> = HasLists extends false ? [] : string extends L ? [] : NeverPassed;
