//! How Rust types show themselves to the rules.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

use crate::custom::Checks;
use crate::json::{Arena, Document};
use crate::table::Shape;
use crate::value::{Items, Value};

/// A type that rules can look at: what it is on the wire.
///
/// `#[derive(Validate)]` implements it for structs and enums of words. Implement it by hand for a type of your own that is
/// one value on the wire, and one of the traits of [`fits`](crate::fits) to say which rules may stand on it.
///
/// ```
/// use frontpay_rules::{AsValue, RuleSet, Value, fits};
/// struct Kroner(i64);
/// impl AsValue for Kroner {
///     fn as_value(&self) -> Value<'_> { Value::Int(self.0) }
/// }
/// impl<R> fits::Number<R> for Kroner {}
/// let rules = RuleSet::parse([("0", "numeric|max:100")])?;
/// assert!(rules.check(&vec![Kroner(100)]).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "the rules cannot look at `{Self}`",
    label = "no known form on the wire",
    note = "derive `Validate` for it, or implement `AsValue` where it is one value on the wire"
)]
pub trait AsValue {
    /// What the type adds below the path of its field; for generated code.
    #[doc(hidden)]
    const SHAPE: &'static Shape = &Shape::Leaf;

    /// Whether its rules refuse a null that it reads as it reads a missing key; for generated code.
    #[doc(hidden)]
    const TELLS_NULL: bool = false;

    /// Whether it has checks that are functions; for generated code.
    #[doc(hidden)]
    const CHECKS: bool = false;

    /// Returns the value as a rule sees it; a list or map may show only how many items it has.
    fn as_value(&self) -> Value<'_>;

    /// Returns the value with all items, for rules that look at other places than the field itself.
    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        let _ = arena;
        self.as_value()
    }

    /// Tells whether the rules inside the value hold: those of a struct's fields, of a list's items.
    ///
    /// Rules that look further than their own struct are not asked; `Validate::validate` asks all.
    fn is_valid(&self) -> bool {
        true
    }

    /// Runs the checks that are functions; for generated code.
    #[doc(hidden)]
    fn run_checks(&self, checks: &mut Checks<'_>) {
        let _ = checks;
    }

    /// Returns how many lists and maps a JSON text has at least, if this value was read from it.
    ///
    /// A text with more of them was read more generously than Laravel reads: serde also takes a list for a struct, and a
    /// map for a word of an enum. To count too few is safe, and costs a second look at the text.
    fn nesting(&self) -> Nesting {
        Nesting::default()
    }
}

/// How many lists and maps there are: one more, one in the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Nesting {
    /// `[`
    pub lists: usize,
    /// `{`
    pub maps: usize,
}

impl Nesting {
    /// Counts the brackets in a JSON text, also those that stand within strings.
    ///
    /// ```
    /// use frontpay_rules::{AsValue, Nesting};
    /// assert_eq!(Nesting::of_text(br#"{"a": [1]}"#), Nesting { lists: 1, maps: 1 });
    /// assert_eq!(vec![vec![1], vec![]].nesting().lists, 2);
    /// ```
    #[must_use]
    pub fn of_text(bytes: &[u8]) -> Self {
        let count = |bracket| memchr::memchr_iter(bracket, bytes).count();
        Self { lists: count(b'['), maps: count(b'{') }
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { lists: self.lists + other.lists, maps: self.maps + other.maps }
    }

    /// What is in a struct whose fields stand among those of another.
    #[must_use]
    pub const fn without_braces(self) -> Self {
        Self { lists: self.lists, maps: self.maps.saturating_sub(1) }
    }

    /// What is there more than in the value that fills a missing key.
    #[must_use]
    pub const fn beyond(self, filled: Self) -> Self {
        Self { lists: self.lists.saturating_sub(filled.lists), maps: self.maps.saturating_sub(filled.maps) }
    }

    /// Tells whether this has no more lists and no more maps than another.
    #[must_use]
    pub const fn is_within(self, other: Self) -> bool {
        self.lists <= other.lists && self.maps <= other.maps
    }

    /// A list and what is in it; an empty one may stand for a missing key.
    fn list(inside: impl ExactSizeIterator<Item = Self>) -> Self {
        let lists = usize::from(inside.len() > 0);
        inside.fold(Self { lists, maps: 0 }, Self::and)
    }

    /// A map with any keys; an empty one may stand for a missing key.
    fn keyed(inside: impl ExactSizeIterator<Item = Self>) -> Self {
        let maps = usize::from(inside.len() > 0);
        inside.fold(Self { lists: 0, maps }, Self::and)
    }
}

macro_rules! leaf {
    ($($type:ty: $value:ident => $as_value:expr;)*) => {$(
        impl AsValue for $type {
            #[inline]
            fn as_value(&self) -> Value<'_> {
                let $value = self;
                $as_value
            }
        }
    )*};
}

leaf! {
    bool: flag => Value::Bool(*flag);
    i8: number => Value::Int(i64::from(*number));
    i16: number => Value::Int(i64::from(*number));
    i32: number => Value::Int(i64::from(*number));
    i64: number => Value::Int(*number);
    u8: number => Value::Int(i64::from(*number));
    u16: number => Value::Int(i64::from(*number));
    u32: number => Value::Int(i64::from(*number));
    u64: number => integer(*number);
    usize: number => integer(*number as u64);
    f32: number => float(f64::from(*number));
    f64: number => float(*number);
    str: text => Value::Str(text);
    String: text => Value::Str(text);
    Cow<'_, str>: text => Value::Str(text);
    Document: document => document.value();
}

