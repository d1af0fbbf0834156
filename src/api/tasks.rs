//! Tasks, with a deadline, assignees and linked records.

use super::resource;
use crate::model::{
    Actor, ActorReferenceByEmail, ActorReferenceById, ActorType, RecordReferenceById, RecordReferenceByMatch,
    Timestamp, open_enum,
};
use serde::{Deserialize, Serialize};
use tsify::Tsify;

resource! {
    /// Tasks, with a deadline, assignees and linked records.
    Tasks "tasks";

    /// Lists tasks, by default the oldest first.
    ///
    /// Page size: 500 by default.
    ///
    /// @example
    /// for await (const task of attio.tasks.list({ is_completed: false, assignee: "ada@example.com" })) {
    ///   console.log(task.deadline_at, task.content_plaintext);
    /// }
    list "(query?: TaskListQuery, options?: RequestOptions): PagePromise<Task>"
        = GET "/v2/tasks"
            scopes("task:read object_configuration:read record_permission:read user_management:read"), offset(500, 0);

    /// Creates a task.
    ///
    /// @example
    /// const task = await attio.tasks.create({
    ///   content: "Send the contract",
    ///   format: "plaintext",
    ///   deadline_at: "2027-01-15T09:00:00Z",
    ///   linked_records: [{ target_object: "companies", target_record_id: companyId }],
    ///   assignees: [{ workspace_member_email_address: "ada@example.com" }],
    /// });
    create "(body: TaskCreate, options?: RequestOptions): Promise<Task>"
        = POST "/v2/tasks"
            requires("content format deadline_at? linked_records linked_records[].target_object assignees assignees[].referenced_actor_type|workspace_member_email_address assignees[].referenced_actor_id|workspace_member_email_address")
            scopes("task:read-write object_configuration:read record_permission:read user_management:read"), preset(Preset::NotCompleted);

    /// Reads one task.
    ///
    /// @example
    /// const { is_completed } = await attio.tasks.get(taskId);
    get "(task_id: string, options?: RequestOptions): Promise<Task>"
        = GET "/v2/tasks/{task_id}"
            scopes("task:read object_configuration:read record_permission:read user_management:read");

    /// Changes deadline, completion, linked records or assignees of a task; its content cannot be changed.
    ///
    /// @example
    /// await attio.tasks.update(taskId, { is_completed: true });
    update "(task_id: string, body: TaskUpdate, options?: RequestOptions): Promise<Task>"
        = PATCH "/v2/tasks/{task_id}"
            requires("linked_records[].target_object assignees[].referenced_actor_type|workspace_member_email_address assignees[].referenced_actor_id|workspace_member_email_address")
            scopes("task:read-write object_configuration:read record_permission:read user_management:read");

    /// Deletes a task.
    ///
    /// @example
    /// await attio.tasks.delete(taskId);
    delete "(task_id: string, options?: RequestOptions): Promise<void>"
        = DELETE "/v2/tasks/{task_id}" scopes("task:read-write");
}

open_enum! {
    /// Format of a task's content.
    pub enum TaskFormat {
        Plaintext = "plaintext",
    }
}

open_enum! {
    /// Order of tasks.
    pub enum TaskSort {
        CreatedAtAsc = "created_at:asc",
        CreatedAtDesc = "created_at:desc",
        CompletedAtAsc = "completed_at:asc",
        CompletedAtDesc = "completed_at:desc",
    }
}

/// The ids of a task.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct TaskId {
    pub workspace_id: String,
    pub task_id: String,
}

/// A record linked to a task.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct TaskLinkedRecord {
    /// The slug of the object, despite the name.
    pub target_object_id: String,
    pub target_record_id: String,
}

/// An assignee of a task.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct TaskAssignee {
    pub referenced_actor_type: ActorType,
    pub referenced_actor_id: String,
}

/// A task.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct Task {
    pub id: TaskId,
    /// The content as plain text; records in it appear as `@name`.
    pub content_plaintext: String,
    /// The deadline; `null` for none.
    pub deadline_at: Option<Timestamp>,
    pub is_completed: bool,
    /// When it was completed; `null` while it is open, and sometimes missing.
    #[serde(default)]
    pub completed_at: Option<Timestamp>,
    pub linked_records: Vec<TaskLinkedRecord>,
    pub assignees: Vec<TaskAssignee>,
    pub created_by_actor: Actor,
    pub created_at: Timestamp,
}

/// Query parameters of `tasks.list`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct TaskListQuery {
    /// Size of a page. Default 500.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// Number of tasks to skip. Default 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// Default `"created_at:asc"`, oldest first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sort: Option<TaskSort>,
    /// Slug or id of the object of a linked record; goes with `linked_record_id`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_object: Option<String>,
    /// Id of a linked record; goes with `linked_object`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_record_id: Option<String>,
    /// Id or e-mail address of a member; `"null"` for tasks without an assignee.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// Only completed tasks, or only open ones. Default: both.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_completed: Option<bool>,
}

/// A record to link to a task: by id, or by the value of an attribute.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum TaskLinkedRecordInput {
    ById(RecordReferenceById),
    ByMatch(RecordReferenceByMatch),
}

/// The linked records of a task: objects, or strings with the e-mail address of a person or the domain of a company.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum TaskLinkedRecordsInput {
    Shorthands(Vec<String>),
    Records(Vec<TaskLinkedRecordInput>),
}

/// A member of the workspace to assign a task to: by id or by e-mail address.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
#[serde(untagged)]
pub enum TaskAssigneeInput {
    ById(ActorReferenceById),
    ByEmail(ActorReferenceByEmail),
}

/// Body of `tasks.create`.
#[derive(Clone, Debug, Serialize, Deserialize, Tsify)]
pub struct TaskCreate {
    /// The text, at most 2000 characters.
    pub content: String,
    /// Formatting, links and mentions are not supported.
    pub format: TaskFormat,
    /// The deadline, ISO 8601; `null` for none.
    pub deadline_at: Option<Timestamp>,
    /// Default `false`, which the client sends explicitly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_completed: Option<bool>,
    /// The linked records; may be empty.
    pub linked_records: TaskLinkedRecordsInput,
    /// The assignees; may be empty.
    pub assignees: Vec<TaskAssigneeInput>,
}

/// Body of `tasks.update`.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Tsify)]
pub struct TaskUpdate {
    /// The deadline, ISO 8601; `null` removes it.
    #[serde(default)]
    pub deadline_at: Option<Timestamp>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_completed: Option<bool>,
    /// Linked records that replace the existing ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub linked_records: Option<TaskLinkedRecordsInput>,
    /// Assignees that replace the existing ones.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignees: Option<Vec<TaskAssigneeInput>>,
}
