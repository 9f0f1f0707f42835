use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, distinct)]
    name: String,
    #[rule("required|exclude_if:name,x")]
    city: String,
    #[rule(required, string, confirmed)]
    password: String,
}

fn main() {}
