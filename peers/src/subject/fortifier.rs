//! `fortifier`.

use std::sync::LazyLock;

use fortifier::{Validate, ValidationErrors};
use regex::Regex;

use crate::Subject;
use crate::model::COUNTRIES;

static PERSONAL_NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{11}$").expect("a pattern"));
static ORGANIZATION_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{9}$").expect("a pattern"));

crate::order! {
    derive: [Validate],
    structs: [],
    customer: [#[validate(custom(function = has_number, error = NotInList))]],
    text: [#[validate(length(min = 1))]],
    optional: [],
    kind: [#[validate(custom(function = is_kind, error = NotInList))]],
    email: [#[validate(email_address)]],
    personal_number: [#[validate(regex = &*PERSONAL_NUMBER)]],
    organization_id: [#[validate(regex = &*ORGANIZATION_ID)]],
    country: [#[validate(custom(function = is_country, error = NotInList))]],
    url: [#[validate(url)]],
    amount: [#[validate(range(min = 0.0))]],
    optional_amount: [#[validate(range(min = 0.0))]],
    flag: [],
    optional_flag: [],
    nested: [],
    list: [],
}

/// The error of the functions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotInList;

impl std::fmt::Display for NotInList {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("not in the list")
    }
}

impl std::error::Error for NotInList {}

fn is_kind(kind: &str) -> Result<(), NotInList> {
    if matches!(kind, "private" | "corporate") { Ok(()) } else { Err(NotInList) }
}

fn is_country(country: &str) -> Result<(), NotInList> {
    COUNTRIES.binary_search(&country).map(drop).map_err(|_| NotInList)
}

fn has_number(customer: &CustomerDetails) -> Result<(), NotInList> {
    if customer.organization_id.is_none() && customer.kind == "corporate" { Err(NotInList) } else { Ok(()) }
}

pub enum Fortifier {}

impl Subject for Fortifier {
    const NAME: &'static str = "fortifier 0.2";
    const CANNOT: &'static str = "in, required_if: functions; blank text passes; no path and no sentence in the report";
    type Order = Order;
    type Report = ValidationErrors<OrderValidationError>;

    fn check(order: &Order) -> Result<(), Self::Report> {
        order.validate_sync()
    }

    fn count(report: &Self::Report) -> usize {
        // It nests what it says in types of its own for each field, so that only its text can be counted.
        let text = format!("{report:?}");
        text.matches("code: ").count() + text.matches("NotInList").count()
    }
}
