//! Acceptance rules.

use super::content::{is_accepted, is_declined};
use super::{Input, condition};

/// `accepted`: the value is a yes: `true`, `1`, `"1"`, `"true"`, `"yes"` or `"on"`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("terms", "accepted")])?;
/// assert!(rules.validate_json(br#"{"terms": "yes"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"terms": false}"#).is_err());
/// assert!(rules.validate_json(br#"{}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The field must be there: absent, null and blank fail. Source: `validateAccepted`.
///
/// # Surprises
///
/// Case counts, and so does the kind: no float is a yes.
///
/// - `accepted` takes `1`, `"on"` and `true`, not `"Yes"`, `1.0` or `2`
#[must_use]
pub const fn accepted(input: &Input<'_>) -> bool {
    is_accepted(input.value)
}

/// `accepted_if:other,value,..`: the field is [`accepted`] where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("terms", "accepted_if:type,private")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`required_if`](super::required::required_if). Source: `validateAcceptedIf`.
///
/// # Surprises
///
/// An absent other field counts as null, which the word `null` matches.
///
/// - `accepted_if:other,null` refuses absence and `"no"`
/// - `accepted_if:other,1` beside `{"other": "01"}` refuses absence
#[must_use]
pub const fn accepted_if(input: &Input<'_>) -> bool {
    !condition::other_has_value(input) || accepted(input)
}

/// `declined`: the value is a no: `false`, `0`, `"0"`, `"false"`, `"no"` or `"off"`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("newsletter", "declined")])?;
/// assert!(rules.validate_json(br#"{"newsletter": "off"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"newsletter": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The field must be there: absent, null and blank fail. Source: `validateDeclined`.
///
/// # Surprises
///
/// Null is not a no, and case and kind count.
///
/// - `declined` takes `0`, `"off"` and `false`, not `null`, `"No"` or `0.0`
#[must_use]
pub const fn declined(input: &Input<'_>) -> bool {
    is_declined(input.value)
}

/// `declined_if:other,value,..`: the field is [`declined`] where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("newsletter", "declined_if:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "corporate", "newsletter": true}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`accepted_if`]. Source: `validateDeclinedIf`.
///
/// # Surprises
///
/// A boolean in the other field equals only the words `true` and `false`, not `1` and `0`.
///
/// - `declined_if:other,1` beside `{"other": true}` takes `"yes"`
/// - `declined_if:other,true` beside `{"other": true}` takes `"no"`, not `"yes"`
#[must_use]
pub const fn declined_if(input: &Input<'_>) -> bool {
    !condition::other_has_value(input) || declined(input)
}
