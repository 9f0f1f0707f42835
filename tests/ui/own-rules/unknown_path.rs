use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, acme::Mod11)]
    number: String,
}

fn main() {}
