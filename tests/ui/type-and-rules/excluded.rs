use frontpay_core::Validate;

#[derive(Validate)]
struct Contact {
    #[rule(required, string)]
    name: String,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    kind: String,
    #[rule(exclude_if = "kind=private", required, string)]
    number: String,
    #[rule(exclude_if = "kind=private", required, array)]
    contact: Contact,
}

fn main() {
    let _ = Customer::RULES;
}
