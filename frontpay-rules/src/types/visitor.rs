//! A visitor of Rust values: documents, counts of lists and maps, checks and reports are made by it, once for all types.

use core::{fmt, iter};

use frontpay_php::{Entry, Items, Value};

use super::as_value::AsValue;
use super::checks::Checks;
use super::failing_fields::FailingFields;
use super::scratch::Scratch;
use crate::json::Arena;
use crate::schema::{Nesting, RuleSet, StructInfo, TypeInfo, WireForm};

/// The object form of [`AsValue`].
pub trait Node {
    /// Returns the value as a rule sees it.
    fn value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a>;
    /// Calls the visitor with the children.
    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>);
    /// Returns the description of the type.
    fn info(&self) -> &'static TypeInfo;
    /// Returns all of its fields that fail, as far as their rules look no further than their own struct.
    fn failing_fields(&self) -> FailingFields;
}

impl<T: AsValue> Node for T {
    fn value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.as_value(scratch)
    }

    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        AsValue::visit(self, visitor);
    }

    fn info(&self) -> &'static TypeInfo {
        T::TYPE_INFO
    }

    fn failing_fields(&self) -> FailingFields {
        let mut failing = FailingFields::all();
        self.add_failing(&mut failing);
        failing
    }
}

/// The object form of an iterator over the items of a list.
pub(crate) trait ItemNodes<'a> {
    /// Returns how many items are left.
    fn count(&self) -> usize;
    /// Returns the next item.
    fn next_item(&mut self) -> Option<&'a dyn Node>;
    /// Passes a number of items.
    fn pass(&mut self, count: usize);
    /// Returns the next item that is not valid, and how many items come before it.
    ///
    /// A loop of its own for each type: a call by address for each of 1,000 items costs more than its rules.
    fn next_invalid(&mut self) -> Option<(usize, &'a dyn Node)>;
}

impl<'a, T: AsValue + 'a, I: ExactSizeIterator<Item = &'a T>> ItemNodes<'a> for I {
    fn count(&self) -> usize {
        self.len()
    }

    fn next_item(&mut self) -> Option<&'a dyn Node> {
        self.next().map(|item| -> &'a dyn Node { item })
    }

    fn pass(&mut self, count: usize) {
        if let Some(last) = count.checked_sub(1) {
            self.nth(last);
        }
    }

    fn next_invalid(&mut self) -> Option<(usize, &'a dyn Node)> {
        for (passed, item) in self.enumerate() {
            if !item.is_valid() {
                return Some((passed, item));
            }
        }
        None
    }
}

