//! Sentences back to violations.

mod attribute;
mod field_index;
mod literal_index;
mod stated;
mod template;
#[cfg(test)]
mod tests;

use core::cmp::Reverse;
use core::fmt;
use std::collections::HashMap;

use super::names::{Star, matches};
use super::{Messages, has_plural, plural};
use crate::report::{Failed, RuleParams, Violation};
use crate::rule::{Measure, Name, measure};
use crate::schema::{FieldTexts, RuleSet};
use field_index::{FieldIndex, FieldMatch, FieldRule};
use frontpay_php::Escaped;
use literal_index::LiteralIndex;
use stated::Stated;
use template::{Meaning, Placeholder, SentenceForm, SentenceTemplate};

/// A reader of the sentences with which a server refuses a payload.
///
/// It finds the [`Violation`] behind a sentence of its catalogues, such as one from the `errors` of an HTTP 417 or 422. No
/// table is needed: the sentence tells the rule, the field and most of the parameters. Build one for the whole program, with
/// all catalogues that a server may use and all that is known of its payloads; it is `Send` and `Sync`, and what it costs to
/// read a sentence does not depend on the number of tables.
///
/// ```
/// use std::sync::LazyLock;
/// use frontpay_rules::{Messages, SentenceRecognizer};
///
/// static RECOGNIZER: LazyLock<SentenceRecognizer> =
///     LazyLock::new(|| SentenceRecognizer::new([Messages::english_until_9(), Messages::english()]));
///
/// let sentence = "The customer details.personal number field is required when submit payment.via is invoice.";
/// let violation = RECOGNIZER.recognize(sentence).expect("a sentence of Laravel's");
/// assert_eq!((violation.path(), violation.rule()), ("customerDetails.personalNumber", "required_if"));
/// assert!(violation.params().eq([Some("submitPayment.via"), Some("invoice")]));
/// assert_eq!(RECOGNIZER.recognize("The server has a cold."), None);
/// ```
///
/// # Paths
///
/// Laravel makes `customer details.personal number` of `customerDetails.personalNumber` and of
/// `customer_details.personal_number`, and leaves a path with an index as it is (`products.0.productId`). The spelling comes
/// from the tables and paths that were added, from the names of attributes in a catalogue, and else from the assumption that
/// keys are in camel case. A text that Laravel makes of no path is no attribute: one with blanks at the ends, with
/// punctuation, or longer than 256 bytes. A catalogue's name for a path with `*` does not tell the item, so the path of the
/// violation keeps its `*`.
///
/// # Which of several rules
///
/// Sentences are shared (`in` and `not_in`; `required_if` with the value `accepted` and `required_if_accepted`). A rule that
/// a table has for the field, with the same parameters, goes before all others, and the violation has its parameters, also
/// those that the sentence does not state. Without one the most literal sentence counts, and of those with equal words the
/// catalogue added first and the rule that comes first in [`Name::ALL`]. Parameters are those stated: none for `in`.
///
/// # What is not recognized
///
/// Sentences that do not name their field (unless a catalogue has them for one path), those of [`Rule`](crate::Rule)s that
/// are not Laravel's, templates without a word of their own, and texts with control or format characters (see
/// [`Escaped`](crate::Escaped)).
///
/// A sentence proves nothing: whoever writes one can name any path. Take the violation as the server's claim.
///
/// # Cost
///
/// A sentence is searched once for the literals of all templates; where some occur, at most 32 ways to split it are tried.
/// A text longer than [`MAX_LENGTH`](Self::MAX_LENGTH) is not looked at. So the work is linear in the length of the text,
/// whatever it says: 5,000 to 17,000 instructions for a sentence of Laravel's (one to two microseconds), 30 for each byte of
/// a text that is none, 180 for each byte of the worst known, and 100 for an empty one. To create a recognizer of both
/// English catalogues takes 5 million, half a millisecond.
#[derive(Clone, Default)]
pub struct SentenceRecognizer {
    templates: Vec<SentenceTemplate>,
    /// The places of the templates, so that equal ones are one.
    places: HashMap<(SentenceForm, Option<String>), usize>,
    literals: LiteralIndex,
    fields: FieldIndex,
    /// Keys of values (`payment.cc`) by the words that a catalogue has for them.
    values: HashMap<String, Vec<String>>,
}

/// The most literals within one sentence that are tried as the end of a name or value. A sentence has a few; a hostile one
/// has nothing else.
const SPLITS: usize = 32;

/// The order of readings of a sentence: first the consent of a table, then the fewest unknown paths, then the most literal
/// text.
type Rank = (bool, Reverse<usize>, usize);

