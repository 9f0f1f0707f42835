use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    name: String,
    #[rule(required_if = "customerDetails.type=corporate", nullable, string)]
    organization: Option<String>,
}

fn main() {}
