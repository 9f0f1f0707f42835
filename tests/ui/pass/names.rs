//! Generics may have the names that generated code would give its own.
#![deny(warnings)]

use frontpay_core::{Valid, Validate, payload};

#[derive(Validate)]
struct Wrapped<__Rule>(#[rule(required)] __Rule);

#[derive(Validate)]
#[allow(non_camel_case_types)]
struct Borrowed<'__a, '__v, __Rule> {
    #[rule(required, string)]
    name: &'__a str,
    #[rule(required, string)]
    other: &'__v str,
    #[rule(required, array)]
    rules: Vec<__Rule>,
}

#[derive(Validate)]
#[allow(non_camel_case_types)]
enum Chosen<'__variant, '__v, __Rule> {
    Text {
        #[rule(required, string)]
        text: &'__variant str,
    },
    Other(&'__v str),
    Rule(__Rule),
}

#[derive(Validate)]
struct Plain<'__v> {
    #[rule(required, string)]
    name: &'__v str,
}

fn main() {
    let borrowed = Borrowed { name: "a", other: "b", rules: vec![1_u8] };
    assert!(borrowed.validate().is_ok());
    assert!(Wrapped("a").validate().is_ok());
    for chosen in [Chosen::Text { text: "a" }, Chosen::Other("b"), Chosen::Rule("c")] {
        assert!(chosen.validate().is_ok());
    }
    let plain: Valid<Plain<'static>> = payload!(Plain<'static> { "name": "a" });
    assert_eq!(plain.name, "a");
}
