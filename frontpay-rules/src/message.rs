//! Sentences: what a violation says, in the words of a catalogue.

use core::fmt::Write as _;
use std::borrow::Cow;
use std::collections::HashMap;

use crate::date;
use crate::engine::Step;
use crate::report::{Failed, Measure, Violation};
use crate::rule::{Count, Name, ParamKind};
use crate::table::{DateRef, Facts, FieldRef, FlatRow, Param, Rule, RuleSet, Segment, Words};

/// The sentences of a rule, in its row.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    current: Template,
    former: Template,
}

#[derive(Debug, Clone, Copy)]
enum Template {
    Silent,
    One(&'static str),
    /// For a number, for items, for characters.
    Sized([&'static str; 3]),
}

impl Wording {
    /// A rule that cannot fail.
    #[must_use]
    pub const fn silent() -> Self {
        Self { current: Template::Silent, former: Template::Silent }
    }

    /// The sentence of the newest version.
    pub(crate) const fn newest(&self, measure: Measure) -> &'static str {
        self.current.of(measure)
    }

    pub(crate) const fn is_silent(&self) -> bool {
        matches!(self.current, Template::Silent)
    }

    /// The same sentence in all versions of Laravel.
    #[must_use]
    pub const fn one(sentence: &'static str) -> Self {
        Self::two(sentence, sentence)
    }

    /// A sentence since Laravel 10, and the one until Laravel 9.
    #[must_use]
    pub const fn two(current: &'static str, former: &'static str) -> Self {
        Self { current: Template::One(current), former: Template::One(former) }
    }

    /// Sentences for a number, for items and for characters: since Laravel 10, and until Laravel 9.
    #[must_use]
    pub const fn sized(current: [&'static str; 3], former: [&'static str; 3]) -> Self {
        Self { current: Template::Sized(current), former: Template::Sized(former) }
    }
}

impl Template {
    const fn of(self, measure: Measure) -> &'static str {
        match self {
            Self::Silent => "",
            Self::One(sentence) => sentence,
            Self::Sized(sentences) => sentences[measure as usize],
        }
    }
}

/// A catalogue of sentences: English as Laravel ships it, with sentences and attribute names of one's own.
///
/// The rule name and the parameters of a [`Violation`] are the contract; a sentence is made from them when asked for, so
/// another catalogue is another value and no global setting.
///
/// ```
/// use frontpay_rules::{Document, Messages, RuleSet};
/// let rules = RuleSet::parse([("customerDetails.email", "required|email")])?;
/// let report = rules.validate(&Document::read(b"{}")?).unwrap_err();
/// let messages = Messages::english().with_attribute("customerDetails.email", "e-mail address");
/// let sentences: Vec<_> = report.messages(&messages).collect();
/// assert_eq!(sentences, ["The e-mail address field is required."]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Messages {
    former: bool,
    sentences: HashMap<String, String>,
    attributes: HashMap<String, String>,
}

impl Messages {
    /// Returns Laravel's English sentences, as they read since Laravel 10.
    #[must_use]
    pub fn english() -> Self {
        Self::default()
    }

    /// Returns Laravel's English sentences as they read until Laravel 9 (`must be` where newer ones have `field must be`).
    ///
    /// The Front Payment server answered in these words in July 2025.
    #[must_use]
    pub fn english_until_9() -> Self {
        Self { former: true, ..Self::default() }
    }

    /// Adds a sentence for a rule (`required`), or for one path and rule (`customerDetails.email.required`).
    ///
    /// Placeholders are Laravel's: `:attribute`, and the parameters by their names in the rule (`:min`, `:other`,
    /// `:values`).
    #[must_use]
    pub fn with_sentence(mut self, key: impl Into<String>, sentence: impl Into<String>) -> Self {
        self.sentences.insert(key.into(), sentence.into());
        self
    }

    /// Adds the name that sentences use for the field at a path.
    #[must_use]
    pub fn with_attribute(mut self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.attributes.insert(path.into(), name.into());
        self
    }

    /// Returns the sentence of a violation.
    #[must_use]
    pub fn sentence(&self, violation: &Violation) -> String {
        let attribute = self.attribute_of(violation);
        match &violation.rule {
            Failed::Shape => format!("The {attribute} field has a form that the type of the payload cannot hold."),
            Failed::FanOut(sentence) => sentence.clone(),
            Failed::Fault { rule, problem } => {
                format!("The rule {rule} of the {attribute} field is faulty: {problem}.")
            }
            Failed::Rule(name) => {
                let template = self.template(*name, violation);
                let params: Vec<_> = violation.params().map(Option::unwrap_or_default).collect();
                let words = violation.words;
                fill(template, &attribute, |placeholder| self.param(*name, &params, words, placeholder))
            }
            Failed::Custom(failure) => {
                let own = self.own_sentence(&failure.rule, violation).unwrap_or(&failure.sentence);
                let params: Vec<_> = violation.params().collect();
                fill(own, &attribute, |placeholder| {
                    let at = failure.names.iter().position(|name| name == placeholder)?;
                    params.get(at).copied().flatten().map(str::to_owned)
                })
            }
        }
    }

