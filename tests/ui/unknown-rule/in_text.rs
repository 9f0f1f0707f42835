use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule("requird|string|max:255")]
    name: String,
    #[rule("required|Email")]
    email: String,
}

fn main() {}
