use frontpay_core::Validate;

#[derive(Validate)]
struct Payment {
    #[rule(required, regex = r"^\d{9}$", max = 8)]
    organization: String,
    #[rule(required, regex = "^[a-z]+$", regex = r"^\d+$")]
    reference: String,
    #[rule(required, starts_with("NO", "SE"), regex = "^DK")]
    account: String,
    #[rule(required, regex = "^a", not_regex = "^[ab]")]
    code: String,
    #[rule(required, ends_with("x"), digits = 3)]
    number: String,
    #[rule("required|starts_with:abc|max:2")]
    text: String,
    #[rule(required, regex = r"a\bb")]
    nothing: String,
}

fn main() {
    let _ = Payment::RULES;
}
