//! What a builder must be told before it builds, each with the sentence for where it was not.

use crate::payload::address::address_builder::{IsSet, IsUnset};

/// Declares a trait for each part, which its state in a builder has where the part was set.
macro_rules! parts {
    ($($part:ident: $missing:literal, $add:literal;)*) => {$(
        #[doc = concat!("The part `", stringify!($part), "` of a builder was set.")]
        #[diagnostic::on_unimplemented(message = $missing, label = $add)]
        pub trait $part: IsSet {}

        #[diagnostic::do_not_recommend]
        impl<State: IsSet> $part for State {}
    )*};
}

parts! {
    Address: "`address` is missing", "add `.address(..)`";
    City: "`city` is missing", "add `.city(..)`";
    Country: "`country` is missing", "add `.country(..)`";
    CountryCode: "`country_code` is missing", "add `.country_code(..)`";
    CustomerDetails: "`customer_details` is missing", "add `.customer_details(..)`";
    DueDateForPaymentLink: "`due_date_for_payment_link` is missing", "add `.due_date_for_payment_link(..)`";
    Email: "`email` is missing", "add `.email(..)`";
    GrandTotal: "`grand_total` is missing", "add `.grand_total(..)`";
    Msisdn: "`msisdn` is missing", "add `.msisdn(..)`";
    Name: "`name` is missing", "add `.name(..)`";
    OrderDate: "`order_date` is missing", "add `.order_date(..)`";
    OrganizationId: "a company needs its `organization_id`", "add `.organization_id(..)`, or begin with `private()`";
    Products: "`products` is missing", "add `.products(..)`";
    Quantity: "`quantity` is missing", "add `.quantity(..)`";
    Rate: "`rate` is missing", "add `.rate(..)`";
    SendOrderBy: "the way of the link is missing", "add `.by_sms()`, `.by_email()`, `.by_sms_and_email()` or `.send_order_by(..)`";
    Street: "`street` is missing", "add `.street(..)`";
    SubTotal: "`sub_total` is missing", "add `.sub_total(..)`";
    Tax: "`tax` is missing", "add `.tax(..)`, the VAT rate in percent";
    TotalDiscount: "`total_discount` is missing", "add `.total_discount(..)`";
    TotalTax: "`total_tax` is missing", "add `.total_tax(..)`";
    Zip: "`zip` is missing", "add `.zip(..)`";
}

/// Nothing was said yet of the ways of a link.
#[diagnostic::on_unimplemented(
    message = "the way of the link was said already",
    label = "remove one of them; both ways are `.by_sms_and_email()`"
)]
pub trait NoWayYet: IsUnset {}

#[diagnostic::do_not_recommend]
impl<State: IsUnset> NoWayYet for State {}

/// Gives a builder the `build` that asks for its parts.
macro_rules! build {
    ($builder:ty, $state:path => $payload:ty: $($part:ident),*) => {
        impl<S: $state> $builder {
            /// Makes the draft, whose values [`Valid::new`](crate::Valid::new) has yet to judge.
            #[must_use]
            pub fn build(self) -> $payload
            where
                $(S::$part: crate::payload::builders::parts::$part,)*
            {
                self.complete()
            }
        }
    };
}
pub(in crate::payload) use build;
