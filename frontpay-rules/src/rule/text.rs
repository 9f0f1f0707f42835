//! Rules about the characters of text.
//!
//! A number counts as the text PHP makes of it where the rule says so; booleans, null, lists and maps fail, the negated
//! rules included.

use frontpay_format as format;
use frontpay_php::Value;
use frontpay_php::number::ValueText;
use frontpay_php::text::same_text;

use super::Input;
use crate::param::Param;

/// `alpha`: the text is letters, marks of letters included; `alpha:ascii` allows only `a` to `z` and `A` to `Z`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "alpha")])?;
/// assert!(rules.validate_json("{\"name\": \"Åse\"}".as_bytes()).is_ok());
/// assert!(rules.validate_json(br#"{"name": "Kari 2"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateAlpha`.
///
/// # Surprises
///
/// Letters of every script pass, with their marks; a space does not, a line feed at the end does not, and a number
/// fails.
///
/// - `alpha` takes `"Åse"` and `"नमस्ते"`, not `"Kari N"`, `"Kari\n"` or `5`
#[must_use]
pub const fn alpha(input: &Input<'_>) -> bool {
    let Value::Str(text) = input.value else { return false };
    if is_ascii_only(input) { format::alpha_ascii(text) } else { format::alpha(text) }
}

/// `alpha_dash`: the text is letters, digits, `-` and `_`; `alpha_dash:ascii` allows only those of ASCII.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("slug", "alpha_dash:ascii")])?;
/// assert!(rules.validate_json(br#"{"slug": "blue-shoes_42"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"slug": "blue shoes"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateAlphaDash`.
///
/// # Surprises
///
/// A number counts as its text, in which a sign is a dash and a point is none of the characters.
///
/// - `alpha_dash` takes `-5`, not `1.5`
#[must_use]
pub const fn alpha_dash(input: &Input<'_>) -> bool {
    let Some(text) = text_or_number(input.value) else { return false };
    if is_ascii_only(input) { format::alpha_dash_ascii(text.as_str()) } else { format::alpha_dash(text.as_str()) }
}

/// `alpha_num`: the text is letters and digits; `alpha_num:ascii` allows only those of ASCII.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("code", "alpha_num:ascii")])?;
/// assert!(rules.validate_json(br#"{"code": "AB12"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"code": "AB-12"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateAlphaNum`.
///
/// # Surprises
///
/// Numerals of every script pass without the mode. A number counts as its text.
///
/// - `alpha_num` takes `"٣"` and `5`, not `-5`
/// - `alpha_num:ascii` refuses `"٣"`
#[must_use]
pub const fn alpha_num(input: &Input<'_>) -> bool {
    let Some(text) = text_or_number(input.value) else { return false };
    if is_ascii_only(input) { format::alpha_num_ascii(text.as_str()) } else { format::alpha_num(text.as_str()) }
}

/// `ascii`: the text has only printable ASCII, tabs and line breaks.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("reference", "ascii")])?;
/// assert!(rules.validate_json(br#"{"reference": "Order 5!"}"#).is_ok());
/// assert!(rules.validate_json("{\"reference\": \"blåbær\"}".as_bytes()).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `Str::isAscii`.
///
/// # Surprises
///
/// Other control characters fail although they are ASCII, but oddly U+0010 and U+0013 pass. A number fails: it is no
/// text.
///
/// - `ascii` takes `"a\tb\r\n"` and `"\u0010"`, not `"\u0007"`, `"å"` or `5`
#[must_use]
pub const fn ascii(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::ascii(text))
}

/// `lowercase`: the text does not change when it is turned to lower case.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "lowercase")])?;
/// assert!(rules.validate_json(br#"{"email": "kari@example.com"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"email": "Kari@example.com"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateLowercase`.
///
/// # Surprises
///
/// Digits and signs are no obstacle, but a number fails: it is no text.
///
/// - `lowercase` takes `"a-1"` and `"12"`, not `12`
#[must_use]
pub const fn lowercase(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::lowercase(text))
}

