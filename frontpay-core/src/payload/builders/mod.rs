//! Builders of payloads, in which a missing required part is a compile error.

mod customer;
pub mod parts;
mod payment_link;
mod product;

use self::parts::build;

pub use super::address::AddressBuilder;
pub use super::payment_link::{
    InternalReferencesBuilder, InvoiceReferencesBuilder, OrderSummaryBuilder, SendOrderByBuilder,
};
pub use customer::{CorporateCustomer, PrivateCustomer};
pub use payment_link::PaymentLinkBuilder;
pub use product::ProductBuilder;

build!(
    AddressBuilder<S>, super::address::address_builder::State => super::Address:
    Street HasStreet, Zip HasZip, City HasCity, Country HasCountry
);
build!(
    OrderSummaryBuilder<S>, super::payment_link::order_summary_builder::State => super::OrderSummary:
    SubTotal HasSubTotal, TotalTax HasTotalTax, TotalDiscount HasTotalDiscount, GrandTotal HasGrandTotal
);
