//! Parameters as a sentence states them.

use std::borrow::Cow;
use std::collections::HashMap;

use super::attribute::{self, fold};
use super::field_index::{FieldIndex, FieldRule};
use super::template::{Placeholder, SentenceForm};
use crate::message::fill::LetterCase;
use crate::message::names::{Star, matches};
use crate::message::separator;
use crate::report::{ParamText, RuleParams};
use crate::rule::{Count, Name, ParamKind, ParamSpec};
use frontpay_php::date;
use frontpay_php::number::is_numeric;

/// One parameter of a rule as a sentence states it.
struct StatedParam<'s> {
    spec: &'static ParamSpec,
    at: usize,
    /// Set if the sentence has one of several values.
    is_one_of: bool,
    text: &'s str,
    values: Vec<Cow<'s, str>>,
}

/// The parameters of a rule as a sentence states them.
#[derive(Default)]
pub(super) struct Stated<'s> {
    params: Vec<StatedParam<'s>>,
    /// Set if a date among them is the path of a field.
    beside: bool,
    /// The number of paths among them that are not known.
    pub(super) unknown: usize,
}

impl<'s> Stated<'s> {
    /// Reads what a sentence of a rule states; none where that cannot be parameters of the rule.
    pub(super) fn read(
        fields: &FieldIndex,
        rule: Option<Name>,
        form: &SentenceForm,
        texts: &[&'s str],
    ) -> Option<Self> {
        let mut params = Self::default();
        let specs = rule.map_or(&[][..], |rule| rule.spec().params);
        for (at, spec) in specs.iter().enumerate() {
            let mut stated = form.placeholders.iter().zip(texts).filter_map(|(placeholder, text)| match placeholder {
                Placeholder::All(place) if *place == at => Some((false, *text)),
                Placeholder::OneOf(place) if *place == at => Some((true, *text)),
                _ => None,
            });
            let Some((is_one_of, text)) = stated.next() else { continue };
            if stated.any(|(_, other)| other != text) {
                return None;
            }
            let mut param = StatedParam { spec, at, is_one_of, text, values: Vec::new() };
            for value in param.pieces() {
                param.values.push(params.value(fields, spec, rule?.spec().field_or_number, value)?);
            }
            params.params.push(param);
        }
        Some(params)
    }

    fn value(
        &mut self,
        fields: &FieldIndex,
        spec: &ParamSpec,
        field_or_number: bool,
        text: &'s str,
    ) -> Option<Cow<'s, str>> {
        match spec.kind {
            ParamKind::Number => is_numeric(text).then_some(Cow::Borrowed(text)),
            ParamKind::Field if field_or_number && is_numeric(text) => Some(Cow::Borrowed(text)),
            ParamKind::Field => self.path(fields, text),
            ParamKind::Date | ParamKind::PlainDate => self.date(fields, text),
            ParamKind::Text | ParamKind::Pattern => Some(Cow::Borrowed(text)),
        }
    }

    fn path(&mut self, fields: &FieldIndex, text: &str) -> Option<Cow<'s, str>> {
        let field = fields.find(text, LetterCase::Same)?;
        self.unknown += usize::from(!field.is_known);
        Some(Cow::Owned(field.path))
    }

    /// Reads a date, or else the name of a field.
    fn date(&mut self, fields: &FieldIndex, text: &'s str) -> Option<Cow<'s, str>> {
        if text.len() > attribute::LONGEST {
            return None;
        }
        let is_date = || !text.starts_with(char::is_alphabetic) || date::is_parsable(text);
        if fields.find_known(text).is_none() && is_date() {
            return Some(Cow::Borrowed(text));
        }
        self.beside = true;
        self.path(fields, text)
    }

    /// Replaces words by the values that they stand for: those of the field that the rule names first, or of its own.
    pub(super) fn translate(&mut self, values: &HashMap<String, Vec<String>>, path: &str) {
        if values.is_empty() {
            return;
        }
        let owner = self.params.first().filter(|param| param.spec.kind == ParamKind::Field);
        let owner = owner.and_then(|param| param.values.first()).map_or(path, |path| path).to_owned();
        for param in self.params.iter_mut().filter(|param| param.spec.kind == ParamKind::Text) {
            for value in &mut param.values {
                if let Some(meant) = values.get(&**value).and_then(|keys| value_of(keys, &owner)) {
                    *value = Cow::Owned(meant.to_owned());
                }
            }
        }
    }

    /// Returns `true` if a rule of a table, below the items of the field, may have been meant.
    pub(super) fn agree_with(&self, rule: &FieldRule, items: &[String]) -> bool {
        let known = rule.texts(items);
        self.params.iter().all(|param| param.agrees_with(&known))
    }

    /// Returns the parameters up to the first that the sentence does not state.
    pub(super) fn into_rule_params(self) -> RuleParams {
        let stated = self.params.into_iter().enumerate().take_while(|(place, param)| *place == param.at);
        let texts =
            stated.flat_map(|(_, param)| param.values).map(|text| Some(Cow::Owned(text.into_owned()))).collect();
        if self.beside { RuleParams::Beside(texts) } else { RuleParams::Texts(texts) }
    }
}

/// Returns the value of a field among keys that have both: `cc` in `payment.cc`.
fn value_of<'k>(keys: &'k [String], path: &str) -> Option<&'k str> {
    let steps = path.split('.').count();
    keys.iter().find_map(|key| {
        let (end, _) = key.match_indices('.').nth(steps - 1)?;
        matches(&key[..end], path, Star::Step).then(|| &key[end + 1..])
    })
}

impl<'s> StatedParam<'s> {
    /// Splits the text into those of the values.
    fn pieces(&self) -> Vec<&'s str> {
        match (self.is_one_of || self.spec.count == Count::One, self.text) {
            (true, text) => vec![text],
            (false, "") => Vec::new(),
            (false, text) => text.split(separator(self.spec.kind)).collect(),
        }
    }

    fn agrees_with(&self, params: &[ParamText]) -> bool {
        let end = if self.spec.count == Count::One { (self.at + 1).min(params.len()) } else { params.len() };
        let known =
            params.get(self.at..end).unwrap_or_default().iter().map(|param| param.as_deref().unwrap_or_default());
        let known: Vec<_> = known.collect();
        let is_path = matches!(self.spec.kind, ParamKind::Field | ParamKind::Date | ParamKind::PlainDate);
        let is_same =
            |(known, stated): (&&str, &Cow<'_, str>)| known == stated || (is_path && fold(known) == fold(stated));
        let is_any = |stated: &Cow<'_, str>| self.is_one_of && known.iter().any(|known| known == stated);
        (known.len() == self.values.len() && known.iter().zip(&self.values).all(is_same))
            || self.values.first().is_some_and(is_any)
            // A value that has the separator in it was split.
            || known.join(separator(self.spec.kind)) == self.text
    }
}
