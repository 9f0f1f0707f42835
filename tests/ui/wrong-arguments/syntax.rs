//! The syntax of text in attributes, that of attributes in text, and that of other crates.

use frontpay_core::{Validate, payload};

#[derive(Validate)]
struct Syntax {
    #[rule("required, string")]
    commas: String,
    #[rule("required|max=80")]
    equals: String,
    #[rule(required, max: 80)]
    colon: String,
    #[rule(required | string)]
    bar: String,
    #[rule(required, in = ["a", "b"])]
    list: String,
    #[rule(required, integer, between(min = 1, max = 6))]
    named: u8,
    #[rule(required_if = "commas,corporate", nullable)]
    reference: Option<String>,
}

#[derive(Validate)]
struct Fine {
    #[rule(required, string)]
    name: String,
    #[rule(nullable, string)]
    city: Option<String>,
}

fn literals() {
    let _ = payload!(Fine { "name": "x".to_string(), "city": None });
    let _ = payload!(Fine { "name": String::from("x"), "city": Some("Oslo") });
    let _ = payload!(Fine { "name": format!("{}", 1) });
    let _ = payload!({ "name": "x" });
}

fn main() {}
