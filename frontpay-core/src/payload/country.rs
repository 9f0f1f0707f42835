//! Countries by ISO 3166-1.

use core::fmt;
use core::str::FromStr;

use frontpay_rules::literal::{FromLiteral, Holds};
use frontpay_rules::{AsValue, Scratch, Value, fits};
use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};

/// A country by its code of ISO 3166-1 alpha-2, in capitals; the codes come from the crate `rust_iso3166`.
///
/// Lower case is refused: whether the server takes it is not known.
///
/// ```
/// use frontpay_core::payload::Country;
/// assert_eq!("NO".parse(), Ok(Country::NORWAY));
/// assert_eq!("Norway".parse::<Country>().unwrap_err().to_string(), "not a country: expected a code of two capitals, as in `NO`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(&'static str);

impl Country {
    /// Denmark
    pub const DENMARK: Self = Self("DK");
    /// Finland
    pub const FINLAND: Self = Self("FI");
    /// Germany
    pub const GERMANY: Self = Self("DE");
    /// Norway
    pub const NORWAY: Self = Self("NO");
    /// Sweden
    pub const SWEDEN: Self = Self("SE");

    /// Returns the code, such as `NO`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }
}

/// Text that is no code of a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a country: expected a code of two capitals, as in `NO`")]
pub struct UnknownCountry;

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Self, UnknownCountry> {
        rust_iso3166::from_alpha2(code).map(|country| Self(country.alpha2)).ok_or(UnknownCountry)
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl AsValue for Country {
    #[inline]
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Str(self.0)
    }
}

impl FromLiteral<'static> for Country {
    const HOLDS: &'static Holds = &Holds::Words(rust_iso3166::ALL_ALPHA2);

    #[inline]
    fn from_literal(value: Value<'static>) -> Self {
        value.as_str().map_or(Self::NORWAY, Self)
    }
}

impl<R> fits::Text<R> for Country {}

impl Serialize for Country {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Country {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = std::borrow::Cow::<str>::deserialize(deserializer)?;
        code.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_named_countries_have_codes_of_the_standard() {
        for country in [Country::DENMARK, Country::FINLAND, Country::GERMANY, Country::NORWAY, Country::SWEDEN] {
            assert_eq!(country.code().parse(), Ok(country));
        }
    }
}
