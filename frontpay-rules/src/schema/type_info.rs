//! Static descriptions of types.

use frontpay_php::Value;
use frontpay_php::text::same_text;

use super::fidelity::Fidelity;
use super::nesting::Nesting;
use super::rule_set::RuleSet;
use super::summary::{StructInfo, Summary, WireForm, contains};
use crate::param::FieldModifiers;

/// The static description of a type; for generated code.
#[derive(Debug, Clone, Copy)]
pub struct TypeInfo {
    /// The rows that it adds below the path of its field.
    pub shape: Shape,
    /// True if it adds any rows.
    pub(crate) has_rows: bool,
    /// The information that deserializing loses.
    pub fidelity: Fidelity,
    /// True if it has checks that are functions.
    pub checks: bool,
    /// True if rules of the type, or of one inside it, need a context of the caller.
    pub needs_context: bool,
    pub(crate) form: WireForm,
    /// The number of lists and maps in a value, if all values have the same.
    pub(crate) nesting: Option<Nesting>,
    /// The properties of the fields of a struct; none if they are the default, because every value that is read looks
    /// here.
    pub(crate) known: Option<&'static StructInfo>,
}

impl TypeInfo {
    /// Creates the description of a type that is one value.
    #[must_use]
    pub const fn of_value(fidelity: Fidelity) -> Self {
        Self {
            shape: Shape::Leaf,
            has_rows: false,
            fidelity,
            checks: false,
            needs_context: false,
            form: WireForm::Value,
            nesting: None,
            known: None,
        }
    }

    /// Creates the description of a type that never has a list or map in it.
    pub(crate) const fn of_leaf(fidelity: Fidelity) -> Self {
        Self { nesting: Some(Nesting::NONE), ..Self::of_value(fidelity) }
    }

    /// Creates the description of a type of which only the shape is known.
    #[must_use]
    pub const fn of_shape(shape: Shape) -> Self {
        Self { shape, has_rows: has_rows(&shape), ..Self::of_value(Fidelity::EXACT) }
    }

    /// Sets that the visitor shows what is in a value.
    #[cfg(feature = "serde_json")]
    pub(crate) const fn that_shows(self) -> Self {
        Self { form: WireForm::Visited, ..self }
    }

    /// Creates the description of a struct from its table.
    #[must_use]
    pub const fn of_struct(table: &'static RuleSet) -> Self {
        let known = &table.known;
        let shape = match known.form {
            WireForm::Transparent => table.type_infos[0].shape,
            WireForm::Value => Shape::Leaf,
            _ => Shape::Table(table),
        };
        let own = match known.form {
            WireForm::Map(_) => Fidelity::REORDERED,
            _ => Fidelity::EXACT,
        };
        let (has_rows, checks, needs_context, form) = (has_rows(&shape), known.checks, known.needs_context, known.form);
        let mut all = Self { shape, has_rows, fidelity: own, checks, needs_context, form, nesting: None, known: None };
        if !(known.flat.is_empty() && known.untold.is_empty() && known.filled.is_empty()) {
            all.known = Some(known);
        }
        all.fidelity.null = known.null;
        all.fidelity.lossy = known.lossy;
        let (mut at, mut is_flat) = (0, true);
        while at < table.type_infos.len() {
            let Self { fidelity, checks, needs_context, nesting, .. } = *table.type_infos[at];
            let fidelity = if contains(known.buffered, at) { fidelity.buffered() } else { fidelity };
            let fidelity = if contains(known.compared, at) { fidelity.compared() } else { fidelity };
            all.fidelity = all.fidelity.and(fidelity);
            all.checks |= checks;
            all.needs_context |= needs_context;
            is_flat &= matches!(nesting, Some(nesting) if nesting.is_none());
            at += 1;
        }
        Self { nesting: if is_flat { Some(all.form.nesting()) } else { None }, ..all }
    }

    /// Creates the description of an enum with data.
    #[must_use]
    pub const fn of_enum(shape: Shape, fidelity: Fidelity, checks: bool) -> Self {
        Self { fidelity, checks, ..Self::of_shape(shape) }
    }

    /// Sets that rules of the type, or of one inside it, need a context of the caller.
    #[must_use]
    pub const fn with_context(self, needs_context: bool) -> Self {
        Self { needs_context, ..self }
    }

    /// Creates the placeholder of a recursive type, which is resolved when it is used.
    #[must_use]
    pub const fn later(shape: fn() -> &'static Shape) -> Self {
        // What else is around it may be a set.
        Self { fidelity: Fidelity::LOSSY, ..Self::of_shape(Shape::Lazy(shape)) }
    }

