//! Rules about a value being one of several.

use core::cmp::Ordering;
use std::borrow::Cow;

use super::Input;
use crate::number::Text;
use crate::table::{Param, WordOrder};
use crate::value::{Value, compare, same_text};

/// `in:a,b`: the text of the value is one of the given words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("type", "in:private,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "Private"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateIn`.
///
/// # Surprises
///
/// The text counts, as PHP makes it of the value, letter by letter: `true` is `1`, null and `false` are the empty text.
/// Of a list or map every item must be one of the words, but only beside the rule `array`; without it a list is never
/// in. A space behind a comma belongs to the word.
///
/// - `in:25` takes `25` and `"25"`, not `"25.00"`
/// - `in:1` takes `true`
/// - `in:a,` takes `null`
/// - `in:a` refuses `["a"]`
/// - `array|in:a,b` takes `["b", "a"]`, not `["a", "c"]`
/// - `in:a, b` takes `" b"`, not `"b"`
#[must_use]
pub const fn in_(input: &Input<'_>) -> bool {
    match input.value {
        Value::List(items) => {
            let items = items.seen();
            let mut at = 0;
            while at < items.len() {
                if !contains(input, items[at]) {
                    return false;
                }
                at += 1;
            }
            input.facts.array
        }
        Value::Map(entries) => {
            let entries = entries.seen();
            let mut at = 0;
            while at < entries.len() {
                if !contains(input, entries[at].1) {
                    return false;
                }
                at += 1;
            }
            input.facts.array
        }
        value => is_word(input, value),
    }
}

/// `not_in:a,b`: the text of the value is none of the given words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "not_in:test,demo")])?;
/// assert!(rules.validate_json(br#"{"name": "Kari"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": "test"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateNotIn`.
///
/// # Surprises
///
/// It is exactly the opposite of [`in_`], also for lists: without the rule `array` a list passes whatever is in it, and
/// beside it one item that is none of the words is enough.
///
/// - `not_in:a` takes `["a"]`
/// - `array|not_in:a` takes `["a", "b"]`, not `["a"]`
#[must_use]
pub const fn not_in(input: &Input<'_>) -> bool {
    !in_(input)
}

/// One item of a list: another list is never in, and an empty parameter (`in:`) is the empty text here.
const fn contains(input: &Input<'_>, item: Value<'_>) -> bool {
    if is_word(input, item) {
        return true;
    }
    let Some(text) = Text::of(item) else { return false };
    text.as_str().is_empty() && matches!(input.params, [Param::Null])
}

#[inline]
const fn is_word(input: &Input<'_>, value: Value<'_>) -> bool {
    if let Value::Str(text) = value {
        return is_among(input, text);
    }
    match Text::of(value) {
        Some(text) => is_among(input, text.as_str()),
        None => false,
    }
}

const fn is_among(input: &Input<'_>, text: &str) -> bool {
    let mut words = input.params;
    if matches!(input.facts.words, WordOrder::Sorted) && words.len() > WordOrder::FEW {
        return is_found_by_halves(words, text);
    }
    while let [word, rest @ ..] = words {
        words = rest;
        // At a glance most words are other ones.
        if let (Param::Text(Cow::Borrowed(word)), [first, ..]) = (word, text.as_bytes())
            && (word.len() != text.len() || word.as_bytes()[0] != *first)
        {
            continue;
        }
        if let Some(word) = word.text()
            && same_text(word, text)
        {
            return true;
        }
    }
    false
}

/// Finds a word in a sorted list.
const fn is_found_by_halves(words: &[Param], text: &str) -> bool {
    let (mut low, mut high) = (0, words.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let Some(word) = words[middle].text() else { return false };
        match compare(text.as_bytes(), word.as_bytes()) {
            Ordering::Less => high = middle,
            Ordering::Greater => low = middle + 1,
            Ordering::Equal => return true,
        }
    }
    false
}
