//! Presence rules, and modifiers of the other rules of a field.

use super::content::is_filled;
use super::{Input, condition};

/// `required`: the field is there and not null, not blank, and not an empty list or map.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "required")])?;
/// assert!(rules.validate_json(br#"{"name": false}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": [null]}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": " "}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Beside `required`, [`nullable`] has no effect. Source: `validateRequired`.
///
/// # Surprises
///
/// `false`, `0` and `[null]` are content, and so are a form feed and a no-break space, since PHP's `trim` leaves them.
/// Empty lists and maps are not.
///
/// - `required` takes `false`, `0`, `[null]`, `"\f"` and `"\u00a0"`
/// - `required` refuses `" "`, `[]` and `{}`
/// - `required|nullable` refuses `null`
#[cfg_attr(not(debug_assertions), inline(always))]
#[must_use]
pub const fn required(input: &Input<'_>) -> bool {
    is_filled(input.value)
}

/// `filled`: the field is absent, or [`required`] holds.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("comment", "filled")])?;
/// assert!(rules.validate_json(br#"{}"#).is_ok());
/// assert!(rules.validate_json(br#"{"comment": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateFilled`.
///
/// # Surprises
///
/// A null that is there fails, also beside [`nullable`].
///
/// - `filled|nullable` takes absence, not `null`
#[must_use]
pub const fn filled(input: &Input<'_>) -> bool {
    !input.present || required(input)
}

/// `present`: the field is there, with whatever value.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("comment", "present")])?;
/// assert!(rules.validate_json(br#"{"comment": null}"#).is_ok());
/// assert!(rules.validate_json(br#"{}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validatePresent`.
///
/// # Surprises
///
/// The key is enough: null and blank text are there.
///
/// - `present` takes `null`, `""` and `[]`
#[must_use]
pub const fn present(input: &Input<'_>) -> bool {
    input.present
}

/// `present_if:other,value,..`: the field is [`present`] where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "present_if:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate", "organizationId": ""}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "corporate"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`required_if`](super::required::required_if). Source: `validatePresentIf`.
///
/// # Surprises
///
/// An absent other field counts as null, which the word `null` matches. Null in the field itself is enough.
///
/// - `present_if:other,null` takes `null`, not absence
#[must_use]
pub const fn present_if(input: &Input<'_>) -> bool {
    !condition::other_has_value(input) || present(input)
}

/// `present_unless:other,value,..`: the field is [`present`] except where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("personalNumber", "present_unless:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate"}"#).is_ok());
/// assert!(rules.validate_json(br#"{}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`present_if`]. Source: `validatePresentUnless`.
///
/// # Surprises
///
/// An absent other field is none of the values, so that the field must be present then, unless `null` is one of them.
///
/// - `present_unless:other,a` takes `""`, not absence
/// - `present_unless:other,null` takes absence
#[must_use]
pub const fn present_unless(input: &Input<'_>) -> bool {
    condition::other_has_value(input) || present(input)
}

/// `present_with:a,b`: the field is [`present`] where one of the others is there, also as null.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("city", "present_with:zip")])?;
/// assert!(rules.validate_json(br#"{}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zip": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validatePresentWith`.
///
/// # Surprises
///
/// Only the keys count, not the content: null is there, in the other field and in this one.
///
/// - `present_with:other` beside `{"other": null}` takes `null`, not absence
#[must_use]
pub const fn present_with(input: &Input<'_>) -> bool {
    !condition::any_is_present(input.others) || present(input)
}

/// `present_with_all:a,b`: the field is [`present`] where all of the others are there, also as null.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("country", "present_with_all:zip,city")])?;
/// assert!(rules.validate_json(br#"{"zip": "0150"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"zip": "0150", "city": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validatePresentWithAll`.
///
/// # Surprises
///
/// Only the keys count: one that is blank is there.
///
/// - `present_with_all:other,another` beside `{"other": "", "another": null}` refuses absence
/// - `present_with_all:other,another` beside `{"other": 1}` takes absence
#[must_use]
pub const fn present_with_all(input: &Input<'_>) -> bool {
    !condition::all_are_present(input.others) || present(input)
}

/// `missing`: the field is not there at all.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("admin", "missing")])?;
/// assert!(rules.validate_json(br#"{}"#).is_ok());
/// assert!(rules.validate_json(br#"{"admin": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMissing`.
///
/// # Surprises
///
/// A key with null, blank text or an empty list is there; [`prohibited`](super::prohibited::prohibited) lets it pass.
///
/// - `missing|nullable` takes absence, not `null`, `""` or `[]`
#[must_use]
pub const fn missing(input: &Input<'_>) -> bool {
    !input.present
}

