use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, length(min = 1, max = 80))]
    name: String,
    #[rule(required, range(1, 5))]
    lines: u8,
    #[rule(required, dive)]
    address: Address,
    #[rule(required, string, unique("customers"))]
    number: String,
}

#[derive(Validate)]
struct Address {
    #[rule(required, string, pattern = r"^\d{4}$")]
    zip: String,
}

fn main() {}
