use frontpay_core::{Decimal, Validate, payload};

#[derive(Validate)]
struct Address {
    #[rule(required, string, size = 4)]
    zip: String,
}

const AMOUNT: Decimal = Decimal::ONE;

fn main() {
    let zip = "4313";
    let _ = payload!(Address { "zip": zip });
    let _ = payload!(Address { "zip": AMOUNT });
    let _ = payload!(Address { "zip": std::time::Duration::ZERO });
}
