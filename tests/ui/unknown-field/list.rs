use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    kind: String,
    #[rule(required, string)]
    name: String,
    #[rule("required_if:country,NO|nullable|string")]
    zip: Option<String>,
}

fn main() {}
