use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, between(1, "ten"))]
    lines: u8,
    #[rule(required, max = true)]
    name: String,
    #[rule(required, in('a', b"c"))]
    code: String,
    #[rule("required|max:ten")]
    city: String,
    #[rule(required, regex = 5)]
    zip: String,
    #[rule(required, in(true, -1))]
    flag: bool,
    #[rule(required_if(kind, "a"), nullable)]
    other: Option<String>,
    #[rule(required_if(5, "a"), nullable)]
    another: Option<String>,
}

fn main() {}
