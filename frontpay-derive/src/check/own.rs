//! What a field has beside Laravel's rules: rules and checks of one's own, sentences, a name.

use frontpay_rules::__private::nearest;
use frontpay_rules::rule::Name;
use syn::LitStr;

use super::{Checked, Use, reference};
use crate::errors::Errors;
use crate::model::Field;
use crate::parse::rule::{Check, Item, Message, Own};

/// What reports say of a field.
#[derive(Default)]
pub(crate) struct Said<'a> {
    pub(crate) messages: Vec<&'a Message>,
    pub(crate) attribute: Option<&'a LitStr>,
}

/// A rule that is not Laravel's, and behind how many of Laravel's it stands.
pub(crate) struct Placed<'a> {
    pub(crate) after: usize,
    pub(crate) own: &'a Own,
}

impl<'a> Checked<'a> {
    /// Takes an item that is no rule of Laravel's.
    pub(super) fn take(&mut self, item: &'a Item, errors: &mut Errors) {
        match item {
            Item::Own(own) => self.own.push(Placed { after: self.rules.len(), own }),
            Item::Check(check) => self.checks.push(check),
            Item::Message(_, messages) => self.said.messages.extend(messages),
            Item::Attribute(_, text) if self.said.attribute.is_none() => self.said.attribute = Some(text),
            Item::Attribute(span, _) => errors.at(*span, "`attribute` is given twice"),
            // The model has refused or taken these, and the check reads the others.
            Item::Crate(..) | Item::Recursive(_) | Item::Text(_) | Item::Call(_) => {}
        }
    }
}

/// Refuses sentences that nothing can say, and names that nothing can use.
pub(super) fn said(at: usize, fields: &[Field<'_>], checked: &[Checked<'_>], errors: &mut Errors) {
    let own = &checked[at];
    let mut seen: Vec<Option<&str>> = Vec::new();
    for message in &own.said.messages {
        let rule = message.rule.as_deref();
        if seen.contains(&rule) {
            errors.at(message.span, "a second sentence for the same rule");
        } else if let Err(sentence) = can_say(rule, own) {
            errors.at(message.span, sentence);
        }
        seen.push(rule);
    }
    let Some(attribute) = own.said.attribute else { return };
    let name = &fields[at].name;
    let is_named = |found: &Use| found.rule.params().iter().filter_map(reference).any(|other| other == *name);
    let named = checked.iter().flat_map(|checked| &checked.rules).any(is_named);
    if !named && !can_fail(own) {
        errors.at(attribute.span(), format_args!("no rule tells of `{name}`, so nothing uses its name"));
    }
}

fn can_fail(own: &Checked<'_>) -> bool {
    own.rules.iter().any(|found| !found.spec.is_modifier()) || !own.own.is_empty() || !own.checks.is_empty()
}

fn can_say(rule: Option<&str>, own: &Checked<'_>) -> Result<(), String> {
    let Some(rule) = rule else {
        return if can_fail(own) {
            Ok(())
        } else {
            Err("no rule of the field can fail, so nothing says this".to_owned())
        };
    };
    let known = Name::find(rule).map(|name| name.spec().name);
    let found = own.rules.iter().find(|found| Some(found.spec.name) == known);
    match found {
        Some(found) if found.spec.is_modifier() => Err(format!("`{rule}` never fails, so nothing says this")),
        Some(_) => Ok(()),
        // The names of rules of one's own are theirs to tell.
        None if !own.checks.is_empty() || !own.own.is_empty() => Ok(()),
        None => Err(match nearest(rule, own.rules.iter().map(|found| found.spec.name)) {
            Some(near) => format!("the field has no rule `{rule}`, did you mean `{near}`?"),
            None => format!("the field has no rule `{rule}`"),
        }),
    }
}

/// The checks of a field.
pub(crate) type Checks<'a> = Vec<&'a Check>;
