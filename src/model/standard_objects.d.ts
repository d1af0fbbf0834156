/** The values of the records of an object: typed where its slug is known, open where it is not. */
export type ValuesOf<O extends string> = O extends keyof StandardObjects ? StandardObjects[O] : Values;
