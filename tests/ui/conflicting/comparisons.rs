use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, string, in("private", "corporate"))]
    kind: String,
    #[rule(required_if = "kind=company", nullable)]
    organization: Option<String>,
    #[rule(exclude_unless("kind", "private", "personal"), nullable)]
    birthday: Option<String>,
    #[rule(required, date, after = "start")]
    start: String,
}

fn main() {
    let _ = Customer::RULES;
}
