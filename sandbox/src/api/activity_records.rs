//! Records of activities.

use crate::api::any_record;
use crate::http::call::Route;
use crate::store::schema::Space::Activities;
use crate::store::write::Mode;

const READ: &[&str] =
    &["activity_record:read", "activity_configuration:read", "object_configuration:read", "record_permission:read"];
const WRITE: &[&str] = &[
    "activity_record:read-write",
    "activity_configuration:read",
    "object_configuration:read",
    "record_permission:read",
];

const ALL: &str = "/v2/activities/{activity}/records";
const ONE: &str = "/v2/activities/{activity}/records/{record_id}";

pub const ROUTES: &[Route] = &[
    Route {
        method: "POST",
        path: "/v2/activities/{activity}/records/query",
        scopes: READ,
        run: |call| any_record::query(call, Activities),
    },
    Route { method: "POST", path: ALL, scopes: WRITE, run: |call| any_record::create(call, Activities) },
    Route { method: "PUT", path: ALL, scopes: WRITE, run: |call| any_record::upsert(call, Activities) },
    Route { method: "GET", path: ONE, scopes: READ, run: |call| any_record::get(call, Activities) },
    Route { method: "PATCH", path: ONE, scopes: WRITE, run: |call| any_record::update(call, Activities, Mode::Append) },
    Route {
        method: "PUT",
        path: ONE,
        scopes: WRITE,
        run: |call| any_record::update(call, Activities, Mode::Overwrite),
    },
    Route { method: "DELETE", path: ONE, scopes: WRITE, run: |call| any_record::delete(call, Activities) },
];
