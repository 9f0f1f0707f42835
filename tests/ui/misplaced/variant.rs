use frontpay_core::Validate;

#[derive(Validate)]
enum Kind {
    #[rule(required)]
    Private,
}

fn main() {}
