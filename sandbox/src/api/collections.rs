//! Code shared by objects and activities: a unique slug and two unique nouns.

use crate::http::body::Input;
use crate::http::call::Call;
use crate::http::error::Failure;
use crate::seed::schema::system_attributes;
use crate::store::records::Records;
use crate::store::schema::{Collection, Space};

/// A custom collection with the body's slug and nouns, not stored yet.
pub fn create(call: &mut Call<'_>, space: Space, fields: &Input<'_>) -> Result<Collection, Failure> {
    let slug = fields.slug("api_slug")?;
    let (singular, plural) = (fields.filled_string("singular_noun")?, fields.filled_string("plural_noun")?);
    let exists = call.store.collections.values().any(|collection| {
        collection.space == space
            && (collection.slug == slug || collection.singular == singular || collection.plural == plural)
    });
    if exists {
        return Err(slug_conflict("create", space, "your api_slug and names are unique"));
    }
    Ok(Collection {
        id: call.store.random.uuid(),
        space,
        slug: slug.to_owned(),
        singular: singular.to_owned(),
        plural: plural.to_owned(),
        is_system: false,
        created_at: call.store.timestamp(),
        attributes: system_attributes(call.store, space),
        records: Records::default(),
        views: Vec::new(),
        list: None,
        extends: None,
    })
}

/// Changes the slug and the nouns that the body contains. Returns the id of the collection.
pub fn update(call: &mut Call<'_>, space: Space, parameter: &str) -> Result<String, Failure> {
    let body = call.data()?;
    let fields = Input::of(&body, &["data"])?;
    if fields.is_empty() {
        return Err(Failure::bad(
            "validation_type",
            "You passed an empty payload. Please ensure you are updating at least one property in your request.",
        ));
    }
    if space == Space::Activities {
        // The vendor's schema forbids additional fields here, but not for objects.
        fields.only(&["api_slug", "singular_noun", "plural_noun"])?;
    }
    let own = call.store.collection(space, &call.parameter(parameter))?.id.clone();
    let given = |name| if fields.has(name) { fields.filled_string(name).map(Some) } else { Ok(None) };
    let slug = if fields.has("api_slug") { Some(fields.slug("api_slug")?) } else { None };
    let (singular, plural) = (given("singular_noun")?, given("plural_noun")?);
    if slug.and_then(|slug| call.store.find_collection(space, slug)).is_some_and(|other| other.id != own) {
        return Err(slug_conflict("update", space, "api_slug is unique"));
    }
    let collection = call.store.collection_mut(space, &own)?;
    for (new, current) in
        [(slug, &mut collection.slug), (singular, &mut collection.singular), (plural, &mut collection.plural)]
    {
        if let Some(new) = new {
            new.clone_into(current);
        }
    }
    Ok(own)
}

fn slug_conflict(verb: &str, space: Space, that: &str) -> Failure {
    let noun = space.noun().to_lowercase();
    Failure::conflict("slug_conflict", format!("Failed to {verb} {noun}. Please ensure {that}."))
}
