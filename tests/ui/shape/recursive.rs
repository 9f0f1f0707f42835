use frontpay_core::Validate;

#[derive(Validate)]
struct Node {
    #[rule(required, distinct)]
    name: String,
    parent: Option<Box<Node>>,
}

fn main() {}
