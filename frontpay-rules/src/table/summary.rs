//! What is known of a table as a whole, found once when it is made.

use super::encoded::Encoded;
use super::line::{Line, Lines, Rules};
use super::overlap::may_overlap;
use super::{RuleSet, Shape};
use crate::as_value::{Form, Nature, Nesting};
use crate::param::Facts;

/// What is known of a table with those nested in it.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "independent marks")]
pub(crate) struct Summary {
    /// Whether two rows may lead to the same field; if not so, none do.
    pub(crate) may_overlap: bool,
    /// Whether a rule looks further than its own struct.
    pub(crate) looks_far: bool,
    /// Whether it contains itself.
    pub(crate) recurs: bool,
    /// Whether a path has a wildcard.
    pub(crate) has_wildcards: bool,
    /// Whether there is any rule.
    pub(crate) has_rows: bool,
    /// Whether it fails on an empty document, so that a missing struct cannot go unseen.
    pub(crate) refuses_absence: bool,
    /// Whether a rule of one's own may be a function that the compiler can call.
    pub(crate) has_functions: bool,
    /// Whether values can tell their failures themselves.
    pub(crate) told_by_value: bool,
    /// What the rules on the value itself say, if there are any: those of a newtype.
    pub(crate) own_facts: Option<Facts>,
}

/// What the derive knows of a struct beside its table.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "independent marks")]
pub struct Known {
    /// What it is on the wire.
    pub form: Form,
    /// Whether any of its fields has rules.
    pub has_rules: bool,
    /// Whether each field has a key of its own.
    pub apart: bool,
    /// Whether a rule looks further than the struct.
    pub looks_far: bool,
    /// Whether a missing struct fails by one of its rules.
    pub refuses_absence: bool,
    /// Whether it has checks of its own that are functions.
    pub checks: bool,
    /// Whether a null reads as a missing key.
    pub null: bool,
    /// Whether several texts read as the same field, whatever its type.
    pub loose: bool,
    /// The types of the fields that a rule may leave out, and with them what is below.
    pub excluded: &'static [usize],
    /// The types of the fields of which a rule compares whole lists and maps.
    pub compared: &'static [usize],
    /// The types of the fields that serde reads from a buffer.
    pub buffered: &'static [usize],
    /// The fields whose entries stand among those of the struct.
    pub flat: &'static [usize],
    /// The fields whose values tell nothing of the text that they were read from.
    pub untold: &'static [usize],
    /// The fields of which a missing key is filled by the default of their type, and how many lists and maps that has.
    pub filled: &'static [(usize, Filled)],
}

/// How many lists and maps the value has that fills a missing key.
type Filled = fn() -> Nesting;

impl Known {
    /// Of most structs.
    pub const MOST: Self = Self {
        form: Form::Map(None),
        has_rules: true,
        apart: true,
        looks_far: false,
        refuses_absence: true,
        checks: false,
        null: false,
        loose: false,
        excluded: &[],
        compared: &[],
        buffered: &[],
        flat: &[],
        untold: &[],
        filled: &[],
    };
}

impl Summary {
    /// Of a table without rows.
    const EMPTY: Self = Self {
        may_overlap: false,
        looks_far: false,
        recurs: false,
        has_wildcards: false,
        has_rows: false,
        refuses_absence: false,
        has_functions: false,
        told_by_value: true,
        own_facts: None,
    };

    /// Looks at every row.
    pub(super) const fn of_lines(mut lines: Lines<'_>) -> Self {
        let mut all = Self { may_overlap: may_overlap(lines), ..Self::EMPTY };
        let mut excluded = false;
        while let Some(line) = lines.next() {
            excluded = all.add(line, excluded);
        }
        all
    }

    /// Looks at the types of the fields of a struct, whose own rules the derive knows. Every derived struct comes here while
    /// it is compiled, and most are passed with a glance.
    pub(super) const fn of_struct(encoded: &'static Encoded, natures: &[&'static Nature], known: Known) -> Self {
        let lines = Lines::encoded(encoded, natures);
        if !known.apart {
            return Self::of_lines(lines);
        }
        let Known { looks_far, refuses_absence, has_rules, .. } = known;
        let mut all = Self { looks_far, refuses_absence, has_rows: has_rules, ..Self::EMPTY };
        let (mut on_the_value, mut at) = (false, 0);
        while at < natures.len() {
            let shape = &natures[at].shape;
            if !matches!(shape, Shape::Leaf | Shape::Optional(Shape::Leaf)) {
                on_the_value |= own_facts(shape).is_some();
                all.add_shape(shape, false, contains(known.excluded, at));
            }
            at += 1;
        }
        all.may_overlap |= on_the_value && may_overlap(lines);
        all.add_own_rules(encoded);
        all
    }

    /// Adds a row; tells whether what is below the same field may be left out.
    const fn add(&mut self, line: Line<'_>, excluded: bool) -> bool {
        match line {
            Line::Field { path, rules, facts } => {
                self.has_rows = true;
                self.has_wildcards |= path.wildcards() > 0;
                if path.wildcards() > 0 {
                    self.told_by_value = false;
                }
                if path.len() == 0 {
                    self.add_own_facts(Some(facts));
                }
                self.add_rules(rules, path.len() < 2)
            }
            Line::Nested { path, shape } => {
                self.add_shape(shape, path.len() == 0, excluded);
                false
            }
        }
    }

    const fn add_rules(&mut self, mut rules: Rules<'_>, is_near: bool) -> bool {
        let mut excluded = false;
        while let Some(rule) = rules.next() {
            self.looks_far |= rule.looks_far();
            self.has_functions |= rule.is_function();
            self.refuses_absence |= is_near && !excluded && rule.refuses_absence();
            excluded |= rule.marks.excludes;
            if rule.name.is_none() {
                // Those of one's own have parameters of their own.
                self.told_by_value = false;
            }
        }
        excluded && is_near
    }

    const fn add_own_rules(&mut self, encoded: &Encoded) {
        let mut at = 0;
        while at < encoded.own.len() {
            self.told_by_value = false;
            self.has_functions |= encoded.own[at].function_id().is_some();
            at += 1;
        }
    }

    const fn add_own_facts(&mut self, own: Option<Facts>) {
        self.own_facts = match (self.own_facts, own) {
            (Some(found), Some(own)) => Some(found.and(own)),
            (None, own) => own,
            (found, None) => found,
        };
    }

    const fn add_shape(&mut self, shape: &Shape, on_the_value: bool, excluded: bool) {
        if on_the_value {
            self.add_own_facts(own_facts(shape));
        }
        self.refuses_absence |= !excluded && refuses_absence(shape);
        self.has_rows |= has_rows(shape);
        self.has_wildcards |= shape.has_wildcards();
        self.told_by_value &= is_told_by_value(shape);
        if let Some(Self { may_overlap, looks_far, recurs, has_functions, .. }) = within(shape) {
            self.may_overlap |= may_overlap;
            self.looks_far |= looks_far;
            self.recurs |= recurs;
            self.has_functions |= has_functions;
        }
    }
}

