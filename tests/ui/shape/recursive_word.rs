use frontpay_core::Validate;

#[derive(Validate)]
struct Company {
    #[rule(required, recursive)]
    name: String,
    #[rule(recursive)]
    owner: Option<Owner>,
}

#[derive(Validate)]
struct Owner {
    #[rule(nullable, array, distinct)]
    shares: Option<Vec<u8>>,
    company: Option<Box<Company>>,
}

fn main() {}
