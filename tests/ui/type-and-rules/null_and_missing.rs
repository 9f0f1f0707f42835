use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(string)]
    name: Option<String>,
    #[rule(sometimes, required, string)]
    city: Option<String>,
}

fn main() {}
