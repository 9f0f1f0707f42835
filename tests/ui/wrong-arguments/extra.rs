use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required(true))]
    lines: u8,
    #[rule(required, between(1, 5, 9))]
    rows: u8,
    #[rule("required|max:5,9")]
    name: String,
}

fn main() {}
