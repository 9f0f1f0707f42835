use frontpay_core::Validate;

#[derive(Validate)]
struct Payment {
    #[rule(required, string, size = 7, between(1, 6))]
    code: String,
    #[rule(required, numeric, min = 0.7, max = 0.5)]
    rate: f64,
    #[rule(required, numeric, gt = 5, lt = 5)]
    amount: i64,
    #[rule(required, digits = 5, max_digits = 3)]
    pin: String,
    #[rule(required, numeric, digits = 3, min = 1000)]
    place: i64,
    #[rule(required, digits_between(6, 4))]
    zip: String,
}

fn main() {
    let _ = Payment::RULES;
}
