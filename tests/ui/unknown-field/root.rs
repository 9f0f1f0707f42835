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

#[derive(Validate)]
struct Twice {
    #[rule(required, array)]
    lines: Vec<Item>,
    #[rule(nullable, different = "$.lines.*.sku")]
    sku: Option<String>,
}

#[derive(Validate)]
struct Item {
    #[rule(required, string)]
    sku: String,
}

fn check(order: &Order, line: &Line, twice: &Twice) -> bool {
    order.validate().is_ok() && line.validate().is_ok() && twice.validate().is_ok()
}

fn main() {
    let line = Line { note: None };
    let order = Order { customer: Customer { kind: String::new() }, lines: vec![] };
    let twice = Twice { lines: vec![], sku: None };
    check(&order, &line, &twice);
}
