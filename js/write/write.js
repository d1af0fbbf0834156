// Helpers for values whose shape is easy to get wrong. Plain functions in an entry of their own, so that only apps
// that import them download them.
//
// An empty field of a form or CSV file is no value: undefined, null and blank text count as absent.

/** Refuses what is no text: as one it would be "[object Object]". */
const refuseOther = (helper, parts) => {
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined && value !== null && typeof value !== "string") throw new TypeError(`${helper}: \`${name}\` must be a string.`);
  }
};

const isAbsent = (value) => value === undefined || value === null || (typeof value === "string" && value.trim() === "");

/** A value, or undefined where its essential part is absent: JSON then leaves out the attribute. */
const unless = (parts, value) => (parts.some(isAbsent) ? undefined : value);

/** A person's name, with the `full_name` that Attio requires beside its parts. */
export function personalName(firstName, lastName, fullName) {
  refuseOther("personalName", { firstName, lastName, fullName });
  const [first_name, last_name] = [firstName, lastName].map((part) => (isAbsent(part) ? "" : part));
  const full_name = isAbsent(fullName) ? `${first_name} ${last_name}`.trim() : fullName;
  return /** @type {any} */ (unless([full_name], { first_name, last_name, full_name }));
}

const NOWHERE = {
  line_1: null,
  line_2: null,
  line_3: null,
  line_4: null,
  locality: null,
  region: null,
  postcode: null,
  country_code: null,
  latitude: null,
  longitude: null,
};

/** @type {typeof import("../../pkg-template/write.d.ts").location} A location: Attio wants every part, `null` where there is none. */
export const location = (parts) => {
  const given = isAbsent(parts) ? {} : parts;
  if (typeof given !== "object" || Array.isArray(given)) throw new TypeError("location: an object was expected, such as { locality, country_code }.");
  return /** @type {any} */ ({ ...NOWHERE, ...Object.fromEntries(Object.entries(given).filter(([, part]) => !isAbsent(part))) });
};

/** @type {typeof import("../../pkg-template/write.d.ts").phoneNumber} A phone number; one that does not begin with `+` needs the code of its country. */
export const phoneNumber = (original_phone_number, country_code) => {
  refuseOther("phoneNumber", { number: original_phone_number, countryCode: country_code });
  return /** @type {any} */ (unless([original_phone_number], isAbsent(country_code) ? { original_phone_number } : { original_phone_number, country_code }));
};

/** @type {typeof import("../../pkg-template/write.d.ts").recordReference} A record, by its id. */
export const recordReference = (target_object, target_record_id) => {
  refuseOther("recordReference", { object: target_object, recordId: target_record_id });
  return /** @type {any} */ (unless([target_object, target_record_id], { target_object, target_record_id }));
};

/** @type {typeof import("../../pkg-template/write.d.ts").recordMatching} The one record whose attribute has a value. */
export const recordMatching = (target_object, attribute, value) => {
  refuseOther("recordMatching", { object: target_object, attribute });
  return /** @type {any} */ (unless([target_object, attribute, held(value)], { target_object, [attribute]: [value] }));
};

/** @type {typeof import("../../pkg-template/write.d.ts").recordByRule} The record that a rule finds, with a say in what happens when it finds several or none. */
export const recordByRule = (target_object, match, more) => {
  refuseOther("recordByRule", { object: target_object });
  return /** @type {any} */ (unless([target_object, held(match)], { target_object, target_record_reference: { match, ...more } }));
};

/** @type {typeof import("../../pkg-template/write.d.ts").actor} A workspace member, by e-mail address. */
export const actor = (workspace_member_email_address) => {
  refuseOther("actor", { emailAddress: workspace_member_email_address });
  return /** @type {any} */ (unless([workspace_member_email_address], { workspace_member_email_address }));
};

/** An object without any value counts as absent, too. */
const held = (value) => (typeof value === "object" && value !== null && Object.values(value).every((part) => isAbsent(held(part))) ? undefined : value);
