//! The derived types.

mod containers;
mod enums;
mod leaves;
mod rules;
mod structs;

use crate::species::Species;

/// All of them.
pub(crate) fn all() -> Vec<Species> {
    [structs::all(), enums::all(), containers::all(), leaves::all(), rules::all()].into_iter().flatten().collect()
}
