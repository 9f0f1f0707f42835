use frontpay_core::{Valid, Validate, payload};

#[derive(Validate)]
struct Address {
    #[rule(required, string, size = 4)]
    zip: String,
}

macro_rules! address {
    ($zip:expr) => {
        payload!(Address { "zip": $zip })
    };
}

fn main() {
    let _: Valid<Address> = address!("431");
}
