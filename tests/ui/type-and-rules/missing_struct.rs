use frontpay_core::Validate;

#[derive(Validate)]
struct References {
    #[rule(nullable, string)]
    order: Option<String>,
}

#[derive(Validate)]
struct Customer {
    references: References,
}

fn main() {}