    /// Returns the table of a struct that has rows of its own.
    pub(crate) const fn table(&self) -> Option<&'static RuleSet> {
        match self.shape {
            Shape::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Returns `true` if the entries of a field are among those of its struct.
    pub(crate) fn is_flat(&self, at: usize) -> bool {
        self.known.is_some_and(|known| known.flat.contains(&at))
    }

    /// Creates the description of an `Option` of the type.
    pub(crate) const fn or_null(&'static self) -> Self {
        Self { shape: Shape::Optional(&self.shape), form: WireForm::Visited, nesting: flat_only(self.nesting), ..*self }
    }

    /// Creates the description of a list of the type.
    pub(crate) const fn list(&'static self, fidelity: Fidelity) -> Self {
        Self { shape: Shape::List(&self.shape), fidelity, form: WireForm::Visited, nesting: None, ..*self }
    }

    /// Creates the description of a map to the type.
    pub(crate) const fn map(&'static self, key: &'static Self, fidelity: Fidelity) -> Self {
        Self { shape: Shape::Map(&key.shape, &self.shape), ..self.list(fidelity) }
    }
}

/// Returns the number only if it is none: a null has nothing in it.
const fn flat_only(nesting: Option<Nesting>) -> Option<Nesting> {
    match nesting {
        Some(nesting) if nesting.is_none() => Some(nesting),
        _ => None,
    }
}

/// The rows that a Rust type adds below the path of a field.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// No rows: text, a number, a flag.
    Leaf,
    /// Rows that count only where the field is there and not null.
    Optional(&'static Self),
    /// Rows of every item of a list.
    List(&'static Self),
    /// Rows of every value of a map, after the keys, whose rows never apply.
    Map(&'static Self, &'static Self),
    /// The rows of a struct.
    Table(&'static RuleSet),
    /// The rows of a struct, in place of which there may be a word: the unit variants of an enum.
    UnitOrTable(&'static RuleSet),
    /// Rows of a variant, which count only where the tag names it.
    Tagged(&'static Tag, &'static Self),
    /// The rows of a recursive type, which only a document ends.
    Lazy(fn() -> &'static Self),
}

impl Shape {
    /// Returns `true` if rows below the value have a wildcard in their paths.
    pub(crate) const fn has_wildcards(&self) -> bool {
        match self {
            Self::Leaf | Self::Lazy(_) => false,
            Self::List(inner) | Self::Map(_, inner) => has_rows(inner),
            Self::Optional(inner) | Self::Tagged(_, inner) => inner.has_wildcards(),
            Self::Table(table) | Self::UnitOrTable(table) => table.summary.has_wildcards,
        }
    }

    /// Returns `true` if rows below the value may have paths without a wildcard.
    pub(crate) const fn may_have_fixed_rows(&self) -> bool {
        match self {
            Self::Leaf | Self::Lazy(_) | Self::List(_) | Self::Map(..) => false,
            Self::Optional(inner) | Self::Tagged(_, inner) => inner.may_have_fixed_rows(),
            Self::Table(_) | Self::UnitOrTable(_) => true,
        }
    }
}

/// The tag of a variant: an entry of its map.
#[doc(hidden)]
#[derive(Debug)]
pub struct Tag {
    /// Its key.
    pub key: &'static str,
    /// The words for the variant; more than one where it has aliases.
    pub words: &'static [&'static str],
}

impl Tag {
    /// Returns `true` if a value is of the variant.
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

/// Returns the summary of the table that a type has somewhere below; for a recursive type the worst one.
pub(super) const fn within(shape: &Shape) -> Option<Summary> {
    match shape {
        Shape::Leaf => None,
        Shape::Lazy(_) => Some(Summary { recurs: true, has_functions: true, ..Summary::EMPTY }),
        Shape::Optional(inner) | Shape::List(inner) | Shape::Map(_, inner) | Shape::Tagged(_, inner) => within(inner),
        Shape::Table(table) | Shape::UnitOrTable(table) => Some(table.summary),
    }
}

/// Returns `true` if a type adds any rows.
#[doc(hidden)]
#[must_use]
pub const fn has_rows(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => false,
        Shape::Lazy(_) => true,
        Shape::Optional(inner) | Shape::List(inner) | Shape::Map(_, inner) | Shape::Tagged(_, inner) => has_rows(inner),
        Shape::Table(table) | Shape::UnitOrTable(table) => table.summary.has_rows,
    }
}

/// Returns the modifiers of the rows on the value itself, if there are any.
#[doc(hidden)]
#[must_use]
pub const fn own_modifiers(shape: &Shape) -> Option<FieldModifiers> {
    match shape {
        Shape::Leaf | Shape::List(_) | Shape::Map(..) | Shape::Lazy(_) => None,
        Shape::Optional(inner) | Shape::Tagged(_, inner) => own_modifiers(inner),
        Shape::Table(table) | Shape::UnitOrTable(table) => table.summary.own_modifiers,
    }
}

/// Returns `true` if a table has rows that fail on an empty document, so that a missing struct cannot go unseen.
#[doc(hidden)]
#[must_use]
pub const fn refuses_absence(shape: &Shape) -> bool {
    matches!(shape, Shape::Table(table) | Shape::UnitOrTable(table) if table.summary.refuses_absence)
}

/// Returns `true` if a rule in the table of a type reads fields outside its struct.
#[doc(hidden)]
#[must_use]
pub const fn sees_far(shape: &Shape) -> bool {
    matches!(within(shape), Some(Summary { needs_root: true, .. }))
}

/// Returns `true` if a value reports all failures below it itself, in the order of the table.
pub(super) const fn has_typed_report(shape: &Shape) -> bool {
    match shape {
        Shape::Leaf => true,
        Shape::Optional(inner) => has_typed_report(inner),
        // Of rules on the items themselves Laravel asks those of leaves first.
        Shape::List(inner) | Shape::Map(_, inner) => own_modifiers(inner).is_none() && has_typed_report(inner),
        Shape::Table(table) => table.summary.has_typed_report,
        Shape::UnitOrTable(_) | Shape::Tagged(..) | Shape::Lazy(_) => false,
    }
}
