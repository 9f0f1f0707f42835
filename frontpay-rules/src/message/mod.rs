//! Sentences: what a violation says, in the words of a catalogue.

mod display;
mod fill;
mod input;
pub(crate) mod lang;
mod load;
mod names;
mod placeholder;
mod plural;
mod recognize;

use std::collections::HashMap;

use frontpay_php::Value;
use lang::{Language, en, en_until_9, nb};
use names::{Lines, Star, humanized};
pub use placeholder::unknown_placeholder;
pub use recognize::SentenceRecognizer;

use crate::report::{Violation, Why};
use crate::rule::{Count, Measure, Name, ParamKind, ParamSpec};
use crate::schema::FieldTexts;

/// A catalogue of sentences: a language, a project's own language file, and sentences and names of one's own.
///
/// The rule name and the parameters of a [`Violation`] are the contract; a sentence is made from them when asked for, so
/// another catalogue is another value and no global setting.
///
/// ```
/// use frontpay_rules::{Document, Messages, RuleSet};
/// let rules = RuleSet::parse([("customerDetails.email", "required|email"), ("products.*.tax", "max:25|numeric")])?;
/// let report = rules.validate(&Document::read(br#"{"products": [{"tax": 30}]}"#)?).unwrap_err();
///
/// let messages = Messages::english()
///     .with_attribute("customerDetails.email", "e-mail address")
///     .with_sentence("products.*.tax.max", "Item :position has more than :max percent tax.");
/// let sentences: Vec<_> = report.messages(&messages).collect();
/// assert_eq!(sentences, ["The e-mail address field is required.", "Item 1 has more than 25 percent tax."]);
///
/// let sentences: Vec<_> = report.messages(&Messages::norwegian()).collect();
/// assert_eq!(sentences[0], "Feltet customer details.email må fylles ut.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Placeholders
///
/// | placeholder | stands for |
/// | --- | --- |
/// | `:attribute` | the name of the field, or its path in words |
/// | `:min`, `:other`, `:values`, .. | the parameter that has this name in the rule |
/// | `:index`, `:position`, `:ordinal-position` | the first index in the path, counted from 0, from 1, and as `1st` |
/// | `:second-index`, `:third-position`, .. | the same of a later index |
/// | `:input` | the value itself, and only in [`Report::messages_with_input`](crate::Report::messages_with_input) |
///
/// `:Attribute` has a capital, `:ATTRIBUTE` is all in capitals, and so of the others. What is none of these stays as it is.
///
/// # Plural forms
///
/// The sentence of a rule that has a number (`min`, `max`, `size`, `between`, `digits`, `decimal`, `gt` and their like) may
/// have several forms with `|` between them: `one item|many items`, or with conditions as in Laravel's `trans_choice`:
/// `{0} none|{1} one|[2,*] many`. The number is the last of the rule's; a rule that names a field in its place (`gt:other`)
/// takes the last form. In the sentences of all other rules a `|` is a character.
#[derive(Debug, Clone)]
pub struct Messages {
    language: &'static Language,
    /// The messages of the program, which take precedence.
    own: Layer,
    /// The `custom`, `attributes` and `values` of a language file.
    file: Layer,
    /// The sentences of rules in a language file: `required`, `min.numeric`.
    lines: HashMap<String, String>,
    unused: Vec<String>,
}

#[derive(Debug, Clone, Default)]
struct Layer {
    sentences: Lines,
    attributes: Lines,
    values: Lines,
}

impl Messages {
    /// Returns Laravel's English sentences, as they read since Laravel 10.
    #[must_use]
    pub fn english() -> Self {
        Self::of(&en::LANGUAGE)
    }

    /// Returns Laravel's English sentences as they read until Laravel 9 (`must be` where newer ones have `field must be`).
    ///
    /// The Front Payment server answered in these words in July 2025.
    #[must_use]
    pub fn english_until_9() -> Self {
        Self::of(&en_until_9::LANGUAGE)
    }

