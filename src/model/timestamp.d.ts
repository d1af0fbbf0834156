/**
 * A point in time, ISO 8601 in UTC with up to nine decimals: `"2023-01-01T15:00:00.000000000Z"`. A JavaScript `Date`
 * made from it has only milliseconds.
 */
export type Timestamp = string;

/** A calendar day without time and zone: `"2023-01-01"`. Some answers have a full timestamp instead. */
export type CalendarDate = string;
