//! Parts of a literal, for generated code.

use frontpay_php::Value;

use crate::const_eval::holds::first;
use crate::const_eval::{FromLiteral, Holds};

/// Makes a field of a struct of the entry of a map, probably the one at its place.
#[doc(hidden)]
#[inline]
#[must_use]
pub fn member<'v, T: FromLiteral<'v>>(map: &Value<'v>, place: usize, key: &str) -> T {
    T::from_literal(map.field(place, key).unwrap_or(Value::Null))
}

/// Returns which variant of an untagged enum holds a value.
#[doc(hidden)]
#[must_use]
pub fn first_of(value: &Value<'_>, holds: &'static Holds) -> usize {
    match holds {
        Holds::Choice(choices) => first(choices, *value).unwrap_or_default(),
        _ => 0,
    }
}