    /// Returns sentences in Norwegian (bokmål).
    ///
    /// The names of fields are still their paths in words; give them with [`Messages::with_attribute`].
    ///
    /// ```
    /// use frontpay_rules::{Document, Messages, RuleSet};
    /// let rules = RuleSet::parse([("products", "required|array|min:2")])?;
    /// let report = rules.validate(&Document::read(br#"{"products": ["one"]}"#)?).unwrap_err();
    /// let messages = Messages::norwegian().with_attribute("products", "varer");
    /// assert_eq!(report.messages(&messages).next().as_deref(), Some("Feltet varer må ha minst 2 elementer."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn norwegian() -> Self {
        Self::of(&nb::LANGUAGE)
    }

    /// Adds a sentence for a rule (`required`), for one path and rule (`customerDetails.email.required`), or for all rules
    /// of a path.
    ///
    /// A `*` in the path stands for every key without a dot: `products.*.name.required`. A sentence for path and rule goes
    /// before one for the rule, and that before one for the path; of several that fit, the one added first counts.
    #[must_use]
    pub fn with_sentence(mut self, key: impl Into<String>, sentence: impl Into<String>) -> Self {
        self.own.sentences.insert(key.into(), sentence.into());
        self
    }

    /// Adds the name that sentences use for the field at a path, in which a `*` stands for every key.
    #[must_use]
    pub fn with_attribute(mut self, path: impl Into<String>, name: impl Into<String>) -> Self {
        self.own.attributes.insert(path.into(), name.into());
        self
    }

    /// Adds the words that sentences use for a value of the field at a path.
    ///
    /// ```
    /// use frontpay_rules::{Document, Messages, RuleSet};
    /// let rules = RuleSet::parse([("card", "required_if:payment,cc")])?;
    /// let report = rules.validate(&Document::read(br#"{"payment": "cc"}"#)?).unwrap_err();
    /// let messages = Messages::english().with_value("payment", "cc", "credit card");
    /// let sentence = report.messages(&messages).next();
    /// assert_eq!(sentence.as_deref(), Some("The card field is required when payment is credit card."));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn with_value(mut self, path: &str, value: &str, words: impl Into<String>) -> Self {
        self.own.values.insert(format!("{path}.{value}"), words.into());
        self
    }

    /// Returns the sentence of a violation. It never holds a value of the payload: `:input` stays as it is.
    ///
    /// It may hold a key of the payload; see [`Report::messages`](crate::Report::messages).
    #[must_use]
    pub fn sentence(&self, violation: &Violation) -> String {
        self.compose(violation, None)
    }

    /// Returns the sentence of a violation, with the value where the sentence asks for it.
    pub(crate) fn sentence_with_input(&self, violation: &Violation, root: Value<'_>) -> String {
        self.compose(violation, Some(root))
    }

    fn compose(&self, violation: &Violation, root: Option<Value<'_>>) -> String {
        let path = violation.path();
        let words = violation.texts;
        let attribute = || self.named(path, words.and_then(FieldTexts::attribute));
        let beside = |placeholder: &str| match (violation.failed.named(placeholder), placeholder) {
            (Some(param), _) => Some(param.to_owned()),
            (None, "attribute") => Some(attribute()),
            (None, "input") => self.input(path, root?),
            (None, placeholder) => fill::of_place(path, placeholder, self.language.ordinal),
        };
        match (violation.failed.name(), violation.failed.why()) {
            (Some(name), _) => {
                let params = violation.params().take(violation.failed.unnamed());
                let params: Vec<_> = params.map(Option::unwrap_or_default).collect();
                let template = self.template(name, violation, &params);
                let params = Given { texts: &params, beside: violation.failed.is_beside() };
                fill::fill(template, |placeholder| {
                    beside(placeholder).or_else(|| self.param(name, path, params, words, placeholder))
                })
            }
            (None, Some(Why::Custom(rule))) => fill::fill(self.custom_template(violation, rule), beside),
            (None, _) => match violation.failed.message() {
                Some(message) => fill::fill(message, beside),
                None => (self.language.other_failure)(violation, &attribute()),
            },
        }
    }

    fn template<'m>(&'m self, name: Name, violation: &'m Violation, params: &[&str]) -> &'m str {
        let given = self.given_template(violation);
        let template = given.unwrap_or_else(|| (self.language.template)(name).sentence(violation.measure));
        match number(name, params) {
            Some(number) if template.contains('|') => plural::choose(template, number),
            _ => template,
        }
    }

    /// Returns the sentence of a rule that is known by its name only.
    fn custom_template<'m>(&'m self, violation: &'m Violation, rule: &str) -> &'m str {
        let is_laravels = |name: &Name| name.spec().name == rule && !name.spec().is_modifier();
        match Name::find(rule).filter(is_laravels) {
            Some(name) => self.template(name, violation, &violation.params().flatten().collect::<Vec<_>>()),
            None => self.given_template(violation).unwrap_or_else(|| (self.language.custom)(rule)),
        }
    }

    /// Returns the sentence of a violation that is not the language's: that of the catalogue, or else its own.
    fn given_template<'m>(&'m self, violation: &'m Violation) -> Option<&'m str> {
        let found = self.found(violation.rule(), violation.path(), violation.measure, violation.texts);
        found.or_else(|| violation.failed.message())
    }

    /// Finds the sentence of a rule that is not the language's: the program's own for the path, that of the field's type, the
    /// program's own for the rule, the file's for the path, the file's for the rule.
    fn found(&self, rule: &str, path: &str, measure: Measure, texts: Option<&'static FieldTexts>) -> Option<&str> {
        let key = format!("{path}.{rule}");
        let own = |key: &str| self.own.sentences.first(key);
        let of_type = || texts.and_then(|texts| texts.sentence(rule));
        let custom = || self.file.sentences.find(&key, Star::Anything);
        let sized = || self.lines.get(&format!("{rule}.{}", measure.key())).map(String::as_str);
        let plain = || self.lines.get(rule).map(String::as_str);
        own(&key)
            .or_else(of_type)
            .or_else(|| own(rule))
            .or_else(|| own(path))
            .or_else(custom)
            .or_else(sized)
            .or_else(plain)
    }

    fn of(language: &'static Language) -> Self {
        let (own, file) = (Layer::default(), Layer::default());
        Self { language, own, file, lines: HashMap::new(), unused: Vec::new() }
    }

    /// The name that the catalogue has for a field.
    fn name_of(&self, path: &str) -> Option<&str> {
        [&self.own, &self.file].into_iter().find_map(|layer| layer.attributes.find(path, Star::Step))
    }

    /// The name of a field: that of this catalogue, else that of its type, else its path.
    fn named(&self, path: &str, of_type: Option<&str>) -> String {
        self.name_of(path).or(of_type).map_or_else(|| humanized(path), str::to_owned)
    }

    /// The words that the catalogue has for a value of a field.
    fn words_for(&self, path: &str, value: &str) -> Option<&str> {
        let key = format!("{path}.{value}");
        [&self.own, &self.file].into_iter().find_map(|layer| layer.values.find(&key, Star::Step))
    }

    fn input(&self, path: &str, root: Value<'_>) -> Option<String> {
        let text = input::show(input::at(root, path).unwrap_or(Value::Null))?;
        Some(self.words_for(path, &text).map_or(text.clone(), str::to_owned))
    }

    /// The text for a placeholder: the parameter of that name; `:value` and `:values` stand for all that may repeat.
    fn param(
        &self,
        name: Name,
        path: &str,
        params: Given<'_>,
        texts: Option<&FieldTexts>,
        placeholder: &str,
    ) -> Option<String> {
        let Given { texts: params, beside } = params;
        let specs = name.spec().params;
        let named = |spec: &ParamSpec| spec.name == placeholder || (spec.name == "values" && placeholder == "value");
        let at = specs.iter().position(named)?;
        // The values of a condition are those of the field that it names.
        let owner = match (specs[0].kind, params.first()) {
            (ParamKind::Field, Some(other)) if at > 0 => other,
            _ => path,
        };
        let other = |path: &str| self.named(path, texts.and_then(|texts| texts.other(path)));
        let text = |at: usize| {
            let param = params.get(at).copied().unwrap_or_default();
            match name.spec().param(at).map(|spec| spec.kind) {
                Some(ParamKind::Field) => other(param),
                Some(ParamKind::Date | ParamKind::PlainDate) if beside => other(param),
                _ => self.words_for(owner, param).unwrap_or(param).to_owned(),
            }
        };
        match specs[at].count {
            Count::One => Some(text(at)),
            Count::Many | Count::Any => {
                let all: Vec<_> = (at..params.len()).map(text).collect();
                Some(all.join(separator(specs[at].kind)))
            }
        }
    }
}

