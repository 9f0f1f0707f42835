//! A table as the compiler looks at it: line by line, whether its rows are there as such or written as text.

use std::borrow::Cow;

use super::encoded::{Cursor, Encoded, FieldLine, WrittenKey};
use super::{Row, Rows, Rule, RuleSet, Shape, Words};
use crate::as_value::Nature;
use crate::param::{Facts, Param, Segment, text_of};
use crate::rule::{Custom, MARKS, Marks, Name, Reach, Spelling};

/// A row.
#[derive(Clone, Copy)]
pub(crate) enum Line<'t> {
    Field { path: Way<'t>, rules: Rules<'t>, facts: Facts },
    Nested { path: Way<'t>, shape: &'static Shape },
}

/// The path of a row.
#[derive(Clone, Copy)]
pub(crate) enum Way<'t> {
    /// The struct itself.
    Here,
    Key(WrittenKey),
    Path(&'t [Segment]),
}

impl<'t> Way<'t> {
    pub(crate) const fn len(self) -> usize {
        match self {
            Self::Here => 0,
            Self::Key(_) => 1,
            Self::Path(path) => path.len(),
        }
    }

    /// The key of a step; none of a wildcard.
    pub(crate) const fn key(self, at: usize) -> Option<&'t str> {
        match self {
            Self::Here => None,
            Self::Key(key) => Some(key.text()),
            Self::Path(path) => match &path[at] {
                Segment::Key(key) => Some(text_of(key)),
                Segment::Each => None,
            },
        }
    }

    /// The key of the first step, if it is one.
    pub(crate) const fn first_key(self) -> Option<&'t str> {
        if self.len() == 0 { None } else { self.key(0) }
    }

    /// How many wildcards there are.
    pub(crate) const fn wildcards(self) -> usize {
        let (mut wildcards, mut at) = (0, 0);
        while at < self.len() {
            wildcards += self.key(at).is_none() as usize;
            at += 1;
        }
        wildcards
    }
}

/// The rules of a row, one after another.
#[derive(Clone, Copy)]
pub(crate) enum Rules<'t> {
    Rows(&'t [Rule]),
    /// Of a table that is text, from the next rule on.
    Encoded(&'static Encoded, Cursor),
}

impl<'t> Rules<'t> {
    /// Takes the next.
    pub(crate) const fn next(&mut self) -> Option<RuleRef<'t>> {
        match self {
            Self::Rows(rules) => match rules {
                [first, rest @ ..] => {
                    *rules = rest;
                    Some(RuleRef::of(first))
                }
                [] => None,
            },
            Self::Encoded(encoded, cursor) => encoded.rule(cursor),
        }
    }
}

/// A rule with its parameters, borrowed.
#[derive(Clone, Copy)]
pub(crate) struct RuleRef<'t> {
    /// None where it is not Laravel's.
    pub(crate) name: Option<Name>,
    pub(crate) params: &'t [Param],
    pub(crate) spelling: Spelling,
    pub(crate) marks: Marks,
    pub(crate) custom: Option<&'static Custom>,
    pub(crate) words: Option<&'static Words>,
}

impl<'t> RuleRef<'t> {
    pub(crate) const fn of(rule: &'t Rule) -> Self {
        Self {
            name: rule.name,
            params: rule.params(),
            spelling: rule.spelling,
            marks: rule.marks,
            custom: rule.custom,
            words: rule.words,
        }
    }

    pub(super) const fn encoded(name: Name, params: &'t [Param], spelling: Spelling) -> Self {
        Self { name: Some(name), params, spelling, marks: MARKS[name as usize], custom: None, words: None }
    }

    pub(super) const fn custom(custom: &'static Custom) -> Self {
        let marks = Marks::of_custom(custom);
        Self { name: None, params: &[], spelling: Spelling::Snake, marks, custom: Some(custom), words: None }
    }

    /// Tells whether its answer needs more than the fields of the struct that its row belongs to.
    pub(super) const fn looks_far(self) -> bool {
        let Some(name) = self.name else { return false };
        let spec = name.spec();
        if spec.excludes || !matches!(spec.reach, Reach::Named) {
            return true;
        }
        let mut at = 0;
        while at < self.params.len() {
            if let Some(field) = self.params[at].field()
                && field.is_far()
            {
                return true;
            }
            at += 1;
        }
        false
    }

    /// Tells whether the rule fails on an absent field, whatever stands beside it.
    pub(super) const fn refuses_absence(self) -> bool {
        match (self.name, self.spelling) {
            (Some(name), Spelling::Snake | Spelling::Canonical) => name.spec().if_there.is_some(),
            _ => false,
        }
    }

    /// Tells whether the compiler can call it, if it is not Laravel's.
    pub(super) const fn is_function(self) -> bool {
        matches!(self.custom, Some(own) if own.function_id().is_some())
    }
}

/// The lines of a table, one after another.
#[derive(Clone, Copy)]
pub(crate) enum Lines<'t> {
    Rows(&'t [Row], &'t [&'static Nature]),
    Encoded {
        encoded: &'static Encoded,
        cursor: Cursor,
        /// What stands below the field whose rules were the last line.
        below: Option<(Way<'static>, usize)>,
        natures: &'t [&'static Nature],
    },
}

impl<'t> Lines<'t> {
    pub(super) const fn encoded(encoded: &'static Encoded, natures: &'t [&'static Nature]) -> Self {
        Self::Encoded { encoded, cursor: Cursor::new(encoded.text), below: None, natures }
    }

    /// Takes the next.
    pub(crate) const fn next(&mut self) -> Option<Line<'t>> {
        match self {
            Self::Rows(rows, natures) => {
                let [row, rest @ ..] = rows else { return None };
                *rows = rest;
                Some(match row {
                    Row::Field(row) => {
                        let rules = match &row.rules {
                            Cow::Borrowed(rules) => rules,
                            Cow::Owned(rules) => rules.as_slice(),
                        };
                        let (path, rules) = (Way::Path(row.path.segments()), Rules::Rows(rules));
                        Line::Field { path, rules, facts: row.facts }
                    }
                    Row::Nested(path, nature) => {
                        Line::Nested { path: Way::Path(path.segments()), shape: &natures[*nature].shape }
                    }
                })
            }
            Self::Encoded { encoded, cursor, below, natures } => {
                if let Some((path, nature)) = *below {
                    *below = None;
                    return Some(Line::Nested { path, shape: &natures[nature].shape });
                }
                let Some(line) = cursor.line() else { return None };
                let FieldLine { path, nature, .. } = line;
                Some(match encoded.rules_of(line) {
                    (facts, Some(rules)) => {
                        *below = Some((path, nature));
                        Line::Field { path, rules, facts }
                    }
                    (_, None) => Line::Nested { path, shape: &natures[nature].shape },
                })
            }
        }
    }
}

impl RuleSet {
    /// Returns the lines.
    pub(crate) const fn lines(&self) -> Lines<'_> {
        match &self.rows {
            Rows::There(Cow::Borrowed(rows)) => Lines::Rows(rows, self.natures),
            Rows::There(Cow::Owned(rows)) => Lines::Rows(rows.as_slice(), self.natures),
            Rows::Encoded { encoded, .. } => Lines::encoded(encoded, self.natures),
        }
    }
}
