//! Whatever a derived type can be on the wire, a literal can be: it reads as serde reads the same text.
#![deny(warnings)]

use frontpay_core::{Valid, Validate, payload};
use serde::{Deserialize, Serialize};

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
struct Pair(#[rule(required, integer, min = 1)] i64, #[rule(required, string)] String);

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
struct Email(#[rule(string, email)] String);

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
struct Address {
    #[rule(required, string)]
    zip: String,
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
#[serde(rename_all = "camelCase")]
enum External {
    Nothing,
    Card {
        #[rule(required, integer, min = 1)]
        #[serde(rename = "lastFour")]
        last_four: i64,
        #[serde(skip)]
        cached: u8,
    },
    Mail(Email),
    Two(i64, String),
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Internal {
    Nothing,
    Card {
        #[rule(required, integer, min = 3)]
        number: i64,
        note: Option<String>,
    },
    Wrapped(Address),
    #[serde(other)]
    Unknown,
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Nothing,
    Number(#[rule(required, integer, max = 9)] i64),
    Named {
        #[rule(required, string)]
        name: String,
    },
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
#[serde(untagged)]
enum Untagged {
    Number(i64),
    Text(String),
    List(Vec<i64>),
    Named { a: i64, b: Option<i64> },
    Nil,
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
struct All {
    #[rule(required, array)]
    pair: Pair,
    #[rule(required)]
    email: Email,
    #[rule(required, array)]
    external: Vec<External>,
    #[rule(required, array)]
    internal: Vec<Internal>,
    #[rule(required, array)]
    adjacent: Vec<Adjacent>,
    #[rule(required, array)]
    untagged: Vec<Untagged>,
    #[rule(required, array)]
    tuple: (i64, String),
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
struct Flat {
    own: Option<i64>,
    #[serde(flatten)]
    internal: Internal,
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
enum Generic<T> {
    One {
        #[rule(required)]
        value: T,
    },
    Nothing,
}

#[derive(Validate, Debug, Serialize, Deserialize, PartialEq)]
#[serde(tag = "type")]
struct Tagged {
    a: Option<i64>,
}

macro_rules! same {
    ($type:ty, $($literal:tt)*) => {{
        let literal: Valid<$type> = payload!($type $($literal)*);
        assert_eq!(*literal, serde_json::from_str::<$type>(stringify!($($literal)*)).unwrap());
        assert!(literal.into_inner().validate().is_ok());
    }};
}

fn main() {
    same!(All, {
        "pair": [1, "x"],
        "email": "a@b.no",
        "external": ["nothing", {"card": {"lastFour": 2}}, {"mail": "a@b.no"}, {"two": [3, "z"]}],
        "internal": [
            {"kind": "nothing"},
            {"kind": "card", "number": 5, "note": "n"},
            {"zip": "4313", "kind": "wrapped"},
            {"kind": "what is this"}
        ],
        "adjacent": [{"t": "Nothing"}, {"t": "Number", "c": 7}, {"c": {"name": "y"}, "t": "Named"}],
        "untagged": [1, "t", [1, 2], {"a": 3}, {"a": 1, "b": 2}, null],
        "tuple": [1, "two"]
    });
    same!(External, {"two": [3, "z"]});
    same!(Flat, {"own": 1, "kind": "card", "number": 5});
    same!(Generic<i64>, {"One": {"value": 1}});
    assert!(Generic::<u8>::Nothing == Generic::Nothing);
    same!(Tagged, {"type": "Tagged", "a": 1});
    same!(Pair, [1, "x"]);
    same!(Email, "a@b.no");
    same!(External, "nothing");
    same!(Untagged, -5);
}
