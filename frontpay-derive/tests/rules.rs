//! The list of rules in the docs is the list of rules.

#![allow(missing_docs, reason = "a test")]

use std::fmt::Write as _;
use std::fs;

use frontpay_rules::rule::{Fits, Name};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/rules.md");

/// Set `UPDATE_DOCS` to write the page anew.
#[test]
fn the_docs_list_every_rule() {
    let page = page();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(PAGE, &page).expect("the source can be written");
    }
    let written = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(written == page, "src/rules.md is old: run `UPDATE_DOCS=1 cargo test -p frontpay-derive --test rules`");
}

fn page() -> String {
    let mut page = "| rule | stands on | runs on missing and blank fields |\n|---|---|---|\n".to_owned();
    for name in Name::ALL {
        let spec = name.spec();
        let implicit = if spec.implicit { "yes" } else { "" };
        writeln!(page, "| `{}` | {} | {implicit} |", spec.signature(), stands_on(spec.fits)).expect("text takes text");
    }
    page
}

fn stands_on(fits: Fits) -> &'static str {
    match fits {
        Fits::Anything => "every type",
        Fits::Text => "text",
        Fits::Number => "numbers and text",
        Fits::Flag => "`bool`, integers and text",
        Fits::Container => "lists, maps and structs",
        Fits::Measured => "text, numbers, lists and maps",
    }
}
