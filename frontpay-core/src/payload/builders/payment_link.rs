//! The builder of an order.

use self::payment_link_builder::{SetSendOrderBy, State};
use super::parts::{DeliveryUnset, build};
use crate::numeric::Flag;
use crate::payload::{
    CallbackSettings, CustomerDetails, InternalReferences, InvoiceReferences, OrderSummary, PaymentLink, Product,
    Products, SendOrderBy, Timestamp,
};

#[bon::bon]
impl PaymentLink {
    /// Starts the builder of an order, whose totals are calculated from its lines.
    ///
    /// The delivery of the link is required: `by_sms`, `by_email`, `by_sms_and_email`, or `send_order_by` if it is known only
    /// when the program runs.
    ///
    /// ```
    /// use frontpay_core::{Decimal, Valid};
    /// use frontpay_core::payload::{Address, Country, CustomerDetails, PaymentLink, Product, Timestamp};
    ///
    /// let address = Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY);
    /// let customer = CustomerDetails::private()
    ///     .name("Kari Nordmann")
    ///     .country_code("+47")
    ///     .msisdn("40000000")
    ///     .email("kari@example.com")
    ///     .address(address.build());
    /// let order = PaymentLink::builder()
    ///     .customer_details(customer.build())
    ///     .products([Product::builder().name("Hair Wash").quantity(1).rate(51).tax(25).build()])
    ///     .order_date(Timestamp::from_unix(1_790_000_000))
    ///     .due_date_for_payment_link(Timestamp::from_unix(1_790_604_800))
    ///     .by_sms()
    ///     .build();
    /// let order = Valid::new(order).map_err(|refused| refused.into_parts().0)?;
    /// assert_eq!(order.order_summary.grand_total.decimal(), Some(Decimal::new(51_00, 2)));
    /// # Ok::<(), frontpay_core::Report>(())
    /// ```
    ///
    /// An order with a missing part does not compile, and the error names the part:
    ///
    /// ```compile_fail
    /// # use frontpay_core::payload::PaymentLink;
    /// let order = PaymentLink::builder().by_sms().build();
    /// ```
    #[builder(on(String, into), finish_fn(name = complete, vis = ""))]
    pub fn new(
        /// The customer.
        customer_details: CustomerDetails,
        /// The lines of the order.
        #[builder(with = |products: impl IntoIterator<Item = Product>| products.into_iter().collect())]
        products: Products,
        /// The time of the order.
        order_date: Timestamp,
        /// The time at which the link expires.
        due_date_for_payment_link: Timestamp,
        /// The ways in which the customer gets the link.
        send_order_by: SendOrderBy,
        /// The totals, if they are not those of the lines.
        order_summary: Option<OrderSummary>,
        /// `true` if the customer's credit can be checked; `false` by default.
        #[builder(default, into)]
        is_credit_check_available: Flag,
        /// `true` if the customer may choose an invoice; `false` by default.
        #[builder(default, into)]
        invoice_as_payment_option: Flag,
        /// The references on an invoice.
        invoice_references: Option<InvoiceReferences>,
        /// The references that the customer does not see.
        internal_references: Option<InternalReferences>,
        /// The address that the server calls with a GET when the order changes.
        callback_url: Option<String>,
        /// The merchant's reference.
        reference_no: Option<String>,
        /// The customer's reference.
        customer_reference: Option<String>,
        /// `true` if the customer must prove the personal number with `BankID` before the order is shown.
        #[builder(into)]
        secure_details: Option<Flag>,
    ) -> Self {
        Self {
            order_summary: order_summary.unwrap_or_else(|| OrderSummary::from_products(&products)),
            products,
            order_date,
            due_date_for_payment_link,
            send_order_by,
            is_credit_check_available,
            invoice_as_payment_option,
            customer_details,
            invoice_references,
            internal_references,
            callback: callback_url.map(CallbackSettings::new),
            reference_no,
            customer_reference,
            secure_details,
        }
    }
}

impl<S: State> PaymentLinkBuilder<S> {
    /// Sends the link by SMS.
    pub fn by_sms(self) -> PaymentLinkBuilder<SetSendOrderBy<S>>
    where
        S::SendOrderBy: DeliveryUnset,
    {
        self.send_order_by(SendOrderBy { sms: true.into(), ..SendOrderBy::default() })
    }

    /// Sends the link by email.
    pub fn by_email(self) -> PaymentLinkBuilder<SetSendOrderBy<S>>
    where
        S::SendOrderBy: DeliveryUnset,
    {
        self.send_order_by(SendOrderBy { email: true.into(), ..SendOrderBy::default() })
    }

    /// Sends the link by SMS and by email.
    pub fn by_sms_and_email(self) -> PaymentLinkBuilder<SetSendOrderBy<S>>
    where
        S::SendOrderBy: DeliveryUnset,
    {
        self.send_order_by(SendOrderBy { sms: true.into(), email: true.into(), ..SendOrderBy::default() })
    }
}

build!(
    PaymentLinkBuilder<S>, State => PaymentLink:
    CustomerDetails HasCustomerDetails, Products HasProducts, OrderDate HasOrderDate,
    DueDateForPaymentLink HasDueDateForPaymentLink, SendOrderBy HasSendOrderBy
);
