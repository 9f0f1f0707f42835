use frontpay_core::Validate;

#[derive(Validate)]
struct Payment {
    #[rule(required, prohibited)]
    never: Option<String>,
    #[rule(required, missing)]
    absent: Option<String>,
    #[rule("present|missing")]
    both: Option<String>,
    #[rule(accepted, string, declined)]
    terms: bool,
}

fn main() {
    let _ = Payment::RULES;
}
