use frontpay_core::Validate;
use std::collections::BTreeMap;

#[derive(Validate)]
struct Address {
    #[rule(required, string)]
    country: String,
}

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    address: Address,
    #[rule(required, array)]
    by_name: BTreeMap<String, Address>,
    #[rule(required, string)]
    name: String,
    #[rule(required_if = "address.contry=NO", nullable)]
    county: Option<String>,
    #[rule("required_with:by_name.home.zip|nullable")]
    zip: Option<String>,
    #[rule(required_with("by_name.home.country", "name.first"), nullable)]
    first: Option<String>,
}

#[derive(Validate)]
struct Adress<T> {
    #[rule(required, array)]
    address: Address,
    #[rule(same = "address.land")]
    country: Option<T>,
}

fn main() {
    let _ = Order::RULES;
}
