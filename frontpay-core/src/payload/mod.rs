//! The payloads of the Front Payment Go Connect API, with one file for each resource.
//!
//! Field names, rules and formats follow the vendor's documents and the responses of its demo server in July 2025. Where the
//! documents disagree, the documentation of the field says which one is followed.
//!
#![cfg_attr(feature = "builders", doc = include_str!("three-ways.md"))]
#![cfg_attr(not(feature = "builders"), doc = include_str!("two-ways.md"))]

mod address;
#[cfg(feature = "builders")]
pub mod builders;
mod country;
mod customer;
mod money;
mod payment_link;
mod product;
mod timestamp;

pub use address::Address;
pub use country::{Country, UnknownCountry};
pub use customer::{CustomerDetails, CustomerType};
pub use payment_link::{
    CallbackSettings, InternalReferences, InvoiceReferences, OrderSummary, PaymentLink, SendOrderBy,
};
pub use product::{Product, Products, ProductsFormat};
pub use timestamp::Timestamp;

/// Implements `Debug` without content, because payloads hold names, numbers and addresses of persons.
macro_rules! silent_debug {
    ($($type:ident),*) => {$(
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_struct(stringify!($type)).finish_non_exhaustive()
            }
        }
    )*};
}
pub(crate) use silent_debug;
