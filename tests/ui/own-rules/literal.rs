use frontpay_core::{CheckError, Valid, Validate, payload};
use serde::{Deserialize, Serialize};

fn mobile(msisdn: &str) -> Result<(), CheckError> {
    if msisdn.len() == 8 { Ok(()) } else { Err(CheckError::new("mobile")) }
}

#[derive(Serialize, Deserialize, Validate)]
struct Customer {
    #[rule(required, string, custom = mobile)]
    msisdn: String,
}

fn main() {
    let _: Valid<Customer> = payload!(Customer { "msisdn": "1" });
}
