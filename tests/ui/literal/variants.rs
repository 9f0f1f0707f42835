use frontpay_core::{Validate, payload};
use serde::{Deserialize, Serialize};

// Of an enum with data the variant is found first, and then asked.
#[derive(Validate, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum External {
    Nothing,
    Card {
        #[rule(required, integer, min = 1)]
        number: i64,
    },
    Two(i64, String),
}

#[derive(Validate, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Internal {
    Nothing,
    Card {
        #[rule(required, integer, min = 3)]
        number: i64,
        note: Option<String>,
    },
}

#[derive(Validate, Serialize, Deserialize)]
#[serde(tag = "t", content = "c")]
enum Adjacent {
    Nothing,
    Number(#[rule(required, integer, max = 9)] i64),
}

#[derive(Validate, Serialize, Deserialize)]
#[serde(untagged)]
enum Untagged {
    Number(i64),
    Named { a: i64, b: Option<i64> },
}

#[derive(Validate, Serialize, Deserialize)]
struct Pair(#[rule(required, integer, min = 1)] i64, #[rule(required, string)] String);

#[derive(Validate, Serialize, Deserialize)]
struct All {
    external: Option<Vec<External>>,
    internal: Option<Vec<Internal>>,
    adjacent: Option<Vec<Adjacent>>,
    untagged: Option<Vec<Untagged>>,
    pairs: Option<Vec<Pair>>,
}

fn main() {
    let _ = payload!(All {
        "external": ["nothin", "card", { "cart": {} }, { "card": { "number": 0 } }, { "two": [3] }, { "nothing": null, "card": {} }],
        "internal": [{ "kind": "nothing", "x": 1 }, { "kind": "card", "number": 2, "not": "n" }, { "kind": "cart" }, {}, "nothing"],
        "adjacent": [{ "t": "Nothing", "c": 1 }, { "t": "Number", "c": 10 }, { "t": "Number" }, { "c": 1 }],
        "untagged": [true, { "b": 1 }, { "a": 1, "c": 1 }],
        "pairs": [[0, "a"], [1], [1, 2], { "0": 1, "1": "a" }],
    });
}
