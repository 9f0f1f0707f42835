//! The errors of `Deserialize for Valid` contain no value.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Read};
use std::net::IpAddr;

use frontpay_core::payload::{Country, PaymentLink};
use frontpay_core::{AsValue, Flag, Numeric, Scratch, Valid, Validate, Value, fits};
use serde::Deserialize;
use serde::de::value::{Error as ValueError, MapDeserializer};
use serde::de::{Deserializer, Error as _};
use serde_json::error::Category;

/// A text that is not part of any error message.
const MARKER: &str = "Kari, expected x";
const NUMBER: &str = "7031984";

/// A struct with every kind of value in serde's data model.
#[derive(Debug, Default, Deserialize, Validate)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
struct Everything {
    #[rule(max = 3)]
    some_text: String,
    number: u8,
    signed: i64,
    float: f64,
    flag: bool,
    letter: char,
    list: Vec<u8>,
    pair: (u8, u8),
    map: HashMap<String, u8>,
    numbered: BTreeMap<u8, u8>,
    flagged: BTreeMap<bool, u8>,
    word: Option<Word>,
    tagged: Option<Tagged>,
    any: Option<Any>,
    foreign: Option<Foreign>,
    address: Option<IpAddr>,
    numeric: Option<Numeric>,
    loose_flag: Option<Flag>,
    country: Option<Country>,
    nested: Option<Nested>,
    spelled: Option<Spelled>,
}

#[derive(Debug, Deserialize, Validate)]
struct Spelled {
    #[serde(rename = "Order-date \u{202e}")]
    #[rule(required)]
    date: u8,
}

#[derive(Debug, Deserialize, Validate)]
struct Nested {
    #[rule(required)]
    inner: u8,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(rename_all = "lowercase")]
enum Word {
    First,
    Second,
}

#[derive(Debug, Deserialize, Validate)]
#[serde(tag = "type")]
enum Tagged {
    One {
        #[rule(required)]
        inner: u8,
    },
}

#[derive(Debug, Deserialize, Validate)]
#[serde(untagged)]
enum Any {
    Number(u8),
    List(Vec<u8>),
}

/// A type whose own error repeats the value.
#[derive(Debug)]
struct Foreign;

impl<'de> Deserialize<'de> for Foreign {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Err(D::Error::custom(format_args!("{text} is unheard of")))
    }
}

impl AsValue for Foreign {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Null
    }
}

impl<R> fits::Text<R> for Foreign {}

const FIELDS: [&str; 21] = [
    "someText",
    "number",
    "signed",
    "float",
    "flag",
    "letter",
    "list",
    "pair",
    "map",
    "numbered",
    "flagged",
    "word",
    "tagged",
    "any",
    "foreign",
    "address",
    "numeric",
    "looseFlag",
    "country",
    "nested",
    "spelled",
];

