//! What a value shows of itself: all that is asked of a whole value is made of it, once for all types.

use core::{fmt, iter};

use frontpay_php::{Entry, Items, Value};

use super::as_value::AsValue;
use super::checks::Checks;
use super::failing_fields::FailingFields;
use super::scratch::Scratch;
use crate::json::Arena;
use crate::schema::{Form, Known, Nature, Nesting, RuleSet};

/// A value whose type is not known.
pub trait Part {
    /// What rules of a field see of it.
    fn value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a>;
    /// Shows what is in it.
    fn show<'a>(&'a self, see: See<'_, 'a>);
    /// What is known of its type.
    fn nature(&self) -> &'static Nature;
    /// Returns all of its fields that fail, as far as their rules look no further than their own struct.
    fn failing_fields(&self) -> FailingFields;
}

impl<T: AsValue> Part for T {
    fn value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.as_value(scratch)
    }

    fn show<'a>(&'a self, see: See<'_, 'a>) {
        AsValue::show(self, see);
    }

    fn nature(&self) -> &'static Nature {
        T::NATURE
    }

    fn failing_fields(&self) -> FailingFields {
        let mut failing = FailingFields::all();
        self.add_failing(&mut failing);
        failing
    }
}

/// An iterator over the items of a list, whose type is not known.
pub(crate) trait ItemNodes<'a> {
    /// Returns how many items are left.
    fn count(&self) -> usize;
    /// Returns the next item.
    fn next_item(&mut self) -> Option<&'a dyn Part>;
    /// Passes a number of items.
    fn pass(&mut self, count: usize);
    /// Returns the next item that is not valid, and how many items come before it.
    ///
    /// A loop of its own for each type: a call by address for each of 1,000 items costs more than its rules.
    fn next_invalid(&mut self) -> Option<(usize, &'a dyn Part)>;
}

impl<'a, T: AsValue + 'a, I: ExactSizeIterator<Item = &'a T>> ItemNodes<'a> for I {
    fn count(&self) -> usize {
        self.len()
    }

    fn next_item(&mut self) -> Option<&'a dyn Part> {
        self.next().map(|item| -> &'a dyn Part { item })
    }

    fn pass(&mut self, count: usize) {
        if let Some(last) = count.checked_sub(1) {
            self.nth(last);
        }
    }

    fn next_invalid(&mut self) -> Option<(usize, &'a dyn Part)> {
        let mut passed = 0;
        for item in self {
            if !item.is_valid() {
                return Some((passed, item));
            }
            passed += 1;
        }
        None
    }
}

