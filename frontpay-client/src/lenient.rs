//! Lenient readers for fields of a response: numbers as text, text as numbers, and nothing where a field is malformed.
//!
//! A malformed optional field must not hide the rest of the response, which says whether an order was made or paid.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Reads an object; anything else, also a list, is one without fields.
pub(crate) fn object<'b, T: Deserialize<'b> + Default>(value: &'b RawValue) -> T {
    let text = value.get();
    // serde reads a list as the fields of a struct in order, which would take any list for an answer.
    if text.starts_with('{') { serde_json::from_str(text).unwrap_or_default() } else { T::default() }
}

/// Reads text, or a number as its text; `None` for blank text and anything else.
pub(crate) fn text(value: &RawValue) -> Option<String> {
    let text = value.get();
    let read = match text.as_bytes().first()? {
        // Text without escapes is used as it is.
        b'"' if !text.contains('\\') => text.get(1..text.len() - 1)?.to_owned(),
        b'"' => serde_json::from_str::<Cow<'_, str>>(text).ok()?.into_owned(),
        b'-' | b'0'..=b'9' => text.to_owned(),
        _ => return None,
    };
    Some(read).filter(|text| !text.trim().is_empty())
}

/// Reads an amount, written as a number or as text; `None` for anything else, also for what 96 bits cannot hold.
pub(crate) fn amount(value: &RawValue) -> Option<Decimal> {
    let text = text(value)?;
    Decimal::from_str_exact(text.trim()).or_else(|_| Decimal::from_scientific(text.trim())).ok()
}

/// Names the kind of a value.
pub(crate) fn kind(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'n') => "null",
        Some(b't' | b'f') => "a boolean",
        Some(b'"') => "text",
        Some(b'[') => "a list",
        Some(b'{') => "an object",
        _ => "a number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str) -> &RawValue {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn amounts_are_read_from_numbers_and_text() {
        for (written, read) in [("40.1", "40.1"), ("\"12.50\"", "12.50"), ("\" 7 \"", "7"), ("1e3", "1000")] {
            assert_eq!(amount(raw(written)).unwrap().to_string(), read);
        }
        for odd in ["\"1 234,50\"", "79228162514264337593543950336", "null", "{}", "[1]", "true", "\"\""] {
            assert_eq!(amount(raw(odd)), None, "{odd}");
        }
    }

    #[test]
    fn text_is_read_from_text_and_numbers() {
        assert_eq!(text(raw("\"ODR1\"")).as_deref(), Some("ODR1"));
        assert_eq!(text(raw("17")).as_deref(), Some("17"));
        for odd in ["null", "\" \"", "{}", "[]", "false"] {
            assert_eq!(text(raw(odd)), None, "{odd}");
        }
    }
}
