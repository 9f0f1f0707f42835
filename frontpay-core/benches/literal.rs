//! Time and allocations of a `payload!` expression, compared with the same value written by hand.
//!
//! `cargo bench -p frontpay-core --features builders --bench literal` prints both and their ratio, for an order with plain Rust
//! types and for [`PaymentLink`] with its builders. The literal is a `Valid`; the hand-written value is not checked yet.

#![allow(missing_docs, reason = "a benchmark")]

use std::collections::BTreeMap;
use std::hint::black_box;
use std::time::{Duration, Instant};

use frontpay_core::payload::{Address, Country, CustomerDetails, PaymentLink, Product, Timestamp};
use frontpay_core::{Valid, Validate, payload};
use serde::Deserialize;

#[derive(Debug, PartialEq, Validate)]
struct Order {
    #[rule(required, array)]
    lines: Vec<Line>,
    #[rule(required, string)]
    date: String,
    #[rule(required)]
    customer: Customer,
    #[rule(nullable, array)]
    labels: Option<BTreeMap<String, String>>,
    #[rule(nullable, string)]
    reference: Option<String>,
    #[rule(required, boolean)]
    by_sms: bool,
    #[rule(required)]
    payment: Payment,
}

#[derive(Debug, PartialEq, Validate)]
struct Line {
    #[rule(required, string, max = 255)]
    name: String,
    #[rule(required, integer, min = 1)]
    quantity: i64,
    #[rule(required, numeric, min = 0)]
    rate: f64,
    #[rule(nullable, numeric)]
    discount: Option<f64>,
}

#[derive(Debug, PartialEq, Validate)]
struct Customer {
    #[rule(required, in("private", "corporate"))]
    r#type: String,
    #[rule(required, email)]
    email: String,
    #[rule(required, string)]
    name: String,
    #[rule(nullable, string, regex = r"^\d{11}$")]
    personal_number: Option<String>,
    #[rule(required, string, size = 4)]
    zip: String,
}

#[derive(Debug, PartialEq, Deserialize, Validate)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Payment {
    Card {
        #[rule(required, string)]
        token: String,
    },
    Invoice {
        #[rule(required, integer, between(1, 90))]
        days: i64,
    },
}

fn literal() -> Valid<Order> {
    payload!(Order {
        "lines": [
            {"name": "Hair Wash", "quantity": 1, "rate": 51, "discount": 0},
            {"name": "Hair Cut", "quantity": 2, "rate": 249.5},
            {"name": "Comb", "quantity": 1, "rate": 25, "discount": null},
        ],
        "date": "2026-01-15",
        "customer": {
            "type": "private",
            "email": "kari@example.com",
            "name": "Kari Nordmann",
            "personal_number": "12345678901",
            "zip": "4313",
        },
        "labels": {"shop": "Sandnes", "till": "2"},
        "by_sms": true,
        "payment": {"kind": "invoice", "days": 14},
    })
}

fn by_hand() -> Order {
    let line = |name: &str, quantity, rate, discount| Line { name: name.to_owned(), quantity, rate, discount };
    Order {
        lines: vec![
            line("Hair Wash", 1, 51.0, Some(0.0)),
            line("Hair Cut", 2, 249.5, None),
            line("Comb", 1, 25.0, None),
        ],
        date: "2026-01-15".to_owned(),
        customer: Customer {
            r#type: "private".to_owned(),
            email: "kari@example.com".to_owned(),
            name: "Kari Nordmann".to_owned(),
            personal_number: Some("12345678901".to_owned()),
            zip: "4313".to_owned(),
        },
        labels: Some(BTreeMap::from([("shop".to_owned(), "Sandnes".to_owned()), ("till".to_owned(), "2".to_owned())])),
        reference: None,
        by_sms: true,
        payment: Payment::Invoice { days: 14 },
    }
}

fn payment_link_literal() -> Valid<PaymentLink> {
    payload!(PaymentLink {
        "products": [{"name": "Hair Wash", "productId": "VFDDF", "quantity": "1", "rate": "51", "tax": "0", "amount": "51.00"}],
        "orderSummary": {"subTotal": "51.00", "totalTax": "0.00", "totalDiscount": "0.00", "grandTotal": "51.00"},
        "orderDate": "1790000000",
        "dueDateForPaymentLink": "1790604800",
        "sendOrderBy": {"sms": true, "email": false, "invoice": false},
        "isCreditCheckAvailable": false,
        "invoiceAsPaymentOption": false,
        "customerDetails": {
            "type": "private",
            "countryCode": "+47",
            "msisdn": "12345678",
            "email": "kari@example.com",
            "name": "Kari Nordmann",
            "preferredLanguage": "no",
            "address": {"street": "Eksempelveien 1", "zip": "4313", "city": "Sandnes", "country": "NO"},
        },
    })
}

fn payment_link_by_hand() -> PaymentLink {
    let address = Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY);
    let customer = CustomerDetails::private()
        .name("Kari Nordmann")
        .country_code("+47")
        .msisdn("12345678")
        .email("kari@example.com")
        .address(address.build());
    let product = Product::builder().name("Hair Wash").product_id("VFDDF").quantity(1).rate(51).tax(0);
    PaymentLink::builder()
        .customer_details(customer.build())
        .products([product.build()])
        .order_date(Timestamp::from_unix(1_790_000_000))
        .due_date_for_payment_link(Timestamp::from_unix(1_790_604_800))
        .by_sms()
        .build()
}

/// The least nanoseconds of one call among many runs, and its allocations.
fn cost<T>(make: impl Fn() -> T, runs: usize) -> (f64, u64) {
    const CALLS: u32 = 1_000;
    let run = || {
        let start = Instant::now();
        for _ in 0..CALLS {
            drop(black_box(make()));
        }
        start.elapsed()
    };
    let least = (0..runs).map(|_| run()).min().unwrap_or(Duration::ZERO);
    let allocations = allocation_counter::measure(|| drop(black_box(make()))).count_total;
    (least.as_secs_f64() * 1e9 / f64::from(CALLS), allocations)
}

fn text(order: &PaymentLink) -> String {
    serde_json::to_string(order).unwrap_or_default()
}

fn main() {
    assert_eq!(*literal(), by_hand());
    assert_eq!(text(&payment_link_literal()), text(&payment_link_by_hand()));
    // `cargo test --benches` only wants to know that it runs.
    let runs = if std::env::args().any(|arg| arg == "--bench") { 2_000 } else { 1 };
    println!("{:16} {:>12} {:>12} {:>6} {:>22}", "", "payload!, ns", "by hand, ns", "ratio", "allocations");
    let costs = [
        ("plain types", cost(literal, runs), cost(by_hand, runs)),
        ("PaymentLink", cost(payment_link_literal, runs), cost(payment_link_by_hand, runs)),
    ];
    for (name, (ours, allocated), (theirs, by_hand)) in costs {
        println!("{name:16} {ours:12.0} {theirs:12.0} {:6.2} {allocated:>14} and {by_hand}", ours / theirs);
    }
}
