//! `validify`.

use std::sync::LazyLock;

use regex::Regex;
use validify::{Validate, ValidationError, ValidationErrors, schema_err, schema_validation};

use crate::Subject;
use crate::model::COUNTRIES;

static PERSONAL_NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{11}$").expect("a pattern"));
static ORGANIZATION_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{9}$").expect("a pattern"));
const KINDS: &[&str] = &["private", "corporate"];

crate::order! {
    derive: [Validate],
    structs: [],
    customer: [#[validate(has_number)]],
    text: [#[validate(length(min = 1))]],
    optional: [],
    kind: [#[validate(custom(is_kind))]],
    email: [#[validate(email)]],
    personal_number: [#[validate(regex(PERSONAL_NUMBER))]],
    organization_id: [#[validate(regex(ORGANIZATION_ID))]],
    country: [#[validate(custom(is_country))]],
    url: [#[validate(url)]],
    amount: [#[validate(range(min = 0.0))]],
    optional_amount: [#[validate(range(min = 0.0))]],
    flag: [],
    optional_flag: [],
    nested: [#[validate]],
    list: [#[validate]],
}

fn is_kind(kind: &str) -> Result<(), ValidationError> {
    if KINDS.contains(&kind) { Ok(()) } else { Err(ValidationError::new_field("in")) }
}

fn is_country(country: &str) -> Result<(), ValidationError> {
    COUNTRIES.binary_search(&country).map(drop).map_err(|_| ValidationError::new_field("in"))
}

#[schema_validation]
fn has_number(customer: &CustomerDetails) -> Result<(), ValidationErrors> {
    if customer.organization_id.is_none() && customer.kind == "corporate" {
        schema_err!("required_if", "required of a company");
    }
}

pub enum Validify {}

impl Subject for Validify {
    const NAME: &'static str = "validify 2.0";
    const CANNOT: &'static str = "required_if: a function of the struct; blank text passes";
    type Order = Order;
    type Report = ValidationErrors;

    fn check(order: &Order) -> Result<(), ValidationErrors> {
        order.validate()
    }

    fn count(report: &ValidationErrors) -> usize {
        report.errors().len()
    }
}
