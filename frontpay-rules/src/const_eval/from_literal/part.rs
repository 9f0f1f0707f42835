//! Parts of a literal; for generated code.

use frontpay_php::Value;

use crate::const_eval::literal_type::first;
use crate::const_eval::{FromLiteral, LiteralType};

/// Makes a field of a struct from an entry of a map, which is probably the one at its place.
#[doc(hidden)]
#[inline]
#[must_use]
pub fn member<'v, T: FromLiteral<'v>>(map: &Value<'v>, place: usize, key: &str) -> T {
    T::from_literal(map.field(place, key).unwrap_or(Value::Null))
}

/// Returns the variant of an untagged enum that a value fits.
#[doc(hidden)]
#[must_use]
pub fn first_of(value: &Value<'_>, holds: &'static LiteralType) -> usize {
    match holds {
        LiteralType::Choice(choices) => first(choices, *value).unwrap_or_default(),
        _ => 0,
    }
}
