use frontpay_core::{Context, Params, Rule, Validate, Value};

struct Odd;

impl Rule for Odd {
    const NAME: &'static str = "odd";
    fn check(&self, _: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        Ok(())
    }
}

#[derive(Validate)]
struct Payment {
    #[rule(required, message(max = "Too much."))]
    amount: i64,
    #[rule(required, message(requird = "Needed."))]
    name: String,
    #[rule(nullable, message(nullable = "Never."))]
    note: Option<String>,
    #[rule(required, message = "One.", message = "Two.")]
    text: String,
    #[rule(required, attribute = "one", attribute = "two")]
    names: String,
    #[rule(nullable, message = "Never.")]
    silent: Option<String>,
    #[rule(nullable, attribute = "nobody says this")]
    unnamed: Option<String>,
}

#[derive(Validate)]
struct Number {
    #[rule(required, self::Odd, message(od = "Not odd."))]
    number: i64,
}

fn main() {
    let _ = (Payment::RULES, Number::RULES);
}
