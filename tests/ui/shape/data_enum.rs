use frontpay_core::Validate;

#[derive(Validate)]
enum Payer {
    Person { number: String },
    Company(String),
    Nobody,
}

#[derive(Validate)]
enum Never {}

fn main() {}
