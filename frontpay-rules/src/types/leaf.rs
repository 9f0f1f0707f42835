//! Types that are one value on the wire.

use core::marker::PhantomData;
use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use core::num::NonZero;
use std::path::{Path, PathBuf};
use std::time::Duration;

use frontpay_php::number::is_positive;
use frontpay_php::{Items, Value};

use super::as_value::AsValue;
use super::scratch::Scratch;
use crate::json::{Arena, Document};
use crate::schema::{Fidelity, Nesting, TypeInfo};

macro_rules! leaf {
    ($($type:ty: $value:ident => $as_value:expr;)*) => {$(
        impl AsValue for $type {
            const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_leaf(Fidelity::EXACT);

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                let $value = self;
                $as_value
            }

            #[inline]
            fn to_document<'a>(&'a self, _: &'a Arena) -> Value<'a> {
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
    isize: number => Value::Int(*number as i64);
    u8: number => Value::Int(i64::from(*number));
    u16: number => Value::Int(i64::from(*number));
    u32: number => Value::Int(i64::from(*number));
    f64: number => float(*number);
    str: text => Value::Str(text);
    String: text => Value::Str(text);
    Path: path => path.to_str().map_or(Value::Null, Value::Str);
    PathBuf: path => path.to_str().map_or(Value::Null, Value::Str);
    Document: document => document.value();
    (): _nothing => Value::Null;
}

/// JSON has no other way to write a number that is not finite than `null`.
#[inline]
fn float(number: f64) -> Value<'static> {
    if is_positive(number) || is_finite(number.to_bits()) { Value::Float(number) } else { Value::Null }
}

// Apart, so that of almost every number one comparison tells this and what the rules ask first; by its bits, so that it
// is read as nothing else.
#[cold]
#[inline(never)]
const fn is_finite(bits: u64) -> bool {
    f64::from_bits(bits).is_finite()
}

/// Integers that PHP may take for floats, but which are keys with all their digits.
macro_rules! wide {
    ($($type:ty),*) => {$(
        impl AsValue for $type {
            const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_leaf(Fidelity::EXACT);

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                #[allow(clippy::cast_precision_loss, reason = "PHP loses the same")]
                i64::try_from(*self).map_or(Value::Float(*self as f64), Value::Int)
            }

            fn as_key<'a>(&'a self, scratch: &'a Scratch) -> Option<&'a str> {
                scratch.write(self)
            }
        }
    )*};
}

wide!(u64, usize, u128, i128);

macro_rules! non_zero {
    ($($type:ty),*) => {$(
        impl AsValue for NonZero<$type> {
            const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_leaf(Fidelity::EXACT);

            #[inline]
            fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
                unborrowed(self.get().as_value(&Scratch::new()))
            }

            fn as_key<'a>(&'a self, scratch: &'a Scratch) -> Option<&'a str> {
                scratch.write(self)
            }
        }
    )*};
}

non_zero!(i8, i16, i32, i64, isize, i128, u8, u16, u32, u64, usize, u128);

/// `serde_json` writes the shortest text that is the same `f32`; that text has another `f64`, and many read as it.
impl AsValue for f32 {
    const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_leaf(Self::FIDELITY);
    const FIDELITY: Fidelity = Fidelity::LOSSY;

    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        let scratch = Scratch::new();
        let shortest = scratch.write(format_args!("{self:e}")).and_then(|text| text.parse().ok());
        shortest.map_or(Value::Null, float)
    }
}

/// Types that are written as their `Display`.
macro_rules! written {
    ($($type:ty: $fidelity:ident;)*) => {$(
        impl AsValue for $type {
            const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_leaf(Self::FIDELITY);
            const FIDELITY: Fidelity = Fidelity::$fidelity;

            fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
                scratch.text(self)
            }
        }
    )*};
}
#[cfg(any(feature = "jiff", feature = "uuid"))]
pub(super) use written;

written! {
    char: EXACT;
    Ipv4Addr: EXACT;
    Ipv6Addr: LOSSY;
    IpAddr: LOSSY;
    SocketAddrV4: LOSSY;
    SocketAddrV6: LOSSY;
    SocketAddr: LOSSY;
}

impl AsValue for Value<'_> {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        *self
    }
}

impl<T: ?Sized> AsValue for PhantomData<T> {
    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Null
    }
}

/// `{"secs": 1, "nanos": 0}`
impl AsValue for Duration {
    const FIDELITY: Fidelity = Fidelity::LOSSY;

    fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> {
        Value::Map(Items::LenOnly(2))
    }

    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        let seconds = unborrowed(self.as_secs().as_value(&Scratch::new()));
        arena.map(&[("secs", seconds), ("nanos", Value::Int(self.subsec_nanos().into()))])
    }

    fn nesting(&self) -> Nesting {
        Nesting { lists: 0, maps: 1 }
    }
}

/// A number, which borrows nothing.
const fn unborrowed(value: Value<'_>) -> Value<'static> {
    match value {
        Value::Int(number) => Value::Int(number),
        Value::Float(number) => Value::Float(number),
        _ => Value::Null,
    }
}