/// JSON values with a marker in every place.
fn values() -> Vec<String> {
    let marker = serde_json::to_string(MARKER).unwrap();
    let mut values: Vec<_> =
        [&marker, NUMBER, "-7031984", "7031984.5", "703198470319847031984", "70319840703198407031984e300"]
            .map(str::to_owned)
            .into();
    values.extend([r#""\u001b[31m7031984\n""#, "true", "null", "[]", "{}"].map(str::to_owned));
    for value in values.clone() {
        values.push(format!("[{value}]"));
        values.push(format!("[{value}, {value}, {value}]"));
        values.push(format!("{{{marker}: {value}}}"));
        values.push(format!("{{\"{NUMBER}\": {value}}}"));
        values.push(format!("{{\"inner\": {value}}}"));
        values.push(format!("{{\"type\": {value}}}"));
        values.push(format!("{{\"type\": \"One\", \"inner\": {value}}}"));
        values.push(format!("{{\"First\": {value}}}"));
    }
    values
}

/// Returns all texts of an error.
fn texts(error: &dyn std::error::Error) -> String {
    assert!(error.source().is_none());
    format!("{error} {error:?} {error:#?}")
}

fn assert_private(error: &dyn std::error::Error, input: &str) {
    let texts = texts(error);
    for secret in ["Kari", NUMBER, "7031984", "\u{1b}"] {
        assert!(!texts.contains(secret), "{input}: {texts}");
    }
}

/// Reads a text in all ways of `serde_json`.
fn errors(json: &str) -> Vec<serde_json::Error> {
    let tree = serde_json::from_str(json).map(serde_json::from_value::<Valid<Everything>>);
    let read = [
        serde_json::from_str::<Valid<Everything>>(json),
        serde_json::from_slice(json.as_bytes()),
        serde_json::from_reader(json.as_bytes()),
    ];
    read.into_iter().chain(tree.ok()).filter_map(Result::err).collect()
}

#[test]
fn no_value_is_in_an_error_whatever_is_wrong() {
    let mut count = 0;
    for value in values() {
        for json in FIELDS.iter().map(|field| format!("{{\"{field}\": {value}}}")).chain([value.clone()]) {
            // The keys of maps are part of the path.
            if ["map", "numbered", "flagged"].iter().any(|map| json.starts_with(&format!("{{\"{map}\"")))
                && value.starts_with('{')
            {
                continue;
            }
            for error in errors(&json) {
                assert_private(&error, &json);
                count += 1;
            }
        }
    }
    assert!(count > 3000, "{count}");
}

#[test]
fn wrong_keys_are_in_no_error() {
    for json in [
        r#"{"Kari": 1}"#,
        r#"{"7031984": 1}"#,
        r#"{"numbered": {"Kari": 1}}"#,
        r#"{"numbered": {"7031984": 1}}"#,
        r#"{"flagged": {"Kari": 1}}"#,
        r#"{"flagged": {"Kari\"\\": 1}}"#,
    ] {
        let errors = errors(json);
        assert!(!errors.is_empty());
        for error in &errors {
            assert_private(error, json);
        }
    }
}

#[test]
fn an_error_has_its_path_the_kind_found_and_the_expectation() {
    for (json, text) in [
        (r#"{"someText": 7031984}"#, "someText: invalid type: integer, expected a string at line 1 column 20"),
        (r#"{"number": 7031984}"#, "number: invalid value: integer, expected u8 at line 1 column 18"),
        (r#"{"number": "Kari"}"#, "number: invalid type: string, expected u8 at line 1 column 17"),
        (r#"{"flag": 1.5}"#, "flag: invalid type: floating point, expected a boolean at line 1 column 12"),
        (r#"{"letter": "Kari"}"#, "letter: invalid value: string, expected a character at line 1 column 17"),
        (r#"{"list": [1, null]}"#, "list.1: invalid type: null, expected u8 at line 1 column 17"),
        (r#"{"pair": [1]}"#, "pair: invalid length, expected a tuple of size 2 at line 1 column 12"),
        (r#"{"map": {"a\n\u202eb": {}}}"#, r"map.a\n\u{202e}b: invalid type: map, expected u8 at line 1 column 23"),
        (r#"{"word": "Kari"}"#, "word: unknown variant, expected `first` or `second` at line 1 column 15"),
        (r#"{"spelled": {}}"#, r"spelled: missing field `Order-date \u{202e}` at line 1 column 14"),
        (r#"{"nested": {}}"#, "nested: missing field `inner` at line 1 column 13"),
        (r#"{"number": 1, "number": 2}"#, "duplicate field `number` at line 1 column 22"),
        (r#"{"any": "Kari"}"#, "any: data did not match any variant of untagged enum Any at line 1 column 15"),
        (
            r#"{"foreign": "Kari"}"#,
            "foreign: invalid value; the reason is withheld, since it may repeat the value at line 1 column 19",
        ),
        (
            r#"{"country": "Kari"}"#,
            "country: invalid value: string, expected a country code of two capitals, as in `NO` at line 1 column 19",
        ),
        ("[1]", "0: invalid type: integer, expected a string at line 1 column 2"),
        ("5", "invalid type: integer, expected struct Everything at line 1 column 1"),
    ] {
        assert_eq!(serde_json::from_str::<Valid<Everything>>(json).unwrap_err().to_string(), text, "{json}");
    }
    let unknown = serde_json::from_str::<Valid<Everything>>(r#"{"Kari": 1}"#).unwrap_err().to_string();
    assert!(unknown.starts_with("unknown field, expected one of `someText`, `number`, "), "{unknown}");
    let long = format!("{{\"map\": {{\"{}\": null}}}}", "x".repeat(5000));
    assert!(serde_json::from_str::<Valid<Everything>>(&long).unwrap_err().to_string().len() < 400);
}

#[test]
fn a_broken_rule_has_the_message_of_the_report() {
    let error = serde_json::from_str::<Valid<Everything>>(r#"{"someText": "Kari"}"#).unwrap_err();
    assert_eq!(error.to_string(), "The some text field must not be greater than 3 characters.");
    assert_eq!(error.classify(), Category::Data);
}

/// Texts with syntax errors, at least one for each message of `serde_json`.
const SYNTAX: [&str; 24] = [
    "",
    "{",
    "{\"number\"",
    "{\"number\":",
    "{\"number\": 1",
    "{\"list\": [1",
    "{\"list\": [1 2]}",
    "{\"number\": 1 2}",
    "{\"number\" 1}",
    "{\"number\": tru}",
    "{\"flag\": trux}",
    "{\"number\": 1,}",
    "{\"list\": [1,]}",
    "{\"someText\": \"a\nb\"}",
    "{\"someText\": \"\\x\"}",
    "{\"someText\": \"\\ud800\"}",
    "{\"someText\": \"\\ud800\\u0041\"}",
    "{\"someText\": \"Kari",
    "{\"number\": 01}",
    "{\"float\": 1e999}",
    "{1: 2}",
    "{\"numbered\": {\"a\": 1}}",
    "{} 5",
    "{\"number\": -}",
];

#[test]
fn syntax_errors_are_those_of_serde_json() {
    let deep = format!("{{\"list\": {}", "[".repeat(200));
    for json in SYNTAX.into_iter().chain([&*deep]) {
        let plain = serde_json::from_str::<Everything>(json).unwrap_err();
        let error = serde_json::from_str::<Valid<Everything>>(json).unwrap_err();
        assert_eq!(
            (error.classify(), error.line(), error.column()),
            (plain.classify(), plain.line(), plain.column()),
            "{json}"
        );
        if plain.is_data() {
            assert!(["{\"list\": [[", "{\"numbered\""].iter().any(|begin| json.starts_with(begin)), "{json}: {plain}");
        } else {
            assert_eq!(error.to_string(), plain.to_string());
        }
    }
}

#[test]
fn invalid_utf8_is_a_syntax_error_too() {
    let json = b"{\"someText\": \"\xff\"}";
    let plain = serde_json::from_slice::<Everything>(json).unwrap_err();
    let error = serde_json::from_slice::<Valid<Everything>>(json).unwrap_err();
    assert_eq!((error.to_string(), error.classify()), (plain.to_string(), Category::Syntax));
}

/// A reader that fails as a connection may: 104 is a reset on Linux.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::from_raw_os_error(104))
    }
}

#[test]
fn an_error_of_the_system_stays_one() {
    let error = serde_json::from_reader::<_, Valid<Everything>>(Broken).unwrap_err();
    assert_eq!(
        (error.classify(), error.io_error_kind()),
        (Category::Io, Some(io::Error::from_raw_os_error(104).kind()))
    );
}

#[test]
fn errors_of_other_formats_are_private_too() {
    let read = |key: &'static str, value: &'static str| {
        Valid::<Everything>::deserialize(MapDeserializer::<_, ValueError>::new([(key, value)].into_iter())).unwrap_err()
    };
    for key in FIELDS.into_iter().filter(|key| !["someText", "letter"].contains(key)) {
        assert_private(&read(key, MARKER), key);
    }
    assert_private(&read(MARKER, "x"), "unknown field");
    assert_eq!(read("number", MARKER).to_string(), "number: invalid type: string, expected u8");
    assert_eq!(read("flag", "Kari at line 1 column 2").to_string(), "flag: invalid type: string, expected a boolean");
}

#[test]
fn a_path_that_the_deserializer_tracks_is_written_once() {
    for (json, text) in [
        (r#"{"nested": {"inner": 7031984}}"#, "nested.inner: invalid value: integer, expected u8 at line 1 column 28"),
        (r#"{"nested": {"#, "nested.?: EOF while parsing an object at line 1 column 12"),
    ] {
        // As axum's `Json` does.
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let error = serde_path_to_error::deserialize::<_, Valid<Everything>>(&mut deserializer).unwrap_err();
        assert_eq!(error.to_string(), text);
        assert_eq!(error.inner().is_data(), !json.ends_with(": {"));
        assert_private(error.inner(), json);
    }
}

#[test]
fn errors_of_orders_are_private_too() {
    let order = include_str!("../../examples/payment-link.json");
    let order: serde_json::Value = serde_json::from_str(order).unwrap();
    for (pointer, text) in [
        ("/customerDetails/name", "customerDetails.name: invalid type: integer, expected a string"),
        ("/products/0/name", "products.0.name: invalid type: integer, expected a string"),
        ("/products", "products: invalid type: integer, expected a list of products, or a map of them"),
        ("/orderSummary", "orderSummary: invalid type: integer, expected struct OrderSummary"),
    ] {
        let mut order = order.clone();
        *order.pointer_mut(pointer).unwrap() = 7_031_984.into();
        let error = serde_json::from_value::<Valid<PaymentLink>>(order.clone()).unwrap_err();
        assert_eq!(error.to_string(), text);
        assert_private(&error, pointer);
    }
}
