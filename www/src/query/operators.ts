// Which fields an attribute type can be filtered by, and how: Attio's table, as data.

/** What a person enters a value with. */
export type Input = "text" | "list" | "number" | "date" | "timestamp" | "boolean" | "choice" | "member" | "interaction" | "none";

export interface Operator {
  readonly label: string;
  /** As it is sent; with `negated`, inside `$not`. */
  readonly operator: "$eq" | "$in" | "$not_empty" | "$contains" | "$starts_with" | "$ends_with" | "$lt" | "$lte" | "$gt" | "$gte";
  readonly negated?: boolean;
  /** In place of the field's own. */
  readonly input?: Input;
}

const is = { label: "is", operator: "$eq" } as const;
const isNot = { label: "is not", operator: "$eq", negated: true } as const;
const equality = { is, is_not: isNot };
const matching = {
  contains: { label: "contains", operator: "$contains" },
  not_contains: { label: "does not contain", operator: "$contains", negated: true },
  ...equality,
  starts_with: { label: "starts with", operator: "$starts_with" },
  ends_with: { label: "ends with", operator: "$ends_with" },
} as const;
const oneOf = { one_of: { label: "is one of", operator: "$in", input: "list" } } as const;
const presence = {
  filled: { label: "has a value", operator: "$not_empty", input: "none" },
  empty: { label: "is empty", operator: "$not_empty", negated: true, input: "none" },
} as const;
const amounts = {
  at_least: { label: "at least", operator: "$gte" },
  at_most: { label: "at most", operator: "$lte" },
  above: { label: "more than", operator: "$gt" },
  below: { label: "less than", operator: "$lt" },
  ...equality,
} as const;
const since = {
  from: { label: "on or after", operator: "$gte" },
  after: { label: "after", operator: "$gt" },
  until: { label: "on or before", operator: "$lte" },
  before: { label: "before", operator: "$lt" },
} as const;
const times = { ...since, ...equality } as const;

export interface Field {
  /** Its key in the filter; "" is the attribute's main field, which needs none. */
  readonly name: string;
  readonly label: string;
  readonly input: Input;
  readonly operators: Readonly<Record<string, Operator>>;
}

const field = (name: string, label: string, input: Input, operators: Field["operators"]): Field => ({ name, label, input, operators });

const text = field("", "", "text", { ...matching, ...oneOf });
const number = field("", "", "number", amounts);
const address = ["locality", "region", "postcode", "line_1", "line_2", "line_3", "line_4"] as const;
const ADDRESS_LABELS: Record<(typeof address)[number], string> = {
  locality: "city",
  region: "region",
  postcode: "postcode",
  line_1: "line 1",
  line_2: "line 2",
  line_3: "line 3",
  line_4: "line 4",
};

/** By attribute type. A type that is not here cannot be filtered on this page. */
export const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  text: [text],
  number: [number],
  rating: [number],
  currency: [number],
  checkbox: [field("", "", "boolean", { is })],
  date: [field("", "", "date", times)],
  timestamp: [field("", "", "timestamp", times)],
  status: [field("", "status", "choice", equality), field("active_from", "since", "timestamp", since)],
  select: [field("", "option", "choice", equality), field("active_from", "since", "timestamp", since)],
  domain: [
    field("domain", "domain", "text", { ...matching, ...presence }),
    field("root_domain", "root domain", "text", { ...matching, ...presence }),
  ],
  "email-address": [
    field("email_address", "address", "text", matching),
    field("email_domain", "domain", "text", matching),
    field("email_local_specifier", "before the @", "text", matching),
  ],
  "phone-number": [
    field("phone_number", "number", "text", matching),
    field("country_code", "country", "text", { ...equality, ...presence }),
  ],
  "personal-name": [
    field("full_name", "full name", "text", { ...matching, ...presence }),
    field("first_name", "first name", "text", { ...matching, ...presence }),
    field("last_name", "last name", "text", { ...matching, ...presence }),
  ],
  location: [
    ...address.map((name) => field(name, ADDRESS_LABELS[name], "text", matching)),
    field("country_code", "country", "text", equality),
  ],
  "record-reference": [field("target_record_id", "record id", "text", { ...equality, ...oneOf })],
  "actor-reference": [field("referenced_actor_id", "member", "member", equality)],
  interaction: [
    field("interacted_at", "time", "timestamp", since),
    field("interaction_type", "kind", "interaction", { ...equality, ...presence }),
    field("owner_member_id", "member", "member", { ...equality, ...presence }),
  ],
};

export const INTERACTIONS = ["email", "calendar-event", "call", "chat-thread", "in-person-meeting", "meeting"] as const;

/** Types that Attio cannot sort by. */
const UNSORTABLE = new Set(["record-reference", "actor-reference"]);

export const canFilter = (type: string) => type in FIELDS;
export const canSort = (type: string) => canFilter(type) && !UNSORTABLE.has(type);
