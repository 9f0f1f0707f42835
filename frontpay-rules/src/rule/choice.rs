//! Rules that list the accepted values.

use core::cmp::Ordering;
use std::borrow::Cow;

use frontpay_format::const_ord::compare;
use frontpay_php::Value;
use frontpay_php::number::ValueText;
use frontpay_php::text::same_text;

use super::Input;
use crate::param::{Param, ParamOrder};

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
/// Values are compared as the text that PHP makes of them: `true` is `1`, null and `false` are the empty text. A list or
/// map passes only beside the rule `array`, and only if every item is one of the words. A space behind a comma belongs
/// to the word.
///
/// - `in:25` takes `25` and `"25"`, not `"25.00"`
/// - `in:1` takes `true`
/// - `in:a,` takes `null`
/// - `in:a` refuses `["a"]`
/// - `array|in:a,b` takes `["b", "a"]`, not `["a", "c"]`
/// - `in:a, b` takes `" b"`, not `"b"`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn in_(input: &Input<'_>) -> bool {
    match input.value {
        Value::Str(text) => Words::of(input).have(text),
        // By parts, so that the input itself is needed nowhere.
        value => is_other_in(value, Words::of(input), input.modifiers.array),
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

/// Compares a value that is no text: its own text is made, or that of its items.
#[inline(never)]
const fn is_other_in(value: Value<'_>, words: Words<'_>, array: bool) -> bool {
    match value {
        Value::List(items) => {
            let items = items.as_slice();
            let mut at = 0;
            while at < items.len() {
                if !words.have_item(items[at]) {
                    return false;
                }
                at += 1;
            }
            array
        }
        Value::Map(entries) => {
            let entries = entries.as_slice();
            let mut at = 0;
            while at < entries.len() {
                if !words.have_item(entries[at].1) {
                    return false;
                }
                at += 1;
            }
            array
        }
        value => words.have_text_of(value),
    }
}

/// The words of a rule.
#[derive(Clone, Copy)]
struct Words<'a> {
    params: &'a [Param],
    order: ParamOrder,
}

impl<'a> Words<'a> {
    #[inline]
    const fn of(input: &Input<'a>) -> Self {
        Self { params: input.params, order: input.modifiers.param_order }
    }

    /// One item of a list: another list is never in, and an empty parameter (`in:`) is the empty text here.
    const fn have_item(self, item: Value<'_>) -> bool {
        if self.have_text_of(item) {
            return true;
        }
        let Some(text) = ValueText::of(item) else { return false };
        text.as_str().is_empty() && matches!(self.params, [Param::Null])
    }

    const fn have_text_of(self, value: Value<'_>) -> bool {
        match ValueText::of(value) {
            Some(text) => self.have(text.as_str()),
            None => false,
        }
    }

    #[inline]
    const fn have(self, text: &str) -> bool {
        if matches!(self.order, ParamOrder::Sorted) && self.params.len() > ParamOrder::FEW {
            is_found_by_halves(self.params, text)
        } else {
            is_found_one_by_one(self.params, text)
        }
    }
}

const fn is_found_one_by_one(mut words: &[Param], text: &str) -> bool {
    while let [word, rest @ ..] = words {
        if let Some(word) = text_of(word)
            && same_text(word, text)
        {
            return true;
        }
        words = rest;
    }
    false
}

/// Finds a word in a sorted list.
const fn is_found_by_halves(mut words: &[Param], text: &str) -> bool {
    let wanted = beginning(text);
    while let Some((before, [middle, behind @ ..])) = words.split_at_checked(words.len() / 2) {
        let Some(word) = text_of(middle) else { return false };
        let begins = beginning(word);
        words = if wanted < begins {
            before
        } else if wanted > begins {
            behind
        } else {
            match compare(text.as_bytes(), word.as_bytes()) {
                Ordering::Less => before,
                Ordering::Greater => behind,
                Ordering::Equal => return true,
            }
        };
    }
    false
}

/// The first bytes of a text as a number: texts whose beginnings differ stand in the order of these.
#[inline]
const fn beginning(text: &str) -> u16 {
    match *text.as_bytes() {
        [first, second, ..] => u16::from_be_bytes([first, second]),
        [first] => u16::from_be_bytes([first, 0]),
        [] => 0,
    }
}

/// The text of a word, which is almost always one that was written as text.
#[inline]
const fn text_of(word: &Param) -> Option<&str> {
    match word {
        Param::Text(Cow::Borrowed(text)) => Some(text),
        Param::Text(Cow::Owned(text)) => Some(text.as_str()),
        word => word.text(),
    }
}
