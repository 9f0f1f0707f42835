use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(requird, string)]
    name: String,
    #[rule(required, betwen(1, 5))]
    lines: u8,
    #[rule(required, zebra)]
    code: String,
}

fn main() {}
