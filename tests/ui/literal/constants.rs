use frontpay_core::{Validate, payload};

#[derive(Validate)]
struct Address {
    #[rule(required, string, size = 4)]
    zip: String,
    #[rule(nullable, integer, max = 10)]
    floor: Option<i64>,
}

const ZIP: &str = "431";
const FLOOR: Option<i64> = Some(11);
const NOWHERE: Option<&str> = None;

fn main() {
    let _ = payload!(Address { "zip": ZIP, "floor": FLOOR });
    let _ = payload!(Address { "zip": concat!("43", "130"), "floor": 5_i64 * 3 });
    let _ = payload!(Address { "zip": NOWHERE });
}
