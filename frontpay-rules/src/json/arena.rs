//! The memory of a document.

use bumpalo::Bump;
use frontpay_php::{Entry, Items, Value};

/// Memory for the values of one document; they live as long as it does.
///
/// ```
/// use frontpay_rules::{Arena, Limits, json};
/// let arena = Arena::new();
/// let value = json::read(br#"{"tax": 25}"#, &arena, Limits::default())?;
/// assert!(value.get("tax").is_some());
/// # Ok::<(), frontpay_rules::JsonError>(())
/// ```
#[derive(Debug, Default)]
pub struct Arena(Bump);

impl Arena {
    /// Makes an empty arena; it allocates when the first value is put in.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Copies text into the arena.
    pub fn text(&self, text: &str) -> &str {
        self.0.alloc_str(text)
    }

    /// Moves a value into the arena, which will not drop it; for generated code.
    #[doc(hidden)]
    pub fn keep<T>(&self, value: T) -> &T {
        self.0.alloc(value)
    }

    /// Copies items into the arena and makes a list of them.
    pub fn list<'a>(&'a self, items: &[Value<'a>]) -> Value<'a> {
        Value::List(Items::Full(self.0.alloc_slice_copy(items)))
    }

    /// Copies entries into the arena and makes a map of them. The keys must differ.
    pub fn map<'a>(&'a self, entries: &[Entry<'a>]) -> Value<'a> {
        Value::Map(Items::Full(self.0.alloc_slice_copy(entries)))
    }

    /// Copies a value with all that is in it.
    pub(crate) fn copy<'a>(&'a self, value: Value<'_>) -> Value<'a> {
        match value {
            Value::Null => Value::Null,
            Value::Bool(flag) => Value::Bool(flag),
            Value::Int(number) => Value::Int(number),
            Value::Float(number) => Value::Float(number),
            Value::Str(text) => Value::Str(self.text(text)),
            Value::List(Items::LenOnly(count)) => Value::List(Items::LenOnly(count)),
            Value::Map(Items::LenOnly(count)) => Value::Map(Items::LenOnly(count)),
            Value::List(Items::Full(items)) => {
                let items: Vec<_> = items.iter().map(|item| self.copy(*item)).collect();
                self.list(&items)
            }
            Value::Map(Items::Full(entries)) => {
                let entries: Vec<_> = entries.iter().map(|(key, item)| (self.text(key), self.copy(*item))).collect();
                self.map(&entries)
            }
        }
    }

    /// Makes a list of items where it will stay.
    pub(crate) fn list_of<'a>(&'a self, mut items: impl ExactSizeIterator<Item = Value<'a>>) -> Value<'a> {
        let (count, next) = (items.len(), |_| items.next().unwrap_or(Value::Null));
        Value::List(Items::Full(self.0.alloc_slice_fill_with(count, next)))
    }

    /// Makes a map of entries where it will stay. The keys must differ.
    pub(crate) fn map_of<'a>(&'a self, entries: impl Iterator<Item = Entry<'a>>) -> Value<'a> {
        Value::Map(Items::Full(self.slice_of(entries)))
    }

    fn slice_of<T>(&self, items: impl Iterator<Item = T>) -> &[T] {
        let mut slice = bumpalo::collections::Vec::with_capacity_in(items.size_hint().0, &self.0);
        slice.extend(items);
        slice.into_bump_slice()
    }
}
