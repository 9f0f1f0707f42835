use frontpay_core::Validate;

#[derive(Validate)]
struct Range {
    #[rule(required, integer)]
    from: u32,
    #[rule(required, integer, gt = "from", lt = "from")]
    to: u32,
    #[rule(required, integer, same = "to", different = "to")]
    again: u32,
}

fn main() {}
