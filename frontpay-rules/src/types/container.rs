//! Pointers, `Option`, lists, sets and maps.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

use frontpay_php::{Items, Value};

use super::as_value::AsValue;
use super::asked::Asked;
use super::failing_fields::FailingFields;
use super::scratch::Scratch;
use super::visitor::{ChildVisitor, Children};
use crate::json::Arena;
use crate::schema::{Nature, Nesting, Reading};

macro_rules! pointer {
    ($($pointer:ty [$($bound:tt)*];)*) => {$(
        impl<T: AsValue + ?Sized $($bound)*> AsValue for $pointer {
            const NATURE: &'static Nature = T::NATURE;
            const READING: Reading = T::NATURE.reading;

            #[inline]
            fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
                (**self).as_value(scratch)
            }

            fn as_key<'a>(&'a self, scratch: &'a Scratch) -> Option<&'a str> {
                (**self).as_key(scratch)
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                (**self).to_document(arena)
            }

            fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
                (**self).visit(visitor);
            }

            #[inline]
            fn is_valid(&self) -> bool {
                (**self).is_valid()
            }

            #[inline]
            fn add_failing(&self, failing: &mut FailingFields) -> bool {
                (**self).add_failing(failing)
            }

            fn nesting(&self) -> Nesting {
                (**self).nesting()
            }
        }
    )*};
}

pointer! {
    &T [];
    Box<T> [];
    Rc<T> [];
    Arc<T> [];
    Cow<'_, T> [+ ToOwned];
}

impl<T: AsValue> AsValue for Option<T> {
    const NATURE: &'static Nature = &T::NATURE.or_null();
    const READING: Reading = T::NATURE.reading;

    #[inline]
    fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.as_ref().map_or(Value::Null, |value| value.as_value(scratch))
    }

    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        match self {
            Some(value) => value.visit(visitor),
            None => visitor(Children::leaf(Value::Null)),
        }
    }

    #[inline]
    fn is_valid(&self) -> bool {
        self.as_ref().is_none_or(AsValue::is_valid)
    }

    #[inline]
    fn add_failing(&self, failing: &mut FailingFields) -> bool {
        self.as_ref().is_none_or(|value| value.add_failing(failing))
    }
}

impl Nature {
    /// Creates the description of a list or set with items of a type.
    #[must_use]
    pub const fn list_of<T: AsValue>() -> Self {
        T::NATURE.each(T::NATURE.reading)
    }

    /// Creates the description of a map with keys and values of two types.
    #[must_use]
    pub const fn map_of<K: AsValue, V: AsValue>() -> Self {
        V::NATURE.each(V::NATURE.reading.and(K::NATURE.reading).and(Reading::REORDERED))
    }
}

/// Counts the items before the first that is not valid.
#[cfg_attr(not(debug_assertions), inline(always))]
#[allow(clippy::inline_always, reason = "a call costs 10 of the 1,290 instructions of an order")]
fn valid_items<'a, T: AsValue + 'a>(items: impl Iterator<Item = &'a T>) -> usize {
    let mut count = 0;
    for item in items {
        if !item.is_valid() {
            break;
        }
        count += 1;
    }
    count
}

macro_rules! list {
    ($($list:ty [$($bound:tt)*] $($reading:ident)?;)*) => {$(
        impl<T: AsValue, $($bound)*> AsValue for $list {
            const NATURE: &'static Nature = &T::NATURE.each(Self::READING);
            const READING: Reading = T::NATURE.reading$(.and(Reading::$reading))?;

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::List(Items::Counted(self.len()))
            }

            fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
                visitor(Children::items(&mut self.iter()));
            }

            #[inline]
            fn is_valid(&self) -> bool {
                if !T::NATURE.has_rows {
                    return true;
                }
                valid_items(self.iter()) == self.len()
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always, reason = "as for other types")]
            fn asked<'a>(&'a self, scratch: &'a Scratch) -> Asked<'a> {
                let valid_items = if T::NATURE.has_rows { valid_items(self.iter()) } else { self.len() };
                Asked::of_list(self.as_value(scratch), valid_items, valid_items == self.len())
            }
        }
    )*};
}

list! {
    [T] [];
    Vec<T> [];
    [T; N] [const N: usize];
    VecDeque<T> [];
    LinkedList<T> [];
    BTreeSet<T> [] LOOSE;
    HashSet<T, S> [S: BuildHasher] LOOSE;
}

macro_rules! map {
    ($($map:ty [$($bound:tt)*];)*) => {$(
        impl<K: AsValue, V: AsValue, $($bound)*> AsValue for $map {
            const NATURE: &'static Nature = &V::NATURE.each(Self::READING);
            const READING: Reading = V::NATURE.reading.and(K::NATURE.reading).and(Reading::REORDERED);

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::Map(Items::Counted(self.len()))
            }

            fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
                visitor(Children::entries(&mut self.iter()));
            }

            #[inline]
            fn is_valid(&self) -> bool {
                if !V::NATURE.has_rows {
                    return true;
                }
                self.values().all(AsValue::is_valid)
            }
        }
    )*};
}

map! {
    BTreeMap<K, V> [];
    HashMap<K, V, S> [S: BuildHasher];
}
