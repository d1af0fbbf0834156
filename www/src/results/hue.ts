const HUES = 8;

/** The same text always has the same colour: a number from 0 to 7, which the style sheet paints. */
export function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % HUES;
}
