//! Objects: the types of records in a workspace, such as people, companies and deals.

use super::resource;
use crate::model::Timestamp;
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Objects: the types of records in a workspace, such as people, companies and deals.
    Objects "objects";

    /// Lists the objects of the workspace, standard and custom.
    ///
    /// @example
    /// const objects = await attio.objects.list().toArray();
    /// console.log(objects.map((object) => object.api_slug)); // ["people", "companies", "deals", …]
    list "(options?: RequestOptions): PagePromise<AttioObject>"
        = GET "/v2/objects" scopes("object_configuration:read"), one_page();

    /// Creates a custom object.
    ///
    /// @example
    /// await attio.objects.create({ api_slug: "invoices", singular_noun: "Invoice", plural_noun: "Invoices" });
    create "(body: ObjectCreate, options?: RequestOptions): Promise<AttioObject>"
        = POST "/v2/objects"
            requires("api_slug singular_noun plural_noun")
            scopes("object_configuration:read-write");

    /// Reads one object by its slug or id.
    ///
    /// @example
    /// const { plural_noun } = await attio.objects.get("companies");
    get "<const O extends string>(object: ObjectArgument<O>, options?: RequestOptions): Promise<AttioObject>"
        = GET "/v2/objects/{object}" scopes("object_configuration:read");

    /// Changes the slug or the nouns of an object.
    ///
    /// @example
    /// await attio.objects.update("invoices", { plural_noun: "Bills" });
    update "<const O extends string>(object: ObjectArgument<O>, body: ObjectUpdate, options?: RequestOptions): Promise<AttioObject>"
        = PATCH "/v2/objects/{object}" scopes("object_configuration:read-write");

    /// Deletes a custom object and all of its records.
    ///
    /// @example
    /// await attio.objects.delete("invoices");
    delete "<const O extends string>(object: ObjectArgument<O>, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/objects/{object}" scopes("object_configuration:read-write record_permission:read-write");

    /// Lists the saved views of an object; their ids serve as `filter_view_id`.
    ///
    /// Page size: 500 by default, at most 1000.
    ///
    /// @example
    /// const views = await attio.objects.views("companies").toArray();
    /// const view = views.find((view) => view.title === "Customers");
    /// if (view) await attio.records.query("companies", { filter_view_id: view.id.view_id });
    views "<const O extends string>(object: ObjectArgument<O>, query?: ViewListQuery, options?: RequestOptions): PagePromise<ObjectView>"
        = GET "/v2/objects/{object}/views" scopes("object_configuration:read"), cursor(500, 1000);
}

/// The ids of an object.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ObjectId {
    pub workspace_id: String,
    pub object_id: String,
}

/// An object: a type of records.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttioObject {
    pub id: ObjectId,
    /// Slug, accepted in place of the id in paths: `"people"`.
    pub api_slug: Option<String>,
    /// `"Person"`.
    pub singular_noun: Option<String>,
    /// `"People"`.
    pub plural_noun: Option<String>,
    pub created_at: Timestamp,
}

/// Body of `objects.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ObjectCreate {
    /// Unique, in snake case.
    pub api_slug: String,
    /// At least one character.
    pub singular_noun: String,
    /// At least one character.
    pub plural_noun: String,
}

/// Body of `objects.update`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ObjectUpdate {
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
