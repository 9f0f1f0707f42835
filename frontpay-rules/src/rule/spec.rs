//! The row of a rule, and the input of a predicate.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::kinds::Kinds;
use crate::param::{FieldModifiers, Other, Param};

/// The input of a predicate: one field and what its rule may read besides.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// The value; null where the field is absent.
    pub value: Value<'a>,
    /// True if the field is present.
    pub present: bool,
    /// The parameters of the rule.
    pub params: &'a [Param],
    /// The fields that the parameters name, in their order.
    pub others: &'a [Other<'a>],
    /// The modifiers of the field: what its other rules say about its kind.
    pub modifiers: FieldModifiers,
    /// The source of the time.
    pub clock: Clock,
}

/// The row of a rule: all that anyone but its predicate needs to know of it.
///
/// ```
/// use frontpay_rules::rule::Name;
/// let between = Name::Between.spec();
/// assert_eq!(between.name, "between");
/// assert_eq!(between.signature(), "between(min, max)");
/// assert!(!between.implicit);
/// ```
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent flags, each read by another reader")]
#[non_exhaustive]
pub struct Spec {
    /// The name in Laravel, in snake case.
    pub name: &'static str,
    /// Other names for the rule.
    pub aliases: &'static [&'static str],
    /// Parameters that Laravel knows and this crate does not; they make a table faulty.
    pub unavailable_params: &'static [&'static str],
    /// The parameters.
    pub params: &'static [ParamSpec],
    /// True if the rule also runs on absent, null and blank fields.
    pub implicit: bool,
    /// True if the rule always runs and, where it fails, leaves the field out instead of refusing it.
    pub excludes: bool,
    /// The other fields that the rule reads.
    pub reach: Reach,
    /// The suffix of the sibling field that the rule reads where no parameter names one: `_confirmation`.
    pub sibling_suffix: Option<&'static str>,
    /// True if a number is accepted where a parameter names a field.
    pub field_or_number: bool,
    /// A pattern that matches every text that the rule accepts without parameters. It matches more texts, but none that is
    /// shorter. None where those texts have no fixed form.
    pub superset_pattern: Option<&'static str>,
    /// The rule that replaces this one in Laravel's text below an optional struct, with the path of the struct as its
    /// parameter: `required_with` for `required`. Only rules that refuse every absence have one.
    pub optional_parent_rule: Option<&'static str>,
    /// True if the first parameter is the format of the dates of the field.
    pub sets_date_format: bool,
    /// The modifiers that the rule adds to its field, for the other rules there.
    pub modifiers: FieldModifiers,
    /// True if the rule states the type of its field and, without parameters, nothing else: `string`, `list`.
    pub states_type: bool,
    /// True if the parameters are words one of which the value may be. They are found faster where they are sorted.
    pub lists_words: bool,
    /// True if the rule reads the items of a list or map and not only their number. A rule that can have parameters does so
    /// only where it has some.
    pub reads_items: bool,
    /// The kinds of which the rule accepts every value, whatever its parameters are.
    pub(crate) accepted_kinds: Kinds,
    /// The Rust types that the rule works on.
    pub fits: Fits,
}

/// The other fields that a rule reads.
///
/// The typed check evaluates rules that read named fields only, and leaves the others to the engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The fields that the parameters name.
    Named,
    /// All fields that the path in the parameter matches, where a `*` matches any text.
    Matching,
    /// All fields that the path of the rule's own row matches.
    Peers,
}

/// A parameter in the row of a rule.
#[derive(Debug, Clone, Copy)]
pub struct ParamSpec {
    /// The placeholder that Laravel has for it.
    pub name: &'static str,
    /// The kind.
    pub kind: ParamKind,
    /// The number of times that it may be given.
    pub count: Count,
}

/// The kind of a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// Text that is compared literally.
    Text,
    /// A decimal number.
    Number,
    /// The path of another field.
    Field,
    /// A date, or else the path of another field.
    Date,
    /// A date, or else the path of another field in which a `*` is not that of the row.
    PlainDate,
    /// A pattern; it takes the whole text after the colon, commas included.
    Pattern,
}

/// The number of times that a parameter may be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly once.
    One,
    /// Once or more.
    Many,
    /// Any number of times, also not at all.
    Any,
}

/// The Rust types that a rule works on; the traits of the same name are in [`crate::types::fits`].
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
    /// Types with a length or a magnitude: text, numbers, lists and maps.
    Measured,
}

/// Describes a parameter that is given once.
pub(super) const fn one(name: &'static str, kind: ParamKind) -> ParamSpec {
    ParamSpec { name, kind, count: Count::One }
}

/// Describes a parameter that is given once or more.
pub(super) const fn one_or_more(name: &'static str, kind: ParamKind) -> ParamSpec {
    ParamSpec { name, kind, count: Count::Many }
}

/// Describes a parameter that is given any number of times.
pub(super) const fn any_number_of(name: &'static str, kind: ParamKind) -> ParamSpec {
    ParamSpec { name, kind, count: Count::Any }
}

impl Spec {
    /// The defaults of a row: a rule without parameters that reads the value of its field only, runs on content only and
    /// works on every type.
    pub(super) const NEW: Self = Self {
        name: "",
        aliases: &[],
        unavailable_params: &[],
        params: &[],
        implicit: false,
        excludes: false,
        reach: Reach::Named,
        sibling_suffix: None,
        field_or_number: false,
        superset_pattern: None,
        optional_parent_rule: None,
        sets_date_format: false,
        modifiers: FieldModifiers::NONE,
        states_type: false,
        lists_words: false,
        reads_items: false,
        accepted_kinds: Kinds::NONE,
        fits: Fits::Anything,
    };

    /// Returns the name of the rule of a predicate: `in` for `in_`, which Rust could not call `in`.
    pub(super) const fn name_of(predicate: &'static str) -> &'static str {
        match predicate.as_bytes() {
            [.., b'_'] => predicate.split_at(predicate.len() - 1).0,
            _ => predicate,
        }
    }

    /// Returns `true` if the rule reads other fields than its own.
    #[must_use]
    pub const fn reads_other_fields(&self) -> bool {
        let mut names_field = false;
        let mut at = 0;
        while at < self.params.len() {
            names_field |= matches!(self.params[at].kind, ParamKind::Field | ParamKind::Date | ParamKind::PlainDate);
            at += 1;
        }
        names_field || self.sibling_suffix.is_some() || !matches!(self.reach, Reach::Named)
    }

    /// Returns the least number of parameters that the rule needs.
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

    /// Returns the description of the parameter at a place: the last one for all places after it, if it may repeat.
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

    /// Returns `true` if the rule never refuses a value and only changes what the other rules of its field mean.
    #[must_use]
    pub const fn is_modifier(&self) -> bool {
        self.excludes || self.modifiers.nullable || self.modifiers.sometimes || self.modifiers.bail
    }

    /// Returns the rule as it is written in an attribute: `between(min, max)`.
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
