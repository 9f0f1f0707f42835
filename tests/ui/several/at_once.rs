use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(requird, in('x'))]
    kind: String,
    #[rule(required_if = "knd=corporate", nullable, regex = "(", max)]
    organization: Option<String>,
}

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    customer: Customer,
}

fn main() {
    let customer = Customer { kind: "private".to_owned(), organization: None };
    let _ = customer.validate();
    let _ = Order { customer }.validate();
    let _ = Customer::RULES;
}
