use frontpay_core::Validate;

#[derive(Validate)]
struct Line {
    #[rule(required_if = "$kind=corporate", nullable)]
    name: Option<String>,
    #[rule(required_with = "$.", nullable)]
    note: Option<String>,
}

fn main() {}