    fn template(&self, name: Name, violation: &Violation) -> &str {
        self.own_sentence(name.spec().name, violation).unwrap_or_else(|| self.shipped(name, violation.measure))
    }

    /// The sentence of this catalogue for the field, else that of the field's type, else that of this catalogue for the
    /// rule.
    fn own_sentence<'m>(&'m self, rule: &str, violation: &Violation) -> Option<&'m str> {
        let of_field = self.sentences.get(&format!("{}.{rule}", violation.path)).map(String::as_str);
        let of_type = || violation.words.and_then(|words| words.sentence(rule));
        of_field.or_else(of_type).or_else(|| self.sentences.get(rule).map(String::as_str))
    }

    fn attribute_of(&self, violation: &Violation) -> String {
        let of_type = violation.words.and_then(Words::attribute);
        self.named(&violation.path, of_type)
    }

    /// The name of a field: that of this catalogue, else that of its type, else its path.
    fn named(&self, path: &str, of_type: Option<&str>) -> String {
        match of_type {
            Some(name) if !self.attributes.contains_key(path) => name.to_owned(),
            _ => self.attribute(path),
        }
    }

    fn shipped(&self, name: Name, measure: Measure) -> &'static str {
        let wording = name.spec().wording;
        if self.former { wording.former } else { wording.current }.of(measure)
    }

    fn attribute(&self, path: &str) -> String {
        self.attributes.get(path).cloned().unwrap_or_else(|| humanised(path))
    }

    /// The text for a placeholder: the parameter of that name; `:value` and `:values` stand for all that may repeat.
    fn param(&self, name: Name, params: &[&str], words: Option<&Words>, placeholder: &str) -> Option<String> {
        let specs = name.spec().params;
        let at = specs
            .iter()
            .position(|spec| spec.name == placeholder || (spec.name == "values" && placeholder == "value"))?;
        let other = |path: &str| self.named(path, words.and_then(|words| words.other(path)));
        let text = |at: usize| {
            let param = params.get(at).copied().unwrap_or_default();
            match name.spec().param(at).map(|spec| spec.kind) {
                Some(ParamKind::Field) => other(param),
                Some(ParamKind::Date | ParamKind::PlainDate) if !date::is_understood(param) => other(param),
                _ => param.to_owned(),
            }
        };
        match specs[at].count {
            Count::One => Some(text(at)),
            Count::Many | Count::Any => {
                let all: Vec<_> = (at..params.len()).map(text).collect();
                Some(all.join(match specs[at].kind {
                    ParamKind::Field => " / ",
                    ParamKind::Number => "-",
                    ParamKind::Text | ParamKind::Pattern | ParamKind::Date | ParamKind::PlainDate => ", ",
                }))
            }
        }
    }

    /// Finds the violation that a sentence of this catalogue tells of, such as one that a server answered with.
    ///
    /// `None` where no row of the table would say it; keep the sentence then. Where several rules of a field share a
    /// sentence (`in` and `not_in`), the first in the table is taken.
    ///
    /// ```
    /// use frontpay_rules::{Messages, RuleSet};
    /// let rules = RuleSet::parse([("products.*.rate", "required|numeric")])?;
    /// let found = Messages::english_until_9().recognise(&rules, "The products.0.rate must be a number.");
    /// assert_eq!(found.map(|violation| violation.path().to_owned()), Some("products.0.rate".to_owned()));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn recognise(&self, rules: &RuleSet, sentence: &str) -> Option<Violation> {
        let mut found = None;
        rules.each_row(&mut |row| {
            found = found.take().or_else(|| row.rules.iter().find_map(|rule| self.recognise_rule(row, rule, sentence)));
        });
        found
    }

    fn recognise_rule(&self, row: &FlatRow<'_, '_>, rule: &Rule, sentence: &str) -> Option<Violation> {
        let name = rule.name?;
        let params = texts(row, rule, &[]);
        let mut violation = Violation {
            path: String::new(),
            rule: Failed::Rule(name),
            params,
            measure: measure(row.facts),
            words: rule.words,
        };
        let template = self.template(name, &violation);
        let (before, behind) = template.split_once(":attribute")?;
        let params: Vec<_> = violation.params().map(Option::unwrap_or_default).collect();
        // Where a sentence names one of several values, it may be any of them.
        let choices = params.len().max(1);
        let path = (0..choices).find_map(|choice| {
            let fill = |text: &str| {
                fill(text, "", |placeholder| match placeholder {
                    "value" if choice > 0 => Some(params[choice].to_owned()),
                    _ => self.param(name, &params, None, placeholder),
                })
            };
            let attribute = sentence.strip_prefix(&fill(before))?.strip_suffix(&fill(behind))?;
            self.path_of(row, attribute)
        })?;
        violation.path = path;
        Some(violation)
    }

    /// The path of a row that is called by an attribute name in sentences, with the indices that the name has.
    fn path_of(&self, row: &FlatRow<'_, '_>, attribute: &str) -> Option<String> {
        if !row.has_wildcard() {
            let path = row.concrete(&[]);
            return (self.attribute(&path) == attribute).then_some(path);
        }
        let steps: Vec<_> = attribute.split('.').collect();
        let alike = steps.len() == row.path.len()
            && row.path.iter().zip(&steps).all(|(segment, step)| match segment {
                Segment::Key(key) => key == step || humanised(key) == *step,
                Segment::Each => !step.is_empty(),
            });
        let keys = row.path.iter().zip(&steps).filter(|(segment, _)| matches!(segment, Segment::Each));
        alike.then(|| row.concrete(&keys.map(|(_, step)| Step::Key(step)).collect::<Vec<_>>()))
    }
}

