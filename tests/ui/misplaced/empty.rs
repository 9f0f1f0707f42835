use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule()]
    name: String,
    #[rule]
    city: String,
    #[rule = "required"]
    zip: String,
    #[rule("")]
    code: String,
}

fn main() {}
