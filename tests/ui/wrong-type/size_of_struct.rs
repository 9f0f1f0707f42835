use frontpay_core::Validate;

#[derive(Validate)]
struct Address {
    #[rule(required, string)]
    city: String,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, array, max = 3)]
    address: Address,
}

fn main() {}
