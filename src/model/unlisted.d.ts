/**
 * Stands for any string that these definitions do not list; at run time it is the vendor's own
 * word. It is spelled as a pattern so that comparing with a listed value narrows the union.
 */
export type Unlisted = `unlisted ${string}`;