/// An integer beyond 64 bits is a float to PHP.
fn integer(number: u64) -> Value<'static> {
    #[expect(clippy::cast_precision_loss, reason = "PHP loses the same")]
    i64::try_from(number).map_or(Value::Float(number as f64), Value::Int)
}

/// JSON has no other way to write a number that is not finite than `null`.
fn float(number: f64) -> Value<'static> {
    if number.is_finite() { Value::Float(number) } else { Value::Null }
}

impl AsValue for Value<'_> {
    fn as_value(&self) -> Value<'_> {
        *self
    }
}

macro_rules! pointer {
    ($($pointer:ty),*) => {$(
        impl<T: AsValue + ?Sized> AsValue for $pointer {
            const SHAPE: &'static Shape = T::SHAPE;
            const TELLS_NULL: bool = T::TELLS_NULL;
            const CHECKS: bool = T::CHECKS;

            #[inline]
            fn as_value(&self) -> Value<'_> {
                (**self).as_value()
            }

            fn run_checks(&self, checks: &mut Checks<'_>) {
                (**self).run_checks(checks);
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                (**self).to_document(arena)
            }

            #[inline]
            fn is_valid(&self) -> bool {
                (**self).is_valid()
            }

            #[inline]
            fn nesting(&self) -> Nesting {
                (**self).nesting()
            }
        }
    )*};
}

pointer!(&T, Box<T>, Rc<T>, Arc<T>);

impl<T: AsValue> AsValue for Option<T> {
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);
    const TELLS_NULL: bool = T::TELLS_NULL;
    const CHECKS: bool = T::CHECKS;

    fn run_checks(&self, checks: &mut Checks<'_>) {
        if let Some(value) = self {
            value.run_checks(checks);
        }
    }

    #[inline]
    fn as_value(&self) -> Value<'_> {
        self.as_ref().map_or(Value::Null, AsValue::as_value)
    }

    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        self.as_ref().map_or(Value::Null, |value| value.to_document(arena))
    }

    #[inline]
    fn is_valid(&self) -> bool {
        self.as_ref().is_none_or(AsValue::is_valid)
    }

    #[inline]
    fn nesting(&self) -> Nesting {
        self.as_ref().map_or(Nesting::default(), AsValue::nesting)
    }
}

macro_rules! list {
    ($($list:ty [$($bound:tt)*];)*) => {$(
        impl<T: AsValue, $($bound)*> AsValue for $list {
            const SHAPE: &'static Shape = &Shape::Each(T::SHAPE);
            const TELLS_NULL: bool = T::TELLS_NULL;
            const CHECKS: bool = T::CHECKS;

            fn run_checks(&self, checks: &mut Checks<'_>) {
                if T::CHECKS {
                    self.iter().enumerate().for_each(|(at, item)| checks.below(at, |checks| item.run_checks(checks)));
                }
            }

            #[inline]
            fn as_value(&self) -> Value<'_> {
                Value::List(Items::Counted(self.len()))
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                arena.list(&self.iter().map(|item| item.to_document(arena)).collect::<Vec<_>>())
            }

            #[inline]
            fn is_valid(&self) -> bool {
                self.iter().all(AsValue::is_valid)
            }

            #[inline]
            fn nesting(&self) -> Nesting {
                Nesting::list(self.iter().map(AsValue::nesting))
            }
        }
    )*};
}

list! {
    [T] [];
    Vec<T> [];
    [T; N] [const N: usize];
    BTreeSet<T> [];
    HashSet<T, S> [S: BuildHasher];
}

macro_rules! map {
    ($($map:ty [$($bound:tt)*];)*) => {$(
        impl<K: ToString, V: AsValue, $($bound)*> AsValue for $map {
            const SHAPE: &'static Shape = &Shape::Each(V::SHAPE);
            const TELLS_NULL: bool = V::TELLS_NULL;
            const CHECKS: bool = V::CHECKS;

            fn run_checks(&self, checks: &mut Checks<'_>) {
                if V::CHECKS {
                    let run = |(key, item): (&K, &V)| {
                        checks.below_key(|| key.to_string(), |checks| item.run_checks(checks));
                    };
                    self.iter().for_each(run);
                }
            }

            #[inline]
            fn as_value(&self) -> Value<'_> {
                Value::Map(Items::Counted(self.len()))
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                let entries = self.iter().map(|(key, item)| (arena.text(&key.to_string()), item.to_document(arena)));
                arena.map(&entries.collect::<Vec<_>>())
            }

            #[inline]
            fn is_valid(&self) -> bool {
                self.values().all(AsValue::is_valid)
            }

            #[inline]
            fn nesting(&self) -> Nesting {
                Nesting::keyed(self.values().map(AsValue::nesting))
            }
        }
    )*};
}

map! {
    BTreeMap<K, V> [];
    HashMap<K, V, S> [S: BuildHasher];
}

#[cfg(feature = "serde_json")]
impl AsValue for serde_json::Value {
    fn as_value(&self) -> Value<'_> {
        match self {
            Self::Null => Value::Null,
            Self::Bool(flag) => Value::Bool(*flag),
            Self::Number(number) => match (number.as_i64(), number.as_f64()) {
                (Some(number), _) => Value::Int(number),
                (None, Some(number)) => Value::Float(number),
                (None, None) => Value::Null,
            },
            Self::String(text) => Value::Str(text),
            Self::Array(items) => Value::List(Items::Counted(items.len())),
            Self::Object(entries) => Value::Map(Items::Counted(entries.len())),
        }
    }

    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        match self {
            Self::Array(items) => items.to_document(arena),
            Self::Object(entries) => {
                let entries = entries.iter().map(|(key, item)| (key.as_str(), item.to_document(arena)));
                arena.map(&entries.collect::<Vec<_>>())
            }
            leaf => leaf.as_value(),
        }
    }
}
