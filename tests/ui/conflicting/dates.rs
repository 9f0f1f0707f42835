use frontpay_core::Validate;

#[derive(Validate)]
struct Trip {
    #[rule(required, date, after = "2026-01-02", before = "2026-01-01")]
    out: String,
    #[rule("required|date_equals:2026-01-15|before:15 January 2026")]
    home: String,
    #[rule(required, date, after = "2026-01-02", before = "today")]
    late: String,
    #[rule(required, email, max = 2)]
    mail: String,
}

fn main() {}
