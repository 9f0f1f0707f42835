use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required string)]
    name: String,
    #[rule(required, , string)]
    city: String,
    #[rule(required; string)]
    zip: String,
    #[rule(5, required)]
    code: String,
}

fn main() {}
