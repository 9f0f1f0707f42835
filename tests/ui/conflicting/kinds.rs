use frontpay_core::Validate;

#[derive(Validate)]
struct Order<T> {
    #[rule(required, string, array)]
    lines: T,
    #[rule(required, numeric)]
    #[rule(list)]
    tags: T,
}

fn main() {}
