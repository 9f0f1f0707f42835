use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, email("rfc", "dns"))]
    email: String,
    #[rule("required|email:rfc,dns")]
    copy: String,
}

fn main() {}
