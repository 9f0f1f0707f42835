//! Rules that compare a value with the items of a list.
//!
//! All of them compare as PHP's `==` does: `1`, `"1"` and `"1e0"` are equal, `true` equals every text but `""` and `"0"`,
//! and null equals `false`, `0` and `""`.

use frontpay_php::Value;
use frontpay_php::number::{ValueText, identical, loosely_equal, loosely_equals_text};
use frontpay_php::text::same_text;

use super::Input;
use crate::param::Param;

/// `contains:a,b`: the list or map has an item equal to each of the words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("channels", "contains:email,sms")])?;
/// assert!(rules.validate_json(br#"{"channels": ["sms", "push", "email"]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"channels": ["sms"]}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateContains`.
///
/// # Surprises
///
/// It compares loosely, so that `true` is every word. Text contains nothing: only items count.
///
/// - `contains:a,b` takes `["b", "a"]` and `[true]`, not `["a"]` or `"ab"`
/// - `contains:10` takes `["1e1"]`
#[must_use]
pub const fn contains(input: &Input<'_>) -> bool {
    let mut at = 0;
    while at < input.params.len() {
        if !has(input.value, &input.params[at]) {
            return false;
        }
        at += 1;
    }
    input.value.is_array()
}

/// `doesnt_contain:a,b`: the list or map has no item equal to one of the words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("channels", "doesnt_contain:fax")])?;
/// assert!(rules.validate_json(br#"{"channels": ["sms"]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"channels": ["sms", "fax"]}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDoesntContain`.
///
/// # Surprises
///
/// It is not the opposite of [`contains`]: what is no list or map fails both. `true` counts as every word here too.
///
/// - `doesnt_contain:a` takes `["b"]` and `[]`, not `[true]` or `"b"`
#[must_use]
pub const fn doesnt_contain(input: &Input<'_>) -> bool {
    let mut at = 0;
    while at < input.params.len() {
        if has(input.value, &input.params[at]) {
            return false;
        }
        at += 1;
    }
    input.value.is_array()
}

