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

/// How a customer is reached.
///
/// ```
/// use frontpay_core::payload::Contact;
/// let contact = Contact::new("+47", "40000000", "kari@example.com");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Contact {
    country_code: String,
    msisdn: String,
    email: String,
}

impl Contact {
    /// Takes the dialling code with its plus (`+47`), the national number without it, and a mail address.
    #[must_use]
    pub fn new(country_code: impl Into<String>, msisdn: impl Into<String>, email: impl Into<String>) -> Self {
        Self { country_code: country_code.into(), msisdn: msisdn.into(), email: email.into() }
    }
}

/// The customer of an order.
///
/// ```
/// use frontpay_core::{Valid, payload::{Address, Contact, Country, CustomerDetails}};
/// let address = Address::new("Eksempelveien 1", "4313", "Sandnes", Country::NORWAY);
/// let contact = Contact::new("+47", "40000000", "post@example.com");
/// let customer = CustomerDetails::corporate("Nordlys AS", "923609016", contact, address);
/// assert!(Valid::new(customer).is_ok());
/// ```
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

impl CustomerDetails {
    /// Makes a person, who gets messages in Norwegian.
    #[must_use]
    pub fn private(name: impl Into<String>, contact: Contact, address: Address) -> Self {
        let Contact { country_code, msisdn, email } = contact;
        Self {
            customer_uuid: None,
            r#type: CustomerType::Private,
            country_code,
            msisdn,
            email,
            name: name.into(),
            first_name: None,
            preferred_language: "no".to_owned(),
            personal_number: None,
            organization_id: None,
            address,
        }
    }

    /// Makes a company, which gets messages in Norwegian.
    #[must_use]
    pub fn corporate(
        name: impl Into<String>,
        organization_id: impl Into<String>,
        contact: Contact,
        address: Address,
    ) -> Self {
        Self {
            r#type: CustomerType::Corporate,
            organization_id: Some(organization_id.into()),
            ..Self::private(name, contact, address)
        }
    }

    /// Sets the language of messages to the customer: `no`, `en`, `sv`, `da` or `de`.
    #[must_use]
    pub fn with_preferred_language(mut self, language: impl Into<String>) -> Self {
        self.preferred_language = language.into();
        self
    }

    /// Sets the national identity number, eleven digits.
    #[must_use]
    pub fn with_personal_number(mut self, personal_number: impl Into<String>) -> Self {
        self.personal_number = Some(personal_number.into());
        self
    }
}

silent_debug!(CustomerDetails, Contact);
