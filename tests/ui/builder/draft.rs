use frontpay_core::Valid;
use frontpay_core::payload::Address;

fn deliver(_: &Valid<Address>) {}

fn main() {
    deliver(&Address::builder());
}
