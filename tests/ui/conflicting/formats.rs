use frontpay_core::Validate;

#[derive(Validate)]
struct Product {
    #[rule(required, uuid, max = 10)]
    id: String,
    #[rule(required, alpha, digits = 3)]
    code: String,
    #[rule(required, ipv4, regex = "^[a-z]+$")]
    host: String,
    #[rule(required, decimal(2, 1))]
    price: String,
    #[rule(accepted, in("yes", "no"))]
    terms: String,
    #[rule(required, in("", "a"))]
    letter: String,
}

fn main() {}
