//! The value type: what JSON and PHP have in common.

use core::fmt;

use crate::text::{is_php_space, parse_index, same_text};

/// A value that JSON and PHP have in common: borrowed, `Copy`, and constructible in a `const`.
///
/// The same type represents a field of a Rust struct, a node of a JSON document and a literal in the compiler, so that one
/// function serves all of them.
///
/// Numbers are PHP's: an integer that fits 64 bits is [`Value::Int`], every other number is [`Value::Float`], also
/// `-0.0`, `1e3` and integers beyond 64 bits. `1e400` is an infinite float.
///
/// `Debug` prints the kind and never the content, because payloads hold personal data.
///
/// ```
/// use frontpay_php::{Items, Value};
/// const ADDRESS: Value<'static> = Value::Map(Items::Full(&[("zip", Value::Str("4313"))]));
/// assert_eq!(ADDRESS.get("zip").and_then(|zip| zip.as_str()), Some("4313"));
/// assert_eq!(format!("{ADDRESS:?}"), "Map(1)");
/// ```
#[derive(Clone, Copy)]
#[repr(u64)]
pub enum Value<'a> {
    /// `null`, which is also the value of an absent field.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// An integer of 64 bits.
    Int(i64),
    /// Any other number.
    Float(f64),
    /// Text.
    Str(&'a str),
    /// A list. PHP does not distinguish it from a map with the keys `0..n`.
    List(Items<'a, Value<'a>>),
    /// A map, in the order of the document. Keys are unique.
    Map(Items<'a, Entry<'a>>),
}

/// A key of a map and its value.
pub type Entry<'a> = (&'a str, Value<'a>);

/// The items of a list or map, or only their number.
///
/// A function that needs the kind and the length alone can run on a `Vec` of another type without a copy of it, as
/// [`Items::LenOnly`].
///
/// ```
/// use frontpay_php::{Items, Value};
/// let names = vec![String::from("Kari"), String::from("Ola")];
/// assert_eq!(Value::List(Items::LenOnly(names.len())).count(), Some(2));
/// ```
#[derive(Clone, Copy)]
pub enum Items<'a, T> {
    /// The items themselves.
    Full(&'a [T]),
    /// Their number.
    LenOnly(usize),
}

impl<'a, T> Items<'a, T> {
    /// Returns the number of items.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::Full(items) => items.len(),
            Self::LenOnly(count) => *count,
        }
    }

    /// Returns `true` if there are no items.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Returns the items, or an empty slice if only their number is known.
    #[must_use]
    pub const fn as_slice(&self) -> &'a [T] {
        match self {
            Self::Full(items) => items,
            Self::LenOnly(_) => &[],
        }
    }
}

/// The kind of a [`Value`], without its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
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
    /// Returns the kind of the value.
    #[must_use]
    pub const fn kind(&self) -> ValueKind {
        match self {
            Self::Null => ValueKind::Null,
            Self::Bool(_) => ValueKind::Bool,
            Self::Int(_) => ValueKind::Int,
            Self::Float(_) => ValueKind::Float,
            Self::Str(_) => ValueKind::Str,
            Self::List(_) => ValueKind::List,
            Self::Map(_) => ValueKind::Map,
        }
    }

    /// Returns `true` if this is `null`.
    #[inline]
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns `true` if this is a list or a map, both of which are arrays in PHP.
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

    /// Returns `true` if this is a text that is empty after PHP's `trim`. Most of Laravel's rules skip such a value.
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
            // The first byte decides for almost every text.
            Self::Str(text) => match text.as_bytes() {
                [first, ..] if *first > b' ' => false,
                bytes => is_all_space(bytes),
            },
            _ => false,
        }
    }

    /// Returns the value of a key of a map, for generated code; looks at the entry `expected` first, because the entries of
    /// most maps are in the order of the fields.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn field(&self, expected: usize, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Map(Items::Full(entries)) => match entries.get(expected) {
                Some((name, value)) if *name == key => Some(*value),
                _ => entries.iter().find(|(name, _)| *name == key).map(|(_, value)| *value),
            },
            _ => None,
        }
    }

    /// Returns the value of a key: an entry of a map, or an item of a list by its index.
    #[must_use]
    pub const fn get(&self, key: &str) -> Option<Value<'a>> {
        match self {
            Self::Map(entries) => {
                let entries = entries.as_slice();
                let mut at = 0;
                while at < entries.len() {
                    if same_text(entries[at].0, key) {
                        return Some(entries[at].1);
                    }
                    at += 1;
                }
                None
            }
            Self::List(items) => match parse_index(key) {
                Some(at) if at < items.as_slice().len() => Some(items.as_slice()[at]),
                _ => None,
            },
            _ => None,
        }
    }
}

/// Parts of a literal, for generated code; null or empty if the value has no such part.
impl<'v> Value<'v> {
    /// Returns an item of a list.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn item(&self, at: usize) -> Self {
        match self {
            Self::List(Items::Full(items)) => items.get(at).copied().unwrap_or(Self::Null),
            _ => Self::Null,
        }
    }

    /// Returns the name and the content of an enum variant: a text without content, or the only key of a map and its value.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn variant(&self) -> (&'v str, Self) {
        match *self {
            Self::Str(name) => (name, Self::Null),
            Self::Map(Items::Full([(key, value)])) => (key, *value),
            _ => ("", Self::Null),
        }
    }

    /// Returns the text of a key, such as the tag of an enum.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn word(&self, key: &str) -> &'v str {
        match self.get(key) {
            Some(Value::Str(text)) => text,
            _ => "",
        }
    }
}

impl Value<'_> {
    /// Returns the value of a key as [`Value::get`] does; looks at the entry `hint` and the next one first, and sets `hint`
    /// to the position of the key.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub fn get_with_hint(&self, key: &str, hint: &mut usize) -> Option<Self> {
        // The keys of a derived struct are often the same `&'static str` as those of its table: comparing addresses suffices.
        if let Self::Map(Items::Full(entries)) = self
            && let Some((name, value)) = entries.get(*hint)
            && core::ptr::eq(*name, key)
        {
            return Some(*value);
        }
        self.find_from_hint(key, hint)
    }

    // Out of line, so that only the comparison above is inlined.
    fn find_from_hint(&self, key: &str, hint: &mut usize) -> Option<Self> {
        let Self::Map(Items::Full(entries)) = *self else { return self.get(key) };
        let has_key = |(name, _): &Entry<'_>| core::ptr::eq(*name, key) || *name == key;
        for at in [*hint, *hint + 1] {
            if let Some(entry) = entries.get(at)
                && has_key(entry)
            {
                *hint = at;
                return Some(entry.1);
            }
        }
        let at = entries.iter().position(has_key)?;
        *hint = at;
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

// Out of line: few texts need this, and inlining it would bloat the check of every field.
#[cold]
#[inline(never)]
const fn is_all_space(mut bytes: &[u8]) -> bool {
    while let [first, rest @ ..] = bytes {
        if !is_php_space(*first) {
            return false;
        }
        bytes = rest;
    }
    true
}
