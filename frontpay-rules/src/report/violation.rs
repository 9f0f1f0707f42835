//! One rule that one field fails.

use std::borrow::Cow;
use std::sync::Arc;

use super::custom::CustomFailure;
use crate::param::{Param, PathText};
use crate::rule::{Measure, Name};
use crate::schema::{Fault, FieldTexts, StoredRule};

/// One rule that one field fails: data first, a sentence only when asked for.
///
/// `Display` is the English sentence. It and `Debug` escape the control characters that a key in the path may have.
#[derive(Debug, Clone, PartialEq, Eq)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// The table allows the value, but the Rust type cannot hold it.
    Shape,
    /// The wildcards lead to more items than the limit allows, which this sentence says.
    FanOut(String),
    /// A rule that is not Laravel's.
    Custom(CustomFailure),
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
        Self::Other(Arc::new(Other { what, params }))
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

impl PartialEq for Failed {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name() && self.why() == other.why() && self.params().eq(other.params())
    }
}

impl Eq for Failed {}

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
    /// Makes the violation of a table that allows a value which the Rust type at the path cannot hold.
    ///
    /// Its rule is named `shape`. Such a violation stands behind all others.
    #[must_use]
    pub fn shape(path: impl Into<String>) -> Self {
        Self::rare(path.into().into(), Why::Shape, RuleParams::NONE)
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
    /// A key of the payload stands in it as it is; [`Escaped`](crate::Escaped) prints it safely.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.as_str()
    }

    /// Returns Laravel's name of the rule in snake case: `required_if`.
    #[must_use]
    pub fn rule(&self) -> &str {
        match self.failed.why() {
            None => self.failed.name().map_or("", |name| name.spec().name),
            Some(Why::Shape) => "shape",
            Some(Why::FanOut(_)) => "fan_out",
            Some(Why::Custom(failure)) => &failure.rule,
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
}
