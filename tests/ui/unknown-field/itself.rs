use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required_if = "zip=4313", nullable, string)]
    zip: Option<String>,
}

fn main() {}
