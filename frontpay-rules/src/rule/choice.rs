//! Rules about a value being one of several.

use core::cmp::Ordering;

use super::Input;
use crate::number::Text;
use crate::table::Param;
use crate::value::{Value, compare, same_text};

/// `in:a,b`: the text of the value is one of the given words.
///
/// The value is turned into text as PHP does it and compared letter by letter: `25` and `"25"` are in `25`, `"25.00"` is
/// not; `true` is `1`; null and `false` are the empty text, which `in:a,` contains. Of a list or map every item must be
/// one of the words, but only beside the rule `array`; without it a list is never in. Source: `validateIn`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("type", "in:private,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "Private"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn in_(input: &Input<'_>) -> bool {
    match input.value {
        Value::List(items) => {
            let items = items.seen();
            let mut at = 0;
            while at < items.len() {
                if !contains(input.params, items[at]) {
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
                if !contains(input.params, entries[at].1) {
                    return false;
                }
                at += 1;
            }
            input.facts.array
        }
        value => is_word(input.params, value),
    }
}

/// `not_in:a,b`: the text of the value is none of the given words.
///
/// Exactly the opposite of [`in_`], so a list without the rule `array` passes. Source: `validateNotIn`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "not_in:test,demo")])?;
/// assert!(rules.validate_json(br#"{"name": "Kari"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": "test"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn not_in(input: &Input<'_>) -> bool {
    !in_(input)
}

/// One item of a list: another list is never in, and an empty parameter (`in:`) is the empty text here.
const fn contains(words: &[Param], item: Value<'_>) -> bool {
    if is_word(words, item) {
        return true;
    }
    let Some(text) = Text::of(item) else { return false };
    text.as_str().is_empty() && matches!(words, [Param::Null])
}

const fn is_word(words: &[Param], value: Value<'_>) -> bool {
    let Some(text) = Text::of(value) else { return false };
    let text = text.as_str();
    if words.len() > FEW_WORDS && is_found_by_halves(words, text) {
        return true;
    }
    let mut at = 0;
    while at < words.len() {
        if let Some(word) = words[at].text()
            && same_text(word, text)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// Up to this many words are compared one after the other.
const FEW_WORDS: usize = 16;

/// Finds a word in a list that is probably sorted. In another list it may be missed, and is looked for again.
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
