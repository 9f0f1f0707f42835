//! One rule that one field fails.

use core::fmt;
use core::hash::{Hash, Hasher};
use std::borrow::Cow;
use std::sync::Arc;

use frontpay_php::Escaped;

use crate::param::{IntoPath, Param, PathText, Steps};
use crate::rule::{Measure, Name, ParamKind};
use crate::schema::{Fault, FieldTexts, StoredRule};

/// One rule that one field fails: data first, a sentence only when asked for.
///
/// It has a path, the name of a rule and the parameters of the rule, and never a value of the payload. Two violations are
/// equal if they agree in these; their messages are not compared.
///
/// Rules make most violations. [`Violation::new`] makes one for a condition that no rule can check, such as a lookup in a
/// database; see [`Report::push`](crate::Report::push).
///
/// ```
/// use frontpay_rules::{RuleSet, Violation};
/// let rules = RuleSet::parse([("beds", "integer|between:1,6")])?;
/// let report = rules.check_json(br#"{"beds": 9}"#).unwrap_err();
/// let expected = Violation::new("beds", "between").with_param("min", 1).with_param("max", 6);
/// assert!(report.iter().eq([&expected]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Formats
///
/// `Display` is the English sentence. `Debug` is short: `beds: between(1, 6)`. Both escape the control characters that a key
/// in the path may have. It serializes to the fields that `frontpay validate --json` prints, without the position in the
/// text: a parameter is text, or null where a rule is written with nothing behind the colon, and the message is English.
///
/// ```
/// # use frontpay_rules::Violation;
/// let violation = Violation::new("beds", "between").with_param("min", 1).with_param("max", 6);
/// assert_eq!(
///     serde_json::to_string(&violation)?,
///     r#"{"path":"beds","rule":"between","params":["1","6"],"message":"The beds field must be between 1 and 6."}"#,
/// );
/// assert_eq!(format!("{violation:?}"), "beds: between(1, 6)");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Violation {
    pub(crate) path: PathText,
    pub(crate) failed: Failed,
    pub(crate) measure: Measure,
    /// The texts of the field's type.
    pub(crate) texts: Option<&'static FieldTexts>,
}

/// A failed rule, with its parameters.
///
/// All that has memory of its own is behind one pointer, and in the path: to drop a long report is to look twice at each
/// violation.
#[derive(Debug, Clone)]
pub(crate) enum Failed {
    /// A rule, with the parameters of a table that lives as long as the program: none of them names a field.
    Rule(Name, &'static [Param]),
    /// A rare failure, or a rule whose parameters were made for the report. Its pointer is one that is dropped by
    /// a call, so that a report of others is dropped without.
    Other(Arc<Other>),
}

/// A failed rule, with its parameters as texts.
#[derive(Debug, Clone)]
pub(crate) struct Other {
    what: What,
    params: Vec<ParamText>,
    /// The names of the last parameters. Those of Laravel's rules have their names by their positions.
    names: Vec<Cow<'static, str>>,
    /// The message of the caller, in place of the language's.
    message: Option<Cow<'static, str>>,
}

#[derive(Debug, Clone)]
enum What {
    Rule {
        name: Name,
        /// True if a date among its parameters is the path of a field.
        beside: bool,
    },
    Rare(Why),
}

/// Why it fails.
#[derive(Debug, Clone)]
pub(crate) enum Why {
    /// The table allows the value, but the Rust type cannot hold it.
    Shape,
    /// The wildcards lead to more items than the limit allows, which this sentence says.
    FanOut(String),
    /// A rule that is not Laravel's, or is known by its name only.
    Custom(Cow<'static, str>),
    /// A rule that Laravel would stop at with an exception.
    Fault(Fault),
}

/// A parameter; none where it is written as nothing behind a colon.
pub(crate) type ParamText = Option<Cow<'static, str>>;

impl Failed {
    /// A rule of Laravel's.
    pub(crate) fn rule(name: Name, params: RuleParams) -> Self {
        match params {
            RuleParams::Table(params) => Self::Rule(name, params),
            RuleParams::Texts(params) if params.is_empty() => Self::Rule(name, &[]),
            RuleParams::Texts(params) => Self::other(What::Rule { name, beside: false }, params),
            RuleParams::Beside(params) => Self::other(What::Rule { name, beside: true }, params),
        }
    }

    pub(crate) fn rare(why: Why, params: RuleParams) -> Self {
        Self::other(What::Rare(why), params.into_texts())
    }

    fn other(what: What, params: Vec<ParamText>) -> Self {
        Self::Other(Arc::new(Other { what, params, names: Vec::new(), message: None }))
    }

    /// Sets the message, which a catalogue can replace.
    pub(crate) fn with_message(self, message: Cow<'static, str>) -> Self {
        Self::Other(Arc::new(Other { message: Some(message), ..self.into_other() }))
    }

