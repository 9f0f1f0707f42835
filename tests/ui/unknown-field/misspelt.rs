use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    kind: String,
    #[rule(required_if = "kid=corporate", nullable, string)]
    organization: Option<String>,
}

fn main() {}
