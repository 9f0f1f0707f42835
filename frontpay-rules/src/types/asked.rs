//! The value of a field while its rules are asked.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::failing_fields::FieldVerdict;
use crate::param::{Facts, Other, Param, ParamOrder, runs};
use crate::rule::Input;

/// A field of a struct, as its rules ask about it, and whether those hold that have been asked.
///
/// A chain of calls and no line of conditions: the compiler has one local less for each field, and no branch for each rule;
/// what it makes of both in a release build is the same.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    value: Value<'a>,
    present: bool,
    facts: Facts,
    /// True if it is known to be content, on which every rule runs.
    is_content: bool,
    verdict: FieldVerdict,
}

/// Writes the methods by which generated code passes the modifiers of a field.
macro_rules! says {
    ($($said:ident $fact:ident: $value:expr, $doc:literal;)*) => {
        impl Asked<'_> {
            $(
                #[doc = $doc]
                #[cfg_attr(not(debug_assertions), inline(always))]
                #[must_use]
                #[allow(clippy::inline_always, reason = "what is known of a field is known only where it is asked")]
                pub const fn $said(self) -> Self {
                    Self { facts: self.facts.$said(), ..self }
                }
            )*
        }

        impl Facts {
            $(
                #[doc = $doc]
                #[doc(hidden)]
                #[must_use]
                pub const fn $said(self) -> Self {
                    Self { $fact: $value, ..self }
                }
            )*
        }
    };
}

says! {
    says_numeric numeric: true, "Numbers are measured by what they are.";
    says_array array: true, "It is an array.";
    says_nullable nullable: true, "Null is taken.";
    says_sometimes sometimes: true, "It is only looked at where it is there.";
    says_bail bail: true, "Its first failure is the last.";
    says_boolean boolean: true, "Words are compared with it as flags.";
    says_selective selective: true, "Only those of its entries count that have rules.";
    says_sorted words: ParamOrder::Sorted, "The words of its rules are sorted.";
    says_unsorted words: ParamOrder::Unsorted, "The words of its rules are many, and not sorted.";
}

// In a dev build it is compiled once, with this crate, and not again in each that derives.
#[allow(
    clippy::inline_always,
    reason = "what is known of a field, its type above all, is known only where it is asked"
)]
impl<'a> Asked<'a> {
    /// Starts the check of a field with its value, and with the verdict on what is inside.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(super) const fn new(value: Value<'a>, inside: FieldVerdict) -> Self {
        Self { value, present: true, facts: Facts::NONE, is_content: false, verdict: inside }
    }

    /// Sets whether the field is on the wire.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn with_presence(self, present: bool) -> Self {
        Self { present, ..self }
    }

    /// Returns the verdict of all rules, and of those inside the value.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub const fn verdict(self) -> FieldVerdict {
        self.verdict
    }

    /// Returns `true` if all rules so far have passed, and those inside the value.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn holds(self) -> bool {
        self.verdict.passes
    }

    /// Returns `true` if the field is on the wire.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn is_present(&self) -> bool {
        self.present
    }

    /// Asks a rule about the field and about others, where it runs; of most rules a method of their name does.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[must_use]
    pub fn passes(
        self,
        implicit: bool,
        rule: impl Fn(&Input<'_>) -> bool,
        params: &'static [Param],
        others: &[Other<'_>],
    ) -> Self {
        let holds = self.holds() && (!self.runs(implicit) || rule(&Input { others, ..self.input(self.value, params) }));
        self.and(holds)
    }

    /// Returns it with another verdict. No closure makes it: the compiler would not look through it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn and(self, holds: bool) -> Self {
        Self { verdict: self.verdict.and(holds), ..self }
    }

    /// Tells whether a rule runs on the field at all.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn runs(&self, implicit: bool) -> bool {
        self.is_content || runs(implicit, self.value, self.present, self.facts)
    }

    /// Returns it as known to have content: a rule has passed that only content passes, if it ran.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn with_content(self) -> Self {
        Self { is_content: self.present, ..self }
    }

    /// The value of the field.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn value(&self) -> Value<'a> {
        self.value
    }

    /// Returns the input of a rule that reads no other field.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn input<'i>(&self, value: Value<'i>, params: &'static [Param]) -> Input<'i> {
        Input { value, present: self.present, params, others: &[], facts: self.facts, clock: Clock::System }
    }
}
