use frontpay_core::Validate;

#[derive(Validate)]
struct Line {
    #[rule(required_if = "$.customer.knd=corporate", nullable)]
    note: Option<String>,
}

#[derive(Validate)]
struct Customer {
    #[rule(required, string)]
    kind: String,
}

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    customer: Customer,
    #[rule(required, array)]
    lines: Vec<Line>,
}

// `cargo check` comes here.
const _: () = Order::RULES.assert_references();

fn main() {}
