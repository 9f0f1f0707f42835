//! The fields of a struct as it shows them: what all ways to look at the whole of it are made of.

use core::fmt;

use super::{AsValue, Nesting, Scratch};
use crate::custom::Checks;
use crate::gather::Gathered;
use crate::json::Arena;
use crate::table::{RuleSet, Shape};
use crate::value::{Entry, Items, Value};

/// What a type is on the wire; for generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One value, or what the type says itself.
    Value,
    /// A map of its fields, and before them an entry that tells which type it is.
    Map(Option<(&'static str, &'static str)>),
    /// A list of its fields.
    List,
    /// The value of its only field, which has rules of its own here.
    Inner,
    /// The value of its only field.
    Same,
}

impl Form {
    /// Tells whether there are no fields to show.
    pub(super) const fn shows_nothing(self) -> bool {
        matches!(self, Self::Value)
    }
}

/// What every field can be asked, whatever its type.
pub(crate) trait Part {
    fn value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a>;
    fn document<'a>(&'a self, arena: &'a Arena) -> Value<'a>;
    fn gather(&self, gathered: &mut Gathered);
    fn run_checks(&self, checks: &mut Checks<'_>);
    fn nesting(&self) -> Nesting;
}

impl<T: AsValue> Part for T {
    fn value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.as_value(scratch)
    }

    fn document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        self.to_document(arena)
    }

    fn gather(&self, gathered: &mut Gathered) {
        AsValue::gather(self, gathered);
    }

    fn run_checks(&self, checks: &mut Checks<'_>) {
        AsValue::run_checks(self, checks);
    }

    fn nesting(&self) -> Nesting {
        AsValue::nesting(self)
    }
}

/// A field, as its struct shows it; for generated code.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub(crate) part: &'a dyn Part,
    /// Whether it is on the wire.
    pub(crate) there: bool,
    /// Whether its entries stand among those of the struct.
    flat: bool,
    told: Told,
}

/// How much of the text that a field was read from its value tells.
#[derive(Clone, Copy)]
enum Told {
    Whole,
    Nothing,
    /// What is there more than in the value that fills a missing key.
    Beyond(fn() -> Nesting),
}

impl<'a> Shown<'a> {
    /// Shows a field.
    pub(super) const fn new<T: AsValue>(field: &'a T) -> Self {
        Self { part: field, there: true, flat: false, told: Told::Whole }
    }

    /// Says whether it is on the wire.
    #[must_use]
    pub const fn if_there(self, there: bool) -> Self {
        Self { there, ..self }
    }

    /// Says that its entries stand among those of the struct.
    #[must_use]
    pub const fn flat(self) -> Self {
        Self { flat: true, ..self }
    }

    /// Says that its value tells nothing of the text that it was read from.
    #[must_use]
    pub const fn untold(self) -> Self {
        Self { told: Told::Nothing, ..self }
    }

    /// Says that its type's own default fills a missing key.
    #[must_use]
    pub const fn filled<T: AsValue + Default>(self) -> Self {
        Self { told: Told::Beyond(|| T::default().nesting()), ..self }
    }

    fn nesting(self) -> Nesting {
        let nesting = match self.told {
            Told::Nothing => return Nesting::default(),
            Told::Whole => self.part.nesting(),
            Told::Beyond(filled) => self.part.nesting().beyond(filled()),
        };
        if self.flat { nesting.without_braces() } else { nesting }
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown").field("there", &self.there).field("flat", &self.flat).finish_non_exhaustive()
    }
}

/// The table of a struct that has rows of its own.
const fn table(shape: &'static Shape) -> Option<&'static RuleSet> {
    match shape {
        Shape::Table(table) => Some(table),
        _ => None,
    }
}

/// Calls a function with all fields.
type Show<'s, 'a> = &'s dyn Fn(&mut dyn FnMut(&[Shown<'a>]));

/// Makes the document of a struct.
pub(super) fn document<'a>(form: Form, shape: &'static Shape, arena: &'a Arena, show: Show<'_, 'a>) -> Value<'a> {
    let mut value = Value::Null;
    show(&mut |fields| {
        value = match (form, fields) {
            (Form::Inner | Form::Same, [inner]) => inner.part.document(arena),
            (Form::List, items) => arena.list_of(items.iter().map(|item| item.part.document(arena))),
            (Form::Map(tag), fields) => map(tag, shape, arena, fields),
            (Form::Value | Form::Inner | Form::Same, _) => Value::Null,
        };
    });
    value
}

fn map<'a>(
    tag: Option<(&'static str, &'static str)>,
    shape: &'static Shape,
    arena: &'a Arena,
    fields: &[Shown<'a>],
) -> Value<'a> {
    let tag = tag.map(|(key, name)| (key, Value::Str(name)));
    let keys = table(shape).map_or(&[][..], RuleSet::keys);
    let entries = keys.iter().zip(fields).flat_map(|(key, field)| {
        let (own, flat): (Option<Entry<'a>>, &[Entry<'a>]) = match (field.flat, field.there) {
            (false, true) => (Some((key, field.part.document(arena))), &[]),
            (false, false) => (None, &[]),
            (true, _) => match field.part.document(arena) {
                Value::Map(Items::Seen(inner)) => (None, inner),
                _ => (None, &[]),
            },
        };
        own.into_iter().chain(flat.iter().copied())
    });
    arena.map_of(tag.into_iter().chain(entries))
}

/// Gathers what fails in a struct.
pub(super) fn gather(form: Form, shape: &'static Shape, gathered: &mut Gathered, show: Show<'_, '_>) {
    show(&mut |fields| match (form, table(shape)) {
        (Form::Map(_) | Form::List | Form::Inner, Some(table)) => gathered.fields(table, fields),
        _ => fields.iter().for_each(|field| field.part.gather(gathered)),
    });
}

/// Runs the checks in the fields of a struct.
pub(super) fn run_checks(form: Form, shape: &'static Shape, checks: &mut Checks<'_>, show: Show<'_, '_>) {
    let keys = table(shape).map_or(&[][..], RuleSet::keys);
    show(&mut |fields| {
        for (at, field) in fields.iter().enumerate() {
            match (form, keys.get(at)) {
                (Form::List, _) => checks.below(at, |checks| field.part.run_checks(checks)),
                (Form::Map(_), Some(key)) if !field.flat => checks.below(key, |checks| field.part.run_checks(checks)),
                _ => field.part.run_checks(checks),
            }
        }
    });
}

/// Counts the lists and maps of a struct.
pub(super) fn nesting(form: Form, show: Show<'_, '_>) -> Nesting {
    let mut all = match form {
        Form::Map(_) => Nesting { lists: 0, maps: 1 },
        Form::List => Nesting { lists: 1, maps: 0 },
        Form::Value | Form::Inner | Form::Same => Nesting::default(),
    };
    show(&mut |fields| all = fields.iter().fold(all, |all, field| all.and(field.nesting())));
    all
}
