//! The growth of the time with the input, for everything that reads text from outside.
//!
//! `cargo bench -p frontpay-rules --bench growth` prints the time at 1x, 2x and 4x of a size, with the ratio of each doubling: near 2 where
//! the work is linear, near 4 where it is quadratic.

#![allow(missing_docs, reason = "a benchmark")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::time::{Duration, Instant};

use frontpay_rules::{Document, Limits, Messages, RuleSet};

const ROWS: usize = 4_000;
const ITEMS: usize = 20_000;
/// Runs of which the fastest counts, unless the first took longer than [`SLOW`].
const RUNS: usize = 7;
const SLOW: Duration = Duration::from_millis(500);

fn main() {
    println!("{:<46} {:>7} {:>11} {:>11} {:>11} {:>6} {:>6}", "work", "size", "1x", "2x", "4x", "2x/1x", "4x/2x");
    tables();
    languages();
    documents();
}

fn tables() {
    print("parse, keys", ROWS, |size| {
        let rows = rows(size, |at| (format!("key{at}"), "required|string".to_owned()));
        move || parse(&rows)
    });
    print("parse, paths with wildcards", ROWS, |size| {
        let rows = rows(size, |at| (format!("*.key{at}.*"), "required|string".to_owned()));
        move || parse(&rows)
    });
    print("parse, `*` beside each key", ROWS, |size| {
        let rows = rows(size, |at| (format!("{}.key{at}", if at % 2 == 0 { "*" } else { "a" }), "string".to_owned()));
        move || parse(&rows)
    });
    print("parse, references to boolean fields", ROWS, |size| {
        let rows = rows(size, |at| (format!("key{at}"), format!("boolean|required_if:key{},true", at / 2)));
        move || parse(&rows)
    });
    print("parse, dates beside dates", ROWS, |size| {
        let rows = rows(size, |at| (format!("key{at}"), format!("date_format:Y-m-d|after:key{}", at / 2)));
        move || parse(&rows)
    });
    print("parse_lazily, one path given again and again", ROWS, |size| {
        let rows = rows(size, |at| (format!("key{}", at / 2), "required|string".to_owned()));
        move || RuleSet::parse_lazily(rows.iter().map(|(path, rules)| (path, rules.as_str()))).is_empty()
    });
    print("parse_php", ROWS, |size| {
        let text = lines(size, |at| format!("'key{at}' => 'required|string',\n"));
        move || RuleSet::parse_php(&text).is_ok()
    });
    print("parse, repetitions of a pattern", 200, |size| {
        let rows = vec![("key".to_owned(), format!("regex:/^(ab){{{size}}}$/"))];
        move || parse(&rows)
    });
    print("to_laravel", ROWS, |size| {
        let rules = RuleSet::parse(rows(size, |at| (format!("key{at}"), "string".to_owned()))).expect("a table");
        move || rules.to_laravel().len()
    });
    print("Display", ROWS, |size| {
        let rules = RuleSet::parse(rows(size, |at| (format!("key{at}"), "string".to_owned()))).expect("a table");
        move || rules.to_string().len()
    });
}

fn languages() {
    print("Messages::from_php", ROWS, |size| {
        let lines = lines(size, |at| format!("'key{at}.required' => 'Give it.',\n"));
        let text = format!("<?php return ['custom' => [\n{lines}]];");
        move || Messages::from_php(&text).is_ok()
    });
    print("Messages::from_json", ROWS, |size| {
        let text = format!("{{{}\"x\": \"y\"}}", lines(size, |at| format!("\"attributes.key{at}\": \"it\",\n")));
        move || Messages::from_json(&text).is_ok()
    });
}

fn documents() {
    print("a document of keys, a row each", ROWS, |size| {
        let rules = RuleSet::parse(rows(size, |at| (format!("key{at}"), "string".to_owned()))).expect("a table");
        let text = format!("{{{}\"x\": 1}}", lines(size, |at| format!("\"key{at}\": \"y\",")));
        check(rules, &text)
    });
    print("the same, in reverse order", ROWS, |size| {
        let rules = RuleSet::parse(rows(size, |at| (format!("key{at}"), "string".to_owned()))).expect("a table");
        let text = format!("{{{}\"x\": 1}}", lines(size, |at| format!("\"key{}\": \"y\",", size - 1 - at)));
        check(rules, &text)
    });
    print("a list, a row on each item", ITEMS, |size| {
        let rules = RuleSet::parse([("items.*.name", "required|string")]).expect("a table");
        check(
            rules,
            &format!("{{\"items\": [{}{{\"name\": \"\"}}]}}", lines(size, |_| "{\"name\": \"x\"},".to_owned())),
        )
    });
    for (name, rules) in [
        ("a list beside keys, required_with:zz", "required_with:zz"),
        ("a list beside keys, same:zz", "same:zz"),
        ("a list beside keys, after:zz", "after:zz"),
        ("a list beside keys, in_array:zz.*", "in_array:zz.*"),
    ] {
        print(name, ITEMS / 10, |size| {
            let rules = RuleSet::parse([("items.*", rules)]).expect("a table");
            let keys = lines(size, |at| format!("\"key{at}\": 1,"));
            let items = lines(size, |_| "\"2026-01-01\",".to_owned());
            check(rules, &format!("{{{keys}\"items\": [{items}1]}}"))
        });
    }
    print("a pattern, the length of the text", ITEMS, |size| {
        let rules = RuleSet::parse([("text", r"regex:/(\b\w+\b\W*){3}x$/u")]).expect("a table");
        check(rules, &format!("{{\"text\": \"{}\"}}", "blå bær ".repeat(size)))
    });
}

fn parse(rows: &[(String, String)]) -> bool {
    RuleSet::parse(rows.iter().map(|(path, rules)| (path, rules.as_str()))).is_ok()
}

/// Reads the document beforehand, so that only the rules are measured.
fn check(rules: RuleSet, text: &str) -> impl Fn() -> bool + use<> {
    let rules = rules.with_limits(Limits { fan_out: usize::MAX, ..Limits::default() });
    let document = Document::read(text.as_bytes()).expect("the document is JSON");
    move || rules.check(&document).is_ok()
}

fn rows(size: usize, row: impl Fn(usize) -> (String, String)) -> Vec<(String, String)> {
    (0..size).map(row).collect()
}

fn lines(size: usize, line: impl Fn(usize) -> String) -> String {
    (0..size).fold(String::new(), |mut text, at| {
        let _ = write!(text, "{}", line(at));
        text
    })
}

fn print<T, F: Fn() -> T>(name: &str, size: usize, prepare: impl Fn(usize) -> F) {
    let [one, two, four] = [1, 2, 4].map(|times| time(&prepare(size * times)));
    let (doubled, again) = (two.as_secs_f64() / one.as_secs_f64(), four.as_secs_f64() / two.as_secs_f64());
    println!("{name:<46} {size:>7} {one:>11.2?} {two:>11.2?} {four:>11.2?} {doubled:>6.2} {again:>6.2}");
}

fn time<T>(work: &impl Fn() -> T) -> Duration {
    let mut fastest = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        black_box(work());
        fastest = fastest.min(start.elapsed());
        if fastest > SLOW {
            break;
        }
    }
    fastest
}
