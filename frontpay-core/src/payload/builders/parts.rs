//! The required parts of builders, each with the compile error for a missing one.

use crate::payload::address::address_builder::{IsSet, IsUnset};

/// Declares a trait for each part, which the state of a builder implements once the part is set.
macro_rules! parts {
    ($($part:ident: $missing:literal, $add:literal;)*) => {$(
        /// The state of a builder in which this part is set.
        #[doc = concat!("\n\nThe compile error for a missing part: ", $missing, ", ", $add, ".")]
        #[diagnostic::on_unimplemented(message = $missing, label = $add)]
        pub trait $part: IsSet {}

        #[diagnostic::do_not_recommend]
        impl<State: IsSet> $part for State {}
    )*};
}

parts! {
    HasAddress: "`address` is missing", "add `.address(..)`";
    HasCity: "`city` is missing", "add `.city(..)`";
    HasCountry: "`country` is missing", "add `.country(..)`";
    HasCountryCode: "`country_code` is missing", "add `.country_code(..)`";
    HasCustomerDetails: "`customer_details` is missing", "add `.customer_details(..)`";
    HasDueDateForPaymentLink: "`due_date_for_payment_link` is missing", "add `.due_date_for_payment_link(..)`";
    HasEmail: "`email` is missing", "add `.email(..)`";
    HasGrandTotal: "`grand_total` is missing", "add `.grand_total(..)`";
    HasMsisdn: "`msisdn` is missing", "add `.msisdn(..)`";
    HasName: "`name` is missing", "add `.name(..)`";
    HasOrderDate: "`order_date` is missing", "add `.order_date(..)`";
    HasOrganizationId: "a company needs its `organization_id`", "add `.organization_id(..)`, or start with `private()`";
    HasProducts: "`products` is missing", "add `.products(..)`";
    HasQuantity: "`quantity` is missing", "add `.quantity(..)`";
    HasRate: "`rate` is missing", "add `.rate(..)`";
    HasSendOrderBy: "the delivery of the link is missing", "add `.by_sms()`, `.by_email()`, `.by_sms_and_email()` or `.send_order_by(..)`";
    HasStreet: "`street` is missing", "add `.street(..)`";
    HasSubTotal: "`sub_total` is missing", "add `.sub_total(..)`";
    HasTax: "`tax` is missing", "add `.tax(..)`, the VAT rate in percent";
    HasTotalDiscount: "`total_discount` is missing", "add `.total_discount(..)`";
    HasTotalTax: "`total_tax` is missing", "add `.total_tax(..)`";
    HasZip: "`zip` is missing", "add `.zip(..)`";
}

/// The state of a builder in which the delivery of the link is not set.
#[diagnostic::on_unimplemented(
    message = "the delivery of the link is already set",
    label = "remove one of the calls; for both, use `.by_sms_and_email()`"
)]
pub trait DeliveryUnset: IsUnset {}

#[diagnostic::do_not_recommend]
impl<State: IsUnset> DeliveryUnset for State {}

/// Implements `build` for a builder, bounded by its required parts.
macro_rules! build {
    ($builder:ty, $state:path => $payload:ty: $($part:ident $has:ident),*) => {
        impl<S: $state> $builder {
            /// Makes the draft, whose values are not validated yet; see [`Valid::new`](crate::Valid::new).
            #[must_use]
            pub fn build(self) -> $payload
            where
                $(S::$part: crate::payload::builders::parts::$has,)*
            {
                self.complete()
            }
        }
    };
}
pub(in crate::payload) use build;
