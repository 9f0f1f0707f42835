use frontpay_core::Validate;

#[derive(Validate)]
struct Customer<'a> {
    name: String,
    #[rule(string)]
    city: String,
    products: Vec<String>,
    #[rule(required_if = "name=x")]
    zip: &'a str,
}

fn main() {}
