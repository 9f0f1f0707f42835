//! What the fields of a struct must be together.

use proc_macro2::Span;

use crate::errors::Errors;

/// Refuses two fields or variants with one name on the wire.
pub(super) fn distinct_names<'n>(names: impl Iterator<Item = (&'n str, Span)>, what: &str, errors: &mut Errors) {
    let mut seen: Vec<&str> = Vec::new();
    for (name, span) in names {
        if seen.contains(&name) {
            errors.at(span, format_args!("two {what} are named `{name}` on the wire"));
        }
        seen.push(name);
    }
}
