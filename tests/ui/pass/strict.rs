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

fn main() {
    #[derive(Debug, Validate)]
    struct Local {
        #[rule(required, email)]
        email: String,
    }
    assert!(Local { email: "kari@example.com".to_owned() }.validate().is_ok());
    let customer = Customer { name: "a".to_owned(), other: None, lines: vec![1], kind: Kind::Private };
    assert!(customer.validate().is_ok());
}
