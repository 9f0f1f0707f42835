use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, min = 5, max = 3)]
    name: String,
    #[rule(required, between(10, 1))]
    code: String,
    #[rule("required|numeric|max:0.5|min:1")]
    rate: String,
}

fn main() {}
