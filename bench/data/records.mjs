// Pages of records as Attio sends them: 500 records of 20 attributes are about 2.3 MB of JSON.
//
// Every value has all fields of the API's (`active_from`, `active_until`, `created_by_actor`, `attribute_type`).
// Three values in eight are missing (an empty list). Lists have one or two values. One text in six has non-ASCII
// letters, one in ten a quotation mark or a line break, so that not all strings are trivial. The number of the page
// is the seed, so all pages differ.
import { attributes } from "./attributes.mjs";
import { seeded } from "./random.mjs";

export const PAGE = 500;

const WORKSPACE = "14beef7a-99f7-4534-a87e-70b564330a4c";
const OBJECT = "97052eb9-e65e-443f-a297-f2d9a4a7f795";

const words = "north river cloud paper harbour signal market garden engine bridge silver forest copper window planet stone".split(" ");
const places = [
  { locality: "Berlin", region: "Berlin", postcode: "10115", country_code: "DE", latitude: "52.5323", longitude: "13.3846" },
  { locality: "San Francisco", region: "California", postcode: "94103", country_code: "US", latitude: "37.7726", longitude: "-122.4099" },
  { locality: "Zürich", region: "Zürich", postcode: "8001", country_code: "CH", latitude: "47.3717", longitude: "8.5423" },
];
const categories = ["B2B", "SaaS", "Healthcare", "Financial Services", "Energy & Utilities", "Logistics"];
const ranges = ["1-10", "11-50", "51-250", "251-1K", "1K-5K"];
const stages = ["Lead", "In Progress", "Won", "Lost"];

/** The records of a page as objects. */
export function records(page, count = PAGE) {
  const random = seeded(page + 1);
  return Array.from({ length: count }, () => record(random));
}

/** The answer to a query as JSON text. */
export const answer = (page, count) => JSON.stringify({ data: records(page, count) });

function record(random) {
  const id = random.uuid();
  return {
    id: { workspace_id: WORKSPACE, object_id: OBJECT, record_id: id },
    created_at: time(random),
    web_url: `https://app.attio.com/acme/company/${id}/overview`,
    values: Object.fromEntries(attributes.map((attribute) => [attribute.slug, values(attribute, random)])),
  };
}

function values({ slug, type, multi }, random) {
  if (random.chance(3 / 8)) return [];
  return Array.from({ length: multi ? 1 + random.whole(2) : 1 }, () => ({
    active_from: time(random),
    active_until: null,
    created_by_actor: { type: "workspace-member", id: "50cf242c-7fa3-4cad-87d0-75b1af71c57b" },
    ...(slug === "description" ? { value: text(random, 25) } : shapes[type](random)),
    attribute_type: type,
  }));
}

const shapes = {
  text: (random) => ({ value: text(random, 4) }),
  number: (random) => ({ value: random.whole(1e6) / 4 }),
  rating: (random) => ({ value: random.whole(6) }),
  checkbox: (random) => ({ value: random.chance(1 / 2) }),
  currency: (random) => ({ currency_value: random.whole(1e8) / 100, currency_code: "USD" }),
  date: (random) => ({ value: time(random).slice(0, 10) }),
  timestamp: (random) => ({ value: time(random) }),
  domain: (random) => ({ domain: `www.${random.pick(words)}.com`, root_domain: `${random.pick(words)}.com` }),
  select: (random) => ({
    option: {
      id: { workspace_id: WORKSPACE, object_id: OBJECT, attribute_id: random.uuid(), option_id: random.uuid() },
      title: random.pick(random.chance(1 / 2) ? categories : ranges),
      is_archived: false,
    },
  }),
  status: (random) => ({
    status: {
      id: { workspace_id: WORKSPACE, object_id: OBJECT, attribute_id: random.uuid(), status_id: random.uuid() },
      title: random.pick(stages),
      is_archived: false,
      celebration_enabled: false,
      target_time_in_status: null,
    },
  }),
  location: (random) => ({ line_1: `${1 + random.whole(200)} ${random.pick(words)} street`, line_2: null, line_3: null, line_4: null, ...random.pick(places) }),
  "personal-name": (random) => {
    const [first_name, last_name] = [random.pick(words), random.pick(words)];
    return { first_name, last_name, full_name: `${first_name} ${last_name}` };
  },
  "email-address": (random) => {
    const [local, domain] = [random.pick(words), `${random.pick(words)}.com`];
    return {
      original_email_address: `${local}@${domain}`,
      email_address: `${local}@${domain}`,
      email_domain: domain,
      email_root_domain: domain,
      email_local_specifier: local,
    };
  },
  "phone-number": (random) => {
    const number = `+1555${random.digits(7)}`;
    return { original_phone_number: number, country_code: "US", phone_number: number };
  },
  "record-reference": (random) => ({ target_object: "people", target_record_id: random.uuid() }),
  "actor-reference": (random) => ({ referenced_actor_type: "workspace-member", referenced_actor_id: random.uuid() }),
  interaction: (random) => ({
    interaction_type: "email",
    interacted_at: time(random),
    owner_actor: { type: "workspace-member", id: random.uuid() },
  }),
};

function text(random, length) {
  const chosen = Array.from({ length }, () => random.pick(words));
  if (random.chance(1 / 6)) chosen[0] = "Größe";
  if (random.chance(1 / 10)) chosen[1] = 'the "new"\n';
  return chosen.join(" ");
}

// The API's timestamps have nanoseconds.
const time = (random) =>
  new Date(Date.UTC(2023, 0, 1) + random.whole(1e11)).toISOString().replace("Z", `${random.digits(6)}Z`);