    /// Adds a parameter with a name.
    pub(crate) fn with_param(self, name: Cow<'static, str>, text: Cow<'static, str>) -> Self {
        let mut other = self.into_other();
        other.names.push(name);
        other.params.push(Some(text));
        Self::Other(Arc::new(other))
    }

    /// Changes the parameters that are paths of other fields.
    fn map_paths(self, map: impl Fn(&str) -> Option<String>) -> Self {
        if matches!(self, Self::Rule(..)) || self.name().is_none() {
            return self;
        }
        let mut other = self.into_other();
        if let What::Rule { name, beside } = other.what {
            for (at, param) in other.params.iter_mut().enumerate() {
                let is_path = match name.spec().param(at).map(|spec| spec.kind) {
                    Some(ParamKind::Field) => true,
                    Some(ParamKind::Date | ParamKind::PlainDate) => beside,
                    _ => false,
                };
                if let Some(path) = param.as_deref().filter(|_| is_path).and_then(&map) {
                    *param = Some(Cow::Owned(path));
                }
            }
        }
        Self::Other(Arc::new(other))
    }

    fn into_other(self) -> Other {
        match self {
            Self::Rule(name, params) => Other {
                what: What::Rule { name, beside: false },
                params: RuleParams::Table(params).into_texts(),
                names: Vec::new(),
                message: None,
            },
            Self::Other(other) => Arc::unwrap_or_clone(other),
        }
    }

    /// Returns the parameter that was added with a name.
    pub(crate) fn named(&self, name: &str) -> Option<&str> {
        let Self::Other(other) = self else { return None };
        let at = other.names.iter().position(|own| own == name)?;
        other.params.get(self.unnamed() + at)?.as_deref()
    }

    /// Returns the number of parameters that have their names by their positions.
    pub(crate) fn unnamed(&self) -> usize {
        match self {
            Self::Rule(_, params) => params.len(),
            Self::Other(other) => other.params.len() - other.names.len(),
        }
    }

    /// Returns the message that was set.
    pub(crate) fn message(&self) -> Option<&str> {
        match self {
            Self::Rule(..) => None,
            Self::Other(other) => other.message.as_deref(),
        }
    }

    /// Returns the rule, if it is one of Laravel's that could be asked.
    pub(crate) fn name(&self) -> Option<Name> {
        match self {
            Self::Rule(name, _) => Some(*name),
            Self::Other(other) => match other.what {
                What::Rule { name, .. } => Some(name),
                What::Rare(_) => None,
            },
        }
    }

    /// Returns why it fails, if it is no rule of Laravel's.
    pub(crate) fn why(&self) -> Option<&Why> {
        match self {
            Self::Rule(..) => None,
            Self::Other(other) => match &other.what {
                What::Rule { .. } => None,
                What::Rare(why) => Some(why),
            },
        }
    }

    /// Tells whether a date among its parameters is the path of a field.
    pub(crate) fn is_beside(&self) -> bool {
        matches!(self, Self::Other(other) if matches!(other.what, What::Rule { beside: true, .. }))
    }

    fn params(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        let (table, texts): (&[Param], &[ParamText]) = match self {
            Self::Rule(_, params) => (params, &[]),
            Self::Other(other) => (&[], &other.params),
        };
        let text = |at| table.get(at).map_or_else(|| texts.get(at).and_then(Option::as_deref), Param::written);
        (0..table.len() + texts.len()).map(text)
    }
}

/// The parameters of a failed rule.
pub(crate) enum RuleParams {
    /// As a table has them that lives as long as the program: none of them names a field.
    Table(&'static [Param]),
    Texts(Vec<ParamText>),
    /// Texts, of which a date is the path of a field.
    Beside(Vec<ParamText>),
}

impl RuleParams {
    pub(crate) const NONE: Self = Self::Table(&[]);

    /// Returns the parameters as the table has them; none where they name fields, or the table does not live long enough.
    #[inline]
    pub(crate) const fn of_table(rule: &StoredRule) -> Option<Self> {
        match &rule.params {
            Cow::Borrowed(params) if !rule.flags.reads_other_fields => Some(Self::Table(params)),
            _ => None,
        }
    }

    /// Creates the parameters of a rule as texts.
    pub(crate) fn of_texts(params: &[Param], texts: Vec<ParamText>) -> Self {
        if has_beside(params) { Self::Beside(texts) } else { Self::Texts(texts) }
    }

