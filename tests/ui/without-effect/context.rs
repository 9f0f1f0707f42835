//! Checks that would be asked without the context that they need.

use frontpay_core::{CheckError, Context, Moment, Valid, Validate, Validator};
use serde::{Deserialize, Serialize};

struct Shop;

fn of_shop(_: &str, context: &Context<'_>) -> Result<(), CheckError> {
    context.get::<Shop>().map(|_| ()).ok_or_else(|| CheckError::new("of_shop"))
}

fn later(_: &str, context: &Context<'_>) -> Result<(), CheckError> {
    let _ = context.now();
    Ok(())
}

#[derive(Deserialize, Validate)]
struct Undeclared {
    #[rule(required, string, custom_with = of_shop)]
    currency: String,
}

#[derive(Serialize, Deserialize, Validate)]
#[rule(context = Shop)]
struct Payment {
    #[rule(required, string, custom_with = of_shop)]
    currency: String,
}

#[derive(Validate)]
struct Order {
    #[rule(required, array)]
    payments: Vec<Payment>,
}

#[derive(Deserialize, Validate)]
#[rule(context = Moment)]
struct Stay {
    #[rule(required, string, custom_with = later)]
    start: String,
}

/// A type of the program with the name of the library's, which is not the time.
mod own {
    pub struct Moment;
}

#[derive(Validate)]
#[rule(context = own::Moment)]
struct Clock {
    #[rule(required, string, custom_with = later)]
    time: String,
}

#[derive(Validate)]
struct Clocks {
    #[rule(required, array)]
    clocks: Vec<Clock>,
}

type Now = Moment;

#[derive(Validate)]
#[rule(context = Now)]
struct Stays {
    #[rule(required, array)]
    stays: Vec<Stay>,
}

#[derive(Deserialize)]
struct Request {
    payment: Valid<Payment>,
}

fn generic<T: Validate>(value: &T) -> bool {
    value.validate().is_ok()
}

fn main() {
    let payment = || Payment { currency: String::new() };
    let _ = Valid::new(payment());
    let _ = Valid::<Payment>::from_json("{}");
    let _ = payment().validate();
    let _ = Validator::new().validate(payment());
    let _ = Validator::new().context(Context::new().with(&Shop)).validate(payment());
    let _ = Valid::new(Stay { start: String::new() });
    let _ = Valid::new(Stays { stays: Vec::new() });
}
