// The workspace's schema: objects, attributes, lists.
export const metadata = {
  "objects are listed and read": async ({ open, assert, Page }) => {
    const { attio } = await open();
    const page = await attio.objects.list();
    assert.instanceOf(page, Page);
    assert.isFalse(page.hasNextPage());
    assert.includeMembers(page.data.map((object) => object.api_slug), ["people", "companies", "deals"]);
    const companies = await attio.objects.get("companies");
    assert.equal(companies.plural_noun, "Companies");
  },

  "attributes of an object and of a list": async ({ open, assert }) => {
    const { attio } = await open();
    const ofCompanies = await attio.attributes.list("objects", "companies").toArray();
    assert.includeMembers(ofCompanies.map((attribute) => attribute.api_slug), ["name", "domains"]);
    const [list] = await attio.lists.list().toArray();
    assert.isArray((await attio.attributes.list("lists", list.api_slug)).data);
  },

  "lists are listed and read": async ({ open, assert }) => {
    const { attio } = await open();
    const { data } = await attio.lists.list();
    assert.isAtLeast(data.length, 2);
    const list = await attio.lists.get(data[0].api_slug);
    assert.deepEqual(list, data[0]);
  },
};
