//! Activities: the kinds of activity records a workspace has.

use super::resource;
use crate::model::{Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Activities: the kinds of activity records a workspace has.
    Activities "activities";

    /// Lists the activity types of the workspace.
    ///
    /// Page size: 100 by default, at most 1000.
    ///
    /// @beta
    ///
    /// @example
    /// for await (const activity of attio.activities.list()) console.log(activity.api_slug);
    list "(query?: ActivityListQuery, options?: RequestOptions): PagePromise<Activity>"
        = GET "/v2/activities" scopes("activity_configuration:read"), cursor(100, 1000), beta();

    /// Creates a custom activity type.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activities.create({
    ///   api_slug: "site_visits",
    ///   singular_noun: "Site visit",
    ///   plural_noun: "Site visits",
    ///   extends: "interactions",
    /// });
    create "(body: ActivityCreate, options?: RequestOptions): Promise<Activity>"
        = POST "/v2/activities"
            requires("api_slug singular_noun plural_noun extends")
            scopes("activity_configuration:read-write"), beta();

    /// Reads one activity type by its slug or id.
    ///
    /// @beta
    ///
    /// @example
    /// const { plural_noun } = await attio.activities.get("site_visits");
    get "(activity: string, options?: RequestOptions): Promise<Activity>"
        = GET "/v2/activities/{activity}" scopes("activity_configuration:read"), beta();

    /// Changes the slug or the nouns of an activity type.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activities.update("site_visits", { plural_noun: "Visits on site" });
    update "(activity: string, body: ActivityUpdate, options?: RequestOptions): Promise<Activity>"
        = PATCH "/v2/activities/{activity}" scopes("activity_configuration:read-write"), beta();

    /// Deletes an activity type and all of its records.
    ///
    /// @beta
    ///
    /// @example
    /// await attio.activities.delete("site_visits");
    delete "(activity: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/activities/{activity}"
            scopes("activity_configuration:read-write activity_record:read-write"), beta();
}

open_enum! {
    /// Schema that an activity type can extend.
    pub enum ActivitySchema {
        Activities = "activities",
        Interactions = "interactions",
        Calls = "calls",
        Emails = "emails",
    }
}

/// The ids of an activity type.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityId {
    pub workspace_id: String,
    pub activity_id: String,
}

/// Schema that an activity type extends and takes attributes from.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityExtends {
    pub schema_id: String,
    pub schema_slug: ActivitySchema,
}

/// An activity type.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Activity {
    pub id: ActivityId,
    /// Slug, accepted in place of the id in paths: `"site_visits"`.
    pub api_slug: String,
    pub singular_noun: String,
    pub plural_noun: String,
    pub extends: Vec<ActivityExtends>,
    /// Whether Attio defined it.
    pub is_system_activity: bool,
    pub created_at: Timestamp,
}

/// Query parameters of `activities.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ActivityListQuery {
    /// Size of a page, 1 to 1000. Default 100.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Cursor to continue from: `nextCursor` of the previous page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// Body of `activities.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ActivityCreate {
    /// Unique, in snake case.
    pub api_slug: String,
    /// At least one character.
    pub singular_noun: String,
    /// At least one character.
    pub plural_noun: String,
    /// Schema that it takes attributes from. Cannot be changed later.
    pub extends: ActivitySchema,
}

/// Body of `activities.update`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ActivityUpdate {
    /// Unique, in snake case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_slug: Option<String>,
    /// At least one character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub singular_noun: Option<String>,
    /// At least one character.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plural_noun: Option<String>,
}
