//! The serialized names of fields and variants.

use proc_macro2::Span;

use crate::errors::Errors;

/// Refuses two fields or variants with one serialized name.
pub(super) fn distinct<'n>(names: impl Iterator<Item = (&'n str, Span)>, kind: &str, errors: &mut Errors) {
    let mut seen: Vec<&str> = Vec::new();
    for (name, span) in names {
        if seen.contains(&name) {
            errors.at(span, format_args!("two {kind} are serialized as `{name}`: rename one of them"));
        }
        seen.push(name);
    }
}
