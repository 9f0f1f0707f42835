use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, regex = r"/^\p{L}+$/u")]
    name: String,
}

fn main() {}
