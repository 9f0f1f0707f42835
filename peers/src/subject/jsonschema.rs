//! `jsonschema`, which validates a `serde_json::Value`.

use std::sync::LazyLock;

use jsonschema::{ValidationError, Validator};
use serde_json::{Map, Value, json};

use crate::Subject;
use crate::model::COUNTRIES;

static ORDER: LazyLock<Validator> =
    LazyLock::new(|| jsonschema::options().should_validate_formats(true).build(&schema()).expect("the schema is one"));

/// An object with these properties, of which those without null are required.
fn object(properties: Value) -> Value {
    let properties: Map<String, Value> = properties.as_object().cloned().unwrap_or_default();
    let is_required = |schema: &&Value| !schema["type"].as_array().is_some_and(|types| types.contains(&json!("null")));
    let required: Vec<_> =
        properties.iter().filter(|(_, schema)| is_required(schema)).map(|(name, _)| name.clone()).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn schema() -> Value {
    let (text, optional) = (json!({ "type": "string", "minLength": 1 }), json!({ "type": ["string", "null"] }));
    let amount = json!({ "type": "number", "minimum": 0 });
    let flag = json!({ "type": "boolean" });
    let product = object(json!({
        "name": text, "productId": optional, "quantity": amount, "rate": amount,
        "discount": { "type": ["number", "null"], "minimum": 0 }, "tax": amount, "amount": amount,
    }));
    let summary = object(json!({
        "subTotal": amount, "totalTax": amount, "totalDiscount": amount, "grandTotal": amount,
    }));
    let address = object(json!({
        "street": text, "zip": text, "city": text, "country": { "type": "string", "enum": COUNTRIES },
    }));
    let mut customer = object(json!({
        "customerUuid": optional, "type": { "type": "string", "enum": ["private", "corporate"] }, "countryCode": text,
        "msisdn": text, "email": { "type": "string", "format": "email" }, "name": text, "preferredLanguage": text,
        "personalNumber": { "type": ["string", "null"], "pattern": "^[0-9]{11}$" },
        "organizationId": { "type": ["string", "null"], "pattern": "^[0-9]{9}$" },
        "address": address,
    }));
    customer["if"] = json!({ "properties": { "type": { "const": "corporate" } } });
    customer["then"] = json!({ "required": ["organizationId"] });
    let url = json!({ "type": ["string", "null"], "format": "uri" });
    object(json!({
        "products": { "type": "array", "items": product },
        "orderSummary": summary,
        "orderDate": text,
        "dueDateForPaymentLink": text,
        "sendOrderBy": object(json!({ "sms": flag, "email": flag, "invoice": flag })),
        "isCreditCheckAvailable": flag,
        "invoiceAsPaymentOption": flag,
        "customerDetails": customer,
        "callback": { "type": ["object", "null"], "properties": { "callbackUrl": url } },
        "referenceNo": optional,
        "customerReference": optional,
        "secureDetails": { "type": ["boolean", "null"] },
    }))
}

pub enum JsonSchema {}

impl Subject for JsonSchema {
    const NAME: &'static str = "jsonschema 0.60";
    const CANNOT: &'static str = "validates a document, not a typed value; blank text passes";
    type Order = Value;
    type Report = Vec<ValidationError<'static>>;

    fn check(order: &Value) -> Result<(), Self::Report> {
        let errors: Vec<_> = ORDER.iter_errors(order).map(ValidationError::to_owned).collect();
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }

    fn count(report: &Self::Report) -> usize {
        report.len()
    }

    fn is_valid(order: &Value) -> bool {
        ORDER.is_valid(order)
    }

    fn reported_fields(bytes: &[u8]) -> usize {
        serde_json::from_slice(bytes).map_or(0, |order| ORDER.iter_errors(&order).count())
    }
}
