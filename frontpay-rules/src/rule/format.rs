//! Rules about the form of text.

use super::Input;
use crate::format::{self, EmailMode};
use crate::number::Text;
use crate::table::Param;
use crate::value::Value;

/// `email`: the text is a mail address by RFC 5322; `email:strict,filter,..` asks for one in every mode.
///
/// Wider than one would guess: `user@localhost`, quoted local parts, comments, `[127.0.0.1]` and internationalised names
/// pass without a mode. The modes are `rfc`, `strict`, `filter` and `filter_unicode`, each a function of
/// [`crate::format`]; an unknown word means `rfc`. `dns` and `spoof` ask others than the text, and are an error of the
/// table. Source: `validateEmail` and `egulias/email-validator`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "email")])?;
/// assert!(rules.validate_json(br#"{"email": "kari@example.com"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"email": "kari at example.com"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn email(input: &Input<'_>) -> bool {
    let Value::Str(text) = input.value else { return false };
    if input.params.is_empty() {
        return format::email(text);
    }
    let mut modes = [EmailMode::Rfc; MODES];
    let mut at = 0;
    while at < input.params.len() && at < MODES {
        match EmailMode::parse(text_or_empty(&input.params[at])) {
            Some(mode) => modes[at] = mode,
            None => return false,
        }
        at += 1;
    }
    format::email_modes(text, modes.split_at(at).0)
}

/// There are fewer modes than this; Laravel drops those that are repeated.
const MODES: usize = 8;

/// `url`: the text is an address with a scheme and a host; `url:http,https` allows only those schemes, in any case.
///
/// `http://localhost` and port 99999 pass, `mailto:` does not; one line feed at the end passes. Source: `Str::isUrl`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("callbackUrl", "url:https")])?;
/// assert!(rules.validate_json(br#"{"callbackUrl": "https://example.com/paid"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"callbackUrl": "http://example.com/paid"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub const fn url(input: &Input<'_>) -> bool {
    let Value::Str(text) = input.value else { return false };
    if input.params.is_empty() {
        return format::url(text, &[]);
    }
    let mut at = 0;
    while at < input.params.len() {
        if format::url(text, &[text_or_empty(&input.params[at])]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn text_or_empty(param: &Param) -> &str {
    match param.text() {
        Some(text) => text,
        None => "",
    }
}

/// `regex:/pattern/`: the text or number matches a pattern as PHP's `preg_match` reads it.
///
/// Byte mode unless `/u`, so `\d` is an ASCII digit; `$` also matches before one last line feed, so `/^\d{9}$/` accepts
/// `"123456789\n"`. A boolean fails. Source: `validateRegex`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", r"regex:/^\d{9}$/")])?;
/// assert!(rules.validate_json(br#"{"organizationId": "923609016"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"organizationId": "92360901"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn regex(input: &Input<'_>) -> bool {
    matches(input) == Some(true)
}

/// `not_regex:/pattern/`: the text or number does not match a pattern.
///
/// Not the opposite of [`regex`]: a boolean or a list fails both. Source: `validateNotRegex`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "not_regex:/[<>]/")])?;
/// assert!(rules.validate_json(br#"{"name": "Kari"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": "<b>"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[must_use]
pub fn not_regex(input: &Input<'_>) -> bool {
    matches(input) == Some(false)
}

fn matches(input: &Input<'_>) -> Option<bool> {
    let ([Param::Pattern(pattern), ..], Value::Str(_) | Value::Int(_) | Value::Float(_)) = (input.params, input.value)
    else {
        return None;
    };
    Text::of(input.value).map(|text| pattern.is_match(text.as_str().as_bytes()))
}
