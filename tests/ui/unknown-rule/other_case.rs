use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required)]
    kind: String,
    #[rule(RequiredIf = "kind=private", nullable)]
    name: Option<String>,
    #[rule(requiredWithAll("kind"), nullable)]
    note: Option<String>,
}

fn main() {}