impl Default for Messages {
    fn default() -> Self {
        Self::english()
    }
}

/// The parameters of a rule that failed.
#[derive(Debug, Clone, Copy)]
struct Given<'p> {
    texts: &'p [&'p str],
    /// True if a date among them is the path of a field.
    beside: bool,
}

/// The text between the values of a parameter.
const fn separator(kind: ParamKind) -> &'static str {
    match kind {
        ParamKind::Field => " / ",
        ParamKind::Number => "-",
        ParamKind::Text | ParamKind::Pattern | ParamKind::Date | ParamKind::PlainDate => ", ",
    }
}

/// The number by which the sentence of a rule has its form: beyond all where a field stands for it.
fn number(name: Name, params: &[&str]) -> Option<f64> {
    let last = params.last().filter(|_| has_plural(name))?;
    Some(last.trim().parse().unwrap_or(f64::INFINITY))
}

/// Returns `true` if the sentence of a rule may have several forms, which go with the rule's last parameter.
fn has_plural(name: Name) -> bool {
    let spec = name.spec();
    spec.field_or_number || spec.params.last().is_some_and(|param| param.kind == ParamKind::Number)
}

impl Measure {
    /// The key of the sentence in a language file.
    const fn key(self) -> &'static str {
        match self {
            Self::Number => "numeric",
            Self::Items => "array",
            Self::Characters => "string",
        }
    }
}
