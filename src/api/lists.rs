//! Lists: collections of records with attributes of their own.

use super::resource;
use crate::model::{Actor, Timestamp, open_enum};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Lists: collections of records with attributes of their own.
    Lists "lists";

    /// Lists the lists that the token may see.
    ///
    /// @example
    /// for await (const list of attio.lists.list()) console.log(list.name, list.parent_object);
    list "(options?: RequestOptions): PagePromise<AttioList>"
        = GET "/v2/lists" scopes("list_configuration:read"), one_page();

    /// Creates a list.
    ///
    /// @example
    /// await attio.lists.create({
    ///   name: "Partners",
    ///   api_slug: "partners",
    ///   parent_object: "companies",
    ///   workspace_access: "read-only",
    ///   workspace_member_access: [{ workspace_member_id: memberId, level: "full-access" }],
    /// });
    create "(body: ListCreate, options?: RequestOptions): Promise<AttioList>"
        = POST "/v2/lists"
            requires("name api_slug parent_object workspace_access? workspace_member_access workspace_member_access[].workspace_member_id workspace_member_access[].level")
            scopes("list_configuration:read-write");

    /// Reads one list by its slug or id.
    ///
    /// @example
    /// const { name } = await attio.lists.get("sales_pipeline");
    get "<const L extends string>(list: ListArgument<L>, options?: RequestOptions): Promise<AttioList>"
        = GET "/v2/lists/{list}" scopes("list_configuration:read");

    /// Changes the name, the slug or the access of a list.
    ///
    /// @example
    /// await attio.lists.update("partners", { name: "Our partners", workspace_access: "read-and-write" });
    update "<const L extends string>(list: ListArgument<L>, body: ListUpdate, options?: RequestOptions): Promise<AttioList>"
        = PATCH "/v2/lists/{list}"
            requires("workspace_member_access[].workspace_member_id workspace_member_access[].level")
            scopes("list_configuration:read-write");

    /// Lists the saved views of a list; their ids serve as `filter_view_id`.
    ///
    /// Page size: 500 by default, at most 1000.
    ///
    /// @example
    /// const [view] = await attio.lists.views("sales_pipeline").toArray({ limit: 1 });
    /// if (view) await attio.entries.query("sales_pipeline", { filter_view_id: view.id.view_id });
    views "<const L extends string>(list: ListArgument<L>, query?: ViewListQuery, options?: RequestOptions): PagePromise<ListView>"
        = GET "/v2/lists/{list}/views" scopes("list_configuration:read"), cursor(500, 1000);
}

open_enum! {
    /// Access level of workspace members to a list.
    pub enum ListAccess {
        FullAccess = "full-access",
        ReadAndWrite = "read-and-write",
        ReadOnly = "read-only",
    }
}

/// The ids of a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListId {
    pub workspace_id: String,
    pub list_id: String,
}

/// Access of one member to a list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListMemberAccess {
    pub workspace_member_id: String,
    pub level: Option<ListAccess>,
}

/// A list.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct AttioList {
    pub id: ListId,
    /// Slug, accepted in place of the id in paths.
    pub api_slug: String,
    pub name: String,
    /// Slugs of the objects whose records it may contain: one, except in some old lists.
    pub parent_object: Vec<String>,
    /// Access of all members, `null` for a private list.
    pub workspace_access: Option<ListAccess>,
    pub workspace_member_access: Vec<ListMemberAccess>,
    pub created_by_actor: Actor,
    pub created_at: Timestamp,
}

/// Access to grant to one member.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListMemberAccessInput {
    pub workspace_member_id: String,
    pub level: ListAccess,
}

/// Body of `lists.create`. At least one member, or the workspace, needs full access.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct ListCreate {
    pub name: String,
    /// Unique, in snake case.
    pub api_slug: String,
    /// Slug or id of the object whose records it will contain.
    pub parent_object: String,
    /// Access of all members, `null` for a private list.
    pub workspace_access: Option<ListAccess>,
    /// Access of individual members; may be empty.
    pub workspace_member_access: Vec<ListMemberAccessInput>,
}

/// Body of `lists.update`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct ListUpdate {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Unique, in snake case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub api_slug: Option<String>,
    /// Access of all members; `null` makes the list private.
    #[serde(default)]
    pub workspace_access: Option<ListAccess>,
    /// Access of individual members.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspace_member_access: Option<Vec<ListMemberAccessInput>>,
}
