//! The verdict over a payload: the client's own table, in the words of the server.

use axum::http::HeaderMap;
use axum::http::header::CONTENT_TYPE;
use frontpay_client::CustomerId;
use frontpay_core::payload::PaymentLink;
use frontpay_core::{Document, Messages, Validate, Value};

/// The server's own sentence, where Laravel's `in` has another.
const COUNTRY: &str = "Country in Customer's Address must be as ISO Alpha 2 Standard";

/// What an accepted payload says that the sandbox needs to know.
pub(crate) struct Accepted {
    pub(crate) document: String,
    pub(crate) customer: Option<CustomerId>,
    pub(crate) callback_url: Option<String>,
    pub(crate) amount: String,
}

/// The sentences of the server: Laravel's wording until version 9, as recorded in July 2025.
pub(crate) fn messages() -> Messages {
    Messages::english_until_9().with_sentence("customerDetails.address.country.in", COUNTRY)
}

/// Judges the body of a create as PHP reads it; what is not JSON is an empty request.
pub(crate) fn payment_link(headers: &HeaderMap, body: &[u8], messages: &Messages) -> Result<Accepted, Vec<String>> {
    let body = if is_json(headers) { body } else { b"null" };
    let read = Document::read(body).or_else(|_| Document::read(b"null"));
    let document = read.as_ref().map_or(Value::Null, Document::value);
    match PaymentLink::RULES.check(&document) {
        Ok(()) => Ok(accept(document, body)),
        Err(report) => Err(report.messages(messages).collect()),
    }
}

/// Laravel's `Request::isJson`.
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

/// Returns a numeric text as the decimal number that callbacks carry: as it came where it is one, else without blanks,
/// exponent, plus sign and leading zeros.
fn decimal(text: String) -> String {
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if is_digits(whole) && is_digits(fraction) && (whole == "0" || !whole.starts_with('0')) {
        return text;
    }
    text.trim().parse::<f64>().map_or(text, |number| number.to_string())
}

/// Text, and a number as PHP prints it.
fn text(value: Value<'_>) -> Option<String> {
    match value {
        Value::Str(text) => Some(text.to_owned()),
        Value::Int(number) => Some(number.to_string()),
        Value::Float(number) => Some(number.to_string()),
        _ => None,
    }
}
