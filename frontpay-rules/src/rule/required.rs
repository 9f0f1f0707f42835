//! Rules that require a field depending on other fields.
//!
//! All of them run on absent, null and blank fields; where one fails, it is the only failure of the field.

use super::presence::required;
use super::{Input, condition};

// Each looks at its own field first: what has content passes, and almost every field has it.

/// `required_if:other,value,..`: the field is [`required`] where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "required_if:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "corporate"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredIf`, `parseDependentRuleParameters`.
///
/// # Surprises
///
/// If the other field is absent, nothing is required, whatever the values. The comparison is PHP's loose one (`"01"`
/// is `1`), but strict where the other value is boolean or null. The words `true` and `false` mean booleans where the
/// other value is one, or its rules contain literally `boolean`; the word `null`, in any case, means null where the
/// other value is null.
///
/// - `required_if:other,1` beside `{"other": "01"}` refuses absence
/// - `required_if:other,1` beside `{"other": true}` takes absence
/// - `required_if:other,true` beside `{"other": true}` refuses absence
/// - `required_if:other,null` takes absence
/// - `required_if:other,null` beside `{"other": null}` refuses absence
#[inline]
#[must_use]
pub const fn required_if(input: &Input<'_>) -> bool {
    required(input) || !condition::other_is_present(input) || !condition::other_has_value(input)
}

/// `required_unless:other,value,..`: the field is [`required`] except where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("personalNumber", "required_unless:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate"}"#).is_ok());
/// assert!(rules.validate_json(br#"{}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`required_if`]. Source: `validateRequiredUnless`.
///
/// # Surprises
///
/// Unlike for [`required_if`], an absent other field counts as null, which the word `null` matches and other words do
/// not.
///
/// - `required_unless:other,a` refuses absence
/// - `required_unless:other,null` takes absence
#[inline]
#[must_use]
pub const fn required_unless(input: &Input<'_>) -> bool {
    required(input) || condition::other_has_value(input)
}

/// `required_if_accepted:other`: the field is [`required`] where another one is
/// [`accepted`](super::accepted::accepted).
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "required_if_accepted:newsletter")])?;
/// assert!(rules.validate_json(br#"{"newsletter": "no"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"newsletter": "on"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredIfAccepted`.
///
/// # Surprises
///
/// If the other field is absent, nothing is required. A word with capitals, such as `"Yes"`, does not accept.
///
/// - `required_if_accepted:other` beside `{"other": "Yes"}` takes absence
/// - `required_if_accepted:other` beside `{"other": "on"}` refuses absence
#[inline]
#[must_use]
pub const fn required_if_accepted(input: &Input<'_>) -> bool {
    required(input) || !condition::other_is_accepted(input)
}

/// `required_if_declined:other`: the field is [`required`] where another one is
/// [`declined`](super::accepted::declined).
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("reason", "required_if_declined:terms")])?;
/// assert!(rules.validate_json(br#"{"terms": true}"#).is_ok());
/// assert!(rules.validate_json(br#"{"terms": false}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredIfDeclined`.
///
/// # Surprises
///
/// If the other field is absent or null, nothing is required: neither of them declines.
///
/// - `required_if_declined:other` beside `{"other": null}` takes absence
/// - `required_if_declined:other` beside `{"other": "off"}` refuses absence
#[inline]
#[must_use]
pub const fn required_if_declined(input: &Input<'_>) -> bool {
    required(input) || !condition::other_is_declined(input)
}

/// `required_with:a,b`: the field is [`required`] where one of the others has content.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zip", "required_with:street,city")])?;
/// assert!(rules.validate_json(br#"{"street": " "}"#).is_ok());
/// assert!(rules.validate_json(br#"{"street": "Storgata 1"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredWith`.
///
/// # Surprises
///
/// A field that is null, blank or an empty list counts as absent; `false` and `0` are content.
///
/// - `required_with:other` beside `{"other": " "}` takes absence
/// - `required_with:other` beside `{"other": false}` refuses absence
#[inline]
#[must_use]
pub const fn required_with(input: &Input<'_>) -> bool {
    required(input) || !condition::any_is_filled(input.others)
}

/// `required_with_all:a,b`: the field is [`required`] where all of the others have content.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zip", "required_with_all:street,city")])?;
/// assert!(rules.validate_json(br#"{"street": "Storgata 1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"street": "Storgata 1", "city": "Oslo"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredWithAll`.
///
/// # Surprises
///
/// A field that is null, blank or an empty list counts as absent, and one of them is enough to require nothing.
///
/// - `required_with_all:other,another` beside `{"other": 1, "another": []}` takes absence
/// - `required_with_all:other,another` beside `{"other": 1, "another": 0}` refuses absence
#[inline]
#[must_use]
pub const fn required_with_all(input: &Input<'_>) -> bool {
    required(input) || !condition::all_are_filled(input.others)
}

/// `required_without:a,b`: the field is [`required`] where one of the others has no content.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "required_without:msisdn")])?;
/// assert!(rules.validate_json(br#"{"msisdn": "+4740000000"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"msisdn": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredWithout`.
///
/// # Surprises
///
/// A field that is null, blank or an empty list counts as absent; of several, one that is absent is enough.
///
/// - `required_without:other` beside `{"other": ""}` refuses absence
/// - `required_without:other,another` beside `{"other": 1}` refuses absence
/// - `required_without:other` beside `{"other": 0}` takes absence
#[inline]
#[must_use]
pub const fn required_without(input: &Input<'_>) -> bool {
    required(input) || condition::all_are_filled(input.others)
}

/// `required_without_all:a,b`: the field is [`required`] where none of the others has content.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "required_without_all:msisdn,address")])?;
/// assert!(rules.validate_json(br#"{"address": "Storgata 1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateRequiredWithoutAll`.
///
/// # Surprises
///
/// A field that is null, blank or an empty list counts as absent; `false` does not.
///
/// - `required_without_all:other,another` beside `{"other": null, "another": []}` refuses absence
/// - `required_without_all:other,another` beside `{"other": false}` takes absence
#[inline]
#[must_use]
pub const fn required_without_all(input: &Input<'_>) -> bool {
    required(input) || condition::any_is_filled(input.others)
}
