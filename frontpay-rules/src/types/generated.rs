//! Functions for `#[derive(Validate)]` besides the rules: the loops and branches that it does not print.

use frontpay_php::{Entry, Value};

use super::as_value::AsValue;
use crate::json::Arena;
use crate::param::FieldModifiers;
use crate::schema::{RuleSet, Shape, TypeInfo, has_rows, own_modifiers, refuses_absence};

/// Makes the document of a variant, whose entries stand beside the one that tells which it is.
pub fn tagged<'a>(arena: &'a Arena, tag: Entry<'a>, content: Value<'a>) -> Value<'a> {
    let entries = match content {
        Value::Map(entries) => entries.as_slice(),
        _ => &[],
    };
    arena.map_of(core::iter::once(tag).chain(entries.iter().copied()))
}

/// Returns how many entries a flattened struct adds.
#[must_use]
pub const fn count(value: Value<'_>) -> usize {
    match value.count() {
        Some(count) => count,
        None => 0,
    }
}

/// Tells whether a type takes null and a missing key.
#[must_use]
pub const fn is_optional(shape: &Shape) -> bool {
    matches!(shape, Shape::Optional(_))
}

/// Tells whether the entries of a type can stand among those of another: a struct, a tagged enum, a map of anything.
#[must_use]
pub const fn is_flat(shape: &Shape) -> bool {
    match shape {
        Shape::Table(_) | Shape::Tagged(..) => true,
        Shape::List(inner) | Shape::Map(_, inner) => !has_rows(inner),
        Shape::Leaf | Shape::Optional(_) | Shape::UnitOrTable(_) | Shape::Lazy(_) => false,
    }
}

/// Returns what a type adds below its path, where the table that asks is not yet known: the type contains itself.
#[must_use]
pub fn later<T: AsValue + ?Sized>() -> &'static Shape {
    &T::TYPE_INFO.shape
}

/// Tells whether a type has no rules below it.
#[must_use]
pub const fn without_rows(shape: &Shape) -> bool {
    !has_rows(shape)
}

/// Tells whether the rules that a type has for its own value measure it as those of the field do.
#[must_use]
pub const fn numbers_alike(shape: &Shape, field: FieldModifiers) -> bool {
    match own_modifiers(shape) {
        Some(own) => own.numeric == field.numeric && own.array == field.array,
        None => true,
    }
}

/// Tells whether a missing key is taken by the type, or refused by the rules below it.
#[must_use]
pub const fn takes_absence(shape: &Shape) -> bool {
    is_optional(shape) || refuses_absence(shape)
}

/// Stops the compiler where a path from the root leads nowhere below a table. Under a name of its own: a path of two names at
/// a token of the user's, of which the last were in scope there, would be called an unnecessary one.
///
/// # Panics
///
/// Panics if there is such a path: that is the compile error.
#[track_caller]
pub const fn assert_references(table: &'static RuleSet) {
    table.assert_references();
}

/// Stops the compiler if a type inside another one needs a context that the other does not declare.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_context(info: &TypeInfo, is_declared: bool, sentence: &str) {
    assert!(is_declared || !info.needs_context, "{}", sentence);
}

/// Stops the compiler with a sentence where a type and its rules do not agree.
///
/// # Panics
///
/// Panics if they do not: that is the compile error.
#[track_caller]
pub const fn agree(holds: bool, sentence: &str) {
    assert!(holds, "{}", sentence);
}
