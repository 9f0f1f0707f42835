//! `garde`.

use garde::Validate;

use crate::Subject;
use crate::model::COUNTRIES;

crate::order! {
    derive: [Validate],
    structs: [#[garde(allow_unvalidated)]],
    customer: [],
    text: [#[garde(length(min = 1))]],
    optional: [],
    kind: [#[garde(custom(is_kind))]],
    email: [#[garde(email)]],
    personal_number: [#[garde(pattern(r"^[0-9]{11}$"))]],
    organization_id: [#[garde(custom(is_there_for(&self.kind)), pattern(r"^[0-9]{9}$"))]],
    country: [#[garde(custom(is_country))]],
    url: [#[garde(url)]],
    amount: [#[garde(range(min = 0.0))]],
    optional_amount: [#[garde(range(min = 0.0))]],
    flag: [],
    optional_flag: [],
    nested: [#[garde(dive)]],
    list: [#[garde(dive)]],
}

fn is_kind(kind: &str, (): &()) -> garde::Result {
    if matches!(kind, "private" | "corporate") { Ok(()) } else { Err(garde::Error::new("not one of the words")) }
}

fn is_country(country: &str, (): &()) -> garde::Result {
    COUNTRIES.binary_search(&country).map(drop).map_err(|_| garde::Error::new("not a country"))
}

fn is_there_for(kind: &str) -> impl FnOnce(&Option<String>, &()) -> garde::Result + '_ {
    move |number, ()| {
        if number.is_none() && kind == "corporate" { Err(garde::Error::new("required of a company")) } else { Ok(()) }
    }
}

pub enum Garde {}

impl Subject for Garde {
    const NAME: &'static str = "garde 0.23";
    const CANNOT: &'static str =
        "in, required_if: functions; blank text passes; no rule and no parameters in the report";
    type Order = Order;
    type Report = garde::Report;

    fn check(order: &Order) -> Result<(), garde::Report> {
        order.validate()
    }

    fn count(report: &garde::Report) -> usize {
        report.iter().count()
    }
}
