//! The pages about the rules are made from the rows, from the docs of the predicates, and from what the engine answers.
//!
//! `UPDATE_DOCS=1 cargo test -p frontpay-rules --test rule_docs` writes them anew.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "a test")]

mod example;
mod page;
mod source;
mod trial;

use std::fs;
use std::path::Path;

use frontpay_rules::rule::Name;

use crate::source::{Docs, Source};

const HOW_TO_UPDATE: &str = "UPDATE_DOCS=1 cargo test -p frontpay-rules --test rule_docs";

#[test]
fn every_rule_is_explained() {
    let source = Source::read();
    let missing: Vec<_> = Name::ALL.iter().filter_map(|rule| source.docs(*rule).err()).collect();
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

#[test]
fn every_surprise_happens() {
    let source = Source::read();
    let docs = Name::ALL.iter().filter_map(|rule| Some((rule, source.docs(*rule).ok()?)));
    let wrong: Vec<_> = docs
        .flat_map(|(rule, Docs { examples, .. })| examples.into_iter().map(move |line| (rule, line)))
        .flat_map(|(rule, line)| example::faults(rule.spec(), &line))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_page_of_rules_is_new() {
    is_new("docs/rules.md", page::full);
}

/// The table in the docs of the derive macro is short, because editors show it as a whole.
#[test]
fn the_table_of_the_derive_is_new() {
    is_new("frontpay-derive/src/rules.md", page::table);
}

fn is_new(path: &str, page: impl FnOnce(&Source) -> Result<String, String>) {
    let page = page(&Source::read()).unwrap_or_else(|problem| panic!("{problem}"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    let written = fs::read_to_string(&file).unwrap_or_default().replace("\r\n", "\n");
    if written != page && std::env::var_os("UPDATE_DOCS").is_some() {
        return fs::write(&file, &page).unwrap();
    }
    assert!(written == page, "{path} is old: run `{HOW_TO_UPDATE}`");
}
