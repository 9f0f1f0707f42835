//! Structs in structs, lists and maps; `Option` and pointers around them.

use std::borrow::Cow;
use std::collections::BTreeMap;

use frontpay_core::{ContextFree, Validate};
use serde::{Deserialize, Serialize};

#[derive(Clone, Serialize, Deserialize, Validate)]
struct Line {
    #[rule(required, string)]
    name: String,
}

#[derive(Serialize, Deserialize, Validate)]
struct Empty {}

#[derive(Serialize, Deserialize, Validate)]
struct Order<'a> {
    first: Line,
    boxed: Box<Line>,
    #[rule(nullable, array)]
    second: Option<Line>,
    third: Option<Box<Line>>,
    #[rule(required, array, max = 3)]
    lines: Vec<Line>,
    #[serde(default)]
    by_name: BTreeMap<String, Line>,
    #[serde(default)]
    by_number: BTreeMap<u8, Vec<Option<Line>>>,
    #[rule(required, array, in("a", "b"))]
    words: Vec<String>,
    #[rule(required, string)]
    #[serde(borrow)]
    text: Cow<'a, str>,
    #[rule(nullable, string)]
    slice: Option<&'a str>,
    #[rule(sometimes, nullable, boolean)]
    flag: Option<bool>,
    #[serde(skip)]
    note: std::marker::PhantomData<&'a ()>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Flat {
    #[rule(required, string)]
    code: String,
    #[serde(flatten)]
    line: Line,
    #[serde(default)]
    empty: Option<Empty>,
    #[rule(string, max = 5)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    text: String,
    #[rule(array, max = 5)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    list: Vec<u8>,
}

fn failures<T: ContextFree>(value: &T) -> Vec<(String, String)> {
    let report = value.validate().err().unwrap_or_default();
    report.iter().map(|violation| (violation.path().to_owned(), violation.rule().to_owned())).collect()
}

fn main() {
    let good = || Line { name: "x".to_owned() };
    let bad = || Line { name: " ".to_owned() };
    let order = Order {
        first: good(),
        boxed: Box::new(good()),
        second: None,
        third: None,
        lines: vec![good()],
        by_name: BTreeMap::new(),
        by_number: BTreeMap::from([(1, vec![None, Some(good())])]),
        words: vec!["a".to_owned()],
        text: "text".into(),
        slice: None,
        flag: None,
        note: std::marker::PhantomData,
    };
    assert_eq!(failures(&order), []);
    let order = Order {
        first: bad(),
        boxed: Box::new(bad()),
        second: Some(bad()),
        third: Some(Box::new(bad())),
        lines: vec![good(), bad()],
        by_name: BTreeMap::from([("y".to_owned(), bad())]),
        by_number: BTreeMap::from([(1, vec![None, Some(bad())])]),
        words: vec!["a".to_owned(), "c".to_owned()],
        ..order
    };
    let expected = ["first.name", "boxed.name", "second.name", "third.name", "words", "lines.1.name", "by_name.y.name", "by_number.1.1.name"];
    assert_eq!(failures(&order).iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), expected);

    let flat = Flat { code: "c".to_owned(), line: bad(), empty: None, text: String::new(), list: Vec::new() };
    assert_eq!(failures(&flat), [("name".to_owned(), "required".to_owned())]);
    assert_eq!(Flat::RULES.to_laravel()[1], ("name".to_owned(), vec!["required".to_owned(), "string".to_owned()]));
    assert_eq!(failures(&Flat { line: good(), ..flat }), []);
}
