//! Rust types that can be made of a literal.

mod container;
mod foreign;
mod part;

pub use part::{first_of, member};

use core::num::NonZero;
use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use frontpay_php::Value;

use super::{ConstRules, LiteralType};

/// A type that `payload!` can make of a literal.
///
/// `#[derive(Validate)]` implements it where all fields have it. Implement it by hand for other types: state the values
/// it can have, and make it of a value that was checked to be one. Where the type is the parameter of a generic
/// payload, it needs an empty [`ConstRules`] as well.
///
/// ```
/// use frontpay_rules::const_eval::{FromLiteral, LiteralType};
/// use frontpay_rules::Value;
/// struct Kroner(i64);
/// impl FromLiteral<'_> for Kroner {
///     const LITERAL_TYPE: &'static LiteralType = &LiteralType::Integer { min: 0, max: 1_000_000 };
///     fn from_literal(value: Value<'_>) -> Self {
///         match value {
///             Value::Int(kroner) => Self(kroner),
///             _ => Self(0),
///         }
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made of a literal",
    label = "the compiler does not know what it can hold",
    note = "make the payload in code and use `Valid::new`, or implement `FromLiteral`: for a struct of your own around a type of another crate"
)]
pub trait FromLiteral<'v>: Sized {
    /// The values that the type can have.
    const LITERAL_TYPE: &'static LiteralType;

    /// Makes the value. It is called only with values that the type can have; for all others the result does not
    /// matter.
    fn from_literal(value: Value<'v>) -> Self;
}

macro_rules! integers {
    ($($type:ty: $min:expr, $max:expr;)*) => {$(
        impl FromLiteral<'_> for $type {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::Integer { min: $min, max: $max };

            #[inline]
            fn from_literal(value: Value<'_>) -> Self {
                match value {
                    Value::Int(number) => Self::try_from(number).unwrap_or_default(),
                    _ => 0,
                }
            }
        }

        impl<L, const N: usize> ConstRules<L, N> for $type {}
    )*};
}

integers! {
    i8: i8::MIN as i64, i8::MAX as i64;
    i16: i16::MIN as i64, i16::MAX as i64;
    i32: i32::MIN as i64, i32::MAX as i64;
    i64: i64::MIN, i64::MAX;
    u8: 0, u8::MAX as i64;
    u16: 0, u16::MAX as i64;
    u32: 0, u32::MAX as i64;
    u64: 0, i64::MAX;
    // That of the smallest machine, so that a payload that builds here builds everywhere.
    usize: 0, u32::MAX as i64;
}

macro_rules! non_zero {
    ($($type:ty),*) => {$(
        impl FromLiteral<'_> for NonZero<$type> {
            const LITERAL_TYPE: &'static LiteralType = match <$type as FromLiteral<'static>>::LITERAL_TYPE {
                LiteralType::Integer { max, .. } => &LiteralType::Integer { min: 1, max: *max },
                _ => &LiteralType::Null,
            };

            #[inline]
            fn from_literal(value: Value<'_>) -> Self {
                Self::new(FromLiteral::from_literal(value)).unwrap_or(Self::MIN)
            }
        }

        impl<L, const N: usize> ConstRules<L, N> for NonZero<$type> {}
    )*};
}

non_zero!(u8, u16, u32, u64, usize);

macro_rules! floats {
    ($($type:ty),*) => {$(
        impl FromLiteral<'_> for $type {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::Float;

            #[inline]
            fn from_literal(value: Value<'_>) -> Self {
                #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_lossless, reason = "so does serde")]
                match value {
                    Value::Int(number) => number as $type,
                    Value::Float(number) => number as $type,
                    _ => 0.0,
                }
            }
        }
    )*};
}

floats!(f32, f64);

macro_rules! answers_nothing {
    ($($type:ty),*) => {$(
        impl<L, const N: usize> ConstRules<L, N> for $type {}
    )*};
}

answers_nothing!(f32, f64, bool, char, String, str, Value<'_>);

impl FromLiteral<'_> for bool {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Flag;

    #[inline]
    fn from_literal(value: Value<'_>) -> Self {
        matches!(value, Value::Bool(true))
    }
}

impl FromLiteral<'_> for char {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Character;

    #[inline]
    fn from_literal(value: Value<'_>) -> Self {
        text(value).chars().next().unwrap_or_default()
    }
}

#[inline]
fn text(value: Value<'_>) -> &str {
    value.as_str().unwrap_or_default()
}

macro_rules! texts {
    ($($type:ty),*) => {$(
        impl<'v> FromLiteral<'v> for $type {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::Text;

            #[inline]
            fn from_literal(value: Value<'v>) -> Self {
                text(value).into()
            }
        }
    )*};
}

texts!(String, Box<str>, Rc<str>, Arc<str>);

impl<'v: 't, 't> FromLiteral<'v> for &'t str {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Text;

    #[inline]
    fn from_literal(value: Value<'v>) -> Self {
        text(value)
    }
}

impl<'v: 't, 't> FromLiteral<'v> for Cow<'t, str> {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Text;

    #[inline]
    fn from_literal(value: Value<'v>) -> Self {
        Cow::Borrowed(text(value))
    }
}

#[cfg(feature = "serde_json")]
answers_nothing!(serde_json::Value);

#[cfg(feature = "serde_json")]
impl<'v> FromLiteral<'v> for serde_json::Value {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Anything;

    fn from_literal(value: Value<'v>) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => flag.into(),
            Value::Int(number) => number.into(),
            Value::Float(number) => number.into(),
            Value::Str(text) => text.into(),
            Value::List(list) => Self::Array(list.as_slice().iter().map(|item| Self::from_literal(*item)).collect()),
            Value::Map(map) => {
                let entries = map.as_slice().iter().map(|(key, item)| ((*key).to_owned(), Self::from_literal(*item)));
                Self::Object(entries.collect())
            }
        }
    }
}
