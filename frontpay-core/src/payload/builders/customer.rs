//! The builders of customers: a person or a company.

use super::parts::build;
use crate::payload::{Address, CustomerDetails, CustomerType};

#[bon::bon]
impl CustomerDetails {
    /// Starts the builder of a person.
    ///
    /// ```
    /// use frontpay_core::{Valid, payload::{Address, Country, CustomerDetails}};
    /// let address = Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY);
    /// let customer = CustomerDetails::private()
    ///     .name("Kari Nordmann")
    ///     .country_code("+47")
    ///     .msisdn("40000000")
    ///     .email("kari@example.com")
    ///     .address(address.build())
    ///     .build();
    /// assert!(Valid::new(customer).is_ok());
    /// ```
    #[builder(builder_type = PrivateCustomer, finish_fn(name = complete, vis = ""), on(String, into))]
    pub fn private(
        /// The name of the person.
        name: String,
        /// The international dialing code with its plus, such as `+47`; not a country code.
        country_code: String,
        /// The national telephone number, without the dialing code.
        msisdn: String,
        /// The mail address.
        email: String,
        /// The postal address.
        address: Address,
        /// The language of messages to the customer: `no` (default), `en`, `sv`, `da` or `de`.
        #[builder(default = NORWEGIAN.to_owned())]
        preferred_language: String,
        /// The identifier of a customer that the server already has, such as `CSRT3672053467`.
        customer_uuid: Option<String>,
        /// The first name, which only the newest example of the documents has; its rules are not known.
        first_name: Option<String>,
        /// The national identity number, eleven digits.
        personal_number: Option<String>,
    ) -> Self {
        Self {
            customer_uuid,
            r#type: CustomerType::Private,
            country_code,
            msisdn,
            email,
            name,
            first_name,
            preferred_language,
            personal_number,
            organization_id: None,
            address,
        }
    }

    /// Starts the builder of a company, which has an organization number.
    ///
    /// ```
    /// use frontpay_core::{Valid, payload::{Address, Country, CustomerDetails}};
    /// let address = Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY);
    /// let customer = CustomerDetails::corporate()
    ///     .name("Nordlys AS")
    ///     .organization_id("923609016")
    ///     .country_code("+47")
    ///     .msisdn("40000000")
    ///     .email("post@example.com")
    ///     .address(address.build())
    ///     .build();
    /// assert!(Valid::new(customer).is_ok());
    /// ```
    #[builder(builder_type = CorporateCustomer, finish_fn(name = complete, vis = ""), on(String, into))]
    pub fn corporate(
        /// The name of the company.
        name: String,
        /// The organization number, nine digits.
        organization_id: String,
        /// The international dialing code with its plus, such as `+47`; not a country code.
        country_code: String,
        /// The national telephone number, without the dialing code.
        msisdn: String,
        /// The mail address.
        email: String,
        /// The postal address.
        address: Address,
        /// The language of messages to the customer: `no` (default), `en`, `sv`, `da` or `de`.
        #[builder(default = NORWEGIAN.to_owned())]
        preferred_language: String,
        /// The identifier of a customer that the server already has, such as `CSRT3672053467`.
        customer_uuid: Option<String>,
    ) -> Self {
        Self {
            customer_uuid,
            r#type: CustomerType::Corporate,
            country_code,
            msisdn,
            email,
            name,
            first_name: None,
            preferred_language,
            personal_number: None,
            organization_id: Some(organization_id),
            address,
        }
    }
}

/// The default language in the documents.
const NORWEGIAN: &str = "no";

build!(
    PrivateCustomer<S>, private_customer::State => CustomerDetails:
    Name HasName, CountryCode HasCountryCode, Msisdn HasMsisdn, Email HasEmail, Address HasAddress
);
build!(
    CorporateCustomer<S>, corporate_customer::State => CustomerDetails:
    Name HasName, OrganizationId HasOrganizationId, CountryCode HasCountryCode, Msisdn HasMsisdn, Email HasEmail,
    Address HasAddress
);
