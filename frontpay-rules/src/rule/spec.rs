//! What a row says of a rule, and what a predicate sees.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use crate::param::{Facts, Other, Param};
use crate::rule::Kinds;

/// What a predicate sees of one field.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The value; null where the field is absent.
    pub value: Value<'a>,
    /// Whether the field is there at all.
    pub present: bool,
    /// What stands behind the colon.
    pub params: &'a [Param],
    /// The fields that the parameters name, in their order.
    pub others: &'a [Other<'a>],
    /// What the other rules of the field say about its kind.
    pub facts: Facts,
    /// Where the time comes from.
    pub clock: Clock,
}

/// The row of a rule: all that anyone but its predicate needs to know of it.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks, each read by another reader")]
#[non_exhaustive]
pub struct Spec {
    /// Laravel's name in snake case.
    pub name: &'static str,
    /// Other names for it.
    pub aliases: &'static [&'static str],
    /// Parameters that Laravel knows and we do not, which make a table faulty.
    pub unavailable: &'static [&'static str],
    /// The parameters it takes.
    pub params: &'static [ParamSpec],
    /// Whether it also runs on absent, null and blank fields.
    pub implicit: bool,
    /// Whether it always runs and, where it fails, leaves the field out instead of refusing it.
    pub excludes: bool,
    /// What it looks at beside the value.
    pub reach: Reach,
    /// What stands behind the name of the field it looks at, where no parameter names one.
    pub beside: Option<&'static str>,
    /// Whether a number may stand where a parameter names a field.
    pub or_number: bool,
    /// A pattern that takes at least what it takes without parameters, and nothing shorter, where that has one fixed form.
    pub form: Option<&'static str>,
    /// Whether it looks at other fields than its own, which follows from its parameters and its reach.
    pub looks_around: bool,
    /// What stands for it below an optional struct in Laravel's text, with the struct's path: only rules that refuse any
    /// absence have it.
    pub if_there: Option<&'static str>,
    /// Whether its first parameter is the format of the dates of its field.
    pub sets_date_format: bool,
    /// What it says about its field to the rules beside it.
    pub says: Facts,
    /// Whether it states the type of its field and, without parameters, nothing else: `string`, `list`.
    pub states_type: bool,
    /// Whether its parameters are words one of which the value may be, which are found faster where they are sorted.
    pub lists_words: bool,
    /// Whether it reads the items of a list or map, and not only how many there are, where it has parameters.
    pub reads_items: bool,
    /// Kinds of which it takes every value, whatever its parameters are.
    pub(crate) takes: Kinds,
    /// The Rust types it can stand on.
    pub fits: Fits,
}

/// Where a rule looks, as its row has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sight {
    pub(crate) reach: Reach,
    /// Whether it reads the items of a list or map where it has parameters, and where it has none.
    pub(crate) items: bool,
    pub(crate) bare_items: bool,
}

/// What a rule looks at beside the value of its field.
///
/// The typed path answers rules that reach no further than the fields they name, and asks the engine for the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The fields that its parameters name, each one.
    Named,
    /// All fields that its parameter stands for, a `*` in it being any text.
    Matching,
    /// All fields that the path of its row stands for.
    Peers,
}

/// A parameter in the row of a rule.
#[derive(Debug, Clone, Copy)]
pub struct ParamSpec {
    /// Laravel's placeholder for it.
    pub name: &'static str,
    /// What it is.
    pub kind: ParamKind,
    /// How often it stands.
    pub count: Count,
}

/// What a parameter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// Text that is compared as it stands.
    Text,
    /// A decimal number.
    Number,
    /// The path of another field.
    Field,
    /// A date, or else the path of another field.
    Date,
    /// The same, where a `*` in the path is not that of the row.
    PlainDate,
    /// A pattern; it takes the whole text behind the colon, commas included.
    Pattern,
}

/// How often a parameter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly once.
    One,
    /// Once or more.
    Many,
    /// Any number of times, also not at all.
    Any,
}

/// The Rust types that a rule can stand on; the traits of the same name are in [`crate::types::fits`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// Every type.
    Anything,
    /// `String`, `&str` and enums of words.
    Text,
    /// Text and numbers.
    Number,
    /// `bool`, text and integers.
    Flag,
    /// Lists, maps and structs.
    Container,
    /// What has a length or a magnitude: text, numbers, lists and maps.
    Measured,
}

impl Spec {
    /// Fills in what follows from the parameters and the reach.
    pub(super) const fn with_reach(mut self) -> Self {
        let mut at = 0;
        while at < self.params.len() {
            self.looks_around |=
                matches!(self.params[at].kind, ParamKind::Field | ParamKind::Date | ParamKind::PlainDate);
            at += 1;
        }
        self.looks_around |= self.beside.is_some() || !matches!(self.reach, Reach::Named);
        self
    }

    pub(super) const fn sight(&self) -> Sight {
        Sight { reach: self.reach, items: self.reads_items, bare_items: self.reads_items && self.params.is_empty() }
    }

    /// Returns how many parameters the rule needs at least.
    #[must_use]
    pub const fn required_params(&self) -> usize {
        let mut count = 0;
        let mut at = 0;
        while at < self.params.len() {
            if !matches!(self.params[at].count, Count::Any) {
                count += 1;
            }
            at += 1;
        }
        count
    }

    /// Returns the parameter that stands at a place, the last one also for those behind it where it may repeat.
    #[must_use]
    pub const fn param(&self, at: usize) -> Option<&'static ParamSpec> {
        if at < self.params.len() {
            return Some(&self.params[at]);
        }
        match self.params {
            [.., last] if !matches!(last.count, Count::One) => Some(last),
            _ => None,
        }
    }

    /// Returns `true` if the rule never fails and only changes what the rules beside it mean.
    #[must_use]
    pub const fn is_modifier(&self) -> bool {
        self.excludes || self.says.nullable || self.says.sometimes || self.says.bail
    }

    /// Returns how the rule is written: `between(min, max)`.
    #[must_use]
    pub fn signature(&self) -> String {
        if self.params.is_empty() {
            return self.name.to_owned();
        }
        let params = self.params.iter().map(|param| match param.count {
            Count::One => param.name.to_owned(),
            Count::Many | Count::Any => format!("{}..", param.name),
        });
        format!("{}({})", self.name, params.collect::<Vec<_>>().join(", "))
    }
}
