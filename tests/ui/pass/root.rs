//! The crate under another name, and fields that a macro names.

mod facade {
    pub use frontpay_core as validation;
}

use facade::validation::Validate;

macro_rules! payload {
    ($name:ident { $($field:ident: $ty:ty = $max:literal $pattern:literal),* }) => {
        #[derive(Validate)]
        #[rule(crate = crate::facade::validation)]
        struct $name {
            $(#[rule(required, max = $max, regex = $pattern)] $field: $ty,)*
        }
    };
}

payload!(Customer { name: String = 5 "^[a-z]+$", zip: &'static str = 4 "^[0-9]{4}$" });

#[derive(Validate)]
#[rule(crate = facade::validation)]
enum Kind {
    Private,
}

fn main() {
    assert!(Customer { name: "kari".to_owned(), zip: "4313" }.validate().is_ok());
    assert!(Customer { name: "kari".to_owned(), zip: "431" }.validate().is_err());
    assert!(Kind::Private.validate().is_ok());
}
