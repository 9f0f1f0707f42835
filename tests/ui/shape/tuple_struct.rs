use frontpay_core::Validate;

#[derive(Validate)]
struct Name(String);

#[derive(Validate)]
struct Nothing;

fn main() {}
