const HUES = [5, 3, 1, 6, 0, 4, 7, 2] as const;
const given = new Map<string, Map<string, number>>();

/**
 * The colour of a text among others of its kind, a number that the style sheet paints: the same as
 * long as the page is open, and another one than its neighbours' while there are enough.
 */
export function hueOf(text: string, kind = ""): number {
  const known = given.get(kind) ?? new Map<string, number>();
  given.set(kind, known);
  const hue = known.get(text) ?? HUES[known.size % HUES.length] ?? 0;
  known.set(text, hue);
  return hue;
}

/** A colour by the text alone, where there are too many of a kind to tell apart. */
export function hueOfMany(text: string): number {
  let hash = 0;
  for (const character of text) hash = (Math.imul(hash, 31) + (character.codePointAt(0) ?? 0)) >>> 0;
  return (hash ^ (hash >>> 7)) % HUES.length;
}
