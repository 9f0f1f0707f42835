//! The order that becomes a payment link: `POST connect/orders/payment-link/create`.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{CustomerDetails, Product, Products, Timestamp, money, silent_debug};
use crate::numeric::{Flag, Numeric};
use frontpay_derive::Validate;

/// An order whose customer gets a link to pay, by SMS, email or both.
///
/// The rules are the vendor's Laravel rules, row by row and in the same order. The rows of `customerDetails.firstName`,
/// `referenceNo`, `customerReference` and `secureDetails` follow the tables in its documents. With the feature `builders`,
/// `PaymentLink::builder` makes one; [the module](super) shows all ways to make one.
#[derive(Clone, PartialEq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct PaymentLink {
    /// The lines of the order. The rules accept an order without lines.
    #[serde(default)]
    pub products: Products,
    /// The totals.
    pub order_summary: OrderSummary,
    /// The time of the order: Unix seconds as text.
    #[rule(required, string)]
    pub order_date: Timestamp,
    /// The time at which the link expires: Unix seconds as text.
    ///
    /// All rule texts require it, although the newest example leaves it out.
    #[rule(required, string)]
    pub due_date_for_payment_link: Timestamp,
    /// The ways in which the customer gets the link. All may be false.
    pub send_order_by: SendOrderBy,
    /// `true` if the customer's credit can be checked. The rules require it, although the newest example leaves it out.
    #[rule(required, boolean)]
    pub is_credit_check_available: Flag,
    /// `true` if the customer may choose an invoice.
    #[rule(required, boolean)]
    pub invoice_as_payment_option: Flag,
    /// The customer.
    pub customer_details: CustomerDetails,
    /// The references on an invoice, which only older documents have.
    #[rule(nullable, array)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub invoice_references: Option<InvoiceReferences>,
    /// The references that the customer does not see, which only older documents have.
    #[rule(nullable, array)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub internal_references: Option<InternalReferences>,
    /// The address that the server calls when the order changes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback: Option<CallbackSettings>,
    /// The merchant's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_no: Option<String>,
    /// The customer's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_reference: Option<String>,
    /// `true` if the customer must prove the personal number with `BankID` before the order is shown.
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
    /// The discount, tax included.
    #[rule(required, numeric)]
    pub total_discount: Numeric,
    /// The amount that the customer pays: the sum and the tax.
    #[rule(required, numeric)]
    pub grand_total: Numeric,
}

impl OrderSummary {
    /// Calculates the totals of lines: the grand total is the sum of their amounts; the tax is calculated line by line and
    /// rounded to øre.
    ///
    /// Lines with a number of more than 28 digits, which no constructor makes, are skipped.
    ///
    /// ```
    /// use frontpay_core::{Decimal, payload::{OrderSummary, Products}};
    /// let text = r#"[{"name": "Course", "quantity": 1, "rate": 4500, "tax": 12, "amount": 4500}]"#;
    /// let summary = OrderSummary::from_products(&serde_json::from_str::<Products>(text)?);
    /// assert_eq!(summary.sub_total.decimal(), Some(Decimal::new(4017_86, 2)));
    /// assert_eq!(summary.total_tax.decimal(), Some(Decimal::new(482_14, 2)));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn from_products(products: &[Product]) -> Self {
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

/// The ways in which the customer gets the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(_, into)))]
#[non_exhaustive]
pub struct SendOrderBy {
    /// `true` to send it by SMS.
    #[rule(required, boolean)]
    #[cfg_attr(feature = "builders", builder(default))]
    pub sms: Flag,
    /// `true` to send it by email.
    #[rule(required, boolean)]
    #[cfg_attr(feature = "builders", builder(default))]
    pub email: Flag,
    /// `true` to send it as an invoice. The rule list requires this field; no other document mentions it.
    #[rule(required, boolean)]
    #[cfg_attr(feature = "builders", builder(default))]
    pub invoice: Flag,
}

/// The references on an invoice.
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
    /// The notes to the customer.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_notes: Option<String>,
    /// The terms and conditions, as text.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tnc: Option<String>,
}

/// The references that the customer does not see.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "builders", derive(bon::Builder), builder(on(String, into)))]
#[non_exhaustive]
pub struct InternalReferences {
    /// The merchant's reference.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference_no: Option<String>,
    /// The notes.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub notes: Option<String>,
}

/// The callback of an order: the address that the server calls when the order changes.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CallbackSettings {
    /// The URL that the server calls with a GET when the order leaves its first state.
    #[rule(nullable, string, url)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub callback_url: Option<String>,
}

impl CallbackSettings {
    /// Creates settings for a callback to a URL.
    ///
    /// ```
    /// use frontpay_core::{Valid, payload::CallbackSettings};
    /// assert!(Valid::new(CallbackSettings::new("https://example.com/paid")).is_ok());
    /// assert!(Valid::new(CallbackSettings::new("example.com/paid")).is_err());
    /// ```
    #[must_use]
    pub fn new(url: impl Into<String>) -> Self {
        Self { callback_url: Some(url.into()) }
    }
}

silent_debug!(PaymentLink, OrderSummary, InvoiceReferences, InternalReferences, CallbackSettings);
