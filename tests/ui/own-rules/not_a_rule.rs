use frontpay_core::{CheckError, Validate, Value};

struct Mod11;

fn even(value: Value<'_>) -> bool {
    matches!(value, Value::Int(number) if number % 2 == 0)
}

fn mobile(msisdn: &str) -> Result<(), CheckError> {
    if msisdn.len() == 8 { Ok(()) } else { Err(CheckError::new("mobile")) }
}

fn flag(text: &str) -> bool {
    text.is_empty()
}

#[derive(Validate)]
#[rule(custom = adds_up)]
struct Payment {
    #[rule(required, self::Mod11)]
    account: String,
    #[rule(required, const self::even)]
    number: i64,
    #[rule(required, custom = mobile)]
    count: i64,
    #[rule(required, custom = flag)]
    text: String,
    #[rule(required, custom = missing)]
    name: String,
}

fn main() {
    let _ = Payment::RULES;
}
