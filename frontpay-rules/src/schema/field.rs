//! The fields of a table as data, for programs that print or translate tables.

use core::fmt;
use std::borrow::Cow;
use std::collections::HashMap;

use frontpay_pattern::Pattern;

use super::flat::{Condition, FlatRow, Guard};
use super::flat_text::base;
use super::rule::StoredRule;
use super::rule_set::RuleSet;
use crate::param::{FieldModifiers, FieldRef, Param, Path, Segment};
use crate::rule::{Custom, Name};

impl RuleSet {
    /// Iterates over the fields with their rules, those of nested types with their whole path, in declaration order.
    ///
    /// The rules are those that a Laravel application would have, as [`RuleSet::to_laravel`] prints them. Under an
    /// optional struct `required` is therefore `required_with` and the path of the struct, and the rules of a variant
    /// begin with
    /// `exclude_unless`. A path comes once, unless two variants have different rules for it. A type that contains
    /// itself is not entered again.
    ///
    /// A program that calls this contains the rows of all rules.
    ///
    /// ```
    /// use frontpay_rules::{RuleParam, RuleSet};
    ///
    /// let table = RuleSet::parse([("type", "required|in:private,corporate"), ("products.*.name", "max:40")])?;
    /// let fields: Vec<_> = table.fields().collect();
    /// assert_eq!(fields[0].path().to_string(), "type");
    /// assert_eq!(fields[1].path().segments().len(), 3);
    ///
    /// let [required, choice] = fields[0].rules() else { panic!("two rules") };
    /// assert_eq!(required.name(), "required");
    /// let words: Vec<_> = choice.params().filter_map(|(_, param)| param.text()).collect();
    /// assert_eq!(words, ["private", "corporate"]);
    ///
    /// let (name, limit) = fields[1].rules()[0].params().next().expect("a limit");
    /// assert_eq!(name, "max");
    /// assert_eq!(limit, &RuleParam::Number("40"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn fields(&self) -> impl Iterator<Item = Field<'_>> {
        let mut fields: Vec<Field<'_>> = Vec::new();
        let mut places: HashMap<Path, Vec<usize>> = HashMap::new();
        self.each_row(&mut |row| {
            let field = Field::of(row);
            let places = places.entry(field.path.clone()).or_default();
            if let Some(place) = places.iter().find(|place| fields[**place].variant() == field.variant()) {
                fields[*place].add(field);
            } else {
                places.push(fields.len());
                fields.push(field);
            }
        });
        fields.into_iter()
    }
}

/// A field of a table with its rules; see [`RuleSet::fields`].
#[derive(Debug, Clone, PartialEq)]
pub struct Field<'t> {
    path: Path,
    /// The number of rules at the beginning that select a variant.
    selectors: usize,
    rules: Vec<RuleView<'t>>,
}

impl<'t> Field<'t> {
    fn of(row: &FlatRow<'t, '_>) -> Self {
        let mut rules: Vec<_> = row.guards.iter().filter_map(|guard| RuleView::selector(row, guard)).collect();
        let selectors = rules.len();
        if is_optional_itself(row) && !row.modifiers.nullable {
            let nullable = Name::ALL.iter().find(|name| name.spec().modifiers.nullable);
            rules.extend(nullable.map(|name| RuleView::from_name(*name, Vec::new())));
        }
        rules.extend(modifiers_beside(row).map(|name| RuleView::from_name(name, Vec::new())));
        rules.extend(row.rules.iter().map(|rule| RuleView::of(row, rule)));
        Self { path: path_of(row.path), selectors, rules }
    }

    /// Adds the rules that another row has for the same path.
    fn add(&mut self, other: Self) {
        let own = self.rules.len();
        for rule in other.rules.into_iter().skip(other.selectors) {
            if !self.rules[self.selectors..own].contains(&rule) {
                self.rules.push(rule);
            }
        }
    }

    /// Returns the rules that select the variant that the field belongs to.
    fn variant(&self) -> &[RuleView<'t>] {
        &self.rules[..self.selectors]
    }

    /// Returns the path from the root of the document.
    ///
    /// `Display` writes it as Laravel does: dots between keys, `*` for every item, `\.` for a dot in a key. Its
    /// [`segments`](Path::segments) are the keys as they are.
    #[must_use]
    pub const fn path(&self) -> &Path {
        &self.path
    }

    /// Returns the rules in their order.
    #[must_use]
    pub fn rules(&self) -> &[RuleView<'t>] {
        &self.rules
    }
}

