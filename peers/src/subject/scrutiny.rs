//! `scrutiny`.

use scrutiny::Validate;
use scrutiny::error::ValidationErrors;
use scrutiny::traits::Validate as _;

use crate::Subject;

crate::order! {
    derive: [Validate],
    structs: [],
    customer: [],
    text: [#[validate(required, string)]],
    optional: [#[validate(nullable, string)]],
    kind: [#[validate(required, string, in_list("private", "corporate"))]],
    email: [#[validate(required, string, email)]],
    personal_number: [#[validate(nullable, string, regex = r"^[0-9]{11}$")]],
    organization_id: [#[validate(required_if(field = "kind", value = "corporate"), string, regex = r"^[0-9]{9}$")]],
    country: [#[validate(required, string, in_list(
        "AD", "AE", "AF", "AG", "AI", "AL", "AM", "AO", "AQ", "AR", "AS", "AT", "AU", "AW", "AX", "AZ", "BA",
        "BB", "BD", "BE", "BF", "BG", "BH", "BI", "BJ", "BL", "BM", "BN", "BO", "BQ", "BR", "BS", "BT", "BV",
        "BW", "BY", "BZ", "CA", "CC", "CD", "CF", "CG", "CH", "CI", "CK", "CL", "CM", "CN", "CO", "CR", "CU",
        "CV", "CW", "CX", "CY", "CZ", "DE", "DJ", "DK", "DM", "DO", "DZ", "EC", "EE", "EG", "EH", "ER", "ES",
        "ET", "FI", "FJ", "FK", "FM", "FO", "FR", "GA", "GB", "GD", "GE", "GF", "GG", "GH", "GI", "GL", "GM",
        "GN", "GP", "GQ", "GR", "GS", "GT", "GU", "GW", "GY", "HK", "HM", "HN", "HR", "HT", "HU", "ID", "IE",
        "IL", "IM", "IN", "IO", "IQ", "IR", "IS", "IT", "JE", "JM", "JO", "JP", "KE", "KG", "KH", "KI", "KM",
        "KN", "KP", "KR", "KW", "KY", "KZ", "LA", "LB", "LC", "LI", "LK", "LR", "LS", "LT", "LU", "LV", "LY",
        "MA", "MC", "MD", "ME", "MF", "MG", "MH", "MK", "ML", "MM", "MN", "MO", "MP", "MQ", "MR", "MS", "MT",
        "MU", "MV", "MW", "MX", "MY", "MZ", "NA", "NC", "NE", "NF", "NG", "NI", "NL", "NO", "NP", "NR", "NU",
        "NZ", "OM", "PA", "PE", "PF", "PG", "PH", "PK", "PL", "PM", "PN", "PR", "PS", "PT", "PW", "PY", "QA",
        "RE", "RO", "RS", "RU", "RW", "SA", "SB", "SC", "SD", "SE", "SG", "SH", "SI", "SJ", "SK", "SL", "SM",
        "SN", "SO", "SR", "SS", "ST", "SV", "SX", "SY", "SZ", "TC", "TD", "TF", "TG", "TH", "TJ", "TK", "TL",
        "TM", "TN", "TO", "TR", "TT", "TV", "TW", "TZ", "UA", "UG", "UM", "US", "UY", "UZ", "VA", "VC", "VE",
        "VG", "VI", "VN", "VU", "WF", "WS", "YE", "YT", "ZA", "ZM", "ZW",
    ))]],
    url: [#[validate(nullable, string, url)]],
    amount: [#[validate(min = 0)]],
    optional_amount: [#[validate(nullable, min = 0)]],
    flag: [],
    optional_flag: [],
    nested: [#[validate(nested)]],
    list: [#[validate(nested)]],
}

pub enum Scrutiny {}

impl Subject for Scrutiny {
    const NAME: &'static str = "scrutiny 0.1";
    const CANNOT: &'static str = "blank text passes; names the fields as Rust does";
    type Order = Order;
    type Report = ValidationErrors;

    fn check(order: &Order) -> Result<(), ValidationErrors> {
        order.validate()
    }

    fn count(report: &ValidationErrors) -> usize {
        report.field_errors().values().map(Vec::len).sum()
    }

    fn reported_fields(bytes: &[u8]) -> usize {
        scrutiny::deserialize::from_json::<Order>(bytes).map_or_else(|errors| errors.field_errors().len(), |_| 0)
    }
}
