/**
 * A moment, ISO 8601 in UTC with up to nine decimals: `"2023-01-01T15:00:00.000000000Z"`.
 * A JavaScript `Date` made from it keeps milliseconds only.
 */
export type Timestamp = string;

/** A calendar day without time and zone: `"2023-01-01"`. A full timestamp has been seen in its place. */
export type CalendarDate = string;
