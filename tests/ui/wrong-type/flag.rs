use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, boolean)]
    rate: f64,
    #[rule(required, boolean)]
    flags: Vec<bool>,
}

fn main() {}
