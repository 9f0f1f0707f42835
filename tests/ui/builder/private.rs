use frontpay_core::payload::CustomerDetails;

fn main() {
    CustomerDetails::private().name("Kari Nordmann").organization_id("923609016");
}
