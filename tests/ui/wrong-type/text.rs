use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, email)]
    email: u32,
    #[rule(required, string)]
    lines: Vec<String>,
    #[rule(nullable, string)]
    age: Option<u8>,
    #[rule(required, regex = "^a$")]
    flag: bool,
}

fn main() {}
