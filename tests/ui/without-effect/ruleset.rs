//! The same mistakes in a rule set.

use std::collections::BTreeMap;

use frontpay_core::{Validate, ruleset};

#[derive(serde::Serialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Private,
    Corporate,
}

#[derive(Validate)]
struct Line {
    text: Option<String>,
    count: Option<u8>,
}

#[derive(Validate)]
struct Order {
    lines: Option<Vec<Line>>,
    by_name: Option<BTreeMap<String, Line>>,
    tags: Option<Vec<String>>,
    beds: Option<u8>,
    kind: Option<Kind>,
    #[rule(required, date)]
    start: String,
    #[rule(required, date)]
    end: String,
    #[rule(required, integer)]
    total: i64,
}

ruleset! {
    Mistakes for Order {
        "lines.text" => "required",
        "by_name.text" => "required",
        "tags.x" => "string",
        "beds" => max(6),
        "kind" => in("private", "corprate"),
        "end" => after("strat"),
        "start" => "before:tomorow",
        "tags" => distinct,
        "lines.*.text" => in_array("tags"),
        "total" => [max(7), gt("end")],
        "lines.*.count" => "required_if:kind,privat",
    }
}

ruleset! {
    Fine for Order {
        "by_name.bob.text" => "required",
        "tags.*" => distinct,
        "beds" => [integer, max(6)],
        "end" => after("start"),
        "lines.*.text" => in_array("tags.*"),
        "total" => max(7),
    }
}

ruleset! {
    Format for Order {
        "end" => date_format("dd.MM.yyyy"),
    }
}

fn main() {}