    fn into_texts(self) -> Vec<ParamText> {
        match self {
            Self::Table(params) => params.iter().map(|param| param.written().map(Cow::Borrowed)).collect(),
            Self::Texts(texts) | Self::Beside(texts) => texts,
        }
    }
}

/// Tells whether a date among parameters is the path of a field.
pub(crate) fn has_beside(params: &[Param]) -> bool {
    params.iter().any(|param| matches!(param, Param::Date(_)) && param.field().is_some())
}

impl Violation {
    /// Creates a violation: a rule that the value at a path breaks.
    ///
    /// The name of the rule is in snake case. Give it parameters with [`with_param`](Self::with_param), in the order in which
    /// the rule is written, and a message with [`with_message`](Self::with_message).
    ///
    /// Without a message of its own, a violation has that of the catalogue for the rule (`with_sentence("in_stock", ..)`), and
    /// else that of the language. Languages have messages for the names of Laravel's rules, `unique` and `exists` included, in
    /// the form for numbers: `unique` is "The :attribute has already been taken." All other names have "The :attribute field
    /// is invalid."
    ///
    /// ```
    /// use frontpay_rules::{Messages, Violation};
    /// let violation = Violation::new("customer.email", "unique");
    /// assert_eq!(violation.to_string(), "The customer.email has already been taken.");
    /// let norwegian = Messages::norwegian().with_attribute("customer.email", "e-post");
    /// assert_eq!(norwegian.sentence(&violation), "E-post er allerede i bruk.");
    /// ```
    #[must_use]
    pub fn new(path: impl IntoPath, rule: impl Into<Cow<'static, str>>) -> Self {
        // The sentences of size rules about numbers are those without a unit.
        Self { measure: Measure::Number, ..Self::rare(path.into_path(), Why::Custom(rule.into()), RuleParams::NONE) }
    }

    /// Adds a parameter, which the message may name as `:name`. Never the value that was checked: reports hold none.
    ///
    /// ```
    /// use frontpay_rules::Violation;
    /// let violation = Violation::new("lines.0.quantity", "in_stock").with_param("left", 3);
    /// assert!(violation.params().eq([Some("3")]));
    /// assert_eq!(violation.with_message("Only :left are left.").to_string(), "Only 3 are left.");
    /// ```
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a number is given as it is")]
    pub fn with_param(self, name: impl Into<Cow<'static, str>>, text: impl ToString) -> Self {
        Self { failed: self.failed.with_param(name.into(), text.to_string().into()), ..self }
    }

    /// Sets the message, with `:attribute` and the names of the parameters as placeholders.
    ///
    /// A catalogue that has a message for the rule or the path goes before it, so that a translation can replace it.
    #[must_use]
    pub fn with_message(self, message: impl Into<Cow<'static, str>>) -> Self {
        Self { failed: self.failed.with_message(message.into()), ..self }
    }

    /// Makes the violation of a table that allows a value which the Rust type at the path cannot hold.
    ///
    /// Its rule is named `shape`. Such a violation stands behind all others.
    #[must_use]
    pub fn shape(path: impl IntoPath) -> Self {
        Self::rare(path.into_path(), Why::Shape, RuleParams::NONE)
    }

    pub(crate) fn rare(path: PathText, why: Why, params: RuleParams) -> Self {
        Self { path, failed: Failed::rare(why, params), measure: Measure::Characters, texts: None }
    }

    pub(crate) fn fan_out(limit: usize) -> Self {
        let sentence = format!("The wildcards lead to more than {limit} items, which is the limit.");
        let params = RuleParams::Texts(vec![Some(Cow::Owned(limit.to_string()))]);
        Self::rare("*".into(), Why::FanOut(sentence), params)
    }

    /// Returns the path on the wire, with dots: `products.0.tax`.
    ///
    /// A key of the payload is in it unchanged; [`Escaped`](crate::Escaped) prints it safely. A key with a dot reads like two
    /// keys: see [`steps`](Self::steps).
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.as_str()
    }

    /// Iterates over the steps of the path, of which each is one key or one index.
    ///
    /// This finds the value in a document, whatever characters its keys have:
    ///
    /// ```
    /// use frontpay_rules::{RuleSet, Step};
    /// let document = serde_json::json!({"rates": {"no.vat": [25, "low"]}});
    /// let rules = RuleSet::parse([("rates.*.*", "numeric")])?;
    /// let report = rules.check_json(document.to_string().as_bytes()).unwrap_err();
    /// let violation = report.iter().next().unwrap();
    /// let value = violation.steps().try_fold(&document, |value, step| match step {
    ///     Step::Key(key) => value.get(key),
    ///     Step::Index(index) => value.get(index),
    /// });
    /// assert_eq!(value, Some(&serde_json::json!("low")));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// A number that a table itself has as a step (`products.0.tax`) and a number in a path that was made from text are
    /// indices, since text does not tell them from keys.
    #[must_use]
    pub fn steps(&self) -> Steps<'_> {
        self.path.steps()
    }

