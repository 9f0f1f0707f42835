use frontpay_core::Validate;

struct Address;

#[derive(Validate)]
struct Customer {
    #[rule(required)]
    address: Address,
    #[rule(nullable)]
    other: Option<Address>,
}

fn main() {}
