/** A two-letter country code, ISO 3166-1 alpha-2: `"US"`. */
export type CountryCode = string;
