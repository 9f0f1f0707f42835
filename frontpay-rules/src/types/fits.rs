//! Which Rust types a rule can stand on, so that the compiler refuses the others in our words.
//!
//! The row of a rule names one of these traits ([`Fits`]), and `#[derive(Validate)]` asks it of the
//! type of the field. `R` is a type named after the rule, so that the message can name it. Implement the traits for a
//! type of your own for all `R` at once.

use core::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};
use core::num::NonZero;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, LinkedList, VecDeque};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crate::rule::Fits;

macro_rules! fits {
    ($($(#[$doc:meta])* $name:ident: $label:literal, $note:literal;)*) => {
    $(
        $(#[$doc])*
        #[diagnostic::on_unimplemented(
            message = "the rule `{R}` cannot be applied to `{Self}`",
            label = $label,
            note = $note
        )]
        pub trait $name<R> {}

        impl<R, T: $name<R> + ?Sized> $name<R> for &T {}
        impl<R, T: $name<R> + ?Sized> $name<R> for Box<T> {}
        impl<R, T: $name<R> + ?Sized> $name<R> for Rc<T> {}
        impl<R, T: $name<R> + ?Sized> $name<R> for Arc<T> {}
        impl<R, T: $name<R> + ToOwned + ?Sized> $name<R> for Cow<'_, T> {}
        impl<R, T: $name<R>> $name<R> for Option<T> {}
    )*

        /// Returns what the compiler says of a type that does not fit: a label and a note.
        #[doc(hidden)]
        #[must_use]
        pub const fn wording(fits: Fits) -> [&'static str; 2] {
            match fits {
                Fits::Anything => ["", ""],
                $(Fits::$name => [$label, $note],)*
            }
        }
    };
}

fits! {
    /// Text: `String`, `&str`, an enum of words.
    Text: "not text", "it works on `String`, `&str`, `Cow<str>`, enums of words, and `Option` of them";
    /// A number, or any text: it may be one.
    Number: "neither a number nor text", "it works on numbers, `String`, `&str`, `Cow<str>`, and `Option` of them";
    /// A flag: `bool`, text or an integer.
    Flag: "neither `bool` nor text nor an integer", "it works on `bool`, integers, `String`, `&str`, and `Option` of them";
    /// A list, a map or a struct.
    Container: "neither a list nor a map nor a struct", "it works on `Vec`, arrays, sets, maps, structs that derive `Validate`, and `Option` of them";
    /// Types with a length or a magnitude: text, numbers, lists and maps.
    Measured: "it has no size", "it works on text, numbers, lists, maps, and `Option` of them";
}

macro_rules! implement {
    ($($name:ident for $($type:ty),*;)*) => { $($(impl<R> $name<R> for $type {})*)* };
}

implement! {
    Text for str, String, char, Path, PathBuf, IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6;
    Number for str, String, char, Path, PathBuf, IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6;
    Number for i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64;
    Flag for str, String, bool, i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize;
    Measured for str, String, char, Path, PathBuf, IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6;
    Measured for i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize, f32, f64;
    Container for Duration;
}

macro_rules! implement_integers {
    ($($type:ty),*) => {$(
        impl<R> Number<R> for NonZero<$type> {}
        impl<R> Flag<R> for NonZero<$type> {}
        impl<R> Measured<R> for NonZero<$type> {}
    )*};
}

implement_integers!(i8, i16, i32, i64, i128, isize, u8, u16, u32, u64, u128, usize);

macro_rules! implement_containers {
    ($($name:ident),*) => {$(
        impl<R, T> $name<R> for [T] {}
        impl<R, T, const N: usize> $name<R> for [T; N] {}
        impl<R, T> $name<R> for Vec<T> {}
        impl<R, T> $name<R> for VecDeque<T> {}
        impl<R, T> $name<R> for LinkedList<T> {}
        impl<R, T> $name<R> for BTreeSet<T> {}
        impl<R, T, S> $name<R> for HashSet<T, S> {}
        impl<R, K, V> $name<R> for BTreeMap<K, V> {}
        impl<R, K, V, S> $name<R> for HashMap<K, V, S> {}
    )*};
}

implement_containers!(Container, Measured);
