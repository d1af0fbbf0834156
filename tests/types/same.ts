/** Whether two types are identical; `any` is identical only to itself. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Does not compile unless `T` is `true`. */
export declare function check<T extends true>(): T;

export type IsAny<T> = 0 extends 1 & T ? true : false;
