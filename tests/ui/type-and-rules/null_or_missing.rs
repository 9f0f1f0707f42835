use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(present, nullable)]
    name: Option<String>,
}

fn main() {}
