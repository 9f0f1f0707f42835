//! Correct code that is close to mistakes which do not compile.

use std::collections::BTreeMap;

use frontpay_core::{Validate, ruleset};
use serde::Serialize;

#[derive(Serialize, Validate, PartialEq, Eq, PartialOrd, Ord)]
struct Sku(String);

#[derive(Serialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Private,
    Corporate,
}

type Text = String;

#[derive(Serialize, Validate)]
struct Line {
    #[rule(required, string, distinct)]
    code: String,
    #[rule(nullable, string)]
    note: Option<String>,
}

#[derive(Serialize, Validate)]
struct Order {
    #[rule(required, max = 6)]
    digits: String,
    #[rule(required, numeric, max = 6)]
    count: f64,
    #[rule(required, in("private", "corporate"))]
    kind: Kind,
    #[rule(required, date, regex = r"^\d{4}-\d{2}-\d{2}$")]
    day: String,
    #[rule(nullable, date, after = "first monday of january 2026", before_or_equal = "day")]
    later: Option<String>,
    #[rule(required, date_format = "d M, Y")]
    printed: String,
    #[rule(required, date_format("Y-m-d\\TH:i:sP", "H.i"), message = "At 12:30, see https://x.no:80 about :attribute.")]
    precise: String,
    #[rule(required, array)]
    prices: BTreeMap<Sku, u32>,
    #[rule(required, integer, gt = "digits")]
    total: i64,
    #[rule(required, same = "digits")]
    again: Text,
    #[rule(required, array, max = 3)]
    lines: Vec<Line>,
    #[rule(required, string, in_array = "lines.*.code")]
    code: String,
}

ruleset! {
    Strict for Order {
        "lines.*.note" => "required_if:kind,corporate",
        "prices.soap" => "integer|max:100",
        "digits" => "max:5",
        "total" => [max(10), gt("count")],
        "later" => "required|after:day",
    }
}

fn main() {
    let line = Line { code: "a".into(), note: None };
    let order = Order {
        digits: "1".into(),
        count: 1.0,
        kind: Kind::Private,
        day: "2026-01-15".into(),
        later: None,
        printed: "15 Jan, 2026".into(),
        precise: "12.30".into(),
        prices: BTreeMap::new(),
        total: 2,
        again: "1".into(),
        lines: vec![line],
        code: "a".into(),
    };
    let _ = Kind::Corporate;
    let _ = Strict;
    let report = order.validate().unwrap_err();
    assert_eq!(format!("{report:?}"), "Report [prices: required]");
}
