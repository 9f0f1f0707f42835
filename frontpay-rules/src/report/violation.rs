//! One rule that one field fails.

use core::fmt;
use std::borrow::Cow;

use super::PathText;
use crate::custom::CustomFailure;
use crate::message::Messages;
use crate::rule::Name;
use crate::table::{Fault, Param, Rule, Words};

/// One rule that one field fails: data first, a sentence only when asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub(crate) path: PathText,
    pub(crate) rule: Failed,
    pub(crate) params: RuleParams,
    pub(crate) measure: Measure,
    /// What the type says of its field.
    pub(crate) words: Option<&'static Words>,
}

/// What failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failed {
    Rule(Name),
    /// The table allows the value, but the Rust type cannot hold it.
    Shape,
    /// The wildcards lead to more items than the limit allows.
    FanOut(Box<FanOut>),
    /// A rule that is not Laravel's.
    Custom(Box<CustomFailure>),
    /// A rule that Laravel would stop at with an exception.
    Fault(Box<Fault>),
}

/// What is said where wildcards lead to too many items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FanOut {
    pub(crate) sentence: String,
}

/// The parameters of a failed rule.
#[derive(Debug, Clone)]
pub(crate) enum RuleParams {
    /// As a table has them that lives as long as the program: none of them names a field.
    Table(&'static [Param]),
    Texts(Vec<Option<Cow<'static, str>>>),
}

impl RuleParams {
    pub(crate) const NONE: Self = Self::Table(&[]);

    /// Those of a rule as its table has them; none where they name fields, or the table does not live long enough.
    #[inline]
    pub(crate) const fn of_table(rule: &Rule) -> Option<Self> {
        match &rule.params {
            Cow::Borrowed(params) if !rule.marks.looks_around => Some(Self::Table(params)),
            _ => None,
        }
    }

    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        let (table, texts): (&[Param], &[_]) = match self {
            Self::Table(params) => (params, &[]),
            Self::Texts(texts) => (&[], texts),
        };
        let text = |at| table.get(at).map_or_else(|| texts.get(at).and_then(Option::as_deref), Param::written);
        (0..table.len() + texts.len()).map(text)
    }
}

impl PartialEq for RuleParams {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for RuleParams {}

/// What a size rule measures, which decides the words of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Measure {
    Number,
    Items,
    #[default]
    Characters,
}

impl Violation {
    /// Makes the violation of a table that allows a value which the Rust type at the path cannot hold.
    ///
    /// Its rule is named `shape`. Such a violation stands behind all others.
    #[must_use]
    pub fn shape(path: impl Into<String>) -> Self {
        Self::failed(path.into().into(), Failed::Shape, RuleParams::NONE)
    }

    pub(crate) const fn failed(path: PathText, rule: Failed, params: RuleParams) -> Self {
        Self { path, rule, params, measure: Measure::Characters, words: None }
    }

    pub(crate) fn fan_out(limit: usize) -> Self {
        let sentence = format!("The wildcards lead to more than {limit} items, which is the limit.");
        let params = RuleParams::Texts(vec![Some(Cow::Owned(limit.to_string()))]);
        Self::failed("*".into(), Failed::FanOut(Box::new(FanOut { sentence })), params)
    }

    /// Returns the path on the wire, with dots: `products.0.tax`.
    #[must_use]
    pub fn path(&self) -> &str {
        self.path.as_str()
    }

    /// Returns Laravel's name of the rule in snake case: `required_if`.
    #[must_use]
    pub fn rule(&self) -> &str {
        match &self.rule {
            Failed::Rule(name) => name.spec().name,
            Failed::Shape => "shape",
            Failed::FanOut(_) => "fan_out",
            Failed::Custom(failure) => &failure.rule,
            Failed::Fault(fault) => &fault.rule,
        }
    }

    /// Returns the parameters of the rule, `None` for one that is written as nothing behind a colon.
    #[must_use]
    pub fn params(&self) -> impl ExactSizeIterator<Item = Option<&str>> {
        self.params.iter()
    }

    /// Returns why the rule could not be applied at all, where that is so: an unknown rule, a missing parameter, wildcards
    /// that lead to more items than [`Limits`](crate::Limits) allow (the rule is `fan_out` then).
    ///
    /// Only a table read with [`RuleSet::parse_lazily`](crate::RuleSet::parse_lazily) has faulty rules.
    #[must_use]
    pub fn fault(&self) -> Option<&str> {
        match &self.rule {
            Failed::Fault(fault) => Some(&fault.problem),
            Failed::FanOut(fan_out) => Some(&fan_out.sentence),
            Failed::Rule(_) | Failed::Custom(_) | Failed::Shape => None,
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Messages::english().sentence(self))
    }
}
