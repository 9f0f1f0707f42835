use frontpay_core::Validate;

#[derive(Validate)]
union Number {
    whole: u32,
    part: f32,
}

fn main() {}
