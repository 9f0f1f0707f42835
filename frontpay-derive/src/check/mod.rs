//! Every question that can be answered no.

mod agree;
mod call;
mod contradict;
mod list;
mod null;
mod own;
mod range;
mod reference;
mod text;
mod unknown;

use frontpay_rules::__private::{Rule, date_format};
use frontpay_rules::Facts;
use frontpay_rules::rule::{Name, Reach, Spec};
use proc_macro2::Span;
use quote::ToTokens as _;

pub(crate) use self::agree::{Assertion, contains_itself, ends, mentions};
pub(crate) use self::contradict::compared;
pub(crate) use self::null::Told;
pub(crate) use self::own::Placed;
use self::own::{Checks, Said};
use self::reference::reference;
pub(crate) use self::reference::{Target, possible_reference, siblings, target};
use crate::errors::Errors;
use crate::model::{Body, Field, Model};
use crate::parse::rule::Item;

/// The rules of a field, and what the compiler has to assert about its type.
#[derive(Default)]
pub(crate) struct Checked<'a> {
    pub(crate) rules: Vec<Use>,
    /// Rules that are not Laravel's.
    pub(crate) own: Vec<Placed<'a>>,
    /// Functions that check the field.
    pub(crate) checks: Checks<'a>,
    pub(crate) said: Said<'a>,
    pub(crate) assertions: Vec<Assertion>,
    /// The rules refuse null and let a missing key pass, so that `None` stands for a missing key, and null in a text has to
    /// be judged there.
    pub(crate) tells_null: bool,
    /// That is so, and nothing keeps serde from writing `None` as null.
    pub(crate) null_written: Option<Told>,
    /// serde fills a missing key, which a rule may refuse or ask about, so that the text has to be judged.
    pub(crate) fills: bool,
    /// The type of the field names the type that the field is of.
    pub(crate) recurs: bool,
}

/// A rule that exists, with arguments of the right number and kind.
pub(crate) struct Use {
    pub(crate) name: Name,
    pub(crate) rule: Rule,
    pub(crate) spec: &'static Spec,
    pub(crate) span: Span,
    /// Where each parameter stands; nothing for rules from text, whose span is the whole text.
    pub(crate) args: Vec<Span>,
}

impl Use {
    /// Where a parameter stands.
    pub(crate) fn arg(&self, at: usize) -> Span {
        self.args.get(at).copied().unwrap_or(self.span)
    }

    /// Whether only the engine can answer it, which sees the whole document.
    pub(crate) fn looks_far(&self, fields: &[Field<'_>]) -> bool {
        let is_far = |name: String| !matches!(target(fields, &name), Some(Target::Sibling(_)));
        self.spec.reach != Reach::Named || self.rule.params().iter().filter_map(reference).any(is_far)
    }
}

/// Checks all fields; the result has one entry for each.
pub(crate) fn check<'a>(model: &'a Model<'a>, errors: &mut Errors) -> Vec<Checked<'a>> {
    match &model.body {
        Body::Struct(fields) => structure(model, fields, errors),
        Body::Words(words) => {
            let names = words.iter().map(|word| (word.name.as_str(), word.ident.span()));
            list::distinct_names(names, "variants", errors);
            Vec::new()
        }
        Body::Choices(choices) => {
            let names = choices
                .list
                .iter()
                .flat_map(|choice| choice.words.iter().map(|word| (word.as_str(), choice.ident.span())));
            list::distinct_names(names, "variants", errors);
            Vec::new()
        }
        Body::Other => Vec::new(),
    }
}

fn structure<'a>(model: &Model<'_>, fields: &'a [Field<'a>], errors: &mut Errors) -> Vec<Checked<'a>> {
    let own = fields.iter().filter(|field| field.serde.flatten.is_none());
    list::distinct_names(own.map(|field| (field.name.as_str(), field.span())), "fields", errors);
    let mut checked: Vec<_> = fields.iter().map(|field| items(field, errors)).collect();
    for (at, (field, found)) in fields.iter().zip(&checked).enumerate() {
        contradict::repeated(&found.rules, errors);
        contradict::within(&found.rules, errors);
        range::check(field, &found.rules, errors);
        reference::check(field, &found.rules, fields, errors);
        own::said(at, fields, &checked, errors);
        agree::place(field, errors);
    }
    contradict::across(fields, &checked, errors);
    let referred: Vec<_> = checked.iter().flat_map(|checked| &checked.rules).flat_map(references).collect();
    for (field, checked) in fields.iter().zip(&mut checked) {
        checked.assertions = agree::assertions(field, checked, errors);
        checked.assertions.extend(agree::leads_back(model, field));
        checked.recurs = contains_itself(model, field);
        if mentions(field.ty.to_token_stream(), &["Self"]) {
            // Outside of the impl there is no such name.
            checked.assertions.clear();
        }
        null::told(field, checked, errors);
        let named = referred.contains(&field.name);
        checked.fills = field.filled.is_some() && (named || agree::may_refuse_absence(&checked.rules));
    }
    null::told_by_others(fields, &mut checked);
    checked
}

fn items<'a>(field: &'a Field<'a>, errors: &mut Errors) -> Checked<'a> {
    let mut checked = Checked::default();
    for item in &field.items {
        match item {
            Item::Text(text) => checked.rules.extend(text::read(text, errors)),
            Item::Call(call) => checked.rules.extend(errors.ok(call::read(call))),
            other => checked.take(other, errors),
        }
    }
    checked
}

/// Reads the rules of one path of a rule set, and checks what can be known of them without the fields around.
pub(crate) fn rule_list(items: &[Item], errors: &mut Errors) -> Vec<Use> {
    let mut uses = Vec::new();
    for item in items {
        match item {
            Item::Text(text) => uses.extend(text::read(text, errors)),
            Item::Call(call) => uses.extend(errors.ok(call::read(call))),
            other => errors.at(
                other.span(),
                "a rule set holds Laravel's rules; rules of your own, sentences and names stand on the fields of a struct",
            ),
        }
    }
    contradict::repeated(&uses, errors);
    contradict::within(&uses, errors);
    uses
}

/// The names of the fields that a rule may look at.
fn references(found: &Use) -> Vec<String> {
    found.rule.params().iter().filter_map(possible_reference).collect()
}

/// What a list of rules says about its field.
pub(crate) fn facts(uses: &[Use]) -> Facts {
    Facts::of_each(uses.iter().map(|found| &found.rule))
}

/// The `date_format` in a list of rules.
pub(crate) fn format(uses: &[Use]) -> Option<String> {
    let rules: Vec<_> = uses.iter().map(|found| found.rule.clone()).collect();
    date_format(&rules).map(str::to_owned)
}
