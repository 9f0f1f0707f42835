//! Every question that can be answered no.

mod agree;
mod call;
mod list;
mod reference;
mod text;

use frontpay_rules::__private::{Rule, date_format};
use frontpay_rules::Facts;
use frontpay_rules::rule::{Name, Reach, Spec};
use proc_macro2::Span;

pub(crate) use self::agree::{Assertion, mentions};
pub(crate) use self::reference::{Target, siblings, target};
use crate::errors::Errors;
use crate::model::{Body, Field, Model};
use crate::parse::rule::Item;

/// The rules of a field, and what the compiler has to assert about its type.
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) rules: Vec<Use>,
    pub(crate) assertions: Vec<Assertion>,
    /// The rules refuse null and let a missing key pass, so that `None` stands for a missing key, and null in a text has to
    /// be judged there.
    pub(crate) tells_null: bool,
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
        self.spec.reach != Reach::Named || self.rule.params().iter().filter_map(reference::reference).any(is_far)
    }
}

/// Checks all fields; the result has one entry for each.
pub(crate) fn check(model: &Model<'_>, errors: &mut Errors) -> Vec<Checked> {
    match &model.body {
        Body::Struct(fields) => structure(model, fields, errors),
        Body::Words(words) => {
            let names = words.iter().map(|word| (word.name.as_str(), word.ident));
            list::distinct_names(names, "variants", errors);
            Vec::new()
        }
        Body::Other => Vec::new(),
    }
}

fn structure(model: &Model<'_>, fields: &[Field<'_>], errors: &mut Errors) -> Vec<Checked> {
    let own = fields.iter().filter(|field| field.serde.flatten.is_none());
    list::distinct_names(own.map(|field| (field.name.as_str(), field.ident)), "fields", errors);
    let mut checked: Vec<_> =
        fields.iter().map(|field| Checked { rules: uses(field, errors), ..Checked::default() }).collect();
    for (field, checked) in fields.iter().zip(&checked) {
        list::repeated(&checked.rules, errors);
        list::bounds(&checked.rules, errors);
        reference::check(field, &checked.rules, fields, errors);
        agree::place(model, field, &checked.rules, errors);
    }
    for (field, checked) in fields.iter().zip(&mut checked) {
        checked.assertions = agree::assertions(field, &checked.rules, errors);
        checked.tells_null = agree::tells_null(field, &checked.rules, errors);
    }
    checked
}

fn uses(field: &Field<'_>, errors: &mut Errors) -> Vec<Use> {
    let mut uses = Vec::new();
    for item in &field.items {
        match item {
            Item::Text(text) => uses.extend(text::read(text, errors)),
            Item::Call(call) => uses.extend(errors.ok(call::read(call))),
            // The model has refused it.
            Item::Crate(..) => {}
        }
    }
    uses
}

/// What a list of rules says about its field.
pub(crate) fn facts(uses: &[Use]) -> Facts {
    let rules: Vec<_> = uses.iter().map(|found| found.rule.clone()).collect();
    Facts::of(&rules)
}

/// The `date_format` in a list of rules.
pub(crate) fn format(uses: &[Use]) -> Option<String> {
    let rules: Vec<_> = uses.iter().map(|found| found.rule.clone()).collect();
    date_format(&rules).map(str::to_owned)
}
