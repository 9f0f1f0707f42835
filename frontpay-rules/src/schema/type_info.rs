//! What is known of a type before there is a value of it.

use frontpay_php::Value;
use frontpay_php::text::same_text;

use super::fidelity::Reading;
use super::nesting::Nesting;
use super::rule_set::RuleSet;
use super::summary::{Form, Known, Summary, contains};
use crate::param::Facts;

/// What is known of a type; for generated code.
#[derive(Debug, Clone, Copy)]
pub struct Nature {
    /// What it adds below the path of its field.
    pub shape: Shape,
    /// Whether it adds any rows.
    pub(crate) has_rows: bool,
    /// What a value no longer tells of the text that it was read from.
    pub reading: Reading,
    /// Whether it has checks that are functions.
    pub checks: bool,
    pub(crate) form: Form,
    /// How many lists and maps a value has, where all have as many.
    pub(crate) nesting: Option<Nesting>,
    /// What the derive knows of the fields of a struct, where it is anything: every value that is read is asked for it.
    pub(crate) known: Option<&'static Known>,
}

impl Nature {
    /// Of a type that is one value, or says itself what is in it.
    #[must_use]
    pub const fn of_value(reading: Reading) -> Self {
        let shape = Shape::Leaf;
        Self { shape, has_rows: false, reading, checks: false, form: Form::Value, nesting: None, known: None }
    }

    /// Of a type that never has a list or map in it.
    pub(crate) const fn of_leaf(reading: Reading) -> Self {
        Self { nesting: Some(Nesting::NONE), ..Self::of_value(reading) }
    }

    /// Of something of which only this is known.
    #[must_use]
    pub const fn of_shape(shape: Shape) -> Self {
        Self { shape, has_rows: has_rows(&shape), ..Self::of_value(Reading::EXACT) }
    }

    /// The same for one that shows what is in it.
    #[cfg(feature = "serde_json")]
    pub(crate) const fn that_shows(self) -> Self {
        Self { form: Form::Visited, ..self }
    }

    /// Of a struct, by its table.
    #[must_use]
    pub const fn of_struct(table: &'static RuleSet) -> Self {
        let known = &table.known;
        let shape = match known.form {
            Form::Same => table.natures[0].shape,
            Form::Value => Shape::Leaf,
            _ => Shape::Table(table),
        };
        let own = match known.form {
            Form::Map(_) => Reading::REORDERED,
            _ => Reading::EXACT,
        };
        let (has_rows, checks, form) = (has_rows(&shape), known.checks, known.form);
        let mut all = Self { shape, has_rows, reading: own, checks, form, nesting: None, known: None };
        if !(known.flat.is_empty() && known.untold.is_empty() && known.filled.is_empty()) {
            all.known = Some(known);
        }
        all.reading.null = known.null;
        all.reading.loose = known.loose;
        let (mut at, mut is_flat) = (0, true);
        while at < table.natures.len() {
            let Self { reading, checks, nesting, .. } = *table.natures[at];
            let reading = if contains(known.buffered, at) { reading.buffered() } else { reading };
            let reading = if contains(known.compared, at) { reading.compared() } else { reading };
            all.reading = all.reading.and(reading);
            all.checks |= checks;
            is_flat &= matches!(nesting, Some(nesting) if nesting.is_none());
            at += 1;
        }
        Self { nesting: if is_flat { Some(all.form.nesting()) } else { None }, ..all }
    }

    /// Of an enum with data, by its table and what is known of its variants.
    #[must_use]
    pub const fn of_enum(shape: Shape, reading: Reading, checks: bool) -> Self {
        Self { reading, checks, ..Self::of_shape(shape) }
    }

    /// Of a type that contains itself, which is being told here.
    #[must_use]
    pub const fn later(shape: fn() -> &'static Shape) -> Self {
        // What else is around it may be a set.
        Self { reading: Reading::LOOSE, ..Self::of_shape(Shape::Later(shape)) }
    }

    /// The table of a struct that has rows of its own.
    pub(crate) const fn table(&self) -> Option<&'static RuleSet> {
        match self.shape {
            Shape::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Tells whether the entries of a field stand among those of its struct.
    pub(crate) fn is_flat(&self, at: usize) -> bool {
        self.known.is_some_and(|known| known.flat.contains(&at))
    }

    /// Of the same type or null.
    pub(crate) const fn or_null(&'static self) -> Self {
        Self { shape: Shape::Optional(&self.shape), form: Form::Visited, nesting: flat_only(self.nesting), ..*self }
    }

    /// Of a list or map of the type.
    pub(crate) const fn each(&'static self, reading: Reading) -> Self {
        Self { shape: Shape::Each(&self.shape), reading, form: Form::Visited, nesting: None, ..*self }
    }
}

/// What is in one value is not in another that may be null.
const fn flat_only(nesting: Option<Nesting>) -> Option<Nesting> {
    match nesting {
        Some(nesting) if nesting.is_none() => Some(nesting),
        _ => None,
    }
}

/// What a Rust type adds below the path of a field: rules of its own, of its items, or none.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Nothing: text, a number, a flag.
    Leaf,
    /// What is below counts only where the field is there and not null.
    Optional(&'static Self),
    /// What is below stands under every item.
    Each(&'static Self),
    /// The rows of a struct.
    Table(&'static RuleSet),
    /// The same, where a word can stand in place of the struct.
    WordOrTable(&'static RuleSet),
    /// What is below counts only where the value has an entry that tells so: the rows of a variant.
    When(&'static Tag, &'static Self),
    /// What a type adds that contains itself: only a document says how often.
    Later(fn() -> &'static Self),
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

/// The entry of a map that tells which variant of an enum it is.
#[doc(hidden)]
#[derive(Debug)]
pub struct Tag {
    /// Its key.
    pub key: &'static str,
    /// The words for the variant; more than one where it has aliases.
    pub words: &'static [&'static str],
}

impl Tag {
    /// Tells whether a value is of the variant.
    pub(crate) const fn is_of(&self, value: Option<Value<'_>>) -> bool {
        let Some(value) = value else { return false };
        let Some(Value::Str(word)) = value.get(self.key) else { return false };
        let mut at = 0;
        while at < self.words.len() {
            if same_text(self.words[at], word) {
                return true;
            }
            at += 1;
        }
        false
    }
}

/// What is known of the table that a type has somewhere below; of one that contains itself, what may be.
pub(super) const fn within(shape: &Shape) -> Option<Summary> {
    match shape {
        Shape::Leaf => None,
        Shape::Later(_) => Some(Summary { recurs: true, has_functions: true, ..Summary::EMPTY }),
        Shape::Optional(inner) | Shape::Each(inner) | Shape::When(_, inner) => within(inner),
        Shape::Table(table) | Shape::WordOrTable(table) => Some(table.summary),
    }
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
pub(super) const fn has_typed_report(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => true,
        Shape::Optional(inner) => has_typed_report(inner),
        // Of rules on the items themselves Laravel asks those of leaves first.
        Shape::Each(inner) => own_facts(inner).is_none() && has_typed_report(inner),
        Shape::Table(table) => table.summary.has_typed_report,
        Shape::WordOrTable(_) | Shape::When(..) | Shape::Later(_) => false,
    }
}
