use frontpay_core::Validate;

#[derive(Validate)]
#[rule(required)]
struct Customer {
    #[rule(required, crate = frontpay_core)]
    name: String,
}

fn main() {}