    /// Returns Laravel's name of the rule in snake case: `required_if`.
    #[must_use]
    pub fn rule(&self) -> &str {
        match self.failed.why() {
            None => self.failed.name().map_or("", |name| name.spec().name),
            Some(Why::Shape) => "shape",
            Some(Why::FanOut(_)) => "fan_out",
            Some(Why::Custom(rule)) => rule,
            Some(Why::Fault(fault)) => &fault.rule,
        }
    }

    /// Returns the parameters of the rule, `None` for one that is written as nothing behind a colon.
    #[must_use]
    pub fn params(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        self.failed.params()
    }

    /// Returns why the rule could not be applied at all, where that is so: an unknown rule, a missing parameter, wildcards
    /// that lead to more items than [`Limits`](crate::Limits) allow (the rule is `fan_out` then).
    ///
    /// Only a table read with [`RuleSet::parse_lazily`](crate::RuleSet::parse_lazily) has faulty rules.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        match self.failed.why()? {
            Why::Fault(fault) => Some(&fault.problem),
            Why::FanOut(sentence) => Some(sentence),
            Why::Custom(_) | Why::Shape => None,
        }
    }

    /// Moves the violation below a path, with the fields that its parameters name.
    pub(crate) fn below(self, above: &PathText) -> Self {
        let failed = self.failed.map_paths(|path| Some(PathText::from(path).below(above).as_str().to_owned()));
        Self { path: self.path.below(above), failed, ..self }
    }

    /// Returns the violation as one of the value at a path; `None` if it is not of that or of a value below it.
    pub(crate) fn within(&self, above: &PathText) -> Option<Self> {
        let path = self.path.strip(above)?;
        let rest = |path: &str| match above.as_str() {
            "" => None,
            above => path.strip_prefix(above)?.strip_prefix('.').map(str::to_owned),
        };
        Some(Self { path, failed: self.failed.clone().map_paths(rest), ..*self })
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path().is_empty() {
            write!(f, "{}: ", Escaped::new(self.path()))?;
        }
        write!(f, "{}", Escaped::new(self.rule()))?;
        for (at, param) in self.params().enumerate() {
            let before = if at == 0 { "(" } else { ", " };
            write!(f, "{before}{}", Escaped::new(param.unwrap_or_default()))?;
        }
        if self.params().len() == 0 { Ok(()) } else { f.write_str(")") }
    }
}

impl PartialEq for Violation {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path && self.rule() == other.rule() && self.params().eq(other.params())
    }
}

impl Eq for Violation {}

impl Hash for Violation {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.path(), self.rule()).hash(state);
        self.params().for_each(|param| param.hash(state));
    }
}

#[cfg(test)]
mod tests {
    use super::Violation;
    use crate::RuleSet;

    fn first(rules: [(&str, &str); 1], text: &[u8]) -> Violation {
        RuleSet::parse(rules).unwrap().check_json(text).unwrap_err().iter().next().unwrap().clone()
    }

    #[test]
    fn debug_is_short_and_has_no_control_characters() {
        assert_eq!(format!("{:?}", Violation::new("", "adds_up")), "adds_up");
        assert_eq!(format!("{:?}", Violation::new("a\n", "b\u{1b}").with_param("c", "\r")), r"a\n: b\u{1b}(\r)");
        let violation = first([("a", "in:,NO,SE")], br#"{"a": "the value"}"#);
        assert_eq!(format!("{violation:?}"), "a: in(, NO, SE)");
    }

    #[test]
    fn violations_of_engine_and_program_are_equal_by_path_rule_and_parameters() {
        let violation = first([("a", "required_if:b,1")], br#"{"b": 1}"#);
        let expected = Violation::new("a", "required_if").with_param("other", "b").with_param("value", 1);
        assert_eq!(violation, expected.clone().with_message("Needed."));
        assert_ne!(violation, expected.with_param("value", 2));
        assert_ne!(violation, Violation::new("b", "required_if"));
    }

    #[test]
    fn a_message_takes_the_place_of_the_languages_own() {
        let size = || first([("a", "max:3")], br#"{"a": "long"}"#);
        assert_eq!(size().with_message("At most :max.").to_string(), "At most 3.");
        let more = size().with_param("unit", "letters");
        assert_eq!(more.with_message("At most :max :unit.").to_string(), "At most 3 letters.");
        let shape = Violation::shape("a").with_message("The :attribute is odd.");
        assert_eq!(shape.to_string(), "The a is odd.");
        assert_eq!(shape.with_param("b", 1).with_message("Not :b.").to_string(), "Not 1.");
        let words = first([("a", "in:x,y")], br#"{"a": "b"}"#).with_param("more", "z");
        assert_eq!(words.with_message("One of :values or :more.").to_string(), "One of x, y or z.");
    }
}
