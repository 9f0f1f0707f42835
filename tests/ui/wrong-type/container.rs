use frontpay_core::Validate;

#[derive(Validate)]
enum Kind {
    Private,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, array)]
    products: String,
    #[rule(required, array)]
    kind: Kind,
}

fn main() {}
