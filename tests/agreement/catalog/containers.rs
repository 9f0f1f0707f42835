//! Lists, sets and maps, with serde's attributes.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};

use frontpay_core::{Flag, Numeric, Validate};
use serde::{Deserialize, Serialize};

use crate::type_case::{TypeCase, type_case};

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Item {
    #[rule(required, string, min = 2)]
    name: String,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Lists {
    #[rule(required, array, between(1, 2))]
    lines: Vec<Item>,
    #[rule(required, list, max = 2)]
    words: VecDeque<String>,
    #[rule(nullable, array, contains("a"), doesnt_contain("z"))]
    linked: Option<LinkedList<String>>,
    #[rule(nullable, array, max = 2)]
    sorted: Option<BTreeSet<String>>,
    #[rule(nullable, size = 1)]
    hashed: Option<HashSet<u8>>,
    #[rule(required, array, in(1, 2, 3))]
    array: [u8; 2],
    #[rule(nullable, array, not_in("x"))]
    boxed: Option<Box<[String]>>,
    #[rule(array, max = 1)]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    others: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Maps {
    #[serde(default)]
    by_name: BTreeMap<String, Option<Item>>,
    #[rule(nullable, array, max = 2)]
    by_number: Option<HashMap<u8, Item>>,
    #[rule(nullable, array_keys("true", "false"))]
    by_flag: Option<BTreeMap<bool, u8>>,
    #[rule(nullable, required_array_keys("a"), in_array_keys("a", "b"))]
    by_letter: Option<BTreeMap<char, i64>>,
    #[rule(nullable, list)]
    ordered: Option<BTreeMap<u64, u8>>,
    #[rule(nullable, array("x", "y"))]
    keyed: Option<BTreeMap<String, u8>>,
    #[rule(nullable, same = "ordered")]
    again: Option<BTreeMap<u64, u8>>,
    wide: Option<BTreeMap<i128, Vec<u128>>>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Flat {
    #[rule(required, size = 3)]
    code: String,
    #[serde(flatten)]
    inner: Inner,
    #[rule(required, array)]
    optional: Optional,
    #[serde(flatten)]
    rest: BTreeMap<String, serde_json::Value>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Inner {
    #[rule(nullable, email)]
    email: Option<String>,
    #[rule(required_if = "email=a@b", nullable, url)]
    url: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Optional {
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    one: Option<String>,
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    two: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(default, rename_all = "PascalCase", deny_unknown_fields)]
struct Settings {
    #[rule(string, in("a", "b"))]
    theme: String,
    #[rule(integer, between(1, 9))]
    #[serde(rename = "levelOf")]
    level: u8,
    list: Vec<Item>,
    #[serde(skip)]
    cache: Vec<u8>,
}

impl Default for Settings {
    fn default() -> Self {
        Self { theme: "a".to_owned(), level: 5, list: vec![Item { name: "ab".to_owned() }], cache: Vec::new() }
    }
}

fn level() -> u8 {
    3
}

fn trimmed<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    String::deserialize(deserializer).map(|text| text.trim().to_owned())
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "Kind", rename = "read")]
struct Read {
    #[rule(integer, max = 5)]
    #[serde(default = "level")]
    level: u8,
    #[rule(required, string, max = 3)]
    #[serde(deserialize_with = "trimmed")]
    text: String,
    #[rule(string, max = 3)]
    #[serde(default, skip_serializing_if = "String::is_empty")]
    note: String,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Mixed {
    #[rule(required, numeric)]
    amount: Numeric,
    #[rule(required, boolean)]
    flag: Flag,
    #[serde(default)]
    any: serde_json::Value,
}

pub(crate) fn all() -> Vec<TypeCase> {
    vec![
        type_case!(Lists: r#"{"lines":[{"name":"ab"}],"words":["x"],"linked":["a","b"],"sorted":["a","b"],"hashed":[1],"array":[1,2],"boxed":["y"],"others":["o"]}"#),
        type_case!(Maps: r#"{"by_name":{"a":{"name":"ab"},"b":null},"by_number":{"1":{"name":"ab"}},"by_flag":{"true":1},"by_letter":{"a":1,"æ":2},"ordered":{"0":1,"1":2},"keyed":{"x":1},"again":{"0":1,"1":2},"wide":{"170141183460469231731687303715884105727":[1,18446744073709551615]}}"#),
        type_case!(Flat: r#"{"code":"abc","email":"a@b","url":"http://localhost","optional":{"one":"x"},"more":{"a":[1]},"and":null}"#),
        type_case!(Settings: r#"{"Theme":"b","levelOf":2,"List":[{"name":"cd"}]}"#, "{}"),
        type_case!(Read: r#"{"Kind":"read","level":2,"text":"abc","note":"x"}"#),
        type_case!(Mixed: r#"{"amount":"51.00","flag":"1","any":{"a":[1]}}"#, r#"{"amount":5,"flag":true,"any":1}"#),
    ]
}
