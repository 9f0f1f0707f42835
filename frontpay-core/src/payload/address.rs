//! Postal addresses.

use serde::{Deserialize, Serialize};

use super::{Country, silent_debug};
use frontpay_derive::Validate;

/// A postal address.
///
/// ```
/// use frontpay_core::{Valid, payload, payload::{Address, Country}};
/// let address: Valid<Address> = payload!(Address {
///     "street": "Eksempelveien 1",
///     "zip": "4313",
///     "city": "Sandnes",
///     "country": "NO",
/// });
/// assert_eq!(address.country, Country::NORWAY);
/// ```
///
/// With the feature `builders`: `Address::builder().street("Eksempelveien 1").zip("4313")..`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(String, into), finish_fn(name = complete, vis = "pub(in crate::payload)"), state_mod(vis = "pub(in crate::payload)")))]
#[non_exhaustive]
pub struct Address {
    /// The street and number.
    #[rule(required, string)]
    pub street: String,
    /// The postal code, as text: a JSON number is rejected.
    #[rule(required, string)]
    pub zip: String,
    /// The city.
    #[rule(required, string)]
    pub city: String,
    /// The country code of ISO 3166-1 alpha-2, in upper case.
    ///
    /// For another value the server has its own message: `Country in Customer's Address must be as ISO Alpha 2 Standard`.
    #[rule(
        required,
        string,
        in(
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
            "UZ", "VA", "VC", "VE", "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW"
        )
    )]
    pub country: Country,
}

silent_debug!(Address);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Validate;

    #[test]
    fn the_rule_lists_the_codes_of_the_standard() {
        let rules = Address::RULES.to_laravel();
        assert_eq!(rules[3].1[2], format!("in:{}", Country::CODES.join(",")));
    }
}
