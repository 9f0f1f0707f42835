//! What failed, and the violations that are made of it.

use std::borrow::Cow;

use crate::param::{Param, PathText, Segment, ends};
use crate::report::{Failed, RuleParams, Violation};
use crate::rule::{Measure, Name, measure};
use crate::schema::{FieldRow, Rule};

/// The violations.
pub(super) struct Told(pub(super) Vec<Violation>);

/// Few reports are longer; they grow.
const USUAL_LENGTH: usize = 64;

impl Told {
    pub(super) fn new() -> Self {
        Self(Vec::with_capacity(USUAL_LENGTH))
    }

    /// Notes the failure of a rule in a struct; tells whether that ends the field.
    #[inline(never)]
    pub(super) fn note(&mut self, own: &PathText, row: &'static FieldRow, rule: &'static Rule) -> bool {
        let Some(name) = rule.name else { return false };
        let (measure, words) = (measure(row.facts), rule.words);
        match (own, &rule.params) {
            // Of nothing that has memory of its own, so that it is written where it stands.
            (PathText::Inline { len, bytes }, Cow::Borrowed(params)) if !rule.marks.looks_around => {
                let path = PathText::Inline { len: *len, bytes: *bytes };
                self.0.push(Violation { path, failed: Failed::Rule(name, params), measure, words });
            }
            _ => self.push_far(own, rule, name, measure),
        }
        if let Some(violation) = self.0.last_mut() {
            match row.path.segments() {
                // Of almost every row, and without a call.
                [Segment::Key(key)] => violation.path.push(key),
                steps => violation.path.push_steps_below(steps),
            }
        }
        ends(rule.marks.implicit, row.facts)
    }

    #[cold]
    fn push_far(&mut self, own: &PathText, rule: &'static Rule, name: Name, measure: Measure) {
        let params = RuleParams::of_table(rule).unwrap_or_else(|| params_beside(own, &rule.params));
        self.0.push(Violation { path: own.clone(), failed: Failed::rule(name, params), measure, words: rule.words });
    }
}

/// The parameters of a rule, fields beside it with their paths.
fn params_beside(own: &PathText, params: &[Param]) -> RuleParams {
    RuleParams::of_texts(params, params.iter().map(|param| param_beside(own, param)).collect())
}

fn param_beside(own: &PathText, param: &Param) -> Option<Cow<'static, str>> {
    let Some(field) = param.field() else { return param.written().map(|text| Cow::Owned(text.to_owned())) };
    let mut path = own.clone();
    path.push_steps_below(field.path().segments());
    Some(Cow::Owned(path.as_str().to_owned()))
}
