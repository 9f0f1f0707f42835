use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, max = 5u8)]
    name: String,
}

fn main() {}
