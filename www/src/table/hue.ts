/** A hue in degrees by a text alone: the same option has the same colour everywhere and always. */
export function hueOf(text: string): number {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619) >>> 0;
  // The golden angle sets neighbours apart.
  return Math.round(((hash % 1_000) * 137.508) % 360);
}