/// `missing_if:other,value,..`: the field is [`missing`] where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "missing_if:type,private")])?;
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "private", "organizationId": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`present_if`]. Source: `validateMissingIf`.
///
/// # Surprises
///
/// Null does not count as missing, and the comparison with the other field is loose.
///
/// - `missing_if:other,1` beside `{"other": "01"}` takes absence, not `null`
#[must_use]
pub const fn missing_if(input: &Input<'_>) -> bool {
    !condition::other_has_value(input) || missing(input)
}

/// `missing_unless:other,value,..`: the field is [`missing`] except where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "missing_unless:type,corporate")])?;
/// assert!(rules.validate_json(br#"{"type": "corporate", "organizationId": "923609016"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"organizationId": "923609016"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`present_if`]. Source: `validateMissingUnless`.
///
/// # Surprises
///
/// An absent other field is none of the values, so that the field must be missing then, unless `null` is one of them.
///
/// - `missing_unless:other,a` takes absence, not `5`
/// - `missing_unless:other,null` takes `5`
#[must_use]
pub const fn missing_unless(input: &Input<'_>) -> bool {
    condition::other_has_value(input) || missing(input)
}

/// `missing_with:a,b`: the field is [`missing`] where one of the others is there, also as null.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("personalNumber", "missing_with:organizationId")])?;
/// assert!(rules.validate_json(br#"{"personalNumber": "1"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"personalNumber": "1", "organizationId": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMissingWith`.
///
/// # Surprises
///
/// Only the keys count: null in the other field is there, and so is null in this one.
///
/// - `missing_with:other` beside `{"other": null}` takes absence, not `null`
#[must_use]
pub const fn missing_with(input: &Input<'_>) -> bool {
    !condition::any_is_present(input.others) || missing(input)
}

/// `missing_with_all:a,b`: the field is [`missing`] where all of the others are there, also as null.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("address", "missing_with_all:street,city")])?;
/// assert!(rules.validate_json(br#"{"address": "1", "city": "Oslo"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"address": "1", "city": "Oslo", "street": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateMissingWithAll`.
///
/// # Surprises
///
/// Only the keys count: one that is blank is there.
///
/// - `missing_with_all:other,another` beside `{"other": "", "another": null}` refuses `5`
/// - `missing_with_all:other,another` beside `{"other": 1}` takes `5`
#[must_use]
pub const fn missing_with_all(input: &Input<'_>) -> bool {
    !condition::all_are_present(input.others) || missing(input)
}

/// `nullable`: null passes the rules that are not implicit.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("comment", "nullable|string")])?;
/// assert!(rules.validate_json(br#"{"comment": null}"#).is_ok());
/// assert!(rules.validate_json(br#"{"comment": 5}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `isNotNullIfMarkedAsNullable`.
///
/// # Surprises
///
/// It does not weaken `required` or another implicit rule, and it says nothing of absence or blank text: these skip the
/// rules that are not implicit anyway.
///
/// - `nullable|required` refuses `null`
/// - `nullable|boolean` takes `null`, absence and `""`
/// - `boolean` takes absence and `""`, not `null`
#[must_use]
pub const fn nullable(_: &Input<'_>) -> bool {
    true
}

/// `sometimes`: where the field is absent, no rule of it runs, also none that is implicit.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "sometimes|required")])?;
/// assert!(rules.validate_json(br#"{}"#).is_ok());
/// assert!(rules.validate_json(br#"{"name": null}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `passesOptionalCheck`.
///
/// # Surprises
///
/// A null that is there is not absent.
///
/// - `sometimes|required` takes absence, not `null`
#[must_use]
pub const fn sometimes(_: &Input<'_>) -> bool {
    true
}

/// `bail`: the first failure of the field is the only one.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "bail|string|min:3")])?;
/// assert_eq!(rules.validate_json(br#"{"name": 5}"#).unwrap_err().iter().count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `shouldStopValidating`.
///
/// # Surprises
///
/// Without it all failures of a field are listed, except that a failed implicit rule always ends the field.
///
/// - `bail|string|min:3` refuses `5` by `string`
/// - `string|min:3` refuses `5` by `string` and `min`
/// - `required|string|min:3` refuses `null` by `required`
#[must_use]
pub const fn bail(_: &Input<'_>) -> bool {
    true
}