/// What is known of the table that a type has somewhere below; of one that contains itself, what may be.
const fn within(shape: &Shape) -> Option<Summary> {
    match shape {
        Shape::Leaf => None,
        Shape::Later(_) => Some(Summary { recurs: true, has_functions: true, ..Summary::EMPTY }),
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => within(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => Some(table.summary),
    }
}

/// Tells whether a number is among some.
pub(crate) const fn contains(all: &[usize], wanted: usize) -> bool {
    let mut at = 0;
    while at < all.len() && all[at] != wanted {
        at += 1;
    }
    at < all.len()
}

/// Tells whether a type adds any rows.
#[doc(hidden)]
#[must_use]
pub const fn has_rows(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Later(_) => true,
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => has_rows(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => table.summary.has_rows,
    }
}

/// Returns what the rows on the value itself say, if there are any.
#[doc(hidden)]
#[must_use]
pub const fn own_facts(shape: &Shape) -> Option<Facts> {
    match shape {
        Shape::Leaf | Shape::Each(_) | Shape::Later(_) => None,
        Shape::Optional(inner) | Shape::When(_, inner) => own_facts(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => table.summary.own_facts,
    }
}

/// Tells whether a table has rows that fail on an empty document, so that a missing struct cannot go unseen.
#[doc(hidden)]
#[must_use]
pub const fn refuses_absence(shape: &Shape) -> bool {
    matches!(shape, Shape::Table(table) | Shape::WordOrTable(table) if table.summary.refuses_absence)
}

/// Tells whether a rule in the table of a type looks further than its own struct.
#[doc(hidden)]
#[must_use]
pub const fn sees_far(shape: &Shape) -> bool {
    matches!(within(shape), Some(Summary { looks_far: true, .. }))
}

/// Tells whether a value tells all failures below it itself, in the order of the table.
const fn is_told_by_value(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => true,
        Shape::Optional(inner) => is_told_by_value(inner),
        // Of rules on the items themselves Laravel asks those of leaves first.
        Shape::Each(inner) => own_facts(inner).is_none() && is_told_by_value(inner),
        Shape::Table(table) => table.summary.told_by_value,
        Shape::WordOrTable(_) | Shape::When(..) | Shape::Later(_) => false,
    }
}

impl Shape {
    /// Tells whether rows below the value have a wildcard in their paths.
    pub(crate) const fn has_wildcards(&self) -> bool {
        match self {
            Self::Leaf | Self::Later(_) => false,
            Self::Each(inner) => has_rows(inner),
            Self::Optional(inner) | Self::When(_, inner) => inner.has_wildcards(),
            Self::Table(table) | Self::WordOrTable(table) => table.summary.has_wildcards,
        }
    }

    /// Tells whether rows below the value may have paths without a wildcard.
    pub(crate) const fn may_have_fixed_rows(&self) -> bool {
        match self {
            Self::Leaf | Self::Later(_) | Self::Each(_) => false,
            Self::Optional(inner) | Self::When(_, inner) => inner.may_have_fixed_rows(),
            Self::Table(_) | Self::WordOrTable(_) => true,
        }
    }
}

impl RuleSet {
    /// Tells whether two rows may lead to the same field.
    pub(crate) const fn may_overlap(&self) -> bool {
        self.summary.may_overlap
    }

    /// Tells whether a rule looks further than its own struct, so that only the engine can answer.
    #[doc(hidden)]
    #[must_use]
    pub const fn looks_far(&self) -> bool {
        self.summary.looks_far
    }

    /// Tells whether it contains itself.
    pub(crate) const fn recurs(&self) -> bool {
        self.summary.recurs
    }

    /// Tells whether the values of the type that has this table can tell all failures in its order.
    #[doc(hidden)]
    #[must_use]
    pub const fn is_told_by_value(&self) -> bool {
        let Summary { may_overlap, looks_far, recurs, told_by_value, .. } = self.summary;
        told_by_value && !may_overlap && !looks_far && !recurs
    }
}
