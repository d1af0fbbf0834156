// Formats of numbers, dates and amounts in the reader's language.
const number = new Intl.NumberFormat();
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });
const dayOfYear = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric" });
const month = new Intl.DateTimeFormat(undefined, { month: "short" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const DAY_MS = 86_400_000;

export const formatNumber = (value: number) => number.format(value);

export const formatAmount = (value: number, currency: string) =>
  new Intl.NumberFormat(undefined, { style: "currency", currency, notation: "compact", maximumFractionDigits: 1 }).format(value);

export const formatMonth = (date: Date) => month.format(date);

export function formatDate(text: string, now = new Date()) {
  const date = new Date(text);
  return (date.getFullYear() === now.getFullYear() ? day : dayOfYear).format(date);
}

const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();

/** Whole days from today until a date; negative for past dates. */
export const daysUntil = (text: string, now = new Date()) => Math.round((midnight(new Date(text)) - midnight(now)) / DAY_MS);

/** "today", "in 3 days", "2 weeks ago". */
export function formatDistance(text: string, now = new Date()) {
  const days = daysUntil(text, now);
  if (Math.abs(days) < 14) return relative.format(days, "day");
  if (Math.abs(days) < 60) return relative.format(Math.round(days / 7), "week");
  return relative.format(Math.round(days / 30.4), "month");
}
