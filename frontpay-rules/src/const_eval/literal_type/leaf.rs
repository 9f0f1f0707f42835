//! Values without parts.

use frontpay_format::const_ord::contains_sorted;
use frontpay_php::Value;
use frontpay_php::number::is_numeric;
use frontpay_php::text::same_text;

use super::types::LiteralType;

/// Returns `true` if a leaf fits a type.
pub(super) const fn takes(holds: &LiteralType, value: Value<'_>) -> bool {
    match (holds, value) {
        (LiteralType::Anything, _)
        | (LiteralType::Null, Value::Null)
        | (LiteralType::Flag | LiteralType::Boolean, Value::Bool(_))
        | (LiteralType::Text, Value::Str(_))
        | (LiteralType::Float | LiteralType::Numeric, Value::Int(_)) => true,
        (LiteralType::Boolean, Value::Int(number)) => matches!(number, 0 | 1),
        (LiteralType::Boolean, Value::Str(text)) => matches!(text.as_bytes(), b"0" | b"1"),
        (LiteralType::Integer { min, max }, Value::Int(number)) => *min <= number && number <= *max,
        (LiteralType::Float | LiteralType::Numeric, Value::Float(number)) => number.is_finite(),
        (LiteralType::Numeric, Value::Str(text)) => is_numeric(text),
        (LiteralType::Character, Value::Str(text)) => is_one_character(text.as_bytes()),
        (LiteralType::Canonical(canonical), Value::Str(text)) => canonical.is_canonical(text),
        (LiteralType::Words(words), Value::Str(text)) => has(words, text),
        _ => false,
    }
}

const fn is_one_character(text: &[u8]) -> bool {
    let mut starts = 0;
    let mut at = 0;
    while at < text.len() {
        starts += (text[at] & 0b1100_0000 != 0b1000_0000) as usize;
        at += 1;
    }
    starts == 1
}

/// The most words that are compared one after the other.
const FEW: usize = 16;

/// Returns `true` if a list has a word. A long list is probably sorted; it is searched whole only if the word is not
/// found so.
pub(super) const fn has(words: &[&str], text: &str) -> bool {
    if words.len() > FEW && contains_sorted(words, text.as_bytes()) {
        return true;
    }
    let mut at = 0;
    while at < words.len() {
        if same_text(words[at], text) {
            return true;
        }
        at += 1;
    }
    false
}
