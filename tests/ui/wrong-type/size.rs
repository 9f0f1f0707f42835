use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, max = 5)]
    flag: bool,
}

fn main() {}
