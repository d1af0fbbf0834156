//! The standard objects and a few custom attributes, so that every attribute type occurs.

use serde_json::{Value, json};

use crate::store::Store;
use crate::store::attributes::AttributeType::{
    self, ActorReference, Checkbox, Currency, Date, Domain, EmailAddress, Interaction, Location, Number, PersonalName,
    PhoneNumber, Rating, RecordReference, Select, Status, Text, Timestamp,
};
use crate::store::records::Records;
use crate::store::schema::{Attribute, Choice, Collection, ListSettings, Space, View};
use crate::time::{days_before, nanoseconds};

/// An attribute as data.
#[derive(Clone, Copy)]
pub struct Definition {
    slug: &'static str,
    title: &'static str,
    kind: AttributeType,
    system: bool,
    writable: bool,
    enriched: bool,
    required: bool,
    unique: bool,
    multi: bool,
    choices: &'static [&'static str],
    objects: &'static [&'static str],
    currency: &'static str,
}

const fn system(slug: &'static str, title: &'static str, kind: AttributeType) -> Definition {
    Definition {
        slug,
        title,
        kind,
        system: true,
        writable: true,
        enriched: false,
        required: false,
        unique: false,
        multi: false,
        choices: &[],
        objects: &[],
        currency: "USD",
    }
}

const fn custom(slug: &'static str, title: &'static str, kind: AttributeType) -> Definition {
    Definition { system: false, ..system(slug, title, kind) }
}

impl Definition {
    const fn fixed(self) -> Self {
        Self { writable: false, ..self }
    }
    const fn enriched(self) -> Self {
        Self { enriched: true, ..self }
    }
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
    const fn unique(self) -> Self {
        Self { unique: true, ..self }
    }
    const fn multi(self) -> Self {
        Self { multi: true, ..self }
    }
    const fn choices(self, choices: &'static [&'static str]) -> Self {
        Self { choices, ..self }
    }
    const fn to(self, objects: &'static [&'static str]) -> Self {
        Self { objects, ..self }
    }
    const fn currency(self, currency: &'static str) -> Self {
        Self { currency, ..self }
    }
}

const INTERACTIONS: &[Definition] = &[
    system("first_calendar_interaction", "First calendar interaction", Interaction).fixed(),
    system("last_calendar_interaction", "Last calendar interaction", Interaction).fixed(),
    system("next_calendar_interaction", "Next calendar interaction", Interaction).fixed(),
    system("first_email_interaction", "First email interaction", Interaction).fixed(),
    system("last_email_interaction", "Last email interaction", Interaction).fixed(),
    system("first_interaction", "First interaction", Interaction).fixed(),
    system("last_interaction", "Last interaction", Interaction).fixed(),
    system("next_interaction", "Next interaction", Interaction).fixed(),
    system("strongest_connection_strength", "Connection strength", Select).fixed().choices(&[
        "Very strong",
        "Strong",
        "Good",
        "Weak",
        "Very weak",
        "No communication",
    ]),
    system("strongest_connection_user", "Strongest connection", ActorReference).fixed(),
];

pub const CATEGORIES: &[&str] = &[
    "SaaS",
    "FinTech",
    "HealthTech",
    "Climate",
    "Logistics",
    "E-commerce",
    "Education",
    "Cybersecurity",
    "Marketplace",
    "Developer tools",
    "Artificial intelligence",
    "Biotechnology",
    "Media",
    "Real estate",
    "Hardware",
    "Consulting",
];

pub const ARR_RANGES: &[&str] =
    &["<$1M", "$1M-$10M", "$10M-$50M", "$50M-$100M", "$100M-$250M", "$250M-$500M", "$500M-$1B", "$1B-$10B"];

pub const EMPLOYEE_RANGES: &[&str] =
    &["1-10", "11-50", "51-250", "251-1K", "1K-5K", "5K-10K", "10K-50K", "50K-100K", "100K+"];

pub const DEAL_STAGES: &[&str] = &["Lead", "In Progress", "Won 🎉", "Lost"];
pub const PIPELINE_STAGES: &[&str] =
    &["Prospecting", "Qualified", "Proposal", "Negotiation", "Closed won", "Closed lost"];
pub const RECRUITING_STAGES: &[&str] = &["Applied", "Screening", "Interview", "Offer", "Hired", "Rejected"];

