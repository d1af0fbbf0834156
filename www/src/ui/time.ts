let relative: Intl.RelativeTimeFormat | undefined;
const UNITS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

/** "3 days ago"; the text itself where it is no time. */
export function ago(timestamp: string, now = Date.now()) {
  const seconds = (Date.parse(timestamp) - now) / 1000;
  if (Number.isNaN(seconds)) return timestamp;
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return (relative ??= new Intl.RelativeTimeFormat("en", { numeric: "auto" })).format(Math.round(seconds / size), unit);
  }
  return "just now";
}

/** "0:07" */
export const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

/** "8 ms", "1.2 s" */
export const duration = (ms: number) => (ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : `${(ms / 1000).toFixed(1)} s`);

/** Order of timestamps in ISO 8601; those that are missing come last. */
export const newestFirst = (a: string | null | undefined, b: string | null | undefined): number => (a === b ? 0 : (a ?? "") < (b ?? "") ? 1 : -1);
