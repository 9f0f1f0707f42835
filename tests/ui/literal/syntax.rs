use frontpay_core::{payload, payload::Address};

fn main() {
    payload!();
    payload!(Address);
    payload!(Address => {});
    payload!(Address { zip: "4313" });
    payload!(Address { "zip" });
    payload!(Address { "zip": });
    payload!(Address { "zip": "4313" "city": "Sandnes" });
    payload!(Address { "zip" = "4313" });
    payload!(Address { "lines": [1 2] });
    payload!(Address { "zip": "4313" } "more");
    payload!(Address as { "zip": "4313" });
    payload!(Self { "zip": "4313" });
}
