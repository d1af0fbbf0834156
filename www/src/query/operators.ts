// Fields and operators for filters on each attribute type: Attio's table, as data.

/** Kind of input for a value. */
export type Input = "text" | "list" | "number" | "date" | "timestamp" | "days" | "boolean" | "choice" | "member" | "record" | "interaction" | "none";

export interface Operator {
  readonly label: string;
  /** The operator as it is sent; with `negated`, inside `$not`. */
  readonly operator: "$eq" | "$in" | "$not_empty" | "$contains" | "$starts_with" | "$ends_with" | "$lt" | "$lte" | "$gt" | "$gte";
  readonly negated?: boolean;
  /** Replaces the field's own. */
  readonly input?: Input;
  /** More than one comparison: any of several values, a range, or a number of days until now. */
  readonly form?: "any" | "between" | "last_days" | "next_days";
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
const anyOf = {
  any: { label: "is any of", operator: "$eq", form: "any" },
  none_of: { label: "is none of", operator: "$eq", form: "any", negated: true },
} as const;
const between = { between: { label: "is between", operator: "$gte", form: "between" } } as const;
const days = {
  last_days: { label: "in the last days", operator: "$gte", form: "last_days", input: "days" },
  next_days: { label: "in the next days", operator: "$gte", form: "next_days", input: "days" },
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
  ...between,
  ...equality,
} as const;
const since = {
  from: { label: "on or after", operator: "$gte" },
  after: { label: "after", operator: "$gt" },
  until: { label: "on or before", operator: "$lte" },
  before: { label: "before", operator: "$lt" },
} as const;
const times = { ...since, ...between, ...days, ...equality } as const;

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

/** By attribute type. Other types cannot be filtered on this page. */
export const FIELDS: Readonly<Record<string, readonly Field[]>> = {
  text: [text],
  number: [number],
  rating: [number],
  currency: [number],
  checkbox: [field("", "", "boolean", { is })],
  date: [field("", "", "date", times)],
  timestamp: [field("", "", "timestamp", times)],
  status: [field("", "status", "choice", anyOf), field("active_from", "since", "timestamp", since)],
  select: [field("", "option", "choice", anyOf), field("active_from", "since", "timestamp", since)],
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
  "record-reference": [field("target_record_id", "record", "record", anyOf)],
  "actor-reference": [field("referenced_actor_id", "member", "member", anyOf)],
  interaction: [
    field("interacted_at", "time", "timestamp", { ...since, ...days }),
    field("interaction_type", "kind", "interaction", { ...equality, ...presence }),
    field("owner_member_id", "member", "member", { ...equality, ...presence }),
  ],
};

export const INTERACTIONS = ["email", "calendar-event", "call", "chat-thread", "in-person-meeting", "meeting"] as const;

/** Types that Attio cannot sort by. */
const UNSORTABLE = new Set(["record-reference", "actor-reference"]);

export const canFilter = (type: string) => type in FIELDS;
export const canSort = (type: string) => canFilter(type) && !UNSORTABLE.has(type);
