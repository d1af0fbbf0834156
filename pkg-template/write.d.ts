import type {
  ActorReferenceByEmail,
  CountryCode,
  MatchingValue,
  RecordReferenceById,
  RecordReferenceByMatch,
  RecordReferenceByRule,
} from "./index.js";

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

/** A phone number as it is written, and its country where it has no `+`. */
export interface WholePhoneNumber {
  original_phone_number: string;
  country_code?: CountryCode;
}

/**
 * A person's name, with the `full_name` that Attio wants beside its parts.
 *
 * @example
 * await attio.records.create("people", { values: { name: personalName("Ada", "Lovelace") } });
 */
export declare function personalName(firstName: string, lastName: string, fullName?: string): WholeName;

/**
 * A location: Attio wants every part, so those that are left out become `null`.
 *
 * @example
 * const values = { primary_location: location({ locality: "London", country_code: "GB" }) };
 */
export declare function location(parts: Partial<LocationParts>): LocationParts;

/**
 * A phone number; one that does not begin with `+` needs the code of its country.
 *
 * @example
 * const values = { phone_numbers: [phoneNumber("020 7946 0000", "GB")] };
 */
export declare function phoneNumber(number: string, countryCode?: CountryCode): WholePhoneNumber;

/**
 * A record, by its id.
 *
 * @example
 * const values = { company: recordReference("companies", companyId) };
 */
export declare function recordReference<const O extends string>(object: O, recordId: string): RecordReferenceById & { target_object: O };

/**
 * The one record whose attribute has a value; the write fails where there is none or several.
 *
 * @example
 * const values = { company: recordMatching("companies", "domains", { domain: "example.com" }) };
 */
export declare function recordMatching<const O extends string>(object: O, attribute: string, value: MatchingValue): RecordReferenceByMatch & { target_object: O };

/**
 * The record that a rule finds: `match` has one attribute and one value. `more` says what happens when
 * there are several or none.
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
 * A workspace member, by e-mail address.
 *
 * @example
 * const values = { owner: actor("ada@example.com") };
 */
export declare function actor(emailAddress: string): ActorReferenceByEmail;