const COMPANIES: &[Definition] = &[
    system("domains", "Domains", Domain).multi().unique(),
    system("name", "Name", Text),
    system("description", "Description", Text),
    system("team", "Team", RecordReference).multi().to(&["people"]),
    system("categories", "Categories", Select).multi().enriched().choices(CATEGORIES),
    system("primary_location", "Primary location", Location).enriched(),
    system("logo_url", "Logo URL", Text).fixed().enriched(),
    system("angellist", "AngelList", Text),
    system("facebook", "Facebook", Text),
    system("instagram", "Instagram", Text),
    system("linkedin", "LinkedIn", Text),
    system("twitter", "Twitter", Text),
    system("twitter_follower_count", "Twitter follower count", Number).enriched(),
    system("estimated_arr_usd", "Estimated ARR", Select).enriched().choices(ARR_RANGES),
    system("funding_raised_usd", "Funding raised", Currency).enriched(),
    system("foundation_date", "Foundation date", Date).enriched(),
    system("employee_range", "Employee range", Select).enriched().choices(EMPLOYEE_RANGES),
    system("associated_deals", "Associated deals", RecordReference).multi().to(&["deals"]),
    system("associated_workspaces", "Associated workspaces", RecordReference).multi().to(&["workspaces"]),
    custom("account_owner", "Account owner", ActorReference),
    custom("fit", "Fit", Rating),
    custom("is_customer", "Is customer", Checkbox),
    custom("customer_since", "Customer since", Timestamp),
    custom("main_phone", "Main phone", PhoneNumber),
    custom("billing_email", "Billing email", EmailAddress),
    custom("headcount", "Headcount", Number),
    custom("annual_revenue", "Annual revenue", Currency).currency("EUR"),
    custom("lifecycle", "Lifecycle", Status).choices(&["Prospect", "Trial", "Customer", "Churned"]),
];

const PEOPLE: &[Definition] = &[
    system("name", "Name", PersonalName),
    system("email_addresses", "Email addresses", EmailAddress).multi().unique(),
    system("description", "Description", Text),
    system("company", "Company", RecordReference).to(&["companies"]),
    system("job_title", "Job title", Text),
    system("avatar_url", "Avatar URL", Text).fixed().enriched(),
    system("phone_numbers", "Phone numbers", PhoneNumber).multi(),
    system("primary_location", "Primary location", Location).enriched(),
    system("angellist", "AngelList", Text),
    system("facebook", "Facebook", Text),
    system("instagram", "Instagram", Text),
    system("linkedin", "LinkedIn", Text),
    system("twitter", "Twitter", Text),
    system("twitter_follower_count", "Twitter follower count", Number).enriched(),
    system("associated_deals", "Associated deals", RecordReference).multi().to(&["deals"]),
    system("associated_users", "Associated users", RecordReference).multi().to(&["users"]),
    custom("owner", "Owner", ActorReference),
    custom("birthday", "Birthday", Date),
    custom("newsletter", "Newsletter", Checkbox),
    custom("interests", "Interests", Select).multi().choices(&[
        "Product",
        "Pricing",
        "Partnership",
        "Careers",
        "Press",
    ]),
];

const DEALS: &[Definition] = &[
    system("name", "Deal name", Text).required(),
    system("stage", "Deal stage", Status).required().choices(DEAL_STAGES),
    system("owner", "Deal owner", ActorReference).required(),
    system("value", "Deal value", Currency),
    system("associated_people", "Associated people", RecordReference).multi().to(&["people"]),
    system("associated_company", "Associated company", RecordReference).to(&["companies"]),
    custom("close_date", "Close date", Date),
    custom("probability", "Probability", Number),
    custom("source", "Source", Select).choices(&["Inbound", "Outbound", "Referral", "Event", "Partner"]),
];

const USERS: &[Definition] = &[
    system("user_id", "User ID", Text).required().unique(),
    system("primary_email_address", "Primary email address", EmailAddress).required().unique(),
    system("person", "Person", RecordReference).to(&["people"]),
    system("workspace", "Workspace", RecordReference).multi().to(&["workspaces"]),
    custom("last_seen_at", "Last seen at", Timestamp),
];

const WORKSPACES: &[Definition] = &[
    system("workspace_id", "Workspace ID", Text).required().unique(),
    system("name", "Name", Text),
    system("users", "Users", RecordReference).multi().to(&["users"]),
    system("company", "Company", RecordReference).to(&["companies"]),
    system("avatar_url", "Avatar URL", Text),
    custom("plan", "Plan", Select).choices(&["Free", "Plus", "Pro", "Enterprise"]),
];

const SALES: &[Definition] = &[
    custom("stage", "Stage", Status).choices(PIPELINE_STAGES),
    custom("deal_size", "Deal size", Currency),
    custom("priority", "Priority", Select).choices(&["Low", "Medium", "High", "Urgent"]),
    custom("owner", "Owner", ActorReference),
    custom("next_step", "Next step", Text),
    custom("expected_close", "Expected close", Date),
    custom("tags", "Tags", Select).multi().choices(&["Enterprise", "Pilot", "Expansion", "Security review"]),
];

