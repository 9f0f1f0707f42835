use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    kind: String,
    #[rule(required_if = "kind", nullable, string)]
    organization: Option<String>,
    #[rule(required_if("kind"), nullable, string)]
    person: Option<String>,
    #[rule(required_if, nullable, string)]
    other: Option<String>,
}

fn main() {}
