//! A rule of one's own that is a `const fn` is asked by the compiler: in structs, lists, maps, `Option`, variants, generics.
#![deny(warnings)]

use std::collections::BTreeMap;

use frontpay_core::{AsValue, FromLiteral, LiteralType, Scratch, Valid, Validate, Value, payload};
use serde::Deserialize;

mod acme {
    use frontpay_core::Value;

    /// Norway's check digit by the weights 2 to 7.
    pub const fn mod11(value: Value<'_>) -> bool {
        let Value::Str(text) = value else { return false };
        let digits = text.as_bytes();
        let (mut sum, mut weight, mut left) = (0, 1, digits.len());
        while left > 0 {
            left -= 1;
            sum += weight * (digits[left] - b'0') as usize;
            weight = if weight == 7 { 2 } else { weight + 1 };
        }
        sum % 11 == 0
    }

    pub const fn even(value: Value<'_>) -> bool {
        matches!(value, Value::Int(number) if number % 2 == 0)
    }

    pub const fn sorted(value: Value<'_>) -> bool {
        let Value::List(items) = value else { return false };
        let mut at = 1;
        while at < items.len() {
            if let (Value::Int(left), Value::Int(right)) = (items.as_slice()[at - 1], items.as_slice()[at])
                && left > right
            {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Never asked where it does not stand.
    pub const fn never(_: Value<'_>) -> bool {
        panic!("asked")
    }
}

#[derive(Validate, Deserialize)]
struct Company {
    #[rule(bail, required, string, digits = 9, const acme::mod11)]
    number: String,
    #[rule(nullable, integer, const acme::even)]
    shares: Option<i64>,
}

#[derive(Validate, Deserialize)]
#[serde(tag = "kind")]
enum Payer {
    Company(Company),
    Person {
        #[rule(required, integer, const acme::even)]
        number: i64,
    },
}

#[derive(Validate)]
struct Page<T> {
    #[rule(required, array)]
    items: Vec<T>,
}

/// A type whose author knows nothing of functions.
struct Percent(i64);

impl AsValue for Percent {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Int(self.0)
    }
}

impl FromLiteral<'_> for Percent {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Integer { min: 0, max: 100 };

    fn from_literal(value: Value<'_>) -> Self {
        if let Value::Int(percent) = value { Self(percent) } else { Self(0) }
    }
}

#[derive(Validate)]
struct Order {
    #[rule(required)]
    payer: Payer,
    #[rule(nullable, array)]
    others: Option<BTreeMap<String, Vec<Company>>>,
    #[rule(required, array, const acme::sorted)]
    days: Vec<i64>,
    #[rule(required)]
    page: Page<Company>,
    #[rule(required)]
    percent: Percent,
    #[rule(nullable, string, const acme::never)]
    note: Option<String>,
}

fn main() {
    let order: Valid<Order> = payload!(Order {
        "payer": {"kind": "Company", "number": "923609016", "shares": 4},
        "others": {"a": [{"number": "923609016"}], "b": []},
        "days": [1, 2, 2, 3],
        "page": {"items": [{"number": "923609016", "shares": null}]},
        "percent": 25,
        "note": ""
    });
    let order = order.into_inner();
    assert!(order.validate().is_ok());
    assert!(matches!(order.payer, Payer::Company(company) if company.shares == Some(4)));
    let person: Valid<Payer> = payload!(Payer { "kind": "Person", "number": 2 });
    assert!(matches!(*person, Payer::Person { number: 2 }));
    assert_eq!((order.others.map(|others| others.len()), order.days.len(), order.percent.0), (Some(2), 4, 25));
    assert!(order.note.is_some() && order.page.items[0].number == "923609016");
}
