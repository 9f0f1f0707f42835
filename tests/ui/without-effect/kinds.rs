//! Comparisons of values that are never equal or never of one kind.

use frontpay_core::Validate;

#[derive(serde::Serialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Private,
    Corporate,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, in("private", "corprate"))]
    kind: Kind,
    #[rule("required|not_in:privat")]
    other_kind: Kind,
    #[rule(nullable, required_if = "kind=Corporate")]
    organization: Option<String>,
    #[rule(required, string)]
    text: String,
    #[rule(required, integer, gt = "text")]
    number: i64,
    #[rule(required, same = "number")]
    again: String,
    #[rule(required, different("text", "flag"))]
    tags: Vec<String>,
    #[rule(required)]
    flag: bool,
}

fn main() {}
