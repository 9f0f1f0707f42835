use frontpay_core::Validate;

#[derive(Validate)]
struct Customer {
    #[rule(present, nullable)]
    name: Option<String>,
    #[rule(missing)]
    city: Option<String>,
    #[rule(same = "name")]
    zip: Option<String>,
}

fn main() {}
