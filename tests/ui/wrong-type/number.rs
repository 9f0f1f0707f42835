use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, numeric)]
    amount: bool,
    #[rule(required, numeric, min = 1)]
    lines: Vec<u8>,
}

fn main() {}