/// The object form of an iterator over the entries of a map.
pub(crate) trait EntryNodes<'a> {
    /// Returns how many entries are left.
    fn count(&self) -> usize;
    /// Calls a function with every entry.
    fn for_each_entry(&mut self, each: &mut dyn FnMut(&str, &'a dyn Node));
    /// Calls a function with every entry whose value is not valid.
    fn for_each_invalid(&mut self, each: &mut dyn FnMut(&str, &'a dyn Node));
}

impl<'a, K: AsValue + ?Sized + 'a, V: AsValue + 'a, I: ExactSizeIterator<Item = (&'a K, &'a V)>> EntryNodes<'a> for I {
    fn count(&self) -> usize {
        self.len()
    }

    fn for_each_entry(&mut self, each: &mut dyn FnMut(&str, &'a dyn Node)) {
        for (key, value) in self {
            each(key.as_key(&Scratch::new()).unwrap_or_default(), value);
        }
    }

    fn for_each_invalid(&mut self, each: &mut dyn FnMut(&str, &'a dyn Node)) {
        for (key, value) in self.filter(|(_, value)| !value.is_valid()) {
            each(key.as_key(&Scratch::new()).unwrap_or_default(), value);
        }
    }
}

/// A function that takes the children of a value.
pub type ChildVisitor<'s, 'a> = &'s mut dyn FnMut(Children<'_, 'a>);

/// The children of a value: the fields of a struct, the items of a list, the entries of a map.
///
/// [`AsValue::visit`] makes it of whatever iterators the type has.
#[allow(missing_debug_implementations, reason = "it lives as long as a call")]
pub struct Children<'s, 'a> {
    pub(crate) kind: Kind<'s, 'a>,
    checks: Option<&'s dyn Fn(&mut Checks<'_>)>,
}

pub(crate) enum Kind<'s, 'a> {
    /// A value of a type that makes its document itself.
    Value(&'s dyn SelfDescribing<'a>),
    /// A value without children.
    Leaf(Value<'a>),
    Fields(&'static TypeInfo, &'s [FieldNode<'a>]),
    Items {
        info: &'static TypeInfo,
        items: &'s mut dyn ItemNodes<'a>,
        /// True if they were read from a map.
        were_keyed: bool,
    },
    Entries(&'static TypeInfo, &'s mut dyn EntryNodes<'a>),
}

/// A type that makes its document itself.
pub(crate) trait SelfDescribing<'a> {
    fn document(&self, arena: &'a Arena) -> Value<'a>;
    fn nesting(&self) -> Nesting;
}

impl<'a, T: AsValue + ?Sized> SelfDescribing<'a> for &'a T {
    fn document(&self, arena: &'a Arena) -> Value<'a> {
        (*self).to_document(arena)
    }

    fn nesting(&self) -> Nesting {
        (*self).nesting()
    }
}

impl<'s, 'a> Children<'s, 'a> {
    const fn new(kind: Kind<'s, 'a>) -> Self {
        Self { kind, checks: None }
    }

    /// Creates the children of a type that makes its document itself; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn value<T: AsValue + ?Sized>(value: &'s &'a T) -> Self {
        Self::new(Kind::Value(value))
    }

    /// Creates what a value without children has.
    pub(crate) const fn leaf(value: Value<'a>) -> Self {
        Self::new(Kind::Leaf(value))
    }

    /// Creates the fields of a struct; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub const fn fields(info: &'static TypeInfo, fields: &'s [FieldNode<'a>]) -> Self {
        Self::new(Kind::Fields(info, fields))
    }

    /// Creates the items of a list.
    pub fn items<T: AsValue + 'a>(items: &'s mut (impl ExactSizeIterator<Item = &'a T> + 'a)) -> Self {
        Self::new(Kind::Items { info: T::TYPE_INFO, items, were_keyed: false })
    }

    /// Creates the entries of a map.
    pub fn entries<K: AsValue + ?Sized + 'a, V: AsValue + 'a>(
        entries: &'s mut (impl ExactSizeIterator<Item = (&'a K, &'a V)> + 'a),
    ) -> Self {
        Self::new(Kind::Entries(V::TYPE_INFO, entries))
    }

    /// Notes that the items were read from a map: with keys that the type does not keep.
    #[must_use]
    pub fn keyed(mut self) -> Self {
        if let Kind::Items { were_keyed, .. } = &mut self.kind {
            *were_keyed = true;
        }
        self
    }

    /// Sets how custom checks run, in place of those in the children; for generated code.
    #[doc(hidden)]
    #[must_use]
    pub fn checked_by(self, checks: &'s dyn Fn(&mut Checks<'_>)) -> Self {
        Self { checks: Some(checks), ..self }
    }

    /// Makes a document.
    pub(super) fn document(self, arena: &'a Arena) -> Value<'a> {
        match self.kind {
            Kind::Value(value) => value.document(arena),
            Kind::Leaf(value) => value,
            Kind::Fields(info, fields) => match (info.form, fields) {
                (WireForm::List, items) => arena.list_of(items.iter().map(|item| document(item.node, arena))),
                (WireForm::Map(tag), fields) => map(tag, info, arena, fields),
                (_, [inner]) => document(inner.node, arena),
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
            Kind::Fields(info, fields) => {
                let fields = fields.iter().enumerate();
                fields.fold(info.form.nesting(), |all, (at, field)| all.and(info.nesting_of(at, field)))
            }
            Kind::Items { info, items, were_keyed } => {
                let count = items.count();
                let is_there = usize::from(count > 0);
                let own = if were_keyed {
                    Nesting { lists: 0, maps: is_there }
                } else {
                    Nesting { lists: is_there, maps: 0 }
                };
                match info.nesting {
                    Some(each) => own.and(each.times(count)),
                    None => iter::from_fn(|| items.next_item()).fold(own, |all, item| all.and(nesting(item))),
                }
            }
            Kind::Entries(info, entries) => {
                let mut all = Nesting { lists: 0, maps: usize::from(entries.count() > 0) };
                if let Some(each) = info.nesting {
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
            Kind::Fields(info, fields) => {
                let keys = info.table().map_or(&[][..], RuleSet::keys);
                for (at, field) in fields.iter().enumerate().filter(|(_, field)| field.node.info().checks) {
                    match (info.form, keys.get(at)) {
                        (WireForm::List, _) => checks.below(at, |checks| run_checks(field.node, checks)),
                        (WireForm::Map(_), Some(key)) if !info.is_flat(at) => {
                            checks.below(*key, |checks| run_checks(field.node, checks));
                        }
                        _ => run_checks(field.node, checks),
                    }
                }
            }
            Kind::Items { info, items, .. } if info.checks => {
                let items = iter::from_fn(|| items.next_item());
                items.enumerate().for_each(|(at, item)| checks.below(at, |checks| run_checks(item, checks)));
            }
            Kind::Entries(info, entries) if info.checks => {
                entries.for_each_entry(&mut |key, item| checks.below(key, |checks| run_checks(item, checks)));
            }
            Kind::Value(_) | Kind::Leaf(_) | Kind::Items { .. } | Kind::Entries(..) => {}
        }
    }
}

/// Makes the document of a value.
pub(crate) fn document<'a>(node: &'a dyn Node, arena: &'a Arena) -> Value<'a> {
    let mut value = Value::Null;
    node.visit(&mut |children| value = children.document(arena));
    value
}

/// Counts the lists and maps of a value.
fn nesting(node: &dyn Node) -> Nesting {
    let mut all = Nesting::NONE;
    node.visit(&mut |children| all = children.nesting());
    all
}

/// Runs the checks in a value; for generated code.
pub fn run_checks(node: &dyn Node, checks: &mut Checks<'_>) {
    node.visit(&mut |children| children.run_checks(checks));
}

fn map<'a>(
    tag: Option<(&'static str, &'static str)>,
    info: &'static TypeInfo,
    arena: &'a Arena,
    fields: &[FieldNode<'a>],
) -> Value<'a> {
    let tag = tag.map(|(key, name)| (key, Value::Str(name)));
    let keys = info.table().map_or(&[][..], RuleSet::keys);
    let entries = keys.iter().zip(fields).enumerate().flat_map(|(at, (key, field))| {
        let (own, flat): (Option<Entry<'a>>, &[Entry<'a>]) = match (info.is_flat(at), field.present) {
            (false, true) => (Some((key, document(field.node, arena))), &[]),
            (false, false) => (None, &[]),
            (true, _) => match document(field.node, arena) {
                Value::Map(Items::Full(inner)) => (None, inner),
                _ => (None, &[]),
            },
        };
        own.into_iter().chain(flat.iter().copied())
    });
    arena.map_of(tag.into_iter().chain(entries))
}

/// A field of a struct; for generated code.
#[derive(Clone, Copy)]
pub struct FieldNode<'a> {
    pub(crate) node: &'a dyn Node,
    /// True if it is on the wire.
    pub(crate) present: bool,
}

impl<'a> FieldNode<'a> {
    /// Creates a field that is present.
    pub(super) const fn new<T: AsValue>(field: &'a T) -> Self {
        Self { node: field, present: true }
    }

    /// Sets whether the field is on the wire.
    #[must_use]
    pub const fn with_presence(self, present: bool) -> Self {
        Self { present, ..self }
    }

    /// Counts its lists and maps.
    pub(super) fn nesting(&self) -> Nesting {
        self.node.info().nesting.unwrap_or_else(|| nesting(self.node))
    }
}

impl fmt::Debug for FieldNode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FieldNode").field("present", &self.present).finish_non_exhaustive()
    }
}

/// Counts the lists and maps of the default of a type; for generated code.
#[must_use]
pub fn filled<T: AsValue + Default>() -> Nesting {
    T::default().nesting()
}

impl TypeInfo {
    /// Counts the lists and maps of a field that were in the text that its struct was read from.
    fn nesting_of(&self, at: usize, field: &FieldNode<'_>) -> Nesting {
        let Some(StructInfo { flat, untold, filled, .. }) = self.known else { return field.nesting() };
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
        if T::TYPE_INFO.checks {
            self.below(name, |checks| run_checks(field, checks));
        }
    }
}
