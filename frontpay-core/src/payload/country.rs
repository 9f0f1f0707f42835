//! Countries of ISO 3166-1.

use core::fmt;
use core::str::FromStr;

use frontpay_rules::const_eval::{ConstRules, FromLiteral, LiteralType};
use frontpay_rules::{AsValue, Scratch, Value, fits};
use serde::de::{Deserialize, Deserializer, Error, Unexpected};
use serde::ser::{Serialize, Serializer};

/// A country: its code of ISO 3166-1 alpha-2, in upper case.
///
/// Lower case is rejected, because it is not known whether the server accepts it.
///
/// ```
/// use frontpay_core::payload::Country;
/// assert_eq!("NO".parse(), Ok(Country::NORWAY));
/// assert_eq!("Norway".parse::<Country>().unwrap_err().to_string(), "not a country: expected a code of two capitals, as in `NO`");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Country(&'static str);

impl Country {
    /// All codes of the standard, in alphabetical order.
    pub const CODES: &'static [&'static str] = &[
        "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA", "BB",
        "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV", "BW", "BY",
        "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU", "CV", "CW", "CX",
        "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES", "ET", "FI", "FJ", "FK",
        "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM", "GN", "GP", "GQ", "GR", "GS",
        "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE", "IL", "IM", "IN", "IO", "IQ", "IR",
        "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM", "KN", "KP", "KR", "KW", "KY", "KZ", "LA",
        "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY", "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK",
        "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT", "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE",
        "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU", "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM",
        "PN", "PR", "PS", "PT", "PW", "PY", "QA", "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG",
        "SH", "SI", "SJ", "SK", "SL", "SM", "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF",
        "TG", "TH", "TJ", "TK", "TL", "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY",
        "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW",
    ];

    /// Denmark.
    pub const DENMARK: Self = Self("DK");
    /// Finland.
    pub const FINLAND: Self = Self("FI");
    /// Germany.
    pub const GERMANY: Self = Self("DE");
    /// Norway.
    pub const NORWAY: Self = Self("NO");
    /// Sweden.
    pub const SWEDEN: Self = Self("SE");

    /// Returns the code, such as `NO`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }
}

/// An error for text that is not a country code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownCountry;

impl fmt::Display for UnknownCountry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a country: expected a code of two capitals, as in `NO`")
    }
}

impl std::error::Error for UnknownCountry {}

impl FromStr for Country {
    type Err = UnknownCountry;

    fn from_str(code: &str) -> Result<Self, UnknownCountry> {
        Self::CODES.binary_search(&code).map(|index| Self(Self::CODES[index])).map_err(|_| UnknownCountry)
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

impl<L, const N: usize> ConstRules<L, N> for Country {}

impl FromLiteral<'static> for Country {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Words(Self::CODES);

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
        let unknown =
            |_| D::Error::invalid_value(Unexpected::Other("string"), &"a country code of two capitals, as in `NO`");
        code.parse().map_err(unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_codes_are_those_of_the_standard() {
        let mut codes = rust_iso3166::ALL_ALPHA2.to_vec();
        codes.sort_unstable();
        assert_eq!(Country::CODES, codes);
    }

    #[test]
    fn the_named_countries_have_codes_of_the_standard() {
        for country in [Country::DENMARK, Country::FINLAND, Country::GERMANY, Country::NORWAY, Country::SWEDEN] {
            assert_eq!(country.code().parse(), Ok(country));
        }
    }
}
