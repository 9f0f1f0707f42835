use frontpay_core::{Refusal, Valid, Validate, payload};
use serde::{Deserialize, Serialize};

fn mobile(msisdn: &str) -> Result<(), Refusal> {
    if msisdn.len() == 8 { Ok(()) } else { Err(Refusal::new("mobile")) }
}

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, string, custom = mobile)]
    msisdn: String,
}

fn main() {
    let _: Valid<Customer> = payload!(Customer { "msisdn": "1" });
}
