use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, between(1))]
    lines: u8,
    #[rule(required, max)]
    name: String,
    #[rule("required|between:1")]
    rows: u8,
}

fn main() {}
