//! Laravel's rules that ask more than the payload, and where to ask it instead.

const RULES: &[(&str, &str)] = &[
    ("active_url", "asks DNS; `url` checks the form, and a request to the address tells more"),
    ("can", "asks who is signed in; check that where the request is authorised"),
    ("current_password", "asks who is signed in; check that where the request is authorised"),
    ("dimensions", "is for uploaded files, which JSON has none of"),
    ("exists", "asks a database; look the value up when the payload is valid, or in a rule of your own"),
    ("extensions", "is for uploaded files; `ends_with` checks a file name"),
    ("file", "is for uploaded files, which JSON has none of; `base64` checks content sent as text"),
    ("image", "is for uploaded files, which JSON has none of; `base64` checks content sent as text"),
    ("mimes", "is for uploaded files; `in` checks a media type sent as text"),
    ("mimetypes", "is for uploaded files; `in` checks a media type sent as text"),
    ("unique", "asks a database; look the value up when the payload is valid, or in a rule of your own"),
];

/// Tells of a rule of Laravel that is not one here why that is so, and what to do instead.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let error = RuleSet::parse([("email", "required|unique:users")]).unwrap_err();
/// assert!(error.problem().starts_with("the rule `unique` asks a database"));
/// ```
#[must_use]
pub fn elsewhere(name: &str) -> Option<&'static str> {
    RULES.iter().find(|(rule, _)| *rule == name).map(|(_, reason)| *reason)
}
