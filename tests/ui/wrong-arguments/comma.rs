use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, in = "private,corporate")]
    kind: String,
}

fn main() {}
