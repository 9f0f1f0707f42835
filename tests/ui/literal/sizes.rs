use frontpay_core::{Numeric, Validate, payload};

#[derive(Validate)]
struct Sizes {
    #[rule(nullable, string, between(2, 4))]
    name: Option<String>,
    #[rule(nullable, integer, min = 18, max = 67)]
    age: Option<i32>,
    #[rule(nullable, numeric, multiple_of = 0.25)]
    hours: Option<Numeric>,
    #[rule(nullable, digits = 4)]
    zip: Option<String>,
    #[rule(nullable, decimal(2))]
    price: Option<Numeric>,
    #[rule(nullable, array, max = 2)]
    tags: Option<Vec<String>>,
    #[rule(nullable, numeric, gt = "hours")]
    more: Option<Numeric>,
}

fn main() {
    let _ = payload!(Sizes {
        "name": "Kristoffer",
        "age": 17,
        "hours": 0.3,
        "zip": "431",
        "price": "51.0",
        "tags": ["a", "b", "c"],
        "more": 0.3,
    });
    let _ = payload!(Sizes { "name": "K", "age": 68, "zip": "4313 ", "price": 51, "hours": "half" });
}
