//! Who pays.

use serde::{Deserialize, Serialize};

use super::{Address, silent_debug};
use crate::Validate;

/// Whether a person or a company pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Validate)]
#[serde(rename_all = "lowercase")]
pub enum CustomerType {
    /// A person.
    Private,
    /// A company, which has an organisation number.
    Corporate,
}

/// The customer of an order.
///
/// With the feature `builders`, `CustomerDetails::private` begins a person and `CustomerDetails::corporate` a company.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CustomerDetails {
    /// The number of a customer that the server knows already, such as `CSRT3672053467`.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub customer_uuid: Option<String>,
    /// Whether a person or a company pays.
    #[rule(required, nullable, string, in("private", "corporate"))]
    pub r#type: CustomerType,
    /// The dialling code with its plus: `+47`. Not the code of a country.
    #[rule(required, nullable, string)]
    pub country_code: String,
    /// The national telephone number, without the dialling code.
    #[rule(required, nullable, string)]
    pub msisdn: String,
    /// The mail address.
    #[rule(required, nullable, email)]
    pub email: String,
    /// The name of the person or company.
    #[rule(required, string)]
    pub name: String,
    /// Only in the newest example of the documents; its rules are not known.
    #[rule(nullable, string)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub first_name: Option<String>,
    /// The language of messages to the customer: `no`, `en`, `sv`, `da` or `de` by the documents. Any text passes.
    #[rule(required, string)]
    pub preferred_language: String,
    /// The national identity number, eleven digits. No check digit is tested: the server tests none.
    #[rule(nullable, string, regex = r"^\d{11}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub personal_number: Option<String>,
    /// The organisation number, nine digits; required of a company. No check digit is tested.
    #[rule(required_if = "type=corporate", nullable, string, regex = r"^\d{9}$")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization_id: Option<String>,
    /// The postal address.
    #[rule(required, array)]
    pub address: Address,
}

silent_debug!(CustomerDetails);
