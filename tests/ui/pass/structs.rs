//! Every kind of struct: its table, and where its failures are.

use std::borrow::Cow;
use std::collections::BTreeMap;

use frontpay_core::{Valid, Validate, payload};
use serde::{Deserialize, Serialize};

/// One value with rules of its own.
#[derive(Serialize, Deserialize, Validate, PartialEq, Eq, PartialOrd, Ord)]
struct Name(#[rule(string, between(2, 5))] String);

/// The same with a name for the field.
#[derive(Serialize, Deserialize, Validate)]
#[serde(transparent)]
struct Amount {
    #[rule(required, numeric, min = 0)]
    kroner: f64,
    #[serde(skip)]
    checked: bool,
}

/// A list of fixed length.
#[derive(Serialize, Deserialize, Validate)]
struct Pair(#[rule(required, integer, min = 1)] i32, #[rule(nullable, string, max = 3)] Option<String>);

/// Null.
#[derive(Serialize, Deserialize, Validate)]
struct Nothing;

#[derive(Serialize, Deserialize, Validate)]
#[serde(bound = "T: Serialize + serde::de::DeserializeOwned")]
struct Order<'a, T: Iterator>
where
    T::Item: Clone,
{
    #[rule(required)]
    name: Name,
    other: Option<Name>,
    amount: Amount,
    #[rule(required, list)]
    pair: Pair,
    tuple: Option<(Name, u8)>,
    #[rule(nullable, prohibited)]
    nothing: Option<Nothing>,
    #[serde(default)]
    by_name: BTreeMap<String, Amount>,
    #[serde(borrow)]
    text: Option<Cow<'a, str>>,
    #[serde(skip)]
    items: std::marker::PhantomData<T>,
    #[cfg(any())]
    gone: NoSuchType,
    #[cfg_attr(all(), rule(required))]
    #[cfg_attr(all(), serde(rename = "type"))]
    kind: String,
}

#[derive(Validate)]
struct Contact {
    #[rule(required)]
    name: Name,
    amount: Amount,
}

/// It contains itself.
#[derive(Serialize, Deserialize, Validate)]
struct Node {
    #[rule(required, string, max = 3)]
    name: String,
    #[rule(required_if = "name=abc", nullable)]
    note: Option<String>,
    #[serde(default)]
    children: Vec<Self>,
    parent: Option<Box<Node>>,
}

type Numbers = std::vec::IntoIter<u8>;

fn main() {
    let lines = [
        "'name' => 'required|string|between:2,5',",
        "'other' => 'nullable|string|between:2,5',",
        "'amount' => 'required|numeric|min:0',",
        "'pair' => 'required|list',",
        "'pair.0' => 'required|integer|min:1',",
        "'pair.1' => 'nullable|string|max:3',",
        "'tuple.0' => 'string|between:2,5',",
        "'nothing' => 'nullable|prohibited',",
        "'by_name.*' => 'required|numeric|min:0',",
        "'type' => 'required',",
    ];
    assert_eq!(Order::<Numbers>::RULES.to_string().lines().collect::<Vec<_>>(), lines);

    let name = Valid::<Name>::from_json("\"K\"").unwrap_err();
    let failures: Vec<_> = name.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(failures, [("", "between")]);

    let amount = Amount { kroner: -1.0, checked: true };
    assert!(amount.validate().is_err());
    let pair = Pair(0, Some("long".to_owned()));
    let report = pair.validate().unwrap_err();
    let failures: Vec<_> = report.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(failures, [("0", "min"), ("1", "max")]);
    assert!(Nothing.validate().is_ok());

    let node = r#"{"name": "a", "children": [{"name": "b", "children": [{"name": "long"}]}, {}], "parent": {"name": "abc"}}"#;
    let node = Valid::<Node>::from_json(node).unwrap_err();
    let failures: Vec<_> = node.iter().map(|violation| (violation.path(), violation.rule())).collect();
    let expected = [("children.0.children.0.name", "max"), ("children.1.name", "required"), ("parent.note", "required_if")];
    assert_eq!(failures, expected);
    assert_eq!(Node::RULES.to_laravel().len(), 2);

    let contact: Valid<Contact> = payload!(Contact { "name": "Kari", "amount": 12.5 });
    assert!(contact.name.0 == "Kari" && contact.amount.kroner == 12.5 && !contact.amount.checked);
}
