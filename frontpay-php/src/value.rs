//! A value of PHP.

use core::fmt;

use crate::text::{index, is_php_space, same_text};

/// A value that JSON and PHP have in common: borrowed, `Copy`, and constructible in a `const`.
///
/// The same type describes a field of a Rust struct, a node of a JSON document and a literal inside the compiler, so that a
/// function over it has one meaning for all of them.
///
/// Numbers are PHP's: an integer that fits 64 bits is [`Value::Int`], every other number is [`Value::Float`], also
/// `-0.0`, `1e3` and integers beyond 64 bits. `1e400` is an infinite float.
///
/// `Debug` prints the kind and never the content, because payloads hold personal numbers.
///
/// ```
/// use frontpay_php::{Items, Value};
/// const ADDRESS: Value<'static> = Value::Map(Items::Seen(&[("zip", Value::Str("4313"))]));
/// assert_eq!(ADDRESS.get("zip").and_then(|zip| zip.as_str()), Some("4313"));
/// assert_eq!(format!("{ADDRESS:?}"), "Map(1)");
/// ```
#[derive(Clone, Copy)]
#[repr(u64)]
pub enum Value<'a> {
    /// `null`, and what a rule sees where a field is absent.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Str(&'a str),
    /// A list. PHP does not tell it from a map with the keys `0..n`.
    List(Items<'a, Value<'a>>),
    /// A map, in the order of the document. A key occurs once.
    Map(Items<'a, Entry<'a>>),
}

/// A key of a map and its value.
pub type Entry<'a> = (&'a str, Value<'a>);

/// The items of a list or map, or only how many there are.
///
/// A rule that asks no more than kind and count can run on a `Vec` field without a copy of it: the field shows itself
/// as [`Items::Counted`]. A rule that reads the items is marked so in its row and runs on the document.
#[derive(Clone, Copy)]
pub enum Items<'a, T> {
    /// The items themselves.
    Seen(&'a [T]),
    /// Their number.
    Counted(usize),
}

impl<'a, T> Items<'a, T> {
    /// Returns how many items there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Seen(items) => items.len(),
            Self::Counted(count) => *count,
        }
    }

    /// Tells whether there is no item.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the items, or none where only their number is known.
    #[must_use]
    pub const fn seen(&self) -> &'a [T] {
        match self {
            Self::Seen(items) => items,
            Self::Counted(_) => &[],
        }
    }
}

/// Which of the seven forms a [`Value`] has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// [`Value::Null`]
    Null,
    /// [`Value::Bool`]
    Bool,
    /// [`Value::Int`]
    Int,
    /// [`Value::Float`]
    Float,
    /// [`Value::Str`]
    Str,
    /// [`Value::List`]
    List,
    /// [`Value::Map`]
    Map,
}

