// Values by their type. A record can contain anything: all of it becomes text, and an address a
// link only where it is one for http or https.
import type { AttributeValue } from "attio-wasm";
import { Check, Minus, Star } from "lucide-preact";
import type { ComponentChildren } from "preact";
import { hueOf } from "./hue";

/** Names of what values only refer to. */
export interface Names {
  readonly records: ReadonlyMap<string, string>;
  readonly members: ReadonlyMap<string, string>;
}

const numbers = new Intl.NumberFormat("en", { maximumFractionDigits: 4 });
const days = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeZone: "UTC" });
const moments = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
const countries = new Intl.DisplayNames("en", { type: "region" });

const SHOWN = 2;

export function Values({ values, names }: { values: readonly AttributeValue[] | undefined; names: Names }) {
  if (!values || values.length === 0) return <span class="nothing">–</span>;
  const rest = values.length - SHOWN;
  return (
    <span class="values">
      {values.slice(0, SHOWN).map((value, index) => (
        <span key={index} class="value">
          <Value value={value} names={names} />
        </span>
      ))}
      {rest > 0 && <span class="rest">+{rest}</span>}
    </span>
  );
}

function Value({ value, names }: { value: AttributeValue; names: Names }): ComponentChildren {
  switch (value.attribute_type) {
    case "text":
      return <Text text={String(value.value)} />;
    case "number":
      return numbers.format(value.value);
    case "rating":
      return <Rating stars={value.value} />;
    case "checkbox":
      return value.value ? <Check size={16} class="yes" role="img" aria-label="Yes" /> : <Minus size={16} class="no" role="img" aria-label="No" />;
    case "currency":
      return money(value.currency_value, value.currency_code);
    case "date":
      return <Time at={value.value} format={days} />;
    case "timestamp":
      return <Time at={value.value} format={moments} />;
    case "status":
      return <Chip text={titleOf(value.status)} kind={kindOf(value.status)} hasDot />;
    case "select":
      return <Chip text={titleOf(value.option)} kind={kindOf(value.option)} />;
    case "record-reference":
      return (
        <span class="reference" title={`${value.target_object} ${value.target_record_id}`}>
          {names.records.get(value.target_record_id) || <code>{value.target_record_id.slice(0, 8)}</code>}
        </span>
      );
    case "actor-reference":
      return <Actor type={value.referenced_actor_type} id={value.referenced_actor_id} names={names} />;
    case "location":
      return [value.locality, value.country_code && country(value.country_code)].filter(Boolean).join(", ") || "–";
    case "domain":
      return value.domain;
    case "email-address":
      return value.email_address;
    case "phone-number":
      return value.phone_number;
    case "personal-name":
      return value.full_name;
    case "interaction":
      return (
        <span>
          <Time at={value.interacted_at} format={days} /> <span class="muted">{value.interaction_type.replaceAll("-", " ")}</span>
        </span>
      );
    default:
      return <code>{JSON.stringify(value)}</code>;
  }
}

function Text({ text }: { text: string }) {
  const url = webAddress(text);
  if (!url) return <span title={text}>{text}</span>;
  return (
    <a href={url.href} target="_blank" rel="noopener noreferrer" title={text}>
      {url.host.replace(/^www\./, "") + (url.pathname === "/" ? "" : url.pathname)}
    </a>
  );
}

export function webAddress(text: string): URL | undefined {
  if (!/^https?:\/\//i.test(text)) return undefined;
  try {
    const url = new URL(text);
    // A name and a password in front of the host are only ever there to deceive.
    return url.username || url.password ? undefined : url;
  } catch {
    return undefined;
  }
}

/** A select option or status comes whole, or as its id alone. */
function titleOf(choice: { title: string } | string | null | undefined): string {
  if (!choice) return "–";
  return typeof choice === "string" ? choice : choice.title;
}

/** Options of one attribute get colours of their own. */
function kindOf(choice: { id: { attribute_id: string } } | string | null | undefined): string {
  return typeof choice === "object" && choice ? choice.id.attribute_id : "";
}

const Chip = ({ text, kind, hasDot = false }: { text: string; kind: string; hasDot?: boolean }) => (
  <span class="chip" data-hue={hueOf(text, kind)} data-dot={hasDot}>
    {text}
  </span>
);

const Rating = ({ stars }: { stars: number }) => (
  <span class="rating" role="img" aria-label={`${stars} of 5`}>
    {[1, 2, 3, 4, 5].map((one) => (
      <Star key={one} size={13} data-filled={one <= stars} aria-hidden="true" />
    ))}
  </span>
);

function Actor({ type, id, names }: { type: string | null | undefined; id: string | null | undefined; names: Names }) {
  const name = (id && names.members.get(id)) || undefined;
  return <span title={id ?? undefined}>{name ?? String(type ?? "unknown").replaceAll("-", " ")}</span>;
}

function Time({ at, format }: { at: string; format: Intl.DateTimeFormat }) {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <>{at}</>;
  return (
    <time dateTime={at} title={at}>
      {format.format(date)}
    </time>
  );
}

function money(amount: number, currency: string | null | undefined): string {
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency: currency ?? "USD", maximumFractionDigits: Number.isInteger(amount) ? 0 : 2 }).format(amount);
  } catch {
    // A code that is none of ISO 4217's.
    return `${numbers.format(amount)} ${currency}`;
  }
}

function country(code: string): string {
  try {
    return countries.of(code) ?? code;
  } catch {
    return code;
  }
}
