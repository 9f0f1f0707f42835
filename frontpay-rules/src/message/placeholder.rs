//! Placeholders that no report fills.

use super::fill::{first_unknown, place};
use crate::rule::Name;

/// The placeholders of every message.
const EVERYWHERE: [&str; 4] = ["attribute", "input", "index", "position"];

/// Returns the first placeholder of a message that the reports of some rules leave as it is, with those that they fill.
///
/// A colon between letters (`12:mm`, `https:x`) and a placeholder of any rule in other letters (`:Max`) are none.
///
/// ```
/// use frontpay_rules::__private::unknown_placeholder;
/// use frontpay_rules::rule::Name;
/// let (written, known) = unknown_placeholder("at most :maximum", &[Name::Max]).unwrap();
/// assert_eq!(written, "maximum");
/// assert_eq!(known, ["max", "attribute", "input", "index", "position"]);
/// assert_eq!(unknown_placeholder("at most :max for :attribute", &[Name::Max]), None);
/// ```
#[must_use]
pub fn unknown_placeholder<'m>(message: &'m str, rules: &[Name]) -> Option<(&'m str, Vec<&'static str>)> {
    let params = || rules.iter().flat_map(|name| name.spec().params).map(|param| param.name);
    let value = params().any(|name| name == "values").then_some("value");
    let is_known = |placeholder: &str| {
        EVERYWHERE.contains(&placeholder)
            || place(placeholder).is_some()
            || params().chain(value).any(|known| known == placeholder)
    };
    let unknown = first_unknown(message, is_known)?;
    let mut known: Vec<_> = params().chain(value).chain(EVERYWHERE).collect();
    let mut seen = std::collections::BTreeSet::new();
    known.retain(|name| seen.insert(*name));
    Some((unknown, known))
}
