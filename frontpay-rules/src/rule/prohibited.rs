//! Rules that forbid a value.
//!
//! Empty is what `required` refuses: absent, null, blank, an empty list or map. None of these rules runs on an absent or
//! blank field, which has nothing to prohibit.

use super::content::is_filled;
use super::{Input, condition};

/// `prohibited`: the field is absent or empty.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("admin", "prohibited")])?;
/// assert!(rules.validate_json(br#"{"admin": []}"#).is_ok());
/// assert!(rules.validate_json(br#"{"admin": false}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateProhibited`.
///
/// # Surprises
///
/// Null, blank text, `[]` and `{}` pass; `false` and `0` are content. To refuse those too, see
/// [`missing`](super::presence::missing).
///
/// - `prohibited` takes `null`, `" "` and `[]`, not `false` or `0`
#[must_use]
pub const fn prohibited(input: &Input<'_>) -> bool {
    !is_filled(input.value)
}

/// `prohibited_if:other,value,..`: the field is [`prohibited`] where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "prohibited_if:type,private")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate", "organizationId": "923609016"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "private", "organizationId": "923609016"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`required_if`](super::required::required_if). Source: `validateProhibitedIf`.
///
/// # Surprises
///
/// An absent other field counts as null, which the word `null` matches.
///
/// - `prohibited_if:other,null` takes `[]`, not `5`
#[must_use]
pub const fn prohibited_if(input: &Input<'_>) -> bool {
    !condition::other_has_value(input) || prohibited(input)
}

/// `prohibited_unless:other,value,..`: the field is [`prohibited`] except where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "prohibited_unless:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate", "organizationId": "923609016"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"organizationId": "923609016"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`prohibited_if`]. Source: `validateProhibitedUnless`.
///
/// # Surprises
///
/// An absent other field is none of the values, so that the field is prohibited then, unless `null` is one of them.
///
/// - `prohibited_unless:other,a` refuses `5`
/// - `prohibited_unless:other,null` takes `5`
#[must_use]
pub const fn prohibited_unless(input: &Input<'_>) -> bool {
    condition::other_has_value(input) || prohibited(input)
}

/// `prohibited_if_accepted:other`: the field is [`prohibited`] where another one is
/// [`accepted`](super::accepted::accepted).
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("reason", "prohibited_if_accepted:terms")])?;
/// assert!(rules.validate_json(br#"{"terms": "no", "reason": "x"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"terms": "yes", "reason": "x"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateProhibitedIfAccepted`.
///
/// # Surprises
///
/// If the other field is absent, nothing is prohibited. A word with capitals, such as `"Yes"`, does not accept.
///
/// - `prohibited_if_accepted:other` takes `5`
/// - `prohibited_if_accepted:other` beside `{"other": "Yes"}` takes `5`
/// - `prohibited_if_accepted:other` beside `{"other": "yes"}` refuses `5`
#[must_use]
pub const fn prohibited_if_accepted(input: &Input<'_>) -> bool {
    !condition::other_is_accepted(input) || prohibited(input)
}

/// `prohibited_if_declined:other`: the field is [`prohibited`] where another one is
/// [`declined`](super::accepted::declined).
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "prohibited_if_declined:newsletter")])?;
/// assert!(rules.validate_json(br#"{"newsletter": 1, "email": "a@b.no"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"newsletter": 0, "email": "a@b.no"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateProhibitedIfDeclined`.
///
/// # Surprises
///
/// If the other field is absent or null, nothing is prohibited: neither of them declines.
///
/// - `prohibited_if_declined:other` beside `{"other": null}` takes `5`
/// - `prohibited_if_declined:other` beside `{"other": 0}` refuses `5`
#[must_use]
pub const fn prohibited_if_declined(input: &Input<'_>) -> bool {
    !condition::other_is_declined(input) || prohibited(input)
}

/// `prohibits:a,b`: where the field has content, none of the others has.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("personalNumber", "prohibits:organizationId")])?;
/// assert!(rules.validate_json(br#"{"personalNumber": "1", "organizationId": ""}"#).is_ok());
/// assert!(rules.validate_json(br#"{"personalNumber": "1", "organizationId": "2"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateProhibits`.
///
/// # Surprises
///
/// The failure is this field's, not that of the others. Empty fields prohibit nothing, but `false` has content, here
/// and there.
///
/// - `prohibits:other` beside `{"other": ""}` takes `5`
/// - `prohibits:other` beside `{"other": false}` takes `null`, not `false`
#[must_use]
pub const fn prohibits(input: &Input<'_>) -> bool {
    !is_filled(input.value) || !condition::any_is_filled(input.others)
}
