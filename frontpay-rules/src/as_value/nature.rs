//! What is known of a type before there is a value of it.

use super::{Nesting, Reading, Shown};
use crate::table::{Known, RuleSet, Shape, contains, has_rows};

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
    known: Option<&'static Known>,
}

/// What a type is on the wire; for generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One value, or what the type says itself.
    Value,
    /// What it shows is in it: that of a pointer, of a list, of a map with any keys.
    Shown,
    /// A map of its fields, and before them an entry that tells which type it is.
    Map(Option<(&'static str, &'static str)>),
    /// A list of its fields.
    List,
    /// The value of its only field, which has rules of its own here.
    Inner,
    /// The value of its only field.
    Same,
}

impl Nature {
    /// Of a type that is one value, or says itself what is in it.
    #[must_use]
    pub const fn of_value(reading: Reading) -> Self {
        let shape = Shape::Leaf;
        Self { shape, has_rows: false, reading, checks: false, form: Form::Value, nesting: None, known: None }
    }

    /// Of a type that never has a list or map in it.
    pub(super) const fn of_leaf(reading: Reading) -> Self {
        Self { nesting: Some(Nesting::NONE), ..Self::of_value(reading) }
    }

    /// Of something of which only this is known.
    #[must_use]
    pub const fn of_shape(shape: Shape) -> Self {
        Self { shape, has_rows: has_rows(&shape), ..Self::of_value(Reading::EXACT) }
    }

    /// The same for one that shows what is in it.
    #[cfg(feature = "serde_json")]
    pub(super) const fn that_shows(self) -> Self {
        Self { form: Form::Shown, ..self }
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
    pub(super) const fn table(&self) -> Option<&'static RuleSet> {
        match self.shape {
            Shape::Table(table) => Some(table),
            _ => None,
        }
    }

    /// Tells whether the entries of a field stand among those of its struct.
    pub(super) fn is_flat(&self, at: usize) -> bool {
        self.known.is_some_and(|known| known.flat.contains(&at))
    }

    /// Counts the lists and maps of a field that were in the text that its struct was read from.
    pub(super) fn nesting_of(&self, at: usize, field: &Shown<'_>) -> Nesting {
        let Some(Known { flat, untold, filled, .. }) = self.known else { return field.nesting() };
        if untold.contains(&at) {
            return Nesting::NONE;
        }
        let nesting = match filled.iter().find(|(own, _)| *own == at) {
            Some((_, filled)) => field.nesting().beyond(filled()),
            None => field.nesting(),
        };
        if flat.contains(&at) { nesting.without_braces() } else { nesting }
    }

    /// Of the same type or null.
    pub(super) const fn or_null(&'static self) -> Self {
        Self { shape: Shape::Optional(&self.shape), form: Form::Shown, nesting: flat_only(self.nesting), ..*self }
    }

    /// Of a list or map of the type.
    pub(super) const fn each(&'static self, reading: Reading) -> Self {
        Self { shape: Shape::Each(&self.shape), reading, form: Form::Shown, nesting: None, ..*self }
    }
}

/// What is in one value is not in another that may be null.
const fn flat_only(nesting: Option<Nesting>) -> Option<Nesting> {
    match nesting {
        Some(nesting) if nesting.is_none() => Some(nesting),
        _ => None,
    }
}

impl Form {
    /// The lists and maps that a struct is itself.
    pub(super) const fn nesting(self) -> Nesting {
        match self {
            Self::Map(_) => Nesting { lists: 0, maps: 1 },
            Self::List => Nesting { lists: 1, maps: 0 },
            Self::Value | Self::Shown | Self::Inner | Self::Same => Nesting::NONE,
        }
    }
}
