//! The messages and the name that reports use for a field.

use frontpay_rules::__private::{nearest, unknown_placeholder};
use frontpay_rules::rule::Name;

use super::checked::CheckedField;
use super::reference::reference;
use super::rule_use::RuleUse;
use crate::errors::Errors;
use crate::model::field::Field;
use crate::parse::rule::Message;

/// Refuses messages and names that no report can use.
pub(super) fn check(index: usize, fields: &[Field<'_>], checked: &[CheckedField<'_>], errors: &mut Errors) {
    let checked_field = &checked[index];
    let mut seen: Vec<Option<&str>> = Vec::new();
    for message in &checked_field.labels.messages {
        let rule = message.rule.as_deref();
        if seen.contains(&rule) {
            errors.at(message.span, "this is the second message for the same rule: remove one");
        } else if let Err(error) = check_message(rule, checked_field) {
            errors.at(message.span, error);
        } else if let Some(error) = unknown_placeholder_message(message, checked_field) {
            errors.at(message.text.span(), error);
        }
        seen.push(rule);
    }
    let Some(attribute) = checked_field.labels.attribute else { return };
    let name = &fields[index].name;
    let refers_here =
        |rule_use: &RuleUse| rule_use.rule.params().iter().filter_map(reference).any(|other| other == *name);
    let is_referred = checked.iter().flat_map(|checked_field| &checked_field.rules).any(refers_here);
    if !is_referred && !checked_field.can_fail() {
        errors.at(
            attribute.span(),
            format_args!("no report mentions `{name}`, since none of its rules can fail: remove `attribute`"),
        );
    }
}

/// Checks that the rule of a message, or any rule if it names none, can fail.
fn check_message(rule: Option<&str>, checked_field: &CheckedField<'_>) -> Result<(), String> {
    let Some(rule) = rule else {
        return if checked_field.can_fail() {
            Ok(())
        } else {
            Err("no rule of the field can fail: remove the message".to_owned())
        };
    };
    let known = Name::find(rule).map(|name| name.spec().name);
    match checked_field.rules.iter().find(|rule_use| Some(rule_use.spec.name) == known) {
        Some(rule_use) if rule_use.spec.is_modifier() => Err(format!("`{rule}` never fails: remove its message")),
        Some(_) => Ok(()),
        // The compiler finds the names of custom rules, and a check names its rule when it runs.
        None if checked_field.has_custom() => Ok(()),
        None => Err(match nearest(rule, checked_field.rules.iter().map(|rule_use| rule_use.spec.name)) {
            Some(near) => format!("the field has no rule `{rule}`, did you mean `{near}`?"),
            None => format!("the field has no rule `{rule}`"),
        }),
    }
}

/// Returns the error for a placeholder that the reports of the message's rules do not fill.
///
/// The parameters of custom rules are not known here, so a message that may be for one is not checked.
fn unknown_placeholder_message(message: &Message, checked_field: &CheckedField<'_>) -> Option<String> {
    let rules = match &message.rule {
        Some(rule) => vec![Name::find(rule)?],
        None if checked_field.has_custom() => return None,
        None => checked_field.rules.iter().map(|rule_use| rule_use.name).collect(),
    };
    let text = message.text.value();
    let (placeholder, known) = unknown_placeholder(&text, &rules)?;
    let suggestion = nearest(placeholder, known.iter().copied());
    let suggestion = suggestion.map_or_else(|| ":".to_owned(), |near| format!(", did you mean `:{near}`?"));
    let known: Vec<_> = known.iter().map(|known| format!("`:{known}`")).collect();
    Some(format!(
        "unknown placeholder `:{placeholder}`{suggestion} a message of the rule can have {}",
        known.join(", ")
    ))
}
