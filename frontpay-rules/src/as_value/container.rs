//! Pointers, `Option`, lists, sets and maps.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::BuildHasher;
use std::rc::Rc;
use std::sync::Arc;

use super::{AsValue, Nesting, Reading, Scratch};
use crate::custom::Checks;
use crate::gather::Gathered;
use crate::json::Arena;
use crate::table::{Shape, has_rows};
use crate::value::{Items, Value};

macro_rules! pointer {
    ($($pointer:ty [$($bound:tt)*];)*) => {$(
        impl<T: AsValue + ?Sized $($bound)*> AsValue for $pointer {
            const SHAPE: &'static Shape = T::SHAPE;
            const READING: Reading = T::READING;
            const CHECKS: bool = T::CHECKS;

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

            #[inline]
            fn is_valid(&self) -> bool {
                (**self).is_valid()
            }

            fn gather(&self, gathered: &mut Gathered) {
                (**self).gather(gathered);
            }

            fn run_checks(&self, checks: &mut Checks<'_>) {
                (**self).run_checks(checks);
            }

            #[inline]
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
    const SHAPE: &'static Shape = &Shape::Optional(T::SHAPE);
    const CHECKS: bool = T::CHECKS;
    const READING: Reading = T::READING;

    #[inline]
    fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.as_ref().map_or(Value::Null, |value| value.as_value(scratch))
    }

    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        self.as_ref().map_or(Value::Null, |value| value.to_document(arena))
    }

    #[inline]
    fn is_valid(&self) -> bool {
        self.as_ref().is_none_or(AsValue::is_valid)
    }

    fn gather(&self, gathered: &mut Gathered) {
        if let Some(value) = self {
            value.gather(gathered);
        }
    }

    fn run_checks(&self, checks: &mut Checks<'_>) {
        if let Some(value) = self {
            value.run_checks(checks);
        }
    }

    #[inline]
    fn nesting(&self) -> Nesting {
        self.as_ref().map_or(Nesting::default(), AsValue::nesting)
    }
}

macro_rules! list {
    ($($list:ty [$($bound:tt)*] $($reading:ident)?;)*) => {$(
        impl<T: AsValue, $($bound)*> AsValue for $list {
            const SHAPE: &'static Shape = &Shape::Each(T::SHAPE);
            const CHECKS: bool = T::CHECKS;
            const READING: Reading = T::READING$(.and(Reading::$reading))?;

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::List(Items::Counted(self.len()))
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                arena.list_of(self.iter().map(|item| item.to_document(arena)))
            }

            #[inline]
            fn is_valid(&self) -> bool {
                if const { !has_rows(T::SHAPE) } {
                    return true;
                }
                self.iter().all(AsValue::is_valid)
            }

            fn gather(&self, gathered: &mut Gathered) {
                gathered.items(self.iter());
            }

            fn run_checks(&self, checks: &mut Checks<'_>) {
                if T::CHECKS {
                    self.iter().enumerate().for_each(|(at, item)| checks.below(at, |checks| item.run_checks(checks)));
                }
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
    VecDeque<T> [];
    LinkedList<T> [];
    BTreeSet<T> [] LOOSE;
    HashSet<T, S> [S: BuildHasher] LOOSE;
}

macro_rules! map {
    ($($map:ty [$($bound:tt)*];)*) => {$(
        impl<K: AsValue, V: AsValue, $($bound)*> AsValue for $map {
            const SHAPE: &'static Shape = &Shape::Each(V::SHAPE);
            const CHECKS: bool = V::CHECKS;
            const READING: Reading = V::READING.and(K::READING).and(Reading::REORDERED);

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                Value::Map(Items::Counted(self.len()))
            }

            fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
                let entries = self.iter().map(|(key, item)| {
                    let key = key.as_key(&Scratch::new()).map_or("", |key| arena.text(key));
                    (key, item.to_document(arena))
                });
                arena.map_of(entries)
            }

            #[inline]
            fn is_valid(&self) -> bool {
                if const { !has_rows(V::SHAPE) } {
                    return true;
                }
                self.values().all(AsValue::is_valid)
            }

            fn gather(&self, gathered: &mut Gathered) {
                gathered.entries(self.iter());
            }

            fn run_checks(&self, checks: &mut Checks<'_>) {
                if V::CHECKS {
                    let run = |(key, item): (&K, &V)| {
                        let text = || key.as_key(&Scratch::new()).unwrap_or_default().to_owned();
                        checks.below_key(text, |checks| item.run_checks(checks));
                    };
                    self.iter().for_each(run);
                }
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
