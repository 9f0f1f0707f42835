//! Values without parts.

use frontpay_format::words::has_sorted;
use frontpay_php::Value;
use frontpay_php::number::is_numeric;
use frontpay_php::text::same_text;

use super::types::Holds;

/// Tells whether a leaf is held.
pub(super) const fn takes(holds: &Holds, value: Value<'_>) -> bool {
    match (holds, value) {
        (Holds::Anything, _)
        | (Holds::Null, Value::Null)
        | (Holds::Flag | Holds::Boolean, Value::Bool(_))
        | (Holds::Text, Value::Str(_))
        | (Holds::Float | Holds::Numeric, Value::Int(_)) => true,
        (Holds::Boolean, Value::Int(number)) => matches!(number, 0 | 1),
        (Holds::Boolean, Value::Str(text)) => matches!(text.as_bytes(), b"0" | b"1"),
        (Holds::Integer { min, max }, Value::Int(number)) => *min <= number && number <= *max,
        (Holds::Float | Holds::Numeric, Value::Float(number)) => number.is_finite(),
        (Holds::Numeric, Value::Str(text)) => is_numeric(text),
        (Holds::Character, Value::Str(text)) => is_one_character(text.as_bytes()),
        (Holds::Words(words), Value::Str(text)) => has(words, text),
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

/// Up to this many words are compared one after the other.
const FEW: usize = 16;

/// Finds a word; a long list is probably sorted, and is only searched whole where the word is not found so.
pub(super) const fn has(words: &[&str], text: &str) -> bool {
    if words.len() > FEW && has_sorted(words, text.as_bytes()) {
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
