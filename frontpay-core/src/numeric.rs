//! Amounts and flags as PHP servers mix them: numbers and numeric text, booleans and `"0"`.

#[cfg(any(feature = "payloads", feature = "rust_decimal"))]
mod decimal;

use core::fmt;
use core::str::FromStr;
use std::borrow::Cow;

use frontpay_rules::const_eval::{ConstRules, FromLiteral, LiteralType};
use frontpay_rules::{AsValue, Scratch, Value, fits};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

/// An amount, a quantity or a rate: a number or numeric text on the wire, as Laravel's `numeric` accepts it.
///
/// Text keeps its spelling (`"51.00"` stays `"51.00"`) and a number stays a number, so the value is sent as it was read. A
/// number with a fraction is stored as `f64`, as in PHP. In the payloads of the Front Payment API, amounts of money are
/// kroner, not øre.
///
/// `Numeric::decimal` returns the exact value for calculations; it needs the feature `payloads` or `rust_decimal`.
///
/// `Debug` shows no content.
///
/// ```
/// use frontpay_core::Numeric;
/// let rate: Numeric = "51.00".parse()?;
/// assert_eq!(serde_json::to_string(&rate)?, "\"51.00\"");
/// assert_eq!(serde_json::to_string(&Numeric::from(51))?, "51");
/// assert!("51,00".parse::<Numeric>().is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Numeric(Spelling);

#[derive(Clone, PartialEq)]
enum Spelling {
    Int(i64),
    Float(f64),
    Text(String),
}

/// An error for text that PHP does not read as a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotNumeric;

impl fmt::Display for NotNumeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number: expected digits with an optional sign, decimal point and exponent, as in `51.00`")
    }
}

impl std::error::Error for NotNumeric {}

impl FromStr for Numeric {
    type Err = NotNumeric;

    fn from_str(text: &str) -> Result<Self, NotNumeric> {
        if frontpay_rules::is_numeric(text) { Ok(Self(Spelling::Text(text.to_owned()))) } else { Err(NotNumeric) }
    }
}

impl From<i32> for Numeric {
    fn from(number: i32) -> Self {
        Self(Spelling::Int(number.into()))
    }
}

impl From<i64> for Numeric {
    fn from(number: i64) -> Self {
        Self(Spelling::Int(number))
    }
}

impl From<u32> for Numeric {
    fn from(number: u32) -> Self {
        Self(Spelling::Int(number.into()))
    }
}

impl fmt::Debug for Numeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Numeric")
    }
}

impl AsValue for Numeric {
    #[inline]
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        match &self.0 {
            Spelling::Int(number) => Value::Int(*number),
            Spelling::Float(number) => Value::Float(*number),
            Spelling::Text(text) => Value::Str(text),
        }
    }
}

impl<L, const N: usize> ConstRules<L, N> for Numeric {}

impl FromLiteral<'_> for Numeric {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Numeric;

    #[inline]
    fn from_literal(value: Value<'_>) -> Self {
        Self(match value {
            Value::Int(number) => Spelling::Int(number),
            Value::Float(number) => Spelling::Float(number),
            value => Spelling::Text(value.as_str().unwrap_or("0").to_owned()),
        })
    }
}

impl<R> fits::Number<R> for Numeric {}
impl<R> fits::Measured<R> for Numeric {}

/// The key of such a number in `serde_json`.
pub(crate) const JSON_NUMBER: &str = "$serde_json::private::Number";

impl Serialize for Numeric {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Spelling::Int(number) => serializer.serialize_i64(*number),
            Spelling::Float(number) => serializer.serialize_f64(*number),
            Spelling::Text(text) => serializer.serialize_str(text),
        }
    }
}

impl<'de> Deserialize<'de> for Numeric {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumericVisitor;

