//! Builders: every part that is set is serialized.

#![allow(missing_docs, reason = "a test")]

use frontpay_core::payload::{
    Address, Country, CustomerDetails, InternalReferences, InvoiceReferences, OrderSummary, PaymentLink, Product,
    SendOrderBy, Timestamp,
};
use frontpay_core::{Decimal, Valid, Validate as _, Violation};
use serde_json::{Value, json};

fn address() -> Address {
    Address::builder().street("Eksempelveien 1").zip("4313").city("Sandnes").country(Country::NORWAY).build()
}

fn person() -> CustomerDetails {
    let customer = CustomerDetails::private().name("Kari Nordmann").country_code("+47").msisdn("40000000");
    customer.email("kari@example.com").address(address()).build()
}

fn wire(payload: impl serde::Serialize) -> Value {
    serde_json::to_value(payload).expect("it can be written")
}

#[test]
fn parts_that_were_not_named_are_left_out() {
    let expected = json!({
        "type": "private", "countryCode": "+47", "msisdn": "40000000", "email": "kari@example.com",
        "name": "Kari Nordmann", "preferredLanguage": "no",
        "address": {"street": "Eksempelveien 1", "zip": "4313", "city": "Sandnes", "country": "NO"},
    });
    assert_eq!(wire(person()), expected);
}

#[test]
fn every_part_of_a_customer_arrives() {
    let named = |customer: CustomerDetails| {
        let customer = wire(customer);
        ["type", "customerUuid", "firstName", "preferredLanguage", "personalNumber", "organizationId"]
            .map(|key| customer[key].as_str().unwrap_or("-").to_owned())
    };
    let private = CustomerDetails::private().name("Kari").country_code("+47").msisdn("4").email("k@example.com");
    let private =
        private.customer_uuid("CSRT1").first_name("K").preferred_language("en").personal_number("12345678901");
    assert_eq!(named(private.address(address()).build()), ["private", "CSRT1", "K", "en", "12345678901", "-"]);

    let corporate = CustomerDetails::corporate().name("Nordlys AS").country_code("+47").msisdn("4");
    let corporate = corporate.email("p@example.com").organization_id("923609016").customer_uuid("CSRT2");
    assert_eq!(named(corporate.address(address()).build()), ["corporate", "CSRT2", "-", "no", "-", "923609016"]);
}

#[test]
fn amounts_and_totals_are_calculated() {
    let course = Product::builder().name("Course").product_id("C1").quantity(1).rate(4500).tax(12).build();
    let wax = Product::builder().name("Wax").quantity(3).rate(Decimal::new(33_33, 2)).tax(25).discount(9).build();
    assert_eq!(wire(&wax)["amount"], "90.99");
    assert_eq!(wire(&course)["productId"], "C1");
    let order = PaymentLink::builder()
        .customer_details(person())
        .products([course, wax])
        .order_date(Timestamp::from_unix(1))
        .due_date_for_payment_link(Timestamp::from_unix(2))
        .by_sms_and_email()
        .build();
    let totals = json!({"subTotal": "4090.65", "totalTax": "500.34", "totalDiscount": "9.00", "grandTotal": "4590.99"});
    assert_eq!(wire(&order)["orderSummary"], totals);
    assert_eq!(wire(&order)["sendOrderBy"], json!({"sms": true, "email": true, "invoice": false}));
    assert!(Valid::new(order).is_ok());
}

#[test]
fn every_part_of_an_order_arrives() {
    let order = PaymentLink::builder()
        .customer_details(person())
        .products([])
        .order_date(Timestamp::from_unix(1))
        .due_date_for_payment_link(Timestamp::from_unix(2))
        .send_order_by(SendOrderBy::builder().invoice(true).build())
        .order_summary(OrderSummary::builder().sub_total(4).total_tax(1).total_discount(0).grand_total(5).build())
        .is_credit_check_available(true)
        .invoice_as_payment_option(true)
        .invoice_references(InvoiceReferences::builder().receipt_no("R1").build())
        .internal_references(InternalReferences::builder().notes("N1").build())
        .callback_url("no url")
        .reference_no("A1")
        .customer_reference("B1")
        .secure_details(true)
        .build();
    let wire = wire(&order);
    let parts = [
        ("/orderSummary/grandTotal", json!(5)),
        ("/sendOrderBy", json!({"sms": false, "email": false, "invoice": true})),
        ("/isCreditCheckAvailable", json!(true)),
        ("/invoiceAsPaymentOption", json!(true)),
        ("/invoiceReferences", json!({"receiptNo": "R1"})),
        ("/internalReferences", json!({"notes": "N1"})),
        ("/referenceNo", json!("A1")),
        ("/customerReference", json!("B1")),
        ("/secureDetails", json!(true)),
    ];
    for (path, expected) in parts {
        assert_eq!(wire.pointer(path), Some(&expected), "{path}");
    }
    // A builder knows what is there; what it is the rules say.
    let report = order.validate().unwrap_err();
    assert_eq!(report.iter().map(Violation::path).collect::<Vec<_>>(), ["callback.callbackUrl"]);
}
