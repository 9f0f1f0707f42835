//! Rules about items do nothing on the list itself, and the rules of keys never run.

use std::collections::{BTreeMap, HashMap};

use frontpay_core::Validate;

#[derive(Validate, PartialEq, Eq, PartialOrd, Ord)]
struct Code(#[rule(required, string, size = 2)] String);

#[derive(Validate)]
struct Lists {
    #[rule(required, array, distinct)]
    tags: Vec<String>,
    #[rule("nullable|distinct:strict")]
    names: Option<BTreeMap<String, String>>,
    #[rule(required, array)]
    currencies: Vec<String>,
    #[rule(required, string, in_array = "currencies")]
    currency: String,
    #[rule(required, string, in_array = "currencies.*")]
    other: String,
}

#[derive(Validate)]
struct Line {
    #[rule(required, string)]
    kind: String,
}

#[derive(Validate)]
struct Paths {
    #[rule(required, array)]
    lines: Vec<Line>,
    #[rule(nullable, required_if = "lines.kind=x")]
    note: Option<String>,
    #[rule(nullable, required_if = "lines.0.kind=x")]
    fine: Option<String>,
}

#[derive(Validate)]
struct Keys {
    #[rule(required, array)]
    countries: BTreeMap<Code, String>,
    #[rule(required, array)]
    points: Vec<BTreeMap<(u8, u8), String>>,
    #[rule(required, array)]
    options: HashMap<Option<String>, String>,
    #[rule(required, array)]
    numbers: HashMap<u64, String>,
}

fn main() {}
