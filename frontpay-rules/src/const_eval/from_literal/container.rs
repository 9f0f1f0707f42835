//! Pointers, `Option`, lists, tuples, sets and maps of types that can be made of a literal.

use core::array;
use core::marker::PhantomData;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::hash::{BuildHasher, Hash};
use std::rc::Rc;
use std::sync::Arc;

use frontpay_php::{Items, Value};

use super::FromLiteral;
use crate::const_eval::{ConstResults, ConstRules, LiteralType};

macro_rules! answers_as {
    ($($type:ty: $inner:ident [$($parameter:tt)*];)*) => {$(
        impl<L, $inner: ConstRules<L, N> $($parameter)*, const N: usize> ConstRules<L, N> for $type {
            const RESULTS: ConstResults = $inner::RESULTS;
        }
    )*};
}

answers_as! {
    &T: T [+ ?Sized];
    Box<T>: T [+ ?Sized];
    Rc<T>: T [+ ?Sized];
    Arc<T>: T [+ ?Sized];
    Cow<'_, T>: T [+ ?Sized + ToOwned];
    Option<T>: T [];
    [T]: T [];
    [T; LEN]: T [, const LEN: usize];
    Vec<T>: T [];
    VecDeque<T>: T [];
    LinkedList<T>: T [];
    BTreeSet<T>: T [];
    HashSet<T, S>: T [, S];
    BTreeMap<K, V>: V [, K];
    HashMap<K, V, S>: V [, K, S];
}

macro_rules! pointers {
    ($($pointer:ident),*) => {$(
        impl<'v, T: FromLiteral<'v>> FromLiteral<'v> for $pointer<T> {
            const LITERAL_TYPE: &'static LiteralType = T::LITERAL_TYPE;

            #[inline]
            fn from_literal(value: Value<'v>) -> Self {
                $pointer::new(T::from_literal(value))
            }
        }
    )*};
}

pointers!(Box, Rc, Arc);

impl<'v, T: FromLiteral<'v>> FromLiteral<'v> for Option<T> {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Optional(T::LITERAL_TYPE);

    #[inline]
    fn from_literal(value: Value<'v>) -> Self {
        if value.is_null() { None } else { Some(T::from_literal(value)) }
    }
}

/// The items of a list.
#[inline]
fn items(value: Value<'_>) -> &[Value<'_>] {
    match value {
        Value::List(Items::Full(items)) => items,
        _ => &[],
    }
}

macro_rules! lists {
    ($($list:ty [$($bound:tt)*];)*) => {$(
        impl<'v, T: FromLiteral<'v> $($bound)*> FromLiteral<'v> for $list {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::List(T::LITERAL_TYPE);

            #[inline]
            fn from_literal(value: Value<'v>) -> Self {
                items(value).iter().map(|item| T::from_literal(*item)).collect()
            }
        }
    )*};
}

lists! {
    Vec<T> [];
    VecDeque<T> [];
    LinkedList<T> [];
    Box<[T]> [];
}

macro_rules! sets {
    ($($set:ty [$($bound:tt)*];)*) => {$(
        impl<'v, T: FromLiteral<'v> + Eq $($bound)*> FromLiteral<'v> for $set {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::List(T::LITERAL_TYPE);

            #[inline]
            fn from_literal(value: Value<'v>) -> Self {
                let mut set = Self::default();
                // Unlike `collect`, without a list between.
                set.extend(items(value).iter().map(|item| T::from_literal(*item)));
                set
            }
        }
    )*};
}

sets! {
    BTreeSet<T> [+ Ord];
    HashSet<T, S> [+ Hash, S: BuildHasher + Default];
}

impl<'v, T: FromLiteral<'v>, const N: usize> FromLiteral<'v> for [T; N] {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Array(T::LITERAL_TYPE, N);

    #[inline]
    fn from_literal(value: Value<'v>) -> Self {
        array::from_fn(|at| T::from_literal(value.item(at)))
    }
}

macro_rules! tuples {
    ($($($item:ident $at:tt),*;)*) => {$(
        impl<'v, $($item: FromLiteral<'v>),*> FromLiteral<'v> for ($($item,)*) {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::Tuple(const { &[$($item::LITERAL_TYPE),*] });

            #[inline]
            fn from_literal(value: Value<'v>) -> Self {
                ($($item::from_literal(value.item($at)),)*)
            }
        }

        impl<L, $($item: ConstRules<L, N>,)* const N: usize> ConstRules<L, N> for ($($item,)*) {
            const RESULTS: ConstResults = ConstResults::All(const { &[$($item::RESULTS),*] });
        }
    )*};
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
}

macro_rules! maps {
    ($($map:ty [$($bound:tt)*];)*) => {$(
        impl<'v, K: From<&'v str> $($bound)*> FromLiteral<'v> for $map {
            const LITERAL_TYPE: &'static LiteralType = &LiteralType::Map(V::LITERAL_TYPE);

            #[inline]
            fn from_literal(value: Value<'v>) -> Self {
                let entries: &[_] = if let Value::Map(Items::Full(entries)) = value { entries } else { &[] };
                let mut map = Self::default();
                map.extend(entries.iter().map(|(key, item)| (K::from(key), V::from_literal(*item))));
                map
            }
        }
    )*};
}

maps! {
    BTreeMap<K, V> [+ Ord, V: FromLiteral<'v>];
    HashMap<K, V, S> [+ Eq + Hash, V: FromLiteral<'v>, S: BuildHasher + Default];
}

impl<T: ?Sized> FromLiteral<'_> for PhantomData<T> {
    const LITERAL_TYPE: &'static LiteralType = &LiteralType::Null;

    #[inline]
    fn from_literal(_: Value<'_>) -> Self {
        Self
    }
}

impl<L, T: ?Sized, const N: usize> ConstRules<L, N> for PhantomData<T> {}
