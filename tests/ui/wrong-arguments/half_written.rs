use frontpay_core::{Valid, Validate};

/// Whoever types has not finished; what stands there already still works.
#[derive(Validate)]
#[rule(crate = )]
struct Customer {
    #[rule(required, acme::)]
    name: String,
    #[rule(max 255, required)]
    note: String,
    #[rule(min -1)]
    number: i8,
    #[rule(required, max = )]
    age: u8,
    #[rule(required, ::)]
    city: String,
    #[rule(required,, string)]
    street: String,
    #[rule]
    zip: String,
}

fn valid(customer: Customer) -> bool {
    let _ = Customer::RULES;
    customer.validate().is_ok() && Valid::new(customer).is_ok_and(|customer| customer.name.is_empty())
}

fn main() {}
