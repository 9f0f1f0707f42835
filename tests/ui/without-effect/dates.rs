//! A text that is neither a date nor a field compares with nothing.

use frontpay_core::Validate;

#[derive(Validate)]
struct Stay {
    #[rule(required, date)]
    start: String,
    #[rule(required, date, after = "strat")]
    end: String,
    #[rule(required, date, after = "tomorow")]
    paid: String,
    #[rule("required|date|before_or_equal:the day after")]
    booked: String,
    #[rule(required, date, date_equals = "2026-13-45")]
    created: String,
    #[rule(required, date, before = "+2 weeks")]
    until: String,
}

#[derive(Validate)]
struct Formats {
    #[rule(required, date_format = "YYYY-MM-DD")]
    moment: String,
    #[rule(required, date_format("Y-m-d", "dd/MM/yyyy"))]
    java: String,
    #[rule("required|date_format:%Y-%m-%d %H:%M")]
    strftime: String,
    #[rule(required, date_format = "Y-m-d H:m")]
    month: String,
    #[rule(required, date_format = "d M, Y")]
    php: String,
}

fn main() {}