/// `in_array:others.*`: the value is equal to one of the values at the paths that the parameter stands for.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("main", "in_array:products.*.id")])?;
/// assert!(rules.validate_json(br#"{"main": 2, "products": [{"id": 1}, {"id": "2"}]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"main": 3, "products": [{"id": 1}, {"id": "2"}]}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateInArray`.
///
/// # Surprises
///
/// The path is one from the root, also below a wildcard, and a `*` in it stands for any text, dots included: `items.*`
/// takes in all that is anywhere in `items`. Without a `*` it names one field, in whose items the rule does not look.
/// The comparison is loose.
///
/// - `in_array:other` beside `{"other": [1, 2]}` refuses `1`
/// - `in_array:other.*` beside `{"other": [1, 2]}` takes `1` and `"01"`, not `3`
/// - `in_array:other.*` beside `{"other": [{"id": 3}]}` takes `3`
/// - `in_array:other.*` beside `{"other": [0]}` takes `null`
#[must_use]
pub const fn in_array(input: &Input<'_>) -> bool {
    let mut at = 0;
    while at < input.others.len() {
        if let Some(value) = input.others[at].value
            && loosely_equal(input.value, value)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// `distinct`: no other field of the same wildcard path has an equal value; `distinct:strict` wants the same kind for
/// that, `distinct:ignore_case` takes upper and lower case for equal.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("products.*.id", "distinct")])?;
/// assert!(rules.validate_json(br#"{"products": [{"id": 1}, {"id": 2}, {}]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"products": [{"id": 1}, {"id": "01"}]}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// All equal fields fail, not only the second. Lists and maps at the path are not compared with each other. Where the
/// case is ignored, text is compared with the text of every other value, other values as without the mode; text beside
/// an empty list, at which Laravel throws, fails. Source: `validateDistinct`.
///
/// # Surprises
///
/// On the list itself (`tags`, not `tags.*`) it does nothing. The comparison is loose without a mode.
///
/// - `distinct` takes `[1, 1]`
/// - `distinct` on `*` refuses `[1, "01"]` and `[null, 0]`
/// - `distinct:strict` on `*` takes `[1, "01"]`
/// - `distinct:ignore_case` on `*` refuses `["Åse", "åse"]`
#[must_use]
pub fn distinct(input: &Input<'_>) -> bool {
    let equal = |other: Value<'_>| match input.value {
        Value::Str(text) if has_mode(input.params, "ignore_case") => {
            ValueText::of(other).is_none_or(|other| is_same_folded(text, other.as_str()))
        }
        value if has_mode(input.params, "strict") => identical(value, other),
        value => loosely_equal(value, other),
    };
    !input.others.iter().filter_map(|other| other.value).any(equal)
}

/// [`distinct`] in the compiler, which has no table for the case of letters beyond ASCII.
pub(super) const fn distinct_in_const(input: &Input<'_>) -> Option<bool> {
    let mut at = 0;
    while at < input.others.len() {
        if let Some(other) = input.others[at].value {
            match is_same_in_const(input, other) {
                Some(false) => {}
                Some(true) => return Some(false),
                None => return None,
            }
        }
        at += 1;
    }
    Some(true)
}

const fn is_same_in_const(input: &Input<'_>, other: Value<'_>) -> Option<bool> {
    Some(match input.value {
        Value::Str(text) if has_mode(input.params, "ignore_case") => match ValueText::of(other) {
            Some(other) if text.is_ascii() && other.as_str().is_ascii() => {
                let (text, mut other) = (text.as_bytes(), other.as_str().as_bytes());
                if other.len() > text.len()
                    && let [line @ .., b'\n'] = other
                {
                    other = line;
                }
                same_letters(text, other)
            }
            Some(_) => return None,
            None => true,
        },
        value if has_mode(input.params, "strict") => identical(value, other),
        value => loosely_equal(value, other),
    })
}

/// In any case of letters; that of slices is not yet const in the oldest supported compiler.
const fn same_letters(left: &[u8], right: &[u8]) -> bool {
    let mut at = 0;
    while at < left.len() && at < right.len() && left[at].eq_ignore_ascii_case(&right[at]) {
        at += 1;
    }
    at == left.len() && at == right.len()
}

/// The fields that `in_array` looks at are found at run time.
pub(super) const fn in_array_in_const(_: &Input<'_>) -> Option<bool> {
    None
}

const fn has(list: Value<'_>, word: &Param) -> bool {
    let (items, entries) = match list {
        Value::List(items) => (items.as_slice(), [].as_slice()),
        Value::Map(entries) => ([].as_slice(), entries.as_slice()),
        _ => return false,
    };
    let mut at = 0;
    while at < items.len() + entries.len() {
        let item = if at < items.len() { items[at] } else { entries[at].1 };
        let equal = match word.text() {
            Some(word) => loosely_equals_text(item, word),
            None => loosely_equal(item, Value::Null),
        };
        if equal {
            return true;
        }
        at += 1;
    }
    false
}

const fn has_mode(params: &[Param], mode: &str) -> bool {
    let mut at = 0;
    while at < params.len() {
        if let Some(text) = params[at].text()
            && same_text(text, mode)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// `/^text$/iu` on the other text, where `$` also matches before a last line feed.
fn is_same_folded(text: &str, other: &str) -> bool {
    let same = |other: &str| text.chars().map(fold).eq(other.chars().map(fold));
    same(other) || other.strip_suffix('\n').is_some_and(same)
}

/// The least of the characters that Unicode's simple case folding takes for the same.
pub(crate) fn fold(character: char) -> char {
    use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};
    if character.is_ascii() {
        return character.to_ascii_uppercase();
    }
    let mut same = ClassUnicode::new([ClassUnicodeRange::new(character, character)]);
    match same.try_case_fold_simple() {
        Ok(()) => same.ranges().first().map_or(character, ClassUnicodeRange::start),
        Err(_) => character,
    }
}
