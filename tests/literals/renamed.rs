//! A crate that depends on `frontpay-core` as `shop_rules`.
#![deny(warnings, missing_docs, unused_qualifications)]

use std::sync::LazyLock;

use shop_rules::payload::OrderSummary;
use shop_rules::{Valid, Validate, Value, payload, ruleset};

/// Returns `true` if a number is even.
pub const fn even(value: Value<'_>) -> bool {
    matches!(value, Value::Int(number) if number % 2 == 0)
}

/// A parcel.
#[derive(Validate)]
#[rule(crate = shop_rules)]
pub struct Parcel {
    /// The number of shoes.
    #[rule(required, integer, const even)]
    pub shoes: i64,
    /// The recipient.
    #[rule(required)]
    pub receiver: Receiver,
}

/// The recipient of a parcel.
#[derive(Validate)]
#[rule(crate = shop_rules)]
pub enum Receiver {
    /// A shop.
    Shop,
    /// A person.
    Person {
        /// The name.
        #[rule(required, string, max = 20)]
        name: String,
    },
}

ruleset! {
    /// The rules of a courier.
    pub Courier for Parcel { "shoes" => max(4) }
}

static PAIR: LazyLock<Valid<Parcel>> =
    LazyLock::new(|| payload!(Parcel { "shoes": 2, "receiver": {"Person": {"name": NAME}} }));

const NAME: &str = "Kari";

macro_rules! parcels {
    ($($name:ident: $shoes:expr;)*) => {
        $(fn $name() -> Valid<Parcel, Courier> {
            payload!(Parcel as Courier { "shoes": $shoes, "receiver": "Shop" })
        })*
    };
}

parcels! {
    one_pair: 2;
    two_pairs: 2 * 2_i64;
}

fn main() {
    assert!(PAIR.shoes == 2 && matches!(&PAIR.receiver, Receiver::Person { name } if name == NAME));
    assert_eq!(one_pair().shoes + two_pairs().shoes, 6);
    let total: Valid<OrderSummary> =
        payload!(OrderSummary { "subTotal": "1", "totalTax": 0, "totalDiscount": 0, "grandTotal": 1.00 });
    assert!(total.into_inner().validate().is_ok());
}
