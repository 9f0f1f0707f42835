//! The order that becomes a payment link: `POST connect/orders/payment-link/create`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{CustomerDetails, Product, Products, Timestamp, money, silent_debug};
use crate::{Flag, Numeric, Validate};

/// An order whose customer gets a link to pay, by SMS, mail or both.
///
/// The rules are the vendor's Laravel rule list, row by row and in its order; the rows of `customerDetails.firstName`,
/// `referenceNo`, `customerReference` and `secureDetails` follow the tables of its documents. The constructors make the
/// right thing: totals from the lines, every required flag set.
///
/// ```
/// use frontpay_core::{Decimal, Valid};
/// use frontpay_core::payload::{Address, Contact, Country, CustomerDetails, PaymentLink, Product, Timestamp};
///
/// let customer = CustomerDetails::private(
///     "Kari Nordmann",
///     Contact::new("+47", "40000000", "kari@example.com"),
///     Address::new("Eksempelveien 1", "4313", "Sandnes", Country::NORWAY),
/// );
/// let products = [Product::new("Hair Wash", 1, Decimal::new(51_00, 2), 25)];
/// let order = PaymentLink::new(customer, products, Timestamp::from_unix(1_790_000_000), Timestamp::from_unix(1_790_600_000))
///     .by_sms()
///     .by_email();
/// let order = Valid::new(order).map_err(|refused| refused.into_parts().0)?;
/// assert_eq!(order.order_summary.grand_total.decimal(), Some(Decimal::new(51_00, 2)));
/// # Ok::<(), frontpay_core::Report>(())
/// ```
#[derive(Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PaymentLink {
    /// What is sold. The rules let an order without any pass.
    #[serde(default)]
    pub products: Products,
    /// The totals.
    pub order_summary: OrderSummary,
    /// When the order is made: Unix seconds in text.
    #[rule(required, string)]
    pub order_date: Timestamp,
    /// Until when the link can be used: Unix seconds in text.
    ///
    /// Required by every rule text, though the newest example leaves it out.
    #[rule(required, string)]
    pub due_date_for_payment_link: Timestamp,
    /// By which ways the customer gets the link. All may be false.
    pub send_order_by: SendOrderBy,
    /// Whether the customer's credit can be checked. The newest example leaves it out; the rules require it.
    #[rule(required, boolean)]
    pub is_credit_check_available: Flag,
    /// Whether the customer may choose an invoice.
    #[rule(required, boolean)]
    pub invoice_as_payment_option: Flag,
    /// Who pays.
    pub customer_details: CustomerDetails,
    /// References on an invoice, as older documents have them.
    #[rule(nullable, array)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_references: Option<InvoiceReferences>,
    /// References that the customer does not see, as older documents have them.
    #[rule(nullable, array)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub internal_references: Option<InternalReferences>,
    /// Where the server tells that the order has changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback: Option<Callback>,
    /// The merchant's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_no: Option<String>,
    /// The customer's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_reference: Option<String>,
    /// Whether the customer must prove the personal number with `BankID` before the order is shown.
    #[rule(nullable, boolean)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secure_details: Option<Flag>,
}

impl PaymentLink {
    /// Makes an order with the totals of its lines, to be sent by neither SMS nor mail until told so.
    #[must_use]
    pub fn new(
        customer: CustomerDetails,
        products: impl IntoIterator<Item = Product>,
        order_date: Timestamp,
        due_date: Timestamp,
    ) -> Self {
        let products: Products = products.into_iter().collect();
        Self {
            order_summary: OrderSummary::of(&products),
            products,
            order_date,
            due_date_for_payment_link: due_date,
            send_order_by: SendOrderBy::default(),
            is_credit_check_available: false.into(),
            invoice_as_payment_option: false.into(),
            customer_details: customer,
            invoice_references: None,
            internal_references: None,
            callback: None,
            reference_no: None,
            customer_reference: None,
            secure_details: None,
        }
    }

