use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule("required|regex:/^[a-z]+$/q")]
    code: String,
    #[rule("required|regex:/^(a|b)$/")]
    letter: String,
    #[rule("required|regex:^[a-z]+$")]
    name: String,
}

fn main() {}
