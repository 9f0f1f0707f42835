use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(required, regex = r"^(\d{9}$")]
    organization: String,
    #[rule(required, regex = "[z-a]")]
    code: String,
    #[rule(required, not_regex("/a/", "/b/"))]
    city: String,
}

fn main() {}
