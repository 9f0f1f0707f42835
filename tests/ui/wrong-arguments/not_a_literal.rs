use frontpay_core::Validate;

const LIMIT: u8 = 5;

#[derive(Validate)]
struct Customer {
    #[rule(required, max = LIMIT)]
    name: String,
    #[rule(required, min(1 + 1))]
    city: String,
    #[rule(required, max =)]
    zip: String,
    #[rule(required, max = -)]
    code: String,
}

fn main() {}
