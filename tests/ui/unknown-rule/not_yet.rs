use frontpay_core::Validate;

fn norwegian_mobile(_: &str) -> bool {
    true
}

#[derive(Validate)]
struct Customer {
    #[rule(required, custom = norwegian_mobile)]
    msisdn: String,
    #[rule(required, message = "give a name")]
    name: String,
}

fn main() {}