/// `uppercase`: the text does not change when it is turned to upper case.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("country", "uppercase")])?;
/// assert!(rules.validate_json(br#"{"country": "NO"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"country": "No"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateUppercase`.
///
/// # Surprises
///
/// Digits and signs are no obstacle, but a number fails, and so does a letter whose capital is two letters.
///
/// - `uppercase` takes `"A-1"`, not `"STRAßE"` or `12`
#[must_use]
pub const fn uppercase(input: &Input<'_>) -> bool {
    matches!(input.value, Value::Str(text) if format::uppercase(text))
}

/// `starts_with:a,b`: the text begins with one of the words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("msisdn", "starts_with:+47,+46")])?;
/// assert!(rules.validate_json(br#"{"msisdn": "+4740000000"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"msisdn": "40000000"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `Str::startsWith`.
///
/// # Surprises
///
/// Case counts. A number counts as its text. An empty word begins nothing, so that `starts_with:` always fails.
///
/// - `starts_with:47` takes `4740`, not `"+47"`
/// - `starts_with:` refuses `"a"`
#[must_use]
pub const fn starts_with(input: &Input<'_>) -> bool {
    matches!(text_or_number(input.value), Some(text) if begins_with_one(text.as_str(), input.params))
}

/// `doesnt_start_with:a,b`: the text begins with none of the words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("reference", "doesnt_start_with:TEST")])?;
/// assert!(rules.validate_json(br#"{"reference": "ODR1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"reference": "TEST1"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDoesntStartWith`.
///
/// # Surprises
///
/// It is not the opposite of [`starts_with`]: a boolean, null or a list fails both.
///
/// - `doesnt_start_with:a` takes `"Ab"` and `5`, not `true`, `null` or `[]`
#[must_use]
pub const fn doesnt_start_with(input: &Input<'_>) -> bool {
    matches!(text_or_number(input.value), Some(text) if !begins_with_one(text.as_str(), input.params))
}

/// `ends_with:a,b`: the text ends with one of the words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "ends_with:@example.com,@example.no")])?;
/// assert!(rules.validate_json(br#"{"email": "kari@example.no"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"email": "kari@example.org"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `Str::endsWith`.
///
/// # Surprises
///
/// Case counts. A number counts as its text, which PHP prints without zeros behind the point. An empty word ends
/// nothing.
///
/// - `ends_with:0` takes `10`, not `1.0`
/// - `ends_with:.no` refuses `"KARI.NO"`
#[must_use]
pub const fn ends_with(input: &Input<'_>) -> bool {
    matches!(text_or_number(input.value), Some(text) if ends_with_one(text.as_str(), input.params))
}

/// `doesnt_end_with:a,b`: the text ends with none of the words.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("file", "doesnt_end_with:.exe,.bat")])?;
/// assert!(rules.validate_json(br#"{"file": "order.json"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"file": "order.exe"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateDoesntEndWith`.
///
/// # Surprises
///
/// It is not the opposite of [`ends_with`]: a boolean, null or a list fails both.
///
/// - `doesnt_end_with:0` takes `1.0`, not `10`, `true` or `[]`
#[must_use]
pub const fn doesnt_end_with(input: &Input<'_>) -> bool {
    matches!(text_or_number(input.value), Some(text) if !ends_with_one(text.as_str(), input.params))
}

/// The text of a string or a number.
pub(super) const fn text_or_number(value: Value<'_>) -> Option<ValueText<'_>> {
    match value {
        Value::Str(_) | Value::Int(_) | Value::Float(_) => ValueText::of(value),
        _ => None,
    }
}

const fn is_ascii_only(input: &Input<'_>) -> bool {
    match input.params {
        [mode, ..] => matches!(mode.text(), Some(text) if same_text(text, "ascii")),
        [] => false,
    }
}

const fn begins_with_one(text: &str, words: &[Param]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if let Some(word) = words[at].text()
            && !word.is_empty()
            && word.len() <= text.len()
            && is_at(text, word, 0)
        {
            return true;
        }
        at += 1;
    }
    false
}

const fn ends_with_one(text: &str, words: &[Param]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if let Some(word) = words[at].text()
            && !word.is_empty()
            && word.len() <= text.len()
            && is_at(text, word, text.len() - word.len())
        {
            return true;
        }
        at += 1;
    }
    false
}

const fn is_at(text: &str, word: &str, from: usize) -> bool {
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut at = 0;
    while at < word.len() {
        if text[from + at] != word[at] {
            return false;
        }
        at += 1;
    }
    true
}
