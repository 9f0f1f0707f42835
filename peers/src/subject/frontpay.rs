//! This project.

use std::collections::BTreeSet;

use frontpay_core::{InvalidJson, Report, Valid, Validate};

use crate::Subject;

crate::order! {
    derive: [Validate],
    structs: [],
    customer: [],
    text: [#[rule(required, string)]],
    optional: [#[rule(nullable, string)]],
    kind: [#[rule(required, string, in("private", "corporate"))]],
    email: [#[rule(required, string, email)]],
    personal_number: [#[rule(nullable, string, regex = r"^\d{11}$")]],
    organization_id: [#[rule(required_if = "type=corporate", nullable, string, regex = r"^\d{9}$")]],
    country: [#[rule(required, string, in(
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
    url: [#[rule(nullable, string, url)]],
    amount: [#[rule(required, numeric, min = 0)]],
    optional_amount: [#[rule(nullable, numeric, min = 0)]],
    flag: [#[rule(required, boolean)]],
    optional_flag: [#[rule(nullable, boolean)]],
    nested: [],
    list: [#[rule(required, array)]],
}

pub enum Frontpay {}

impl Subject for Frontpay {
    const NAME: &'static str = "frontpay";
    const CANNOT: &'static str = "";
    type Order = Order;
    type Report = Report;

    fn check(order: &Order) -> Result<(), Report> {
        order.validate()
    }

    fn count(report: &Report) -> usize {
        report.len()
    }

    fn read(bytes: &[u8]) -> Option<Order> {
        Valid::from_json(bytes).ok().map(Valid::into_inner)
    }

    fn reported_fields(bytes: &[u8]) -> usize {
        match Valid::<Order>::from_json(bytes) {
            Err(InvalidJson::Report(report)) => {
                report.iter().map(|failure| failure.path()).collect::<BTreeSet<_>>().len()
            }
            Ok(_) | Err(InvalidJson::Syntax(_)) => 0,
        }
    }
}
