//! Validation of payloads: with the table of the client and the messages of the server.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use frontpay_client::CustomerId;
use frontpay_core::payload::PaymentLink;
use frontpay_core::{Document, Messages, Validate, Value};

/// The server's message for an invalid country, which differs from Laravel's for `in`.
const COUNTRY: &str = "Country in Customer's Address must be as ISO Alpha 2 Standard";

/// The parts of an accepted payload that the sandbox uses.
pub(crate) struct Accepted {
    pub(crate) document: String,
    pub(crate) customer: Option<CustomerId>,
    pub(crate) callback_url: Option<String>,
    pub(crate) amount: String,
}

/// Returns the messages of the server: Laravel's wording until version 9, as recorded in July 2025.
pub(crate) fn messages() -> Messages {
    Messages::english_until_9().with_sentence("customerDetails.address.country.in", COUNTRY)
}

/// Validates the body of a create as PHP reads it: anything but JSON is an empty request. Returns the messages if it fails.
pub(crate) fn payment_link(headers: &HeaderMap, body: &[u8], messages: &Messages) -> Result<Accepted, Vec<String>> {
    let body = if is_json(headers) { body } else { b"null" };
    let read = Document::read(body).or_else(|_| Document::read(b"null"));
    let document = read.as_ref().map_or(Value::Null, Document::value);
    match PaymentLink::RULES.check(&document) {
        Ok(()) => Ok(accept(document, body)),
        Err(report) => Err(report.messages(messages).collect()),
    }
}

/// Returns `true` if the content type is JSON, by the rule of Laravel's `Request::isJson`.
fn is_json(headers: &HeaderMap) -> bool {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    content_type.contains("/json") || content_type.contains("+json")
}

fn accept(document: Value<'_>, body: &[u8]) -> Accepted {
    let at = |path: [&str; 2]| document.get(path[0]).and_then(|parent| parent.get(path[1])).and_then(text);
    let filled = |path| at(path).filter(|text: &String| !text.trim().is_empty());
    Accepted {
        document: String::from_utf8_lossy(body).into_owned(),
        customer: filled(["customerDetails", "customerUuid"]).map(CustomerId::from),
        callback_url: filled(["callback", "callbackUrl"]),
        amount: at(["orderSummary", "grandTotal"]).map(decimal).unwrap_or_default(),
    }
}

/// Returns a numeric text as the decimal number in callbacks: unchanged if it is one, otherwise without blanks, exponent, plus
/// sign and leading zeros.
fn decimal(text: String) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0')) {
        return text;
    }
    text.trim().parse::<f64>().map_or(text, |number| number.to_string())
}

/// Returns a text unchanged, and a number as PHP prints it.
fn text(value: Value<'_>) -> Option<String> {
    match value {
        Value::Str(text) => Some(text.to_owned()),
        Value::Int(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        _ => None,
    }
}