/// Returns the rules of the payload's own table that decide how those of a rule set are checked: `max:50` means a number if
/// the payload says `numeric`.
fn modifiers_beside(row: &FlatRow<'_, '_>) -> impl Iterator<Item = Name> {
    let (own, all) = (FieldModifiers::of(row.rules), row.modifiers);
    let rules = [
        (Name::Sometimes, !own.sometimes && all.sometimes),
        (Name::Bail, !own.bail && all.bail),
        (Name::Nullable, !own.nullable && all.nullable),
        (Name::Numeric, !own.numeric && all.numeric),
        (Name::Array, !own.array && all.array),
    ];
    rules.into_iter().filter_map(|(name, is_beside)| is_beside.then_some(name))
}

/// A rule of a field: its name and its parameters; see [`RuleSet::fields`].
///
/// `Display` writes it as Laravel does: `in:"a,b",c`.
///
/// ```
/// use frontpay_rules::RuleSet;
/// let table = RuleSet::parse([("size", r#"in:"a,b",c"#)])?;
/// let field = table.fields().next().expect("a field");
/// let rule = &field.rules()[0];
/// assert_eq!(rule.params().count(), 2);
/// assert_eq!(rule.to_string(), r#"in:"a,b",c"#);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct RuleView<'t> {
    name: &'t str,
    builtin: Option<Name>,
    is_custom: bool,
    problem: Option<&'t str>,
    params: Vec<(Cow<'t, str>, RuleParam<'t>)>,
}

impl<'t> RuleView<'t> {
    fn of(row: &FlatRow<'t, '_>, rule: &'t StoredRule) -> Self {
        let problem = rule.problem();
        match (rule.name, rule.custom) {
            (Some(name), _) => match Self::guarded(row, name) {
                Some(guarded) => guarded,
                None => Self { problem, ..Self::from_name(name, RuleParam::all(row, rule)) },
            },
            (None, Some(custom)) => Self::custom(custom),
            (None, None) => {
                let name = rule.fault.as_ref().map_or("", |fault| &fault.rule);
                let params = RuleParam::all(row, rule).into_iter().map(|param| (Cow::Borrowed(""), param)).collect();
                Self { name, builtin: None, is_custom: false, problem, params }
            }
        }
    }

    fn from_name(name: Name, params: Vec<RuleParam<'t>>) -> Self {
        let spec = name.spec();
        let named = params.into_iter().enumerate().map(|(at, param)| {
            let name = spec.param(at).map_or("", |param| param.name);
            (Cow::Borrowed(name), param)
        });
        Self { name: spec.name, builtin: Some(name), is_custom: false, problem: None, params: named.collect() }
    }

    fn custom(custom: &'static Custom) -> Self {
        let params = custom.params().0.into_iter().map(|(name, text)| (name, RuleParam::Text(text))).collect();
        Self { name: custom.name(), builtin: None, is_custom: true, problem: None, params }
    }

    /// Returns the rule that excludes the field of a variant where the tag names another variant.
    fn selector(row: &FlatRow<'t, '_>, guard: &Guard) -> Option<Self> {
        let Condition::Tagged(tag) = guard.condition else { return None };
        let key = Segment::key(tag.key);
        let path: Vec<_> = row.path[..guard.at].iter().copied().chain([&key]).collect();
        let words = tag.words.iter().map(|word| RuleParam::Text(Cow::Borrowed(word)));
        Some(Self::from_name(
            Name::ExcludeUnless,
            [RuleParam::Field(path_of(&path))].into_iter().chain(words).collect(),
        ))
    }

    /// Returns the conditional form of a rule that refuses absence, where the value or the struct around it may be
    /// absent.
    fn guarded(row: &FlatRow<'t, '_>, name: Name) -> Option<Self> {
        let conditional = name.spec().optional_parent_rule?;
        if is_optional_itself(row) {
            let unless = Name::find(&format!("{}_unless", name.spec().name))?;
            let params = vec![RuleParam::Field(path_of(row.path)), RuleParam::Text(Cow::Borrowed("null"))];
            return Some(Self::from_name(unless, params));
        }
        let Some(Guard { at, condition: Condition::Present }) = row.guards.last() else { return None };
        Some(Self::from_name(Name::find(conditional)?, vec![RuleParam::Field(path_of(&row.path[..*at]))]))
    }

