use frontpay_core::Validate;

#[derive(Validate)]
struct Address {
    #[rule(required, string)]
    city: String,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    address: Address,
}

fn main() {}
