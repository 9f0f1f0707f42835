//! Reading what the API means rather than what it happens to print: numbers as text, text as numbers, null as absent.
//!
//! The sentences of serde repeat the value they refuse. These do not, since answers hold personal data.

use std::str::FromStr;

use rust_decimal::Decimal;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};
use serde_json::Value;

/// Reads text, or a number as the text of it.
pub(crate) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    optional_text(deserializer)?.ok_or_else(|| D::Error::custom("expected text, found nothing"))
}

/// Reads an identifier; null and blank text stand for none.
pub(crate) fn id<'de, D: Deserializer<'de>, T: From<String>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Ok(optional_text(deserializer)?.map(T::from))
}

/// Reads an amount, printed as number or as text; null and blank text stand for none.
pub(crate) fn amount<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    let Some(text) = optional_text(deserializer)? else { return Ok(None) };
    let amount = Decimal::from_str(&text).or_else(|_| Decimal::from_scientific(&text));
    amount.map(Some).map_err(|_| D::Error::custom("expected an amount"))
}

fn optional_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    match Value::deserialize(deserializer)? {
        Value::Null => Ok(None),
        Value::String(text) => Ok(Some(text).filter(|text| !text.trim().is_empty())),
        Value::Number(number) => Ok(Some(number.to_string())),
        other => Err(D::Error::custom(format_args!("expected text or a number, found {}", kind(&other)))),
    }
}

pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
