use frontpay_core::Validate;

#[derive(Validate)]
struct Line {
    #[rule(required, string)]
    sku: String,
}

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    lines: Vec<Line>,
    #[rule(nullable, same = "lines.*.sku")]
    sku: Option<String>,
    #[rule(nullable, in_array = "line.*.sku")]
    first: Option<String>,
    #[rule(nullable, date, after = "$.start")]
    end: Option<String>,
    #[rule(nullable, gt = "elsewhere.most")]
    amount: Option<i64>,
}

fn main() {
    let _ = Order::RULES;
}
