use frontpay_core::Validate;

#[derive(Validate)]
struct Payment {
    #[rule(required, custom)]
    a: String,
    #[rule(required, custom = "check")]
    b: String,
    #[rule(required, custom_with =)]
    c: String,
    #[rule(required, acme::Mod11 5)]
    d: String,
    #[rule(required, const)]
    e: String,
    #[rule(required, message)]
    f: String,
    #[rule(required, message = 5)]
    g: String,
    #[rule(required, message())]
    h: String,
    #[rule(required, message(required))]
    i: String,
    #[rule(required, attribute = "")]
    j: String,
    #[rule(required, acme::max(1) + 1)]
    k: String,
    #[rule(required, Email)]
    l: String,
}

fn main() {
    let _ = Payment::RULES;
}
