/**
 * The workspace that the client's calls know. The file that `npx attio-wasm types` writes adds it; without one, calls
 * take any object, list and attribute, and know the standard ones.
 */
export interface Register {}

/** Whether there is a workspace's file. */
type HasFile = Register extends { workspace: { objects: unknown } } ? true : false;

/** Whether it has the lists, which a token may not be allowed to read. */
type HasLists = Register extends { workspace: { lists: unknown } } ? true : false;

/** The attributes of the registered objects. */
type RegisteredObjects = Register extends { workspace: { objects: infer O } } ? O : {};

/** The registered lists. */
type RegisteredLists = Register extends { workspace: { lists: infer L } } ? L : {};

/** An id. Where a slug is checked, an id still passes. */
export type Uuid = `${string}-${string}-${string}-${string}-${string}`;

/** The attributes of the objects that are known: those of the workspace's file, or without one the standard ones. */
type KnownObjects = HasFile extends false ? StandardAttributes : RegisteredObjects;

/** The values of the records of each object that is known. */
type KnownValues = HasFile extends false ? StandardObjects : { [O in keyof RegisteredObjects]: ReadValuesOf<O> };

/** The slugs of the objects that are known: with a file all there are, without one those of `StandardObjects`. */
export type ObjectSlug = keyof KnownValues & string;

/** The slugs of the lists that are known: with a file all there are, without one none. */
export type ListSlug = keyof RegisteredLists & string;

/** The attributes of a list. */
type ListAttributes<L> = L extends keyof RegisteredLists ? (RegisteredLists[L] extends { attributes: infer D } ? D : never) : never;

/** The slug of the object whose records are in a list. */
export type ParentOf<L extends string> = L extends keyof RegisteredLists ? (RegisteredLists[L] extends { parent: infer P extends string } ? P : string) : string;

/** A slug or an id out of known ones. A text whose value the compiler does not know passes. */
type Checked<T extends string, Known extends string> = string extends T ? string : [T] extends [Known | Uuid] ? T : Known;

/** An object as calls take it: with a file a slug that it has, or an id; without one any text. */
export type ObjectArgument<O extends string> = HasFile extends false ? O : Checked<O, keyof KnownValues & string>;

/** A list as calls take it: with a file a slug that it has, or an id; without one any text. */
export type ListArgument<L extends string> = HasLists extends false ? L : Checked<L, keyof RegisteredLists & string>;

/** An object or a list, by which of them is meant. */
export type TargetArgument<T extends string, I extends string> = T extends "objects" ? ObjectArgument<I> : T extends "lists" ? ListArgument<I> : I;

/** An attribute of an object as calls take it. */
export type AttributeArgument<O extends string, A extends string> = HasFile extends false ? A
    : O extends keyof RegisteredObjects ? Checked<A, keyof RegisteredObjects[O] & string> : A;

/** An attribute of a list as calls take it. */
export type ListAttributeArgument<L extends string, A extends string> = HasLists extends false ? A
    : L extends keyof RegisteredLists ? Checked<A, keyof ListAttributes<L> & string> : A;

/** An attribute of an object or a list as calls take it. */
export type TargetAttributeArgument<T extends string, I extends string, A extends string> =
    T extends "objects" ? AttributeArgument<I, A> : T extends "lists" ? ListAttributeArgument<I, A> : A;

/**
 * Closes a signature that is there without a workspace's file only. With one, and more arguments than are ever
 * passed, the compiler leaves it out of account, and its messages speak of one signature; an editor still completes by it.
 */
type WithoutFile = HasFile extends false ? [] : NeverPassed;

/** Closes a signature that is there with a workspace's file only. */
type WithFile = HasFile extends false ? NeverPassed : [];

/** Closes a signature that is there where the lists are known. */
type WithLists = HasLists extends false ? NeverPassed : [];

/** Closes a signature by which an editor completes the slugs of lists, and which no call fits. */
type NeverPassed = [never, never, never, never, never, never];

/**
 * Closes the signature for a type of the caller's own. With a file it is there where that type is given, and the slug
 * then has not been inferred.
 */
type Given<O extends string> = HasFile extends false ? [] : string extends O ? [] : NeverPassed;

/** The same for lists. */
type GivenList<L extends string> = HasLists extends false ? [] : string extends L ? [] : NeverPassed;
