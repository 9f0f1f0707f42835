//! The order that becomes a payment link: `POST connect/orders/payment-link/create`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{CustomerDetails, Product, Products, Timestamp, money, silent_debug};
use crate::{Flag, Numeric, Validate};

/// An order whose customer gets a link to pay, by SMS, mail or both.
///
/// The rules are the vendor's Laravel rule list, row by row and in its order; the rows of `customerDetails.firstName`,
/// `referenceNo`, `customerReference` and `secureDetails` follow the tables of its documents. With the feature `builders`,
/// `PaymentLink::builder` makes one; [the page of the module](super) shows it beside the other ways.
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

/// The totals of an order, in kroner.
#[derive(Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(_, into), finish_fn(name = complete, vis = "pub(in crate::payload)"), state_mod(vis = "pub(in crate::payload)")))]
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
    /// use frontpay_core::{Decimal, payload::{OrderSummary, Products}};
    /// let text = r#"[{"name": "Course", "quantity": 1, "rate": 4500, "tax": 12, "amount": 4500}]"#;
    /// let summary = OrderSummary::of(&serde_json::from_str::<Products>(text)?);
    /// assert_eq!(summary.sub_total.decimal(), Some(Decimal::new(4017_86, 2)));
    /// assert_eq!(summary.total_tax.decimal(), Some(Decimal::new(482_14, 2)));
    /// # Ok::<(), serde_json::Error>(())
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
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(_, into)))]
#[non_exhaustive]
pub struct SendOrderBy {
    /// By SMS.
    #[rule(required, boolean)]
    #[cfg_attr(feature = "builders", builder(default))]
    pub sms: Flag,
    /// By mail.
    #[rule(required, boolean)]
    #[cfg_attr(feature = "builders", builder(default))]
    pub email: Flag,
    /// As an invoice. Only in the rule list, which requires it; other documents do not know it.
    #[rule(required, boolean)]
    #[cfg_attr(feature = "builders", builder(default))]
    pub invoice: Flag,
}

/// References on an invoice.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(String, into)))]
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
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(String, into)))]
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

impl Callback {
    /// Makes one to an address.
    ///
    /// ```
    /// use frontpay_core::{Valid, payload::Callback};
    /// assert!(Valid::new(Callback::to("https://example.com/paid")).is_ok());
    /// assert!(Valid::new(Callback::to("example.com/paid")).is_err());
    /// ```
    #[must_use]
    pub fn to(url: impl Into<String>) -> Self {
        Self { callback_url: Some(url.into()) }
    }
}

silent_debug!(PaymentLink, OrderSummary, InvoiceReferences, InternalReferences, Callback);
