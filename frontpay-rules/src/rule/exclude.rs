//! Rules that exclude a field from the validated data.
//!
//! They always run, also on absent and null fields, and never refuse a document: where one of them "fails", the rules of
//! the field behind it do not run, and what `validate` returns does not have the field. Fields below an excluded one are
//! left out with it where their rows stand behind its row in the table; rules of rows before it have run by then.

use super::{Input, condition};

/// `exclude`: the field is left out of the validated data.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("name", "required"), ("comment", "exclude|string")])?;
/// let validated = rules.validate_json(br#"{"name": "Kari", "comment": 5}"#)?;
/// assert_eq!(serde_json::to_string(&validated)?, r#"{"name":"Kari"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateExclude`.
///
/// # Surprises
///
/// Rules before it in the list have run, rules behind it do not.
///
/// - `string|exclude` refuses `5`
/// - `exclude|string` takes `5`
#[must_use]
pub const fn exclude(_: &Input<'_>) -> bool {
    false
}

/// `exclude_if:other,value,..`: the field is left out where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("type", "string"), ("organizationId", "exclude_if:type,private|required")])?;
/// let validated = rules.validate_json(br#"{"type": "private", "organizationId": "923609016"}"#)?;
/// assert_eq!(serde_json::to_string(&validated)?, r#"{"type":"private"}"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// The values are compared as for [`required_if`](super::required::required_if). Source: `validateExcludeIf`.
///
/// # Surprises
///
/// If the other field is absent, nothing is left out and the rules behind this one run: the word `null` does not match
/// absence here.
///
/// - `exclude_if:other,null|string` refuses `5`
/// - `exclude_if:other,null|string` beside `{"other": null}` takes `5`
#[must_use]
pub const fn exclude_if(input: &Input<'_>) -> bool {
    !condition::other_is_present(input) || !condition::other_has_value(input)
}

/// `exclude_unless:other,value,..`: the field is left out except where another one has one of the values.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("organizationId", "exclude_unless:type,corporate|required")])?;
/// assert!(rules.validate_json(br#"{"type": "private"}"#).is_ok());
/// assert!(rules.validate_json(br#"{"type": "corporate"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateExcludeUnless`.
///
/// # Surprises
///
/// Unlike for [`exclude_if`], an absent other field counts as null, which the word `null` matches.
///
/// - `exclude_unless:other,a|string` takes `5`
/// - `exclude_unless:other,null|string` refuses `5`
#[must_use]
pub const fn exclude_unless(input: &Input<'_>) -> bool {
    condition::other_has_value(input)
}

/// `exclude_with:other`: the field is left out where another one is there, also as null.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("email", "exclude_with:msisdn|required")])?;
/// assert!(rules.validate_json(br#"{"msisdn": null}"#).is_ok());
/// assert!(rules.validate_json(br#"{}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateExcludeWith`.
///
/// # Surprises
///
/// The key is enough: null and blank text are there.
///
/// - `exclude_with:other|string` beside `{"other": null}` takes `5`
#[must_use]
pub const fn exclude_with(input: &Input<'_>) -> bool {
    !condition::other_is_present(input)
}

/// `exclude_without:a,b`: the field is left out where one of the others has no content.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let rules = RuleSet::parse([("zip", "exclude_without:street|required")])?;
/// assert!(rules.validate_json(br#"{"street": ""}"#).is_ok());
/// assert!(rules.validate_json(br#"{"street": "Storgata 1"}"#).is_err());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Source: `validateExcludeWithout`.
///
/// # Surprises
///
/// Unlike for [`exclude_with`], a field that is null, blank or an empty list counts as absent.
///
/// - `exclude_without:other|string` beside `{"other": ""}` takes `5`
/// - `exclude_without:other|string` beside `{"other": false}` refuses `5`
#[must_use]
pub const fn exclude_without(input: &Input<'_>) -> bool {
    condition::all_are_filled(input.others)
}
