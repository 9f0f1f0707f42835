use frontpay_core::Validate;

#[derive(Validate)]
struct Node {
    #[rule(nullable, array)]
    parent: Option<Box<Node>>,
    #[rule(required, array)]
    children: Vec<Self>,
}

fn main() {}
