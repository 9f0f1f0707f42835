//! The customer of an order.

use serde::{Deserialize, Serialize};

use super::{Address, silent_debug};
use frontpay_derive::Validate;

/// The kind of a customer: a person or a company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Validate)]
#[serde(rename_all = "lowercase")]
pub enum CustomerType {
    /// A person.
    Private,
    /// A company, which has an organization number.
    Corporate,
}

/// The customer of an order.
///
/// With the feature `builders`, `CustomerDetails::private` starts a builder for a person and `CustomerDetails::corporate` one
/// for a company.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CustomerDetails {
    /// The identifier of a customer that the server already has, such as `CSRT3672053467`.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_uuid: Option<String>,
    /// The kind of the customer: a person or a company.
    #[rule(required, nullable, string, in("private", "corporate"))]
    pub r#type: CustomerType,
    /// The international dialing code with its plus, such as `+47`; not a country code.
    #[rule(required, nullable, string)]
    pub country_code: String,
    /// The national telephone number, without the dialing code.
    #[rule(required, nullable, string)]
    pub msisdn: String,
    /// The mail address.
    #[rule(required, nullable, email)]
    pub email: String,
    /// The name of the person or company.
    #[rule(required, string)]
    pub name: String,
    /// The first name, which only the newest example of the documents has; its rules are not known.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The language of messages to the customer: `no`, `en`, `sv`, `da` or `de` in the documents. The rules accept any text.
    #[rule(required, string)]
    pub preferred_language: String,
    /// The national identity number, eleven digits. Its check digits are not verified, as on the server.
    #[rule(nullable, string, regex = r"^\d{11}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_number: Option<String>,
    /// The organization number, nine digits; required for a company. Its check digit is not verified.
    #[rule(required_if = "type=corporate", nullable, string, regex = r"^\d{9}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The postal address.
    #[rule(required, array)]
    pub address: Address,
}

silent_debug!(CustomerDetails);
