/**
 * Any string that these definitions do not list; at run time it is the vendor's own word. It is a template literal
 * type, so that comparing with a listed value narrows the union.
 */
export type Unlisted = `unlisted ${string}`;
