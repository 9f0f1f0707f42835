//! The start of the generated crate of `tests/literals.rs`: the forms, with the rules of `rules.json`.
#![allow(dead_code, missing_docs)]

use frontpay_core::payload::PaymentLink;
use frontpay_core::{AsValue, FromLiteral, LiteralType, Scratch, Validate, Value, payload, ruleset};

/// A value of any kind.
struct Any;

impl AsValue for Any {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Null
    }
}

impl FromLiteral<'_> for Any {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Anything;

    fn from_literal(_: Value<'_>) -> Self {
        Self
    }
}

#[derive(Validate)]
#[allow(non_snake_case)]
struct Signup {
    name: Option<Any>,
    email: Option<Any>,
    password: Option<Any>,
    password_confirmation: Option<Any>,
    age: Option<Any>,
    terms: Option<Any>,
    role: Option<Any>,
    referral: Option<Any>,
    website: Option<Any>,
    tags: Option<Vec<Any>>,
    birthday: Option<Any>,
    newsletter: Option<Any>,
    newsletterEmail: Option<Any>,
}

#[derive(Validate)]
struct Settings {
    theme: Option<Any>,
    color: Option<Any>,
    limits: Option<Limits>,
    ips: Option<Vec<Any>>,
    timezone: Option<Any>,
    webhooks: Option<Vec<Webhook>>,
    locale: Option<Any>,
    flags: Option<std::collections::BTreeMap<String, Any>>,
    meta: Option<Any>,
    mac: Option<Any>,
}

#[derive(Validate)]
struct Limits {
    min: Option<Any>,
    max: Option<Any>,
}

#[derive(Validate)]
struct Webhook {
    url: Option<Any>,
    id: Option<Any>,
    secret: Option<Any>,
}

#[derive(Validate)]
#[allow(non_snake_case)]
struct Booking {
    from: Option<Any>,
    to: Option<Any>,
    guests: Option<Any>,
    rooms: Option<Vec<Room>>,
    contact: Option<Contact>,
    coupon: Option<Any>,
    invoice: Option<Any>,
    invoiceAddress: Option<InvoiceAddress>,
}

#[derive(Validate)]
struct Room {
    r#type: Option<Any>,
    beds: Option<Any>,
    capacity: Option<Any>,
    extras: Option<Vec<Extra>>,
}

#[derive(Validate)]
struct Extra {
    code: Option<Any>,
    qty: Option<Any>,
}

#[derive(Validate)]
struct Contact {
    phone: Option<Any>,
    email: Option<Any>,
}

#[derive(Validate)]
struct InvoiceAddress {
    zip: Option<Any>,
}