const RECRUITING: &[Definition] = &[
    custom("stage", "Stage", Status).choices(RECRUITING_STAGES),
    custom("role", "Role", Select).choices(&["Engineer", "Designer", "Account executive", "Support", "Finance"]),
    custom("interview_score", "Interview score", Rating),
    custom("salary_expectation", "Salary expectation", Currency).currency("GBP"),
    custom("recommended_by", "Recommended by", RecordReference).multi().to(&["people"]),
    custom("available_from", "Available from", Date),
    custom("remote", "Remote", Checkbox),
];

const ACTIVITY: &[Definition] = &[
    custom("title", "Title", Text),
    custom("external_id", "External ID", Text).unique(),
    custom("occurred_at", "Occurred at", Timestamp),
    custom("participants", "Participants", RecordReference).multi().to(&["people"]),
    custom("company", "Company", RecordReference).to(&["companies"]),
    custom("outcome", "Outcome", Select).choices(&["Positive", "Neutral", "Negative", "No answer"]),
    custom("minutes", "Minutes", Number),
    custom("topics", "Topics", Select).multi().choices(&["Pricing", "Support", "Renewal", "Introduction"]),
];

/// Both ends of relationships, each as object and attribute.
const RELATIONSHIPS: &[[(&str, &str); 2]] = &[
    [("companies", "team"), ("people", "company")],
    [("companies", "associated_deals"), ("deals", "associated_company")],
    [("people", "associated_deals"), ("deals", "associated_people")],
    [("people", "associated_users"), ("users", "person")],
    [("companies", "associated_workspaces"), ("workspaces", "company")],
    [("users", "workspace"), ("workspaces", "users")],
];

struct Plan {
    space: Space,
    slug: &'static str,
    singular: &'static str,
    plural: &'static str,
    attributes: &'static [&'static [Definition]],
    parent: &'static str,
    extends: &'static str,
    is_system: bool,
}

const fn object(
    slug: &'static str,
    singular: &'static str,
    plural: &'static str,
    attributes: &'static [&'static [Definition]],
) -> Plan {
    Plan { space: Space::Objects, slug, singular, plural, attributes, parent: "", extends: "", is_system: true }
}

const fn list(
    slug: &'static str,
    name: &'static str,
    parent: &'static str,
    attributes: &'static [&'static [Definition]],
) -> Plan {
    Plan { space: Space::Lists, slug, singular: name, plural: name, attributes, parent, extends: "", is_system: false }
}

const fn activity(
    slug: &'static str,
    singular: &'static str,
    plural: &'static str,
    extends: &'static str,
    is_system: bool,
) -> Plan {
    Plan { space: Space::Activities, slug, singular, plural, attributes: &[ACTIVITY], parent: "", extends, is_system }
}

const TABLES: &[Plan] = &[
    object("people", "Person", "People", &[PEOPLE, INTERACTIONS]),
    object("companies", "Company", "Companies", &[COMPANIES, INTERACTIONS]),
    object("deals", "Deal", "Deals", &[DEALS]),
    object("users", "User", "Users", &[USERS]),
    object("workspaces", "Workspace", "Workspaces", &[WORKSPACES]),
    list("sales_pipeline", "Sales pipeline", "companies", &[SALES]),
    list("recruiting", "Recruiting", "people", &[RECRUITING]),
    activity("calls", "Call", "Calls", "interactions", true),
    activity("site_visits", "Site visit", "Site visits", "interactions", false),
];

pub fn seed(store: &mut Store) {
    let created_at = nanoseconds(days_before(store.clock.peek(), 730));
    let owner = store.members.keys().next().cloned().unwrap_or_default();
    for plan in TABLES {
        let mut attributes = system_attributes(store, plan.space);
        let tail = attributes.split_off(1);
        for definition in plan.attributes.iter().flat_map(|part| part.iter()) {
            let attribute = build(store, definition, &created_at);
            attributes.push(attribute);
        }
        attributes.extend(tail);
        let parent = store.find_collection(Space::Objects, plan.parent).map(|collection| collection.id.clone());
        let collection = Collection {
            id: store.random.uuid(),
            space: plan.space,
            slug: plan.slug.to_owned(),
            singular: plan.singular.to_owned(),
            plural: plan.plural.to_owned(),
            is_system: plan.is_system,
            created_at: created_at.clone(),
            attributes,
            records: Records::default(),
            views: views(store, plan, &created_at),
            list: parent.map(|parent| ListSettings {
                parent,
                workspace_access: json!("full-access"),
                member_access: json!([]),
                created_by: json!({ "type": "workspace-member", "id": owner }),
            }),
            extends: (!plan.extends.is_empty()).then_some(plan.extends),
        };
        store.collections.insert(collection.id.clone(), collection);
    }
    connect(store);
}

