use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, max = 5, string, max = 9)]
    name: String,
    #[rule(required)]
    #[rule("string|required")]
    city: String,
}

fn main() {}
