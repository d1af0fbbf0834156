// Values whose shape is easy to get wrong, as Attio takes them. Plain functions, an entry of their own:
// who does not import them does not download them.

/** @type {typeof import("../../pkg-template/write.d.ts").personalName} A person's name, with the `full_name` that Attio wants beside its parts. */
export const personalName = (first_name, last_name, full_name = `${first_name} ${last_name}`.trim()) => ({
  first_name,
  last_name,
  full_name,
});

/** @type {typeof import("../../pkg-template/write.d.ts").location} A location: Attio wants every part, `null` where there is none. */
export const location = (parts) => ({
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
  ...parts,
});

/** @type {typeof import("../../pkg-template/write.d.ts").phoneNumber} A phone number; one that does not begin with `+` needs the code of its country. */
export const phoneNumber = (original_phone_number, country_code) =>
  country_code === undefined ? { original_phone_number } : { original_phone_number, country_code };

/** @type {typeof import("../../pkg-template/write.d.ts").recordReference} A record, by its id. */
export const recordReference = (target_object, target_record_id) => ({ target_object, target_record_id });

/** @type {typeof import("../../pkg-template/write.d.ts").recordMatching} The one record whose attribute has a value. */
export const recordMatching = (target_object, attribute, value) => ({ target_object, [attribute]: [value] });

/** @type {typeof import("../../pkg-template/write.d.ts").recordByRule} The record that a rule finds, with a say in what happens when it finds several or none. */
export const recordByRule = (target_object, match, more) => ({
  target_object,
  target_record_reference: { match, ...more },
});

/** @type {typeof import("../../pkg-template/write.d.ts").actor} A workspace member, by e-mail address. */
export const actor = (workspace_member_email_address) => ({ workspace_member_email_address });
