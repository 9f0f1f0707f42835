//! An order, step by step.

use self::payment_link_builder::{SetSendOrderBy, State};
use super::parts::{NoWayYet, build};
use crate::Flag;
use crate::payload::{
    Callback, CustomerDetails, InternalReferences, InvoiceReferences, OrderSummary, PaymentLink, Product, Products,
    SendOrderBy, Timestamp,
};

#[bon::bon]
impl PaymentLink {
    /// Begins an order; the totals are those of its lines.
    ///
    /// By which way the customer gets the link has to be said: `by_sms`, `by_email`, `by_sms_and_email`, or
    /// `send_order_by` where it is known only when the program runs.
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
    /// A part that is missing does not compile, and is named:
    ///
    /// ```compile_fail
    /// # use frontpay_core::payload::PaymentLink;
    /// let order = PaymentLink::builder().by_sms().build();
    /// ```
    #[builder(on(String, into), finish_fn(name = complete, vis = ""))]
    pub fn new(
        /// Who pays.
        customer_details: CustomerDetails,
        /// What is sold.
        #[builder(with = |products: impl IntoIterator<Item = Product>| products.into_iter().collect())]
        products: Products,
        /// When the order is made.
        order_date: Timestamp,
        /// Until when the link can be used.
        due_date_for_payment_link: Timestamp,
        /// By which ways the customer gets the link.
        send_order_by: SendOrderBy,
        /// The totals, where they are not those of the lines.
        order_summary: Option<OrderSummary>,
        /// Whether the customer's credit can be checked: no, unless told.
        #[builder(default, into)]
        is_credit_check_available: Flag,
        /// Whether the customer may choose an invoice: no, unless told.
        #[builder(default, into)]
        invoice_as_payment_option: Flag,
        /// References on an invoice.
        invoice_references: Option<InvoiceReferences>,
        /// References that the customer does not see.
        internal_references: Option<InternalReferences>,
        /// The address that the server calls with a GET when the order changes.
        callback_url: Option<String>,
        /// The merchant's reference.
        reference_no: Option<String>,
        /// The customer's reference.
        customer_reference: Option<String>,
        /// Whether the customer must prove the personal number with `BankID` before the order is shown.
        #[builder(into)]
        secure_details: Option<Flag>,
    ) -> Self {
        Self {
            order_summary: order_summary.unwrap_or_else(|| OrderSummary::of(&products)),
            products,
            order_date,
            due_date_for_payment_link,
            send_order_by,
            is_credit_check_available,
            invoice_as_payment_option,
            customer_details,
            invoice_references,
            internal_references,
            callback: callback_url.map(Callback::to),
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
        S::SendOrderBy: NoWayYet,
    {
        self.send_order_by(SendOrderBy { sms: true.into(), ..SendOrderBy::default() })
    }

    /// Sends the link by mail.
    pub fn by_email(self) -> PaymentLinkBuilder<SetSendOrderBy<S>>
    where
        S::SendOrderBy: NoWayYet,
    {
        self.send_order_by(SendOrderBy { email: true.into(), ..SendOrderBy::default() })
    }

    /// Sends the link by SMS and by mail.
    pub fn by_sms_and_email(self) -> PaymentLinkBuilder<SetSendOrderBy<S>>
    where
        S::SendOrderBy: NoWayYet,
    {
        self.send_order_by(SendOrderBy { sms: true.into(), email: true.into(), ..SendOrderBy::default() })
    }
}

build!(
    PaymentLinkBuilder<S>, State => PaymentLink:
    CustomerDetails HasCustomerDetails, Products HasProducts, OrderDate HasOrderDate,
    DueDateForPaymentLink HasDueDateForPaymentLink, SendOrderBy HasSendOrderBy
);
