//! The violations of a typed value.

use std::borrow::Cow;

use crate::param::{Param, PathText, Segment, ends};
use crate::report::{Failed, RuleParams, Violation};
use crate::rule::{Name, measure};
use crate::schema::{FieldRow, StoredRule};

/// The violations found so far.
pub(super) struct Violations(pub(super) Vec<Violation>);

/// Few reports are longer; they grow.
const USUAL_LENGTH: usize = 64;

impl Violations {
    pub(super) fn new() -> Self {
        Self(Vec::with_capacity(USUAL_LENGTH))
    }

    /// Adds the failure of a rule of Laravel's. Returns `true` if it ends the field.
    #[inline(never)]
    pub(super) fn push(&mut self, own: &PathText, row: &'static FieldRow, rule: &'static StoredRule) -> bool {
        let Some(name) = rule.name else { return false };
        match (own, &rule.params) {
            // A violation without memory of its own is written where it will stay: a copy less for each of 5,000.
            (PathText::Inline { len, bytes }, Cow::Borrowed(params))
                if !rule.flags.reads_other_fields && row.reads_as_text =>
            {
                let path = PathText::Inline { len: *len, bytes: *bytes };
                let (measure, texts) = (measure(row.modifiers), rule.texts);
                self.0.push(Violation { path, failed: Failed::Rule(name, params), measure, texts });
                if let Some(violation) = self.0.last_mut() {
                    match row.path.segments() {
                        // The path of almost every row: without a call.
                        [Segment::Key(key)] => violation.path.push(key),
                        steps => violation.path.push_steps_below(steps),
                    }
                }
                ends(rule.flags.implicit, row.modifiers)
            }
            _ => self.push_failed(own, row, rule, failed(own, name, rule)),
        }
    }

    /// Adds a failure. Returns `true` if it ends the field.
    #[cold]
    pub(super) fn push_failed(
        &mut self,
        own: &PathText,
        row: &'static FieldRow,
        rule: &'static StoredRule,
        failed: Failed,
    ) -> bool {
        let mut path = own.clone();
        path.push_steps_below(row.path.segments());
        self.0.push(Violation { path, failed, measure: measure(row.modifiers), texts: rule.texts });
        ends(rule.flags.implicit, row.modifiers)
    }
}

/// The failure of a rule, the parameters of which name other fields of the struct by their paths.
#[cold]
fn failed(own: &PathText, name: Name, rule: &'static StoredRule) -> Failed {
    let params = || RuleParams::of_texts(&rule.params, rule.params.iter().map(|param| text_of(own, param)).collect());
    Failed::rule(name, RuleParams::of_table(rule).unwrap_or_else(params))
}

fn text_of(own: &PathText, param: &Param) -> Option<Cow<'static, str>> {
    let Some(field) = param.field() else { return param.written().map(|text| Cow::Owned(text.to_owned())) };
    let mut path = own.clone();
    path.push_steps_below(field.path().segments());
    Some(Cow::Owned(path.as_str().to_owned()))
}