impl SentenceRecognizer {
    /// The longest sentence that is looked at, in bytes.
    ///
    /// A list of a rule's values can be long (`starts_with`), but a text beyond this is no sentence.
    pub const MAX_LENGTH: usize = 4096;

    /// Creates a recognizer of the sentences of some catalogues.
    #[must_use]
    pub fn new(catalogues: impl IntoIterator<Item = Messages>) -> Self {
        let mut recognizer = Self::default();
        catalogues.into_iter().for_each(|messages| recognizer.add_catalogue(&messages));
        recognizer
    }

    /// Adds a table: the spelling of its paths, the parameters of its rules, and the names and sentences of its fields.
    ///
    /// ```
    /// use frontpay_rules::{Messages, RuleSet, SentenceRecognizer};
    /// let rules = RuleSet::parse([("order_lines.*.unit_code", "required|not_in:kg,g")])?;
    /// let recognizer = SentenceRecognizer::new([Messages::english()]).with_table(&rules);
    /// let violation = recognizer.recognize("The selected order_lines.7.unit_code is invalid.").unwrap();
    /// assert_eq!((violation.path(), violation.rule()), ("order_lines.7.unit_code", "not_in"));
    /// assert!(violation.params().eq([Some("kg"), Some("g")]));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_table(mut self, rules: &RuleSet) -> Self {
        rules.each_row(&mut |row| {
            self.fields.add_row(row);
            for rule in row.rules {
                let sentence = rule.name.and_then(|name| rule.texts?.sentence(name.spec().name));
                if let Some(sentence) = sentence {
                    let path = row.concrete(&[]);
                    self.add_template(sentence, Some(path.as_str()), Meaning::new(rule.name, measure(row.modifiers)));
                }
            }
        });
        self
    }

    /// Adds paths that payloads have, as they are spelled on the wire, with `*` for every item: `products.*.productId`.
    ///
    /// Only those are needed that are not in camel case and in no table.
    ///
    /// ```
    /// use frontpay_rules::{Messages, SentenceRecognizer};
    /// let recognizer = SentenceRecognizer::new([Messages::english()]).with_paths(["order_summary.shipping_cost"]);
    /// let violation = recognizer.recognize("The order summary.shipping cost field is required.").unwrap();
    /// assert_eq!(violation.path(), "order_summary.shipping_cost");
    /// ```
    #[must_use]
    pub fn with_paths(mut self, paths: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        for path in paths {
            self.fields.add(path.as_ref());
        }
        self
    }

    /// Finds the violation that a sentence states; `None` if it is no sentence of the catalogues.
    #[must_use]
    pub fn recognize(&self, sentence: &str) -> Option<Violation> {
        let mut best = None;
        let mut steps = SPLITS;
        for template in self.candidates(sentence) {
            let template = &self.templates[template];
            template.form.each_split(sentence, &mut steps, &mut |texts| {
                let reading = self.read(template, texts);
                best = best.take().into_iter().chain(reading).reduce(better);
            });
        }
        best.map(|(_, violation)| violation)
    }

    /// Returns the templates whose longest literal occurs in a sentence, in their order.
    fn candidates(&self, sentence: &str) -> Vec<usize> {
        let mut found = Vec::new();
        if sentence.len() <= Self::MAX_LENGTH {
            self.literals.each_in(sentence, &mut |template| found.push(template));
        }
        if found.is_empty() || !sentence.chars().all(Escaped::is_plain) {
            return Vec::new();
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Finds the field that a sentence names, or else the one that its template is for.
    fn field(&self, template: &SentenceTemplate, texts: &[&str]) -> Option<FieldMatch<'_>> {
        let names = template.form.placeholders.iter().zip(texts).filter_map(|(placeholder, text)| match placeholder {
            Placeholder::Attribute(case) => Some((*text, *case)),
            _ => None,
        });
        let mut fields = names.map(|(name, case)| self.fields.find(name, case));
        let Some(field) = fields.next() else { return template.path.as_ref().map(|path| self.fields.at(path)) };
        let field = field?;
        let is_named_alike = fields.all(|other| other.is_some_and(|other| other.path == field.path));
        let is_meant = template.path.as_ref().is_none_or(|path| matches(path, &field.path, Star::Anything));
        (is_named_alike && is_meant).then_some(field)
    }

    /// Reads a sentence as the best of the rules that share its template.
    fn read(&self, template: &SentenceTemplate, texts: &[&str]) -> Option<(Rank, Violation)> {
        // The parameters first: `must be :size` is the beginning of many sentences, and few of them have a number there.
        let stated = template.meanings.iter().filter_map(|meaning| {
            let params = Stated::read(&self.fields, meaning.rule, &template.form, texts)?;
            Some((meaning, params))
        });
        let stated: Vec<_> = stated.collect();
        let field = if stated.is_empty() { None } else { self.field(template, texts) }?;
        let readings = stated.into_iter().filter_map(|(meaning, mut params)| {
            params.translate(&self.values, &field.path);
            Self::read_as(*meaning, params, template.form.weight(), &field)
        });
        readings.reduce(better)
    }

    /// Reads a sentence as one rule of a field, of a table if one agrees.
    fn read_as(
        meaning: Meaning,
        params: Stated<'_>,
        weight: usize,
        field: &FieldMatch<'_>,
    ) -> Option<(Rank, Violation)> {
        let is_meant = |rule: &&FieldRule| {
            meaning.has(rule.measure)
                && meaning.rule.is_none_or(|name| name == rule.name)
                && params.agree_with(rule, &field.items)
        };
        if let Some(rule) = field.rules.iter().find(is_meant) {
            let violation = violation(field, rule.name, rule.params(&field.items), rule.measure, rule.texts);
            return Some(((true, Reverse(0), weight), violation));
        }
        let unknown = params.unknown + usize::from(!field.is_known);
        let violation = violation(field, meaning.rule?, params.into_rule_params(), meaning.measure(), None);
        Some(((false, Reverse(unknown), weight), violation))
    }

    fn add_catalogue(&mut self, messages: &Messages) {
        for layer in [&messages.own, &messages.file] {
            layer.attributes.iter().for_each(|(path, name)| self.fields.add_name(name, path));
            for (key, words) in layer.values.iter() {
                self.values.entry(words.to_owned()).or_default().push(key.to_owned());
            }
        }
        for name in Name::ALL {
            for measure in [Measure::Number, Measure::Items, Measure::Characters] {
                let template = messages.general_template(*name, measure);
                self.add_template(template, None, Meaning::new(Some(*name), measure));
            }
        }
        let own = messages.own.sentences.iter().filter(|(key, _)| find_rule(key).is_none());
        for (key, template) in own.chain(messages.file.sentences.iter()) {
            let of_rule = key.rsplit_once('.').and_then(|(path, rule)| Some((path, find_rule(rule)?)));
            let (path, rule) = of_rule.map_or((key, None), |(path, rule)| (path, Some(rule)));
            self.add_template(template, Some(path), Meaning::of_any_measure(rule));
        }
    }

    /// Adds the forms of a template.
    fn add_template(&mut self, template: &str, path: Option<&str>, meaning: Meaning) {
        let is_plural = template.contains('|') && meaning.rule.is_some_and(has_plural);
        let forms = plural::forms(template).take_while(|_| is_plural);
        let whole = core::iter::once(template).filter(|_| !is_plural);
        for form in whole.chain(forms).filter_map(|form| SentenceForm::read(form, meaning.rule)) {
            let new = self.templates.len();
            let place = *self.places.entry((form.clone(), path.map(str::to_owned))).or_insert(new);
            if place == new {
                self.literals.insert(form.longest_literal(), new);
                self.templates.push(SentenceTemplate { form, path: path.map(str::to_owned), meanings: Vec::new() });
            }
            self.templates[place].add(meaning);
        }
    }
}