        impl<'de> Visitor<'de> for NumericVisitor {
            type Value = Numeric;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a number or numeric text")
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Numeric, E> {
                Ok(Numeric(Spelling::Int(number)))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Numeric, E> {
                #[expect(clippy::cast_precision_loss, reason = "PHP makes the same float of an integer beyond 64 bits")]
                Ok(Numeric(i64::try_from(number).map_or(Spelling::Float(number as f64), Spelling::Int)))
            }

            fn visit_u128<E: Error>(self, number: u128) -> Result<Numeric, E> {
                #[expect(clippy::cast_precision_loss, reason = "PHP makes the same float of an integer beyond 64 bits")]
                Ok(Numeric(Spelling::Float(number as f64)))
            }

            fn visit_i128<E: Error>(self, number: i128) -> Result<Numeric, E> {
                #[expect(clippy::cast_precision_loss, reason = "as for the other sign")]
                Ok(Numeric(Spelling::Float(number as f64)))
            }

            fn visit_f64<E: Error>(self, number: f64) -> Result<Numeric, E> {
                Ok(Numeric(Spelling::Float(number)))
            }

            /// The form in which `serde_json` passes on a number with all its digits, if any crate of the build enables its
            /// feature `arbitrary_precision`: a map with one entry.
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Numeric, A::Error> {
                // The key alone, so that the path of an error does not contain it.
                if map.next_key::<Cow<'de, str>>()?.as_deref() != Some(JSON_NUMBER) {
                    return Err(A::Error::invalid_type(Unexpected::Map, &self));
                }
                match map.next_value::<Cow<'de, str>>()?.parse::<f64>() {
                    Ok(number) if number.is_finite() => Ok(Numeric(Spelling::Float(number))),
                    _ => Err(A::Error::custom("number out of range")),
                }
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Numeric, E> {
                text.parse().map_err(|_| E::invalid_value(Unexpected::Other("text that is no number"), &self))
            }
        }

        deserializer.deserialize_any(NumericVisitor)
    }
}

/// A flag: read as Laravel's `boolean` does (`true`, `false`, `0`, `1`, `"0"`, `"1"`), and written as `true` or `false`.
///
/// ```
/// use frontpay_core::Flag;
/// let flag: Flag = serde_json::from_str("\"1\"")?;
/// assert!(flag.get());
/// assert_eq!(serde_json::to_string(&flag)?, "true");
/// assert!(serde_json::from_str::<Flag>("\"true\"").is_err());
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Flag(bool);

impl Flag {
    /// Returns the flag.
    #[must_use]
    pub const fn get(self) -> bool {
        self.0
    }
}

impl From<bool> for Flag {
    fn from(flag: bool) -> Self {
        Self(flag)
    }
}

impl AsValue for Flag {
    #[inline]
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Bool(self.0)
    }
}

impl<L, const N: usize> ConstRules<L, N> for Flag {}

impl FromLiteral<'_> for Flag {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Boolean;

    #[inline]
    fn from_literal(value: Value<'_>) -> Self {
        Self(matches!(value, Value::Bool(true) | Value::Int(1) | Value::Str("1")))
    }
}

impl<R> fits::Flag<R> for Flag {}

impl Serialize for Flag {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bool(self.0)
    }
}

impl<'de> Deserialize<'de> for Flag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct FlagVisitor;

        impl Visitor<'_> for FlagVisitor {
            type Value = Flag;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("true, false, 0, 1, \"0\" or \"1\"")
            }

            fn visit_bool<E: Error>(self, flag: bool) -> Result<Flag, E> {
                Ok(Flag(flag))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<Flag, E> {
                match number {
                    0 | 1 => Ok(Flag(number == 1)),
                    _ => Err(E::invalid_value(Unexpected::Other("another number"), &self)),
                }
            }

            fn visit_i64<E: Error>(self, number: i64) -> Result<Flag, E> {
                self.visit_u64(u64::try_from(number).unwrap_or(u64::MAX))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Flag, E> {
                match text {
                    "0" | "1" => Ok(Flag(text == "1")),
                    _ => Err(E::invalid_value(Unexpected::Other("other text"), &self)),
                }
            }
        }

        deserializer.deserialize_any(FlagVisitor)
    }
}