/// An iterator over the entries of a map, the types of which are not known.
pub(crate) trait EntryNodes<'a> {
    /// Returns how many entries are left.
    fn count(&self) -> usize;
    /// Calls a function with every entry.
    fn for_each_entry(&mut self, each: &mut dyn FnMut(&str, &'a dyn Part));
    /// Calls a function with every entry whose value is not valid.
    fn for_each_invalid(&mut self, each: &mut dyn FnMut(&str, &'a dyn Part));
}

impl<'a, K: AsValue + ?Sized + 'a, V: AsValue + 'a, I: ExactSizeIterator<Item = (&'a K, &'a V)>> EntryNodes<'a> for I {
    fn count(&self) -> usize {
        self.len()
    }

    fn for_each_entry(&mut self, each: &mut dyn FnMut(&str, &'a dyn Part)) {
        for (key, value) in self {
            each(key.as_key(&Scratch::new()).unwrap_or_default(), value);
        }
    }

    fn for_each_invalid(&mut self, each: &mut dyn FnMut(&str, &'a dyn Part)) {
        for (key, value) in self.filter(|(_, value)| !value.is_valid()) {
            each(key.as_key(&Scratch::new()).unwrap_or_default(), value);
        }
    }
}

/// What is done with what a value shows.
pub type See<'s, 'a> = &'s mut dyn FnMut(Inside<'_, 'a>);

/// What is in a value; for generated code.
#[allow(missing_debug_implementations, reason = "it lives as long as a call")]
pub struct Inside<'s, 'a> {
    pub(crate) kind: Kind<'s, 'a>,
    checks: Option<&'s dyn Fn(&mut Checks<'_>)>,
}

pub(crate) enum Kind<'s, 'a> {
    /// What the type says itself.
    Value(&'s dyn Says<'a>),
    /// A value with nothing in it.
    Leaf(Value<'a>),
    Fields(&'static Nature, &'s [Shown<'a>]),
    Items {
        nature: &'static Nature,
        items: &'s mut dyn ItemNodes<'a>,
        /// Whether they were read from a map.
        were_keyed: bool,
    },
    Entries(&'static Nature, &'s mut dyn EntryNodes<'a>),
}

/// A type that says itself what is in it.
pub(crate) trait Says<'a> {
    fn document(&self, arena: &'a Arena) -> Value<'a>;
    fn nesting(&self) -> Nesting;
}

impl<'a, T: AsValue + ?Sized> Says<'a> for &'a T {
    fn document(&self, arena: &'a Arena) -> Value<'a> {
        (*self).to_document(arena)
    }

    fn nesting(&self) -> Nesting {
        (*self).nesting()
    }
}

impl<'s, 'a> Inside<'s, 'a> {
    const fn new(kind: Kind<'s, 'a>) -> Self {
        Self { kind, checks: None }
    }

    /// What the type says itself.
    #[must_use]
    pub const fn value<T: AsValue + ?Sized>(value: &'s &'a T) -> Self {
        Self::new(Kind::Value(value))
    }

    /// A value with nothing in it.
    pub(crate) const fn leaf(value: Value<'a>) -> Self {
        Self::new(Kind::Leaf(value))
    }

    /// The fields of a struct.
    #[must_use]
    pub const fn fields(nature: &'static Nature, fields: &'s [Shown<'a>]) -> Self {
        Self::new(Kind::Fields(nature, fields))
    }

    /// The items of a list.
    pub fn items<T: AsValue + 'a>(items: &'s mut (impl ExactSizeIterator<Item = &'a T> + 'a)) -> Self {
        Self::new(Kind::Items { nature: T::NATURE, items, were_keyed: false })
    }

    /// The entries of a map.
    pub fn entries<K: AsValue + ?Sized + 'a, V: AsValue + 'a>(
        entries: &'s mut (impl ExactSizeIterator<Item = (&'a K, &'a V)> + 'a),
    ) -> Self {
        Self::new(Kind::Entries(V::NATURE, entries))
    }

    /// Says that the items were read from a map.
    #[must_use]
    pub fn keyed(mut self) -> Self {
        if let Kind::Items { were_keyed, .. } = &mut self.kind {
            *were_keyed = true;
        }
        self
    }

    /// Says how the checks run, in place of those in what is shown.
    #[must_use]
    pub fn checked_by(self, checks: &'s dyn Fn(&mut Checks<'_>)) -> Self {
        Self { checks: Some(checks), ..self }
    }

    /// Makes a document.
    pub(super) fn document(self, arena: &'a Arena) -> Value<'a> {
        match self.kind {
            Kind::Value(value) => value.document(arena),
            Kind::Leaf(value) => value,
            Kind::Fields(nature, fields) => match (nature.form, fields) {
                (Form::List, items) => arena.list_of(items.iter().map(|item| document(item.part, arena))),
                (Form::Map(tag), fields) => map(tag, nature, arena, fields),
                (_, [inner]) => document(inner.part, arena),
                _ => Value::Null,
            },
            Kind::Items { items, .. } => {
                let count = items.count();
                let next = |_| items.next_item().map_or(Value::Null, |item| document(item, arena));
                arena.list_of((0..count).map(next))
            }
            Kind::Entries(_, entries) => {
                let mut copied = Vec::with_capacity(entries.count());
                entries.for_each_entry(&mut |key, item| copied.push((arena.text(key), document(item, arena))));
                arena.map(&copied)
            }
        }
    }

    /// Counts the lists and maps.
    pub(super) fn nesting(self) -> Nesting {
        match self.kind {
            Kind::Value(value) => value.nesting(),
            Kind::Leaf(_) => Nesting::NONE,
            Kind::Fields(nature, fields) => {
                let fields = fields.iter().enumerate();
                fields.fold(nature.form.nesting(), |all, (at, field)| all.and(nature.nesting_of(at, field)))
            }
            Kind::Items { nature, items, were_keyed } => {
                let count = items.count();
                let is_there = usize::from(count > 0);
                let own = if were_keyed {
                    Nesting { lists: 0, maps: is_there }
                } else {
                    Nesting { lists: is_there, maps: 0 }
                };
                match nature.nesting {
                    Some(each) => own.and(each.times(count)),
                    None => iter::from_fn(|| items.next_item()).fold(own, |all, item| all.and(nesting(item))),
                }
            }
            Kind::Entries(nature, entries) => {
                let mut all = Nesting { lists: 0, maps: usize::from(entries.count() > 0) };
                if let Some(each) = nature.nesting {
                    return all.and(each.times(entries.count()));
                }
                entries.for_each_entry(&mut |_, item| all = all.and(nesting(item)));
                all
            }
        }
    }

    /// Runs the checks that are functions.
    pub(crate) fn run_checks(self, checks: &mut Checks<'_>) {
        if let Some(run) = self.checks {
            return run(checks);
        }
        match self.kind {
            Kind::Fields(nature, fields) => {
                let keys = nature.table().map_or(&[][..], RuleSet::keys);
                for (at, field) in fields.iter().enumerate().filter(|(_, field)| field.part.nature().checks) {
                    match (nature.form, keys.get(at)) {
                        (Form::List, _) => checks.below(at, |checks| run_checks(field.part, checks)),
                        (Form::Map(_), Some(key)) if !nature.is_flat(at) => {
                            checks.below(key, |checks| run_checks(field.part, checks));
                        }
                        _ => run_checks(field.part, checks),
                    }
                }
            }
            Kind::Items { nature, items, .. } if nature.checks => {
                let items = iter::from_fn(|| items.next_item());
                items.enumerate().for_each(|(at, item)| checks.below(at, |checks| run_checks(item, checks)));
            }
            Kind::Entries(nature, entries) if nature.checks => {
                entries.for_each_entry(&mut |key, item| checks.below(key, |checks| run_checks(item, checks)));
            }
            Kind::Value(_) | Kind::Leaf(_) | Kind::Items { .. } | Kind::Entries(..) => {}
        }
    }
}

/// Makes the document of a value.
pub(crate) fn document<'a>(part: &'a dyn Part, arena: &'a Arena) -> Value<'a> {
    let mut value = Value::Null;
    part.show(&mut |inside| value = inside.document(arena));
    value
}

/// Counts the lists and maps of a value.
fn nesting(part: &dyn Part) -> Nesting {
    let mut all = Nesting::NONE;
    part.show(&mut |inside| all = inside.nesting());
    all
}

/// Runs the checks in a value; for generated code.
pub fn run_checks(part: &dyn Part, checks: &mut Checks<'_>) {
    part.show(&mut |inside| inside.run_checks(checks));
}

fn map<'a>(
    tag: Option<(&'static str, &'static str)>,
    nature: &'static Nature,
    arena: &'a Arena,
    fields: &[Shown<'a>],
) -> Value<'a> {
    let tag = tag.map(|(key, name)| (key, Value::Str(name)));
    let keys = nature.table().map_or(&[][..], RuleSet::keys);
    let entries = keys.iter().zip(fields).enumerate().flat_map(|(at, (key, field))| {
        let (own, flat): (Option<Entry<'a>>, &[Entry<'a>]) = match (nature.is_flat(at), field.there) {
            (false, true) => (Some((key, document(field.part, arena))), &[]),
            (false, false) => (None, &[]),
            (true, _) => match document(field.part, arena) {
                Value::Map(Items::Seen(inner)) => (None, inner),
                _ => (None, &[]),
            },
        };
        own.into_iter().chain(flat.iter().copied())
    });
    arena.map_of(tag.into_iter().chain(entries))
}

/// A field, as its struct shows it; for generated code.
#[derive(Clone, Copy)]
pub struct Shown<'a> {
    pub(crate) part: &'a dyn Part,
    /// Whether it is on the wire.
    pub(crate) there: bool,
}

impl<'a> Shown<'a> {
    /// Shows a field.
    pub(super) const fn new<T: AsValue>(field: &'a T) -> Self {
        Self { part: field, there: true }
    }

    /// Says whether it is on the wire.
    #[must_use]
    pub const fn if_there(self, there: bool) -> Self {
        Self { there, ..self }
    }

    /// Counts its lists and maps.
    pub(super) fn nesting(&self) -> Nesting {
        self.part.nature().nesting.unwrap_or_else(|| nesting(self.part))
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shown").field("there", &self.there).finish_non_exhaustive()
    }
}

/// Counts the lists and maps of the default of a type; for generated code.
#[must_use]
pub fn filled<T: AsValue + Default>() -> Nesting {
    T::default().nesting()
}

impl Nature {
    /// Counts the lists and maps of a field that were in the text that its struct was read from.
    fn nesting_of(&self, at: usize, field: &Shown<'_>) -> Nesting {
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
}

impl Checks<'_> {
    /// Runs the checks within a field, where its type has any.
    pub fn of_field<T: AsValue>(&mut self, name: &'static str, field: &T) {
        if T::NATURE.checks {
            self.below(name, |checks| run_checks(field, checks));
        }
    }
}
