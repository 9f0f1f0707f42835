//! `serde_valid`.

use serde_valid::Validate;
use serde_valid::validation::{Error, Errors};

use crate::Subject;
use crate::model::COUNTRIES;

crate::order! {
    derive: [Validate],
    structs: [],
    customer: [#[validate(custom = has_number)]],
    text: [#[validate(min_length = 1)]],
    optional: [],
    kind: [#[validate(r#enum = ["private", "corporate"])]],
    email: [#[validate(custom = is_email)]],
    personal_number: [#[validate(pattern = r"^[0-9]{11}$")]],
    organization_id: [#[validate(pattern = r"^[0-9]{9}$")]],
    country: [#[validate(custom = is_country)]],
    url: [#[validate(custom = is_url)]],
    amount: [#[validate(minimum = 0.0)]],
    optional_amount: [#[validate(minimum = 0.0)]],
    flag: [],
    optional_flag: [],
    nested: [#[validate]],
    list: [#[validate]],
}

fn is_country(country: &str) -> Result<(), Error> {
    COUNTRIES.binary_search(&country).map(drop).map_err(|_| Error::Custom("not a country".to_owned()))
}

fn is_email(email: &str) -> Result<(), Error> {
    if super::hand::EMAIL.is_match(email) { Ok(()) } else { Err(Error::Custom("not a mail address".to_owned())) }
}

fn is_url(address: &Option<String>) -> Result<(), Error> {
    match address {
        Some(address) if url::Url::parse(address).is_err() => Err(Error::Custom("not an address".to_owned())),
        _ => Ok(()),
    }
}

fn has_number(customer: &CustomerDetails) -> Result<(), Error> {
    if customer.organization_id.is_none() && customer.kind == "corporate" {
        return Err(Error::Custom("required of a company".to_owned()));
    }
    Ok(())
}

pub enum SerdeValid {}

impl Subject for SerdeValid {
    const NAME: &'static str = "serde_valid 3.2";
    const CANNOT: &'static str = "email, url, in of many words, required_if: functions; blank text passes";
    type Order = Order;
    type Report = Errors;

    fn check(order: &Order) -> Result<(), Errors> {
        order.validate()
    }

    fn count(report: &Errors) -> usize {
        match report {
            Errors::Array(list) => list.errors.len() + list.items.values().map(Self::count).sum::<usize>(),
            Errors::Object(object) => object.errors.len() + object.properties.values().map(Self::count).sum::<usize>(),
            Errors::NewType(errors) => errors.len(),
        }
    }
}
