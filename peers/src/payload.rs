//! The payloads: good ones, bad ones, and one in which nothing has the right form.

use serde_json::{Value, json};

/// An order with so many products, which all rules take.
pub fn good(products: usize) -> Vec<u8> {
    let product = json!({
        "name": "Hair Wash", "productId": "VFDDF", "quantity": 1, "rate": 51, "discount": 0, "tax": 25, "amount": 51.5,
    });
    let order = json!({
        "products": vec![product; products],
        "orderSummary": { "subTotal": 51, "totalTax": 10.2, "totalDiscount": 0, "grandTotal": 51 },
        "orderDate": "1790000000",
        "dueDateForPaymentLink": "1790604800",
        "sendOrderBy": { "sms": true, "email": false, "invoice": false },
        "isCreditCheckAvailable": false,
        "invoiceAsPaymentOption": true,
        "customerDetails": {
            "type": "corporate", "countryCode": "+47", "msisdn": "40000000", "email": "kari@example.com",
            "name": "Nordlys AS", "preferredLanguage": "en", "personalNumber": "12345678901",
            "organizationId": "923609016",
            "address": { "street": "Eksempelveien 1", "zip": "4313", "city": "Sandnes", "country": "NO" },
        },
        "secureDetails": true,
        "callback": { "callbackUrl": "https://example.com/front-payment/callback" },
    });
    order.to_string().into_bytes()
}

/// An order with five failures in each product and twelve beside them.
pub fn bad(products: usize) -> Vec<u8> {
    let mut order = value(&good(products));
    for product in order["products"].as_array_mut().into_iter().flatten() {
        product["name"] = json!("");
        for amount in ["quantity", "rate", "tax", "amount"] {
            product[amount] = json!(-1);
        }
    }
    for amount in ["subTotal", "totalTax", "totalDiscount", "grandTotal"] {
        order["orderSummary"][amount] = json!(-1.5);
    }
    for (pointer, text) in [
        ("/orderDate", ""),
        ("/dueDateForPaymentLink", ""),
        ("/customerDetails/type", "company"),
        ("/customerDetails/email", "kari"),
        ("/customerDetails/personalNumber", "1234567890"),
        ("/customerDetails/organizationId", "92360901X"),
        ("/customerDetails/address/country", "XX"),
        ("/callback/callbackUrl", "example"),
    ] {
        if let Some(place) = order.pointer_mut(pointer) {
            *place = json!(text);
        }
    }
    order.to_string().into_bytes()
}

/// An order whose only failure is the email address of the customer.
pub fn bad_email(products: usize) -> Vec<u8> {
    with(products, "/customerDetails/email", json!("kari"))
}

/// An order whose only failure is the amount of the last product.
pub fn bad_product(products: usize) -> Vec<u8> {
    with(products, &format!("/products/{}/amount", products - 1), json!(-1))
}

fn with(products: usize, pointer: &str, value: Value) -> Vec<u8> {
    let mut order = self::value(&good(products));
    if let Some(place) = order.pointer_mut(pointer) {
        *place = value;
    }
    order.to_string().into_bytes()
}

/// Returns the number of failures of [`bad`].
pub const fn failures(products: usize) -> usize {
    5 * products + 12
}

/// An order in which 28 fields are missing or of a wrong type.
pub fn shapeless() -> Vec<u8> {
    json!({
        "products": [{ "productId": "VFDDF", "rate": "x", "tax": true, "amount": [] }],
        "dueDateForPaymentLink": 1_790_604_800,
        "sendOrderBy": {},
        "orderSummary": {},
        "customerDetails": {
            "countryCode": 47, "msisdn": 40_000_000, "personalNumber": 12_345_678_901_i64,
            "address": { "zip": 4313 },
        },
        "secureDetails": true,
        "callback": { "callbackUrl": 5 },
    })
    .to_string()
    .into_bytes()
}

fn value(bytes: &[u8]) -> Value {
    serde_json::from_slice(bytes).expect("this room writes JSON")
}
