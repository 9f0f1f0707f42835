//! What `#[derive(Validate)]` calls besides the rules: the loops and branches that it does not print.

use crate::as_value::AsValue;
use crate::json::Arena;
use crate::table::{Shape, refuses_absence};
use crate::value::{Entry, Items, Value};

/// What a field of a struct adds to its document.
#[derive(Debug, Clone, Copy)]
pub enum Part<'a> {
    /// An entry of its own.
    Entry(&'static str, Value<'a>),
    /// Nothing: it is left out on the wire.
    Absent,
    /// The entries of a flattened struct.
    Flat(Value<'a>),
}

/// Makes the document of a struct.
pub fn document<'a>(arena: &'a Arena, parts: &[Part<'a>]) -> Value<'a> {
    let entries = parts.iter().flat_map(|part| {
        let (own, flat): (Option<Entry<'a>>, &[Entry<'a>]) = match *part {
            Part::Entry(name, value) => (Some((name, value)), &[]),
            Part::Flat(Value::Map(entries)) => (None, entries.seen()),
            Part::Absent | Part::Flat(_) => (None, &[]),
        };
        own.into_iter().chain(flat.iter().copied())
    });
    arena.map(&entries.collect::<Vec<_>>())
}

/// Returns how many entries a flattened struct adds.
#[must_use]
pub const fn count(value: Value<'_>) -> usize {
    match value.count() {
        Some(count) => count,
        None => 0,
    }
}

/// Asks a rule that reads the items of a list or map, where the value shows only how many there are.
#[inline]
pub fn with_items<T: AsValue + ?Sized>(field: &T, value: Value<'_>, check: impl FnOnce(Value<'_>) -> bool) -> bool {
    match value {
        Value::List(Items::Counted(_)) | Value::Map(Items::Counted(_)) => check(field.to_document(&Arena::new())),
        value => check(value),
    }
}

/// Tells whether a type takes null and a missing key.
#[must_use]
pub const fn is_optional(shape: &Shape) -> bool {
    matches!(shape, Shape::Optional(_))
}

/// Tells whether a type is a struct with rules.
#[must_use]
pub const fn is_struct(shape: &Shape) -> bool {
    matches!(shape, Shape::Table(_))
}

/// Tells whether a missing key is taken by the type, or refused by the rules below it.
#[must_use]
pub const fn takes_absence(shape: &Shape) -> bool {
    is_optional(shape) || refuses_absence(shape)
}

/// Stops the compiler with a sentence where a type and its rules do not agree.
///
/// # Panics
///
/// Where they do not: that is the compile error.
#[track_caller]
pub const fn agree(holds: bool, sentence: &str) {
    assert!(holds, "{}", sentence);
}
