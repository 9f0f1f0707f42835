use frontpay_core::Validate;

#[derive(Validate)]
struct Payment {
    #[rule(required, string, in())]
    nothing: String,
    #[rule("required|in:")]
    empty: String,
    #[rule(required, in("a", "b", "a"))]
    twice: String,
    #[rule(required, max = 3, in("abc", "abcd"))]
    long: String,
    #[rule(required, in("a", "b"), not_in("b"))]
    refused: String,
    #[rule(required, numeric, in(0, 12, "x"))]
    tax: f64,
    #[rule(required, in("NO", "no"), uppercase)]
    country: String,
}

fn main() {
    let _ = Payment::RULES;
}