/// Returns the better of two readings, of equal ones the first.
fn better(best: (Rank, Violation), next: (Rank, Violation)) -> (Rank, Violation) {
    if best.0 < next.0 { next } else { best }
}

fn violation(
    field: &FieldMatch<'_>,
    rule: Name,
    params: RuleParams,
    measure: Measure,
    texts: Option<&'static FieldTexts>,
) -> Violation {
    Violation { path: field.path.as_str().into(), failed: Failed::rule(rule, params), measure, texts }
}

impl Messages {
    /// Returns the template of a rule for all paths that have none of their own.
    fn general_template(&self, name: Name, measure: Measure) -> &str {
        let rule = name.spec().name;
        let line = |key: &str| self.lines.get(key).map(String::as_str);
        let own = self.own.sentences.exact(rule);
        let file = || line(&format!("{rule}.{}", measure.key())).or_else(|| line(rule));
        own.or_else(file).unwrap_or_else(|| (self.language.template)(name).sentence(measure))
    }
}

/// Finds a rule by the name that keys of sentences have.
fn find_rule(key: &str) -> Option<Name> {
    Name::find(key).filter(|name| name.spec().name == key)
}

impl fmt::Debug for SentenceRecognizer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SentenceRecognizer").field("templates", &self.templates.len()).finish_non_exhaustive()
    }
}
