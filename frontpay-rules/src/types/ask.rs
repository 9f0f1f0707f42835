//! The rules asked of a field: a method for each.

use frontpay_php::{Items, Value};

use super::as_value::AsValue;
use super::asked::Asked;
use crate::json::Arena;
use crate::param::{Other, Param};
use crate::rule::{self, Context, Custom, Input};

// In a dev build it is compiled once, with this crate, and not again in each that derives.
#[allow(
    clippy::inline_always,
    reason = "what is known of a field, its type above all, is known only where it is asked"
)]
impl<'a> Asked<'a> {
    /// Asks a rule that reads the items of a list or map about the field and about others, where it runs: the value shows
    /// only how many there are.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn items_pass<T: AsValue + ?Sized>(
        self,
        field: &T,
        implicit: bool,
        rule: impl Fn(&Input<'_>) -> bool,
        params: &'static [Param],
        others: &[Other<'_>],
    ) -> Self {
        let passes = self.is_passing()
            && (!self.runs(implicit)
                || rule(&Input { others, ..self.input(self.with_items(field, &mut None), params) }));
        self.and(passes)
    }

    /// Asks a custom rule, where it runs; to it an absent field is null.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn custom<T: AsValue + ?Sized>(self, field: &T, rule: &Custom) -> Self {
        let passes = || {
            let mut arena = None;
            let value = if self.is_present() { self.with_items(field, &mut arena) } else { Value::Null };
            rule.check(value, &Context::new()).is_ok()
        };
        let passes = self.is_passing() && (!self.runs(rule.is_implicit()) || passes());
        self.and(passes)
    }

    /// The value with its items, where it shows only how many there are; they are made in the arena.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) fn with_items<'i, T: AsValue + ?Sized>(&self, field: &'i T, arena: &'i mut Option<Arena>) -> Value<'i>
    where
        'a: 'i,
    {
        match self.value() {
            Value::List(Items::LenOnly(_)) | Value::Map(Items::LenOnly(_)) => {
                field.to_document(arena.insert(Arena::new()))
            }
            value => value,
        }
    }
}

/// Returns a part of a constant list.
#[inline]
#[must_use]
pub const fn part<T>(all: &'static [T], from: usize, to: usize) -> &'static [T] {
    all.split_at(to).0.split_at(from).1
}

/// Writes a method for each rule, which checks it; the inputs of its row decide the form.
macro_rules! ask_methods {
    ($($variant:ident $family:ident::$check:ident $inputs:tt;)*) => {
        impl Asked<'_> {
            $(ask_methods! { @ask $variant $family $check $inputs })*
        }
    };
    (@ask $variant:ident $family:ident $check:ident (items)) => {
        #[doc = concat!("Checks [`", stringify!($check), "`](rule::", stringify!($family), "::", stringify!($check), ").")]
        #[cfg_attr(not(debug_assertions), inline(always))]
        #[must_use]
        pub fn $check<T: AsValue + ?Sized>(self, field: &T) -> Self {
            let passes = self.is_passing()
                && (!ask_methods!(@runs $variant self)
                    || rule::$family::$check(&self.input(self.with_items(field, &mut None), &[])));
            self.and(passes)
        }
    };
    (@ask $variant:ident $family:ident $check:ident (items, params)) => {
        #[doc = concat!("Checks [`", stringify!($check), "`](rule::", stringify!($family), "::", stringify!($check), ").")]
        #[cfg_attr(not(debug_assertions), inline(always))]
        #[must_use]
        pub fn $check<T: AsValue + ?Sized>(self, field: &T, all: &'static [Param], from: usize, to: usize) -> Self {
            let passes = self.is_passing()
                && (!ask_methods!(@runs $variant self)
                    || rule::$family::$check(&self.input(self.with_items(field, &mut None), part(all, from, to))));
            self.and(passes)
        }
    };
    (@ask $variant:ident $family:ident $check:ident (value, params)) => {
        #[doc = concat!("Checks [`", stringify!($check), "`](rule::", stringify!($family), "::", stringify!($check), ").")]
        #[cfg_attr(not(debug_assertions), inline(always))]
        #[must_use]
        pub fn $check(self, all: &'static [Param], from: usize, to: usize) -> Self {
            let passes = self.is_passing()
                && (!ask_methods!(@runs $variant self)
                    || rule::$family::$check(&self.input(self.value(), part(all, from, to))));
            self.and(passes)
        }
    };
    (@ask $variant:ident $family:ident $check:ident (value $(, $order:ident)?)) => {
        #[doc = concat!("Checks [`", stringify!($check), "`](rule::", stringify!($family), "::", stringify!($check), ").")]
        #[cfg_attr(not(debug_assertions), inline(always))]
        #[must_use]
        pub fn $check(self) -> Self {
            ask_methods!(@value $($order)? self ask_methods!(@runs $variant self), rule::$family::$check(&self.input(self.value(), &[])))
        }
    };
    (@value $this:ident $runs:expr, $passes:expr) => { $this.and($this.is_passing() && (!$runs || $passes)) };
    // The type of the field may decide the predicate in the compiler, so that the value is not read at all.
    (@value before_runs $this:ident $runs:expr, $passes:expr) => { $this.and($this.is_passing() && ($passes || !$runs)) };
    (@value then_filled $this:ident $runs:expr, $passes:expr) => {
        $this.and($this.is_passing() && (!$runs || $passes)).with_content()
    };
    (@runs $variant:ident $this:ident) => { $this.runs(const { rule::Name::$variant.spec().implicit }) };
}

rule::with_rules!(ask_methods);