    /// Sends the link by SMS.
    #[must_use]
    pub fn by_sms(mut self) -> Self {
        self.send_order_by.sms = true.into();
        self
    }

    /// Sends the link by mail.
    #[must_use]
    pub fn by_email(mut self) -> Self {
        self.send_order_by.email = true.into();
        self
    }

    /// Sets the address that the server calls with a GET when the order changes.
    #[must_use]
    pub fn with_callback(mut self, url: impl Into<String>) -> Self {
        self.callback = Some(Callback { callback_url: Some(url.into()) });
        self
    }

    /// Sets the merchant's reference.
    #[must_use]
    pub fn with_reference_no(mut self, reference: impl Into<String>) -> Self {
        self.reference_no = Some(reference.into());
        self
    }
}

/// The totals of an order, in kroner.
#[derive(Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct OrderSummary {
    /// The sum without tax.
    #[rule(required, numeric)]
    pub sub_total: Numeric,
    /// The tax.
    #[rule(required, numeric)]
    pub total_tax: Numeric,
    /// What was taken off, tax included.
    #[rule(required, numeric)]
    pub total_discount: Numeric,
    /// What the customer pays: the sum and the tax.
    #[rule(required, numeric)]
    pub grand_total: Numeric,
}

impl OrderSummary {
    /// Adds up lines: the grand total is the sum of their amounts, of which the tax is taken line by line, rounded to øre.
    ///
    /// A line with a number beyond 28 digits, which no constructor makes, counts as nothing.
    ///
    /// ```
    /// use frontpay_core::{Decimal, payload::{OrderSummary, Product}};
    /// let summary = OrderSummary::of(&[Product::new("Course", 1, 4500, 12)]);
    /// assert_eq!(summary.sub_total.decimal(), Some(Decimal::new(4017_86, 2)));
    /// assert_eq!(summary.total_tax.decimal(), Some(Decimal::new(482_14, 2)));
    /// ```
    #[must_use]
    pub fn of(products: &[Product]) -> Self {
        let mut sum = (Decimal::ZERO, Decimal::ZERO, Decimal::ZERO);
        for product in products {
            let line = product.amount.decimal().zip(product.tax.decimal());
            let Some((amount, tax)) = line.and_then(|(amount, rate)| Some((amount, money::tax_within(amount, rate)?)))
            else {
                continue;
            };
            let discount = product.discount.as_ref().and_then(Numeric::decimal).unwrap_or_default();
            sum = (sum.0.saturating_add(amount), sum.1.saturating_add(tax), sum.2.saturating_add(discount));
        }
        let (grand_total, total_tax, total_discount) = sum;
        Self {
            sub_total: money::round(grand_total.saturating_sub(total_tax)).into(),
            total_tax: money::round(total_tax).into(),
            total_discount: money::round(total_discount).into(),
            grand_total: money::round(grand_total).into(),
        }
    }
}

/// By which ways the customer gets the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[non_exhaustive]
pub struct SendOrderBy {
    /// By SMS.
    #[rule(required, boolean)]
    pub sms: Flag,
    /// By mail.
    #[rule(required, boolean)]
    pub email: Flag,
    /// As an invoice. Only in the rule list, which requires it; other documents do not know it.
    #[rule(required, boolean)]
    pub invoice: Flag,
}

/// References on an invoice.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct InvoiceReferences {
    /// The merchant's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_no: Option<String>,
    /// The customer's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_reference: Option<String>,
    /// The number of the receipt.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub receipt_no: Option<String>,
    /// Notes to the customer.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_notes: Option<String>,
    /// Terms and conditions, as text.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tnc: Option<String>,
}

/// References that the customer does not see.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct InternalReferences {
    /// The merchant's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_no: Option<String>,
    /// Notes.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// Where the server tells of an order.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Callback {
    /// An address that the server calls with a GET whenever the order leaves its first state.
    #[rule(nullable, string, url)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
}

silent_debug!(PaymentLink, OrderSummary, InvoiceReferences, InternalReferences, Callback);
