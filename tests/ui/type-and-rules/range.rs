use frontpay_core::Validate;

#[derive(Validate)]
struct Line {
    #[rule(required, integer, min = 300)]
    quantity: u8,
    #[rule(required, integer, max = -1)]
    delta: u32,
    #[rule(nullable, numeric, between(200, 300))]
    year: Option<i8>,
    #[rule(required, integer, in(0, 15, 256))]
    tax: u8,
    #[rule(required, integer, between(0, 1000), in(1, 2))]
    fine: u8,
    #[rule(required, max = 300)]
    counted: u8,
    #[rule(required, digits = 4)]
    code: i8,
    #[rule(nullable, integer, min_digits = 6)]
    port: Option<u16>,
}

fn main() {}
