use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, in())]
    name: String,
    #[rule(required(), string)]
    city: String,
}

fn main() {}
