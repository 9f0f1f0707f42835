use frontpay_core::Validate;

#[derive(Validate)]
#[rule(required)]
#[rule(acme::Mod11, custom = check, message = "no", attribute = "customer")]
struct Customer {
    #[rule(required, crate = frontpay_core)]
    name: String,
}

fn main() {}
