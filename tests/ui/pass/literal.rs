//! Everything that a literal can hold, without a warning.
#![deny(warnings, clippy::all, clippy::pedantic)]

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, LazyLock};

use frontpay_core::payload::{Country, OrderSummary};
use frontpay_core::{AsValue, Flag, FromLiteral, LiteralType, Numeric, Scratch, Valid, Validate, Value, fits, payload, ruleset};
use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Everything {
    #[rule(required)]
    flag: bool,
    #[rule(required)]
    small: u8,
    #[rule(required)]
    large: i64,
    #[rule(required)]
    ratio: f64,
    #[rule(required)]
    text: String,
    #[rule(required)]
    boxed: Box<str>,
    #[rule(required)]
    cow: Cow<'static, str>,
    #[rule(required)]
    amount: Numeric,
    #[rule(required)]
    loose: Flag,
    #[rule(required)]
    letter: Letter,
    #[rule(required)]
    country: Country,
    #[rule(nullable)]
    maybe: Option<i32>,
    #[rule(nullable)]
    nothing: Option<String>,
    #[rule(nullable)]
    absent: Option<Box<Inner>>,
    #[rule(present, array)]
    list: Vec<Inner>,
    #[rule(required)]
    pair: [i32; 2],
    #[rule(required)]
    set: BTreeSet<String>,
    #[rule(required)]
    map: BTreeMap<String, Inner>,
    #[rule(required)]
    hash: HashMap<String, Vec<bool>>,
    #[rule(required)]
    deep: Box<Vec<Vec<i32>>>,
    #[serde(flatten)]
    flat: Flat,
    #[serde(default)]
    filled: u8,
    #[serde(default = "seven")]
    seven: u8,
    #[serde(skip)]
    skipped: u8,
    #[rule(required, integer, between(0, 100))]
    own: Percent,
    r#type: Option<String>,
}

fn seven() -> u8 {
    7
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "kebab-case")]
enum Letter {
    AlphaOne,
    BetaTwo,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, Validate)]
struct Inner {
    #[rule(required, string)]
    name: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Validate)]
struct Flat {
    #[rule(nullable, string)]
    msisdn: Option<String>,
}

/// A type of one's own.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Percent(u8);

impl AsValue for Percent {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Int(self.0.into())
    }
}

impl FromLiteral<'_> for Percent {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Integer { min: 0, max: 100 };

    fn from_literal(value: Value<'_>) -> Self {
        Self(u8::from_literal(value))
    }
}

impl<R> fits::Number<R> for Percent {}
impl<R> fits::Measured<R> for Percent {}

#[derive(Validate)]
struct Wrapper<T> {
    #[rule(required)]
    of: T,
}

#[derive(Validate)]
struct Borrowed<'a> {
    #[rule(required, string)]
    name: &'a str,
    #[rule(nullable, string)]
    shared: Option<Arc<str>>,
}

const NAME: &str = "Kari";
const COUNT: u8 = 3;
const NONE: Option<&str> = None;

mod elsewhere {
    pub(crate) const LARGE: i64 = i64::MAX;
}

fn everything() -> Valid<Everything> {
    payload!(Everything {
        "flag": true,
        "small": if NAME.is_empty() { 0 } else { COUNT },
        "large": elsewhere::LARGE,
        "ratio": -1.5e-3,
        "text": concat!("43", "13"),
        "boxed": "æøå \"quoted\" \u{1F600}",
        "cow": env!("CARGO_PKG_NAME"),
        "amount": 51.00,
        "loose": "1",
        "letter": "beta-two",
        "country": "NO",
        "maybe": 5_000,
        "nothing": null,
        "list": [{"name": NAME}, {"name": "Ola"},],
        "pair": [-1, 2 ],
        "set": ["b", "a"],
        "map": {"x": {"name": "X"}, "": {"name": "empty key"}},
        "hash": {"yes": [true, false], "no": []},
        "deep": [[1, 2], [], [3]],
        "msisdn": "40000000",
        "own": 10_i64 + 5,
        "type": NONE,
    })
}

static SHARED: LazyLock<Valid<OrderSummary>> = LazyLock::new(|| {
    payload!(OrderSummary { "subTotal": 1, "totalTax": -0, "totalDiscount": 0.0, "grandTotal": "1e0" })
});

macro_rules! summary {
    ($total:expr, $tax:tt) => {
        payload!(OrderSummary { "subTotal": $total, "totalTax": $tax, "totalDiscount": 0, "grandTotal": $total })
    };
}

ruleset! {
    /// Orders of at most a hundred kroner.
    pub Small for OrderSummary {
        "grandTotal" => "max:100",
    }
}

fn total<R>(summary: &Valid<OrderSummary, R>) -> &Numeric {
    &summary.grand_total
}

struct Shop;

impl Shop {
    fn summary(&self) -> Valid<OrderSummary> {
        summary!(5, 0)
    }
}

fn main() {
    let made = everything();
    let read: Everything = serde_json::from_str(
        r#"{"flag": true, "small": 3, "large": 9223372036854775807, "ratio": -1.5e-3, "text": "4313",
            "boxed": "æøå \"quoted\" \ud83d\ude00", "cow": "TESTS", "amount": 51.00, "loose": "1", "letter": "beta-two",
            "country": "NO", "maybe": 5000, "nothing": null, "list": [{"name": "Kari"}, {"name": "Ola"}], "pair": [-1, 2],
            "set": ["b", "a"], "map": {"x": {"name": "X"}, "": {"name": "empty key"}}, "hash": {"yes": [true, false], "no": []},
            "deep": [[1, 2], [], [3]], "msisdn": "40000000", "own": 15, "type": null}"#,
    )
    .expect("it is JSON");
    assert_eq!(*made, Everything { cow: made.cow.clone(), ..read });
    assert_eq!((made.filled, made.seven, made.skipped), (0, 7, 0));

    assert_eq!(total(&SHARED), &"1e0".parse::<Numeric>().expect("a number"));
    assert_eq!(total(&summary!(5, 0)), &Numeric::from(5));
    assert_eq!(total(&Shop.summary()), &Numeric::from(5));
    let small: Valid<OrderSummary, Small> =
        payload!(OrderSummary as Small { "subTotal": 1, "totalTax": 0, "totalDiscount": 0, "grandTotal": 100 });
    assert_eq!(total(&small), &Numeric::from(100));
    assert_eq!(payload!(Wrapper<Inner> { "of": {"name": "in a generic type"} }).of.name, "in a generic type");
    assert_eq!(payload!(Borrowed { "name": NAME, "shared": "text" }).name, "Kari");
}