    /// Returns the name in snake case: Laravel's, or that of a custom rule.
    ///
    /// In a table that was read with its faults it may also be a text that is no rule; see [`RuleView::problem`].
    #[must_use]
    pub const fn name(&self) -> &'t str {
        self.name
    }

    /// Returns Laravel's rule of this name, whose [`spec`](Name::spec) says more about it; none for a custom rule.
    #[must_use]
    pub const fn builtin(&self) -> Option<Name> {
        self.builtin
    }

    /// Returns `true` for a custom rule, which Laravel does not have.
    #[must_use]
    pub const fn is_custom(&self) -> bool {
        self.is_custom
    }

    /// Returns what Laravel would throw an exception at, if anything.
    #[must_use]
    pub const fn problem(&self) -> Option<&'t str> {
        self.problem
    }

    /// Iterates over the parameters with their names.
    ///
    /// The names are Laravel's placeholders (`min`, `other`), or those that a custom rule gives; a parameter that
    /// repeats has the same name each time (`values`). A parameter that the rule ignores has an empty name.
    #[must_use]
    pub fn params(&self) -> impl ExactSizeIterator<Item = (&str, &RuleParam<'t>)> {
        self.params.iter().map(|(name, param)| (name.as_ref(), param))
    }
}

/// A parameter of a rule, by its kind; see [`RuleView::params`].
///
/// `Display` writes its text without quotes.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum RuleParam<'t> {
    /// Nothing behind the colon, as in `in:`. Laravel reads it as null.
    Null,
    /// Text that is compared as it is.
    Text(Cow<'t, str>),
    /// A decimal number as it was written: `5`, `0.10`, `1e3`.
    Number(&'t str),
    /// A pattern with its delimiters.
    Pattern(&'t Pattern),
    /// A date in any form that PHP's `strtotime` reads: `2025-07-01`, `tomorrow`.
    Date(&'t str),
    /// The path of another field from the root of the document.
    ///
    /// Its wildcards stand for the same items as those of the field that has the rule.
    Field(Path),
}

impl<'t> RuleParam<'t> {
    fn all(row: &FlatRow<'t, '_>, rule: &'t StoredRule) -> Vec<Self> {
        rule.params().iter().map(|param| Self::of(row, param)).collect()
    }

    fn of(row: &FlatRow<'t, '_>, param: &'t Param) -> Self {
        match param {
            Param::Null => Self::Null,
            Param::Text(text) => Self::Text(Cow::Borrowed(text)),
            Param::Number { text, .. } => Self::Number(text),
            Param::Pattern(pattern) => Self::Pattern(pattern),
            Param::Field(field) => Self::Field(absolute(row, field)),
            Param::Date(date) => match &date.get().field {
                Some(field) => Self::Field(absolute(row, field)),
                None => Self::Date(date.get().written()),
            },
        }
    }

    /// Returns the parameter as it is written; `None` for nothing and for another field.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(text) | Self::Date(text) => Some(text),
            Self::Pattern(pattern) => Some(pattern.text()),
            Self::Null | Self::Field(_) => None,
        }
    }

    /// Returns the path of the field that the parameter names, if it names one.
    #[must_use]
    pub const fn field(&self) -> Option<&Path> {
        match self {
            Self::Field(path) => Some(path),
            _ => None,
        }
    }
}

/// Two parameters of the same kind with the same text.
impl PartialEq for RuleParam<'_> {
    fn eq(&self, other: &Self) -> bool {
        core::mem::discriminant(self) == core::mem::discriminant(other)
            && self.text() == other.text()
            && self.field() == other.field()
    }
}

impl fmt::Display for RuleParam<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(path) => path.fmt(f),
            other => f.write_str(other.text().unwrap_or_default()),
        }
    }
}

/// Returns `true` if the row is on the value of an `Option` itself.
fn is_optional_itself(row: &FlatRow<'_, '_>) -> bool {
    let is_present = |guard: &Guard| matches!(guard.condition, Condition::Present);
    row.guards.last().is_some_and(|guard| guard.at == row.path.len() && is_present(guard))
}

fn path_of(segments: &[&Segment]) -> Path {
    Path(segments.iter().copied().cloned().collect())
}

/// Returns the path of a field that a row names, from the root of the document.
fn absolute(row: &FlatRow<'_, '_>, field: &FieldRef) -> Path {
    Path(base(row, field).iter().copied().chain(field.path.segments()).cloned().collect())
}
