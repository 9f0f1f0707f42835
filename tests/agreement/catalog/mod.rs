//! The derived types.

mod containers;
mod enums;
mod leaves;
mod rules;
mod structs;

use crate::type_case::TypeCase;

/// Returns all types of the catalog.
pub(crate) fn all() -> Vec<TypeCase> {
    [structs::all(), enums::all(), containers::all(), leaves::all(), rules::all()].into_iter().flatten().collect()
}