impl<'a> Value<'a> {
    /// Returns the form of this value.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self {
            Self::Null => Kind::Null,
            Self::Bool(_) => Kind::Bool,
            Self::Int(_) => Kind::Int,
            Self::Float(_) => Kind::Float,
            Self::Str(_) => Kind::Str,
            Self::List(_) => Kind::List,
            Self::Map(_) => Kind::Map,
        }
    }

    /// Tells whether this is `null`.
    #[inline]
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Tells whether this is a list or a map, which are both arrays to PHP.
    #[must_use]
    pub const fn is_array(&self) -> bool {
        matches!(self, Self::List(_) | Self::Map(_))
    }

    /// Returns the number of items of a list or map, `None` for everything else.
    #[must_use]
    pub const fn count(&self) -> Option<usize> {
        match self {
            Self::List(items) => Some(items.len()),
            Self::Map(entries) => Some(entries.len()),
            _ => None,
        }
    }

    /// Returns the text of a string, `None` for everything else.
    #[must_use]
    pub const fn as_str(&self) -> Option<&'a str> {
        match self {
            Self::Str(text) => Some(text),
            _ => None,
        }
    }

    /// Tells whether this is text that is empty after PHP's `trim`: such a value skips most rules.
    ///
    /// PHP trims exactly space, `\t`, `\n`, `\r`, `\0` and `\x0B`; a form feed or a no-break space is content.
    ///
    /// ```
    /// use frontpay_php::Value;
    /// assert!(Value::Str(" \t\0").is_blank());
    /// assert!(!Value::Str("\u{a0}").is_blank());
    /// assert!(!Value::Null.is_blank());
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_blank(&self) -> bool {
        match self {
            // The first byte tells of almost every text.
            Self::Str(text) => match text.as_bytes() {
                [first, ..] if *first > b' ' => false,
                bytes => is_space(bytes),
            },
            _ => false,
        }
    }

    /// Returns the value under `key` of a map whose entries probably stand in the order of the fields; for generated code.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn field(&self, place: usize, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Map(Items::Seen(entries)) => match entries.get(place) {
                Some((own, value)) if *own == key => Some(*value),
                _ => entries.iter().find(|(own, _)| *own == key).map(|(_, value)| *value),
            },
            _ => None,
        }
    }

    /// Returns the value under `key`: an entry of a map, or an item of a list where `key` is its index.
    #[must_use]
    pub const fn get(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Map(entries) => {
                let entries = entries.seen();
                let mut at = 0;
                while at < entries.len() {
                    if same_text(entries[at].0, key) {
                        return Some(entries[at].1);
                    }
                    at += 1;
                }
                None
            }
            Self::List(items) => match index(key) {
                Some(at) if at < items.seen().len() => Some(items.seen()[at]),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Parts of a literal, for generated code; null where the value has no such part.
impl<'v> Value<'v> {
    /// Returns an item of a list.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        match self {
            Self::List(Items::Seen(items)) => items.get(at).copied().unwrap_or(Self::Null),
            _ => Self::Null,
        }
    }

    /// Returns the word that says which variant of an enum it is, or the only key, and what stands under that.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn variant(&self) -> (&'v str, Self) {
        match *self {
            Self::Str(word) => (word, Self::Null),
            Self::Map(Items::Seen([(key, value)])) => (key, *value),
            _ => ("", Self::Null),
        }
    }

    /// Returns the word under a key.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn word(&self, key: &str) -> &'v str {
        match self.get(key) {
            Some(Value::Str(word)) => word,
            _ => "",
        }
    }
}

impl Value<'_> {
    /// Returns the value of a key as [`Value::get`] does; looks first where another key was found before, and notes the
    /// position.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn get_near(&self, key: &str, found: &mut usize) -> Option<Self> {
        // The keys of a derived struct are often the very texts that its table has.
        if let Self::Map(Items::Seen(entries)) = self
            && let Some((own, value)) = entries.get(*found)
            && core::ptr::eq(*own, key)
        {
            return Some(*value);
        }
        self.look_near(key, found)
    }

    fn look_near(&self, key: &str, found: &mut usize) -> Option<Self> {
        let Self::Map(Items::Seen(entries)) = *self else { return self.get(key) };
        let is_here = |(own, _): &Entry<'_>| core::ptr::eq(*own, key) || *own == key;
        for near in [*found, *found + 1] {
            if let Some(entry) = entries.get(near)
                && is_here(entry)
            {
                *found = near;
                return Some(entry.1);
            }
        }
        let at = entries.iter().position(is_here)?;
        *found = at;
        Some(entries[at].1)
    }
}

impl fmt::Debug for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.count() {
            Some(count) => write!(f, "{:?}({count})", self.kind()),
            None => write!(f, "{:?}", self.kind()),
        }
    }
}

impl<T> fmt::Debug for Items<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Items({})", self.len())
    }
}

// Apart, as what few texts need would stand in the code of every field.
#[cold]
#[inline(never)]
const fn is_space(mut bytes: &[u8]) -> bool {
    while let [first, rest @ ..] = bytes {
        if !is_php_space(*first) {
            return false;
        }
        bytes = rest;
    }
    true
}
