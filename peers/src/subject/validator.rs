//! `validator`.

use std::sync::LazyLock;

use regex::Regex;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

use crate::Subject;
use crate::model::COUNTRIES;

static PERSONAL_NUMBER: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{11}$").expect("a pattern"));
static ORGANIZATION_ID: LazyLock<Regex> = LazyLock::new(|| Regex::new("^[0-9]{9}$").expect("a pattern"));

crate::order! {
    derive: [Validate],
    structs: [],
    customer: [#[validate(schema(function = "has_number", skip_on_field_errors = false))]],
    text: [#[validate(length(min = 1))]],
    optional: [],
    kind: [#[validate(custom(function = "is_kind"))]],
    email: [#[validate(email)]],
    personal_number: [#[validate(regex(path = *PERSONAL_NUMBER))]],
    organization_id: [#[validate(regex(path = *ORGANIZATION_ID))]],
    country: [#[validate(custom(function = "is_country"))]],
    url: [#[validate(url)]],
    amount: [#[validate(range(min = 0.0))]],
    optional_amount: [#[validate(range(min = 0.0))]],
    flag: [],
    optional_flag: [],
    nested: [#[validate(nested)]],
    list: [#[validate(nested)]],
}

fn is_kind(kind: &str) -> Result<(), ValidationError> {
    if matches!(kind, "private" | "corporate") { Ok(()) } else { Err(ValidationError::new("in")) }
}

fn is_country(country: &str) -> Result<(), ValidationError> {
    COUNTRIES.binary_search(&country).map(drop).map_err(|_| ValidationError::new("in"))
}

fn has_number(customer: &CustomerDetails) -> Result<(), ValidationError> {
    if customer.organization_id.is_none() && customer.kind == "corporate" {
        return Err(ValidationError::new("required_if"));
    }
    Ok(())
}

pub enum Validator {}

impl Subject for Validator {
    const NAME: &'static str = "validator 0.21";
    const CANNOT: &'static str = "in: a function; required_if: a function of the struct; blank text passes";
    type Order = Order;
    type Report = ValidationErrors;

    fn check(order: &Order) -> Result<(), ValidationErrors> {
        order.validate()
    }

    fn count(report: &ValidationErrors) -> usize {
        let count = |kind: &ValidationErrorsKind| match kind {
            ValidationErrorsKind::Struct(inner) => Self::count(inner),
            ValidationErrorsKind::List(items) => items.values().map(|inner| Self::count(inner)).sum(),
            ValidationErrorsKind::Field(errors) => errors.len(),
        };
        report.errors().values().map(count).sum()
    }
}