/// What a size rule of a field measures.
pub(crate) const fn measure(facts: Facts) -> Measure {
    if facts.numeric {
        Measure::Number
    } else if facts.array {
        Measure::Items
    } else {
        Measure::Characters
    }
}

impl FlatRow<'_, '_> {
    /// The path with the steps that stand for its wildcards.
    pub(crate) fn concrete(&self, wildcards: &[Step<'_>]) -> String {
        join(self.path.iter().copied(), wildcards)
    }
}

/// The parameters of a rule as text, those that name fields with the steps that stand for wildcards.
pub(crate) fn texts(row: &FlatRow<'_, '_>, rule: &Rule, wildcards: &[Step<'_>]) -> Vec<Option<Cow<'static, str>>> {
    let text = |param: &Param| match param {
        Param::Null => None,
        Param::Text(text) | Param::Number { text, .. } | Param::Date(DateRef { text, field: None, .. }) => {
            Some(text.clone())
        }
        Param::Pattern(pattern) => Some(Cow::Owned(pattern.text().to_owned())),
        Param::Field(field) | Param::Date(DateRef { field: Some(field), .. }) => {
            let wildcards = if rule.is_pattern() { base_wildcards(row, field, wildcards) } else { wildcards };
            Some(Cow::Owned(join(base(row, field).iter().copied().chain(field.path.0.iter()), wildcards)))
        }
    };
    rule.params.iter().map(text).collect()
}

/// The path of the struct that a reference starts from.
fn base<'w, 't>(row: &FlatRow<'t, 'w>, field: &FieldRef) -> &'w [&'t Segment] {
    if field.sibling { &row.path[..row.base] } else { &[] }
}

/// The steps that stand for the wildcards in that path.
pub(crate) fn base_wildcards<'k, 'd>(
    row: &FlatRow<'_, '_>,
    field: &FieldRef,
    wildcards: &'k [Step<'d>],
) -> &'k [Step<'d>] {
    let count = base(row, field).iter().filter(|segment| matches!(segment, Segment::Each)).count();
    wildcards.get(..count).unwrap_or(wildcards)
}

/// Joins segments with dots; every wildcard takes the next key, or stays where there is none.
fn join<'s>(segments: impl Iterator<Item = &'s Segment>, wildcards: &[Step<'_>]) -> String {
    let mut wildcards = wildcards.iter();
    let mut path = String::new();
    for (at, segment) in segments.enumerate() {
        if at > 0 {
            path.push('.');
        }
        match segment {
            Segment::Key(key) => path.push_str(key),
            Segment::Each => match wildcards.next() {
                Some(step) => path.push_str(step.text().as_str()),
                None => path.push('*'),
            },
        }
    }
    path
}

/// Makes `customer details.email` of `customerDetails.email`, as Laravel does; a path with an index stays as it is.
fn humanised(path: &str) -> String {
    if path.split('.').any(|step| step.parse::<usize>().is_ok()) {
        return path.to_owned();
    }
    let mut words = String::with_capacity(path.len() + 4);
    for (at, character) in path.chars().enumerate() {
        match character {
            '_' => words.push(' '),
            'A'..='Z' if at > 0 => {
                words.push(' ');
                words.push(character.to_ascii_lowercase());
            }
            _ => words.extend(character.to_lowercase()),
        }
    }
    words
}

/// Replaces `:name` by what the placeholder stands for; an unknown one stays.
fn fill(template: &str, attribute: &str, param: impl Fn(&str) -> Option<String>) -> String {
    let mut sentence = String::with_capacity(template.len() + attribute.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once(':') {
        sentence.push_str(before);
        let end =
            behind.find(|character: char| !character.is_ascii_alphabetic() && character != '_').unwrap_or(behind.len());
        let (placeholder, behind) = behind.split_at(end);
        match placeholder {
            "attribute" => sentence.push_str(attribute),
            _ => match param(placeholder) {
                Some(text) => sentence.push_str(&text),
                None => _ = write!(sentence, ":{placeholder}"),
            },
        }
        rest = behind;
    }
    sentence + rest
}
