//! Activity records.

use crate::api::any_record;
use crate::http::call::Handler;
use crate::store::schema::Space::Activities;
use crate::store::write::Mode;

pub const HANDLERS: &[Handler] = &[
    ("activityRecords.query", |call| any_record::query(call, Activities)),
    ("activityRecords.create", |call| any_record::create(call, Activities)),
    ("activityRecords.upsert", |call| any_record::upsert(call, Activities)),
    ("activityRecords.get", |call| any_record::get(call, Activities)),
    ("activityRecords.update", |call| any_record::update(call, Activities, Mode::Append)),
    ("activityRecords.replace", |call| any_record::update(call, Activities, Mode::Overwrite)),
    ("activityRecords.delete", |call| any_record::delete(call, Activities)),
];
