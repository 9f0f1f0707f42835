//! The payment link in other validation crates, in careful code by hand, and in this one.
//!
//! `cargo bench` in this folder compares them. The structs are the same everywhere ([`order!`]), in plain types; each peer
//! has the rules of the payment link as close as it can say them, and says in [`Subject::CANNOT`] what it cannot. Amounts
//! are not negative besides, so that a typed value has something to fail.

pub mod model;
pub mod payload;
mod subject;
pub mod task;

pub use subject::*;

/// A way to validate the order.
pub trait Subject {
    /// The crate and its version.
    const NAME: &'static str;
    /// The rules that it cannot express, or expresses differently.
    const CANNOT: &'static str;
    /// The order as it is validated.
    type Order: serde::de::DeserializeOwned;
    /// The report of failures.
    type Report;

    /// Validates a value.
    fn check(order: &Self::Order) -> Result<(), Self::Report>;

    /// Returns the number of failures in a report.
    fn count(report: &Self::Report) -> usize;

    /// Returns `true` if a value is valid, by the fastest way.
    fn is_valid(order: &Self::Order) -> bool {
        Self::check(order).is_ok()
    }

    /// Reads and validates.
    fn read(bytes: &[u8]) -> Option<Self::Order> {
        serde_json::from_slice(bytes).ok().filter(Self::is_valid)
    }

    /// Returns the number of fields in a report on a text that serde rejects.
    fn reported_fields(bytes: &[u8]) -> usize {
        usize::from(serde_json::from_slice::<Self::Order>(bytes).is_err())
    }
}

/// Runs a function for each subject.
#[macro_export]
macro_rules! each {
    ($run:ident($($argument:expr),*)) => {
        [
            $run::<$crate::Frontpay>($($argument),*), $run::<$crate::Hand>($($argument),*), $run::<$crate::Garde>($($argument),*),
            $run::<$crate::Validator>($($argument),*), $run::<$crate::Validify>($($argument),*), $run::<$crate::SerdeValid>($($argument),*),
            $run::<$crate::Fortifier>($($argument),*), $run::<$crate::Scrutiny>($($argument),*), $run::<$crate::JsonSchema>($($argument),*),
        ]
    };
}