fn build(store: &mut Store, definition: &Definition, created_at: &str) -> Attribute {
    let choices = definition
        .choices
        .iter()
        .map(|title| Choice {
            id: store.random.uuid(),
            title: (*title).to_owned(),
            is_archived: false,
            celebration_enabled: title.contains("Won") || title.contains("won") || *title == "Hired",
            target_time: matches!(*title, "Proposal" | "Interview").then(|| "P14D".to_owned()),
        })
        .collect();
    Attribute {
        id: store.random.uuid(),
        slug: definition.slug.to_owned(),
        title: definition.title.to_owned(),
        description: None,
        kind: definition.kind,
        is_system: definition.system,
        is_writable: definition.writable,
        is_enriched: definition.enriched,
        is_required: definition.required,
        is_unique: definition.unique,
        is_multiselect: definition.multi,
        is_archived: false,
        default_value: None,
        relationship: None,
        created_at: created_at.to_owned(),
        currency: (definition.kind == Currency).then(|| (definition.currency.to_owned(), "symbol".to_owned())),
        // Objects may refer to later ones: `connect` resolves these to ids.
        allowed_objects: definition.objects.iter().map(|slug| (*slug).to_owned()).collect(),
        choices,
    }
}

fn connect(store: &mut Store) {
    let ids: Vec<(String, String)> = store
        .collections
        .values()
        .filter(|collection| collection.space == Space::Objects)
        .map(|collection| (collection.slug.clone(), collection.id.clone()))
        .collect();
    for attribute in store.collections.values_mut().flat_map(|collection| collection.attributes.iter_mut()) {
        for object in &mut attribute.allowed_objects {
            if let Some((_, id)) = ids.iter().find(|(slug, _)| slug == object) {
                object.clone_from(id);
            }
        }
    }
    for [left, right] in RELATIONSHIPS {
        for (own, other) in [(left, right), (right, left)] {
            let target = store
                .attribute(Space::Objects, other.0, other.1)
                .map(|(collection, attribute)| (collection.id.clone(), attribute.id.clone()))
                .ok();
            if let Ok(collection) = store.collection_mut(Space::Objects, own.0)
                && let Some(attribute) = collection.attribute_mut(own.1)
            {
                attribute.relationship = target;
            }
        }
    }
}

/// Saved views with a filter each; one of them archived.
fn views(store: &mut Store, plan: &Plan, created_at: &str) -> Vec<View> {
    let filters: &[(&str, Value)] = match plan.slug {
        "companies" => &[
            ("All companies", Value::Null),
            ("Customers", json!({ "is_customer": true })),
            ("Good fit", json!({ "fit": { "$gte": 4 } })),
        ],
        "people" => &[("All people", Value::Null), ("Newsletter", json!({ "newsletter": true }))],
        "deals" => &[("Open deals", json!({ "$or": [{ "stage": "Lead" }, { "stage": "In Progress" }] }))],
        "sales_pipeline" => &[("Board", Value::Null), ("Urgent", json!({ "priority": "Urgent" }))],
        "recruiting" => &[("Interviews", json!({ "stage": "Interview" }))],
        _ => return Vec::new(),
    };
    let mut views: Vec<View> = Vec::new();
    for (title, filter) in filters {
        views.push(View {
            id: store.random.uuid(),
            title: (*title).to_owned(),
            created_at: created_at.to_owned(),
            is_archived: false,
            filter: filter.clone(),
        });
    }
    views.push(View {
        id: store.random.uuid(),
        title: "Last year".to_owned(),
        created_at: created_at.to_owned(),
        is_archived: true,
        filter: Value::Null,
    });
    views
}

/// System attributes of every record: the id first, then the creation time and creator.
pub fn system_attributes(store: &mut Store, space: Space) -> Vec<Attribute> {
    let created_at = nanoseconds(days_before(store.clock.peek(), 730));
    let id = if space == Space::Lists { ("entry_id", "Entry ID") } else { ("record_id", "Record ID") };
    [
        system(id.0, id.1, Text).fixed().unique(),
        system("created_at", "Created at", Timestamp).fixed(),
        system("created_by", "Created by", ActorReference).fixed(),
    ]
    .iter()
    .map(|definition| build(store, definition, &created_at))
    .collect()
}
