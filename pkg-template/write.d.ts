import type {
  ActorReferenceByEmail,
  CountryCode,
  MatchingValue,
  RecordReferenceById,
  RecordReferenceByMatch,
  RecordReferenceByRule,
} from "./index.js";

/** An empty field of a form or of a CSV file: `undefined`, `null` and blank text count as absent. */
export type Absent = null | undefined;

/** A personal name in all its parts. */
export interface WholeName {
  first_name: string;
  last_name: string;
  full_name: string;
}

/** The parts of a location. Coordinates are decimal numbers as text. */
export interface LocationParts {
  line_1: string | null;
  line_2: string | null;
  line_3: string | null;
  line_4: string | null;
  locality: string | null;
  region: string | null;
  postcode: string | null;
  country_code: CountryCode | null;
  latitude: string | null;
  longitude: string | null;
}

/** A phone number, and its country where it does not begin with `+`. */
export interface WholePhoneNumber {
  original_phone_number: string;
  country_code?: CountryCode;
}

/**
 * A person's name, with the `full_name` that Attio requires beside its parts. A name with one part is a first name;
 * without any part the result is `undefined`, which leaves the attribute unchanged.
 *
 * @example
 * await attio.records.create("people", { values: { name: personalName("Ada", "Lovelace") } });
 * await attio.records.create("people", { values: { name: personalName("Cher") } });
 */
export declare function personalName(firstName: string, lastName?: string | Absent, fullName?: string | Absent): WholeName;
export declare function personalName(firstName: string | Absent, lastName?: string | Absent, fullName?: string | Absent): WholeName | undefined;

/**
 * A location: Attio requires every part, so absent ones become `null`.
 *
 * @example
 * const values = { primary_location: location({ locality: "London", country_code: "GB" }) };
 */
export declare function location(parts: { readonly [part in keyof LocationParts]?: LocationParts[part] | undefined }): LocationParts;

/**
 * A phone number; one that does not begin with `+` needs the code of its country. `undefined` without a number.
 *
 * @example
 * const values = { phone_numbers: [phoneNumber("020 7946 0000", "GB")] };
 */
export declare function phoneNumber(number: string, countryCode?: CountryCode | Absent): WholePhoneNumber;
export declare function phoneNumber(number: string | Absent, countryCode?: CountryCode | Absent): WholePhoneNumber | undefined;

/**
 * A record by its id; `undefined` without an id.
 *
 * @example
 * const values = { company: recordReference("companies", companyId) };
 */
export declare function recordReference<const O extends string>(object: O, recordId: string): RecordReferenceById & { target_object: O };
export declare function recordReference<const O extends string>(object: O, recordId: string | Absent): (RecordReferenceById & { target_object: O }) | undefined;

/**
 * The only record with a value in an attribute; the write fails where there is none or several.
 *
 * @example
 * const values = { company: recordMatching("companies", "domains", { domain: "example.com" }) };
 */
export declare function recordMatching<const O extends string>(object: O, attribute: string, value: MatchingValue): RecordReferenceByMatch & { target_object: O };
export declare function recordMatching<const O extends string>(object: O, attribute: string, value: MatchingValue | Absent): (RecordReferenceByMatch & { target_object: O }) | undefined;

/**
 * The record that matches a rule: `match` has one attribute and one value. `more` decides what happens where several
 * or none match.
 *
 * @example
 * const values = { company: recordByRule("companies", { domains: "example.com" }) };
 */
export declare function recordByRule<const O extends string>(
  object: O,
  match: { [attribute: string]: string | number | MatchingValue },
  more?: { [option: string]: unknown },
): RecordReferenceByRule & { target_object: O };

/**
 * A workspace member by e-mail address; `undefined` without an address.
 *
 * @example
 * const values = { owner: actor("ada@example.com") };
 */
export declare function actor(emailAddress: string): ActorReferenceByEmail;
export declare function actor(emailAddress: string | Absent): ActorReferenceByEmail | undefined;
