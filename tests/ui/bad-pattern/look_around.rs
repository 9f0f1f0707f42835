use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, regex = r"^(?=.*\d)\w+$")]
    password: String,
}

fn main() {}
