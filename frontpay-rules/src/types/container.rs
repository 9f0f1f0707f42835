//! Pointers, `Option`, lists, sets and maps.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

use frontpay_php::{Items, Value};

use super::as_value::AsValue;
use super::failing_fields::{FailingFields, FieldVerdict};
use super::scratch::Scratch;
use super::visitor::{ChildVisitor, Children};
use crate::json::Arena;
use crate::schema::{Fidelity, Nesting, TypeInfo};

macro_rules! pointer {
    ($($pointer:ty [$($bound:tt)*];)*) => {$(
        impl<T: AsValue + ?Sized $($bound)*> AsValue for $pointer {
            const TYPE_INFO: &'static TypeInfo = T::TYPE_INFO;
            const FIDELITY: Fidelity = T::TYPE_INFO.fidelity;

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
    const TYPE_INFO: &'static TypeInfo = &T::TYPE_INFO.or_null();
    const FIDELITY: Fidelity = T::TYPE_INFO.fidelity;

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

impl TypeInfo {
    /// Creates the description of a list or set with items of a type.
    #[must_use]
    pub const fn list_of<T: AsValue>() -> Self {
        T::TYPE_INFO.list(T::TYPE_INFO.fidelity)
    }

    /// Creates the description of a map with keys and values of two types.
    #[must_use]
    pub const fn map_of<K: AsValue, V: AsValue>() -> Self {
        V::TYPE_INFO.map(K::TYPE_INFO, V::TYPE_INFO.fidelity.and(K::TYPE_INFO.fidelity).and(Fidelity::REORDERED))
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
    ($($list:ty [$($bound:tt)*] $($fidelity:ident)?;)*) => {$(
        impl<T: AsValue, $($bound)*> AsValue for $list {
            const TYPE_INFO: &'static TypeInfo = &T::TYPE_INFO.list(Self::FIDELITY);
            const FIDELITY: Fidelity = T::TYPE_INFO.fidelity$(.and(Fidelity::$fidelity))?;

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::List(Items::LenOnly(self.len()))
            }

            fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
                visitor(Children::items(&mut self.iter()));
            }

            #[inline]
            fn is_valid(&self) -> bool {
                self.inside().passes
            }

            #[cfg_attr(not(debug_assertions), inline(always))]
            #[allow(clippy::inline_always, reason = "as for other types")]
            fn inside(&self) -> FieldVerdict {
                let valid_items = if T::TYPE_INFO.has_rows { valid_items(self.iter()) } else { self.len() };
                FieldVerdict::of_items(valid_items, self.len())
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
    BTreeSet<T> [] LOSSY;
    HashSet<T, S> [S: BuildHasher] LOSSY;
}

macro_rules! map {
    ($($map:ty [$($bound:tt)*];)*) => {$(
        impl<K: AsValue, V: AsValue, $($bound)*> AsValue for $map {
            const TYPE_INFO: &'static TypeInfo = &V::TYPE_INFO.map(K::TYPE_INFO, Self::FIDELITY);
            const FIDELITY: Fidelity = V::TYPE_INFO.fidelity.and(K::TYPE_INFO.fidelity).and(Fidelity::REORDERED);

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::Map(Items::LenOnly(self.len()))
            }

            fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
                visitor(Children::entries(&mut self.iter()));
            }

            #[inline]
            fn is_valid(&self) -> bool {
                if !V::TYPE_INFO.has_rows {
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
