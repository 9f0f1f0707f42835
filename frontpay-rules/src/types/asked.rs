//! The value of a field while its rules are asked.

use frontpay_php::Value;
use frontpay_php::date::Clock;

use super::failing_fields::FieldVerdict;
use crate::param::{FieldModifiers, Other, Param, ParamOrder, runs};
use crate::rule::Input;

/// A field of a struct, as its rules ask about it, and whether those hold that have been asked.
///
/// A chain of calls and no line of conditions: the compiler has one local less for each field, and no branch for each rule;
/// what it makes of both in a release build is the same.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    value: Value<'a>,
    present: bool,
    modifiers: FieldModifiers,
    /// True if it is known to be content, on which every rule runs.
    is_content: bool,
    verdict: FieldVerdict,
}

/// Writes the methods by which generated code passes the modifiers of a field.
macro_rules! modifiers {
    ($($setter:ident $modifier:ident: $value:expr, $doc:literal;)*) => {
        impl Asked<'_> {
            $(
                #[doc = $doc]
                #[cfg_attr(not(debug_assertions), inline(always))]
                #[must_use]
                #[allow(clippy::inline_always, reason = "what is known of a field is known only where it is asked")]
                pub const fn $setter(self) -> Self {
                    Self { modifiers: self.modifiers.$setter(), ..self }
                }
            )*
        }

        impl FieldModifiers {
            $(
                #[doc = $doc]
                #[doc(hidden)]
                #[must_use]
                pub const fn $setter(self) -> Self {
                    Self { $modifier: $value, ..self }
                }
            )*
        }
    };
}

modifiers! {
    with_numeric numeric: true, "Sets `numeric`: size rules measure the value of a number.";
    with_array array: true, "Sets `array`: the list has the rule `array`.";
    with_nullable nullable: true, "Sets `nullable`: null passes.";
    with_sometimes sometimes: true, "Sets `sometimes`: no rule runs on an absent field.";
    with_bail bail: true, "Sets `bail`: the first failure is the only one.";
    with_boolean boolean: true, "Sets `boolean`: words are compared with flags.";
    with_selective selective: true, "Sets `selective`: validated data has only items with rules.";
    with_sorted param_order: ParamOrder::Sorted, "States that the words of each rule are sorted.";
    with_unsorted param_order: ParamOrder::Unsorted, "States that the words of a rule are many and not sorted.";
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
        Self { value, present: true, modifiers: FieldModifiers::NONE, is_content: false, verdict: inside }
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
    pub(crate) const fn is_passing(self) -> bool {
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
        let passes =
            self.is_passing() && (!self.runs(implicit) || rule(&Input { others, ..self.input(self.value, params) }));
        self.and(passes)
    }

    /// Returns it with another verdict. No closure makes it: the compiler would not look through it.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn and(self, holds: bool) -> Self {
        Self { verdict: self.verdict.and(holds), ..self }
    }

    /// Tells whether a rule runs on the field at all.
    #[cfg_attr(not(debug_assertions), inline(always))]
    pub(crate) const fn runs(&self, implicit: bool) -> bool {
        self.is_content || runs(implicit, self.value, self.present, self.modifiers)
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
        Input { value, present: self.present, params, others: &[], modifiers: self.modifiers, clock: Clock::System }
    }
}
