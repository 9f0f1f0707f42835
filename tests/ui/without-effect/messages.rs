//! Placeholders that no report fills, and custom rules with Laravel's names.

use frontpay_core::{Context, Params, Rule, Validate, Value};

#[derive(Validate)]
struct Messages {
    #[rule(required, string, max = 3, message(max = "at most :maximum"))]
    limit: String,
    #[rule(required, string, message = "The :atribute field is wrong.")]
    name: String,
    #[rule(required, string, between(1, 3), message(between = ":MIN to :max of :Attribute at 12:30, see https://x.no"))]
    fine: String,
}

struct Address;

impl Rule for Address {
    const NAME: &'static str = "email";

    fn check(&self, _: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        Ok(())
    }
}

struct Odd;

impl Rule for Odd {
    const NAME: &'static str = "max:3|min";

    fn check(&self, _: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        Ok(())
    }
}

const fn required_if(_: Value<'_>) -> bool {
    true
}

#[derive(Validate)]
struct Names {
    #[rule(required, Address)]
    mail: String,
    #[rule(required, Odd)]
    odd: String,
    #[rule(required, const required_if)]
    function: String,
}

fn main() {}
