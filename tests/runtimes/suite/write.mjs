// The helpers of `attio-wasm/write`, checked by the values that the API stores.
import { actor, location, personalName, phoneNumber, recordByRule, recordMatching, recordReference } from "attio-wasm/write";

export const write = {
  "names, phones, and companies by id, by value and by rule": async ({ open, assert }) => {
    const { attio } = await open();
    const [company] = (await attio.records.query("companies", { limit: 1 })).data;
    const { record_id } = company.id;
    const { domain } = company.values.domains[0];
    for (const reference of [
      recordReference("companies", record_id),
      recordMatching("companies", "domains", { domain }),
      recordByRule("companies", { domains: domain }),
    ]) {
      const { values } = await attio.records.create("people", {
        values: { name: personalName("Ada", "Lovelace"), phone_numbers: [phoneNumber("020 7946 0000", "GB")], company: reference },
      });
      assert.equal(values.name[0].full_name, "Ada Lovelace");
      assert.equal(values.phone_numbers[0].phone_number, "+442079460000");
      assert.equal(values.company[0].target_record_id, record_id);
    }
  },

  "what is no text is refused by name, and not written as one": async ({ assert }) => {
    for (const [wrong, message] of [
      [() => personalName({ first: "Ada" }), "personalName: `firstName` must be a string."],
      [() => personalName("Ada", 7), "personalName: `lastName` must be a string."],
      [() => personalName("Ada", undefined, ["Ada"]), "personalName: `fullName` must be a string."],
      [() => phoneNumber(4930123456), "phoneNumber: `number` must be a string."],
      [() => phoneNumber("1", {}), "phoneNumber: `countryCode` must be a string."],
      [() => recordReference("companies", { record_id: "1" }), "recordReference: `recordId` must be a string."],
      [() => recordMatching(1, "domains", "a.com"), "recordMatching: `object` must be a string."],
      [() => recordMatching("companies", ["domains"], "a.com"), "recordMatching: `attribute` must be a string."],
      [() => recordByRule({}, { domains: "a.com" }), "recordByRule: `object` must be a string."],
      [() => actor({ email: "ada@example.com" }), "actor: `emailAddress` must be a string."],
      [() => location("Berlin"), "location: an object was expected"],
      [() => location(["Berlin"]), "location: an object was expected"],
    ]) {
      let error;
      try {
        wrong();
      } catch (thrown) {
        error = thrown;
      }
      assert.instanceOf(error, TypeError, message);
      assert.include(error.message, message);
    }
  },

  "empty fields of a form are absent, and a name may have one part": async ({ assert }) => {
    assert.deepEqual(personalName("Cher"), { first_name: "Cher", last_name: "", full_name: "Cher" });
    assert.deepEqual(personalName(null, "Lovelace"), { first_name: "", last_name: "Lovelace", full_name: "Lovelace" });
    assert.deepEqual(personalName("Ada", " ", ""), { first_name: "Ada", last_name: "", full_name: "Ada" });
    assert.deepEqual(location({ locality: undefined, region: "", postcode: "1" }), { ...location({}), locality: null, region: null, postcode: "1" });
    assert.isNull(location({ locality: undefined }).locality);
    assert.deepEqual(phoneNumber("+493012", ""), { original_phone_number: "+493012" });
    const none = [
      personalName(undefined),
      personalName("", null),
      phoneNumber(" "),
      recordReference("companies", undefined),
      recordMatching("companies", "domains", { domain: "" }),
      recordMatching("companies", "domains", undefined),
      recordByRule("companies", { domains: undefined }),
      actor(null),
    ];
    assert.deepEqual(none, none.map(() => undefined));
  },

  "locations are whole, actors go by e-mail address": async ({ open, assert }) => {
    const { attio } = await open();
    const [member] = (await attio.workspaceMembers.list()).data;
    const { values } = await attio.records.create("deals", {
      values: { name: "Renewal", stage: "Lead", owner: actor(member.email_address), value: 1 },
    });
    assert.equal(values.owner[0].referenced_actor_id, member.id.workspace_member_id);
    const made = await attio.records.create("companies", {
      values: { name: "Example", primary_location: location({ locality: "London", country_code: "GB" }) },
    });
    assert.include(made.values.primary_location[0], { locality: "London", country_code: "GB", line_1: null });
  },
};
