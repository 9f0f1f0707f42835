//! Generated code has no warnings, whatever a crate denies.

#![deny(warnings, missing_docs, missing_debug_implementations, missing_copy_implementations)]
#![deny(unreachable_pub, unused_qualifications, unused_lifetimes, single_use_lifetimes, trivial_casts, unused_results)]
#![deny(non_local_definitions, elided_lifetimes_in_paths, let_underscore_drop, private_interfaces, private_bounds)]
#![deny(rust_2018_idioms, future_incompatible, nonstandard_style)]
#![forbid(unsafe_code)]

use frontpay_core::Validate;

/// A word.
#[derive(Debug, Clone, Copy, Validate)]
pub(crate) enum Kind {
    /// One.
    Private,
}

/// Documented.
#[derive(Debug, Validate)]
pub struct Customer {
    /// Documented.
    #[rule(required, string, regex = "^[a-z]+$", not_in("x"))]
    pub name: String,
    #[rule(required_if = "name=x", nullable, regex = "(a|b)+c")]
    pub(crate) other: Option<String>,
    #[rule(required, array, size = 1)]
    lines: Vec<u8>,
    #[rule(required)]
    kind: Kind,
}

/// Every shape again.
#[derive(Debug, Validate)]
pub struct Newtype(#[rule(required, string)] String);

/// A list.
#[derive(Debug, Validate)]
pub struct Tuple(#[rule(required)] u8, #[rule(nullable, max = 2)] Option<String>);

/// Null.
#[derive(Debug, Clone, Copy, Validate)]
pub struct Nothing;

/// One tagging.
#[derive(Debug, Validate)]
pub enum Data<'a, T> {
    /// Nothing.
    Empty,
    /// A struct.
    Struct {
        /// Documented.
        #[rule(required, numeric, min = 1)]
        number: T,
        /// Documented.
        #[rule(required_if = "number=1", nullable)]
        text: Option<&'a str>,
    },
    /// One value.
    One(#[rule(required, regex = "^a+$")] String),
    /// Several.
    Several(#[rule(required)] u8, Newtype),
}

/// Another.
#[derive(Debug, Validate, serde::Serialize, serde::Deserialize)]
#[serde(tag = "is", content = "of")]
pub enum Tagged {
    /// Nothing.
    Empty,
    /// One value.
    One(#[rule(required, in("a"))] String),
}

/// Without rules.
#[derive(Debug, Validate, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum Untagged {
    /// Nothing.
    Empty,
    /// One value.
    One(String),
    /// Several.
    Several(u8, u8),
}

/// No value.
#[derive(Debug, Clone, Copy, Validate)]
pub enum Never {}

fn main() {
    let data = Data::Struct { number: 1, text: None };
    assert!(data.validate().is_err());
    for data in [Data::Empty, Data::One("a".to_owned()), Data::Several(1, Newtype("x".to_owned())), Data::Struct { number: 2, text: None }] {
        assert!(data.validate().is_ok());
    }
    assert!(Tuple(1, None).validate().is_ok() && Nothing.validate().is_ok());
    assert!(Tagged::One("b".to_owned()).validate().is_err() && Tagged::Empty.validate().is_ok());
    for data in [Untagged::Empty, Untagged::One(String::new()), Untagged::Several(1, 2)] {
        assert!(data.validate().is_ok());
    }
    #[derive(Debug, Validate)]
    struct Local {
        #[rule(required, email)]
        email: String,
    }
    assert!(Local { email: "kari@example.com".to_owned() }.validate().is_ok());
    let customer = Customer { name: "a".to_owned(), other: None, lines: vec![1], kind: Kind::Private };
    assert!(customer.validate().is_ok());
}
