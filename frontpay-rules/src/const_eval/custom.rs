//! Custom functions in the compiler.
//!
//! A constant calls no function through a pointer, and a table has nothing else. So a first pass collects the calls
//! ([`ConstCalls`]); code of the derive, which calls each function by its name, computes the results ([`ConstRules`]);
//! the pass that evaluates looks them up. Types without such functions are passed once.

use core::marker::PhantomData;

use frontpay_php::Value;
use frontpay_php::text::same_text;

use super::Evaluation;
use super::ask::Answer;
use crate::rule::Custom;

/// A call of a custom function; for generated code.
#[derive(Debug, Clone, Copy)]
pub struct ConstCall {
    function: &'static str,
    value: Value<'static>,
}

impl ConstCall {
    pub(super) const NONE: Self = Self { function: "", value: Value::Null };

    /// Returns the value, where the function is the one that is meant.
    #[must_use]
    pub const fn to(&self, function: &str) -> Option<Value<'static>> {
        if same_text(self.function, function) { Some(self.value) } else { None }
    }
}

/// All `N` calls of custom functions for a literal; for generated code.
pub trait ConstCalls<const N: usize> {
    /// The calls, in the order of evaluation.
    const CALLS: &'static [ConstCall; N];
}

/// The results of the custom functions of a type, for a literal `L` that needs `N` calls.
///
/// `#[derive(Validate)]` implements it. A type of your own that implements `FromLiteral` needs it where it stands for
/// the parameter of a generic payload, and has nothing to answer.
///
/// ```
/// use frontpay_rules::const_eval::{ConstRules, FromLiteral, LiteralType};
/// use frontpay_rules::Value;
/// struct Kroner(i64);
///
/// impl FromLiteral<'_> for Kroner {
///     const LITERAL_TYPE: &'static LiteralType = &LiteralType::Integer { min: 0, max: 1_000_000 };
///     fn from_literal(value: Value<'_>) -> Self {
///         if let Value::Int(kroner) = value { Self(kroner) } else { Self(0) }
///     }
/// }
///
/// // For `payload!(Page<Kroner> { .. })`.
/// impl<L, const N: usize> ConstRules<L, N> for Kroner {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made of a literal",
    label = "it has no `ConstRules`",
    note = "derive `Validate` for it; a parameter of it that implements `FromLiteral` by hand needs an empty `ConstRules` as well"
)]
pub trait ConstRules<L, const N: usize> {
    /// The results; none by default.
    const RESULTS: ConstResults = ConstResults::Nothing;
}

impl<L, const N: usize> ConstRules<L, N> for () {}

/// Results, in the order of the calls; for generated code.
#[derive(Debug, Clone, Copy)]
pub enum ConstResults {
    /// There are no functions.
    Nothing,
    /// The results of one function; the other calls pass.
    Function {
        /// Its identifier.
        function: &'static str,
        /// Its results.
        passes: &'static [bool],
    },
    /// The results of several types.
    All(&'static [Self]),
}

/// Access to the results of a field's type, which may have none; for generated code.
#[derive(Debug)]
pub struct ConstRulesOf<T: ?Sized, L, const N: usize>(PhantomData<(L, T)>);

impl<T: ConstRules<L, N> + ?Sized, L, const N: usize> ConstRulesOf<T, L, N> {
    /// The results of the type.
    pub const RESULTS: ConstResults = T::RESULTS;
}

/// The fallback for a type without [`ConstRules`]; for generated code.
pub trait NoConstRules {
    /// No results.
    const RESULTS: ConstResults = ConstResults::Nothing;
}

impl<T: ?Sized, L, const N: usize> NoConstRules for ConstRulesOf<T, L, N> {}

/// The handling of custom functions in a pass.
pub(super) enum CustomMode<'e> {
    Collect(&'e mut [ConstCall]),
    LookUp(&'e [ConstCall], &'e ConstResults),
}

impl Evaluation<'_> {
    /// Evaluates a custom rule.
    pub(super) const fn ask_custom(&mut self, custom: &Custom, value: Value<'static>) -> Answer {
        let Some(function) = custom.function_id() else {
            return Answer::Late("the compiler can only call a rule that is written `const function`");
        };
        match &mut self.mode {
            CustomMode::Collect(calls) => {
                if self.call_count < calls.len() {
                    calls[self.call_count] = ConstCall { function, value };
                }
                self.call_count += 1;
                Answer::Passes
            }
            CustomMode::LookUp(calls, results) => match look_up(calls, results, function, value) {
                Some(true) => Answer::Passes,
                Some(false) => Answer::Fails,
                None => Answer::Late("a type between it and the payload does not lead to the function"),
            },
        }
    }
}

/// Finds the result of a call. A function has one result for one value, wherever it is.
const fn look_up(calls: &[ConstCall], results: &ConstResults, function: &str, value: Value<'static>) -> Option<bool> {
    let mut at = 0;
    while at < calls.len() {
        if let Some(asked) = calls[at].to(function)
            && same(asked, value)
        {
            return results.of(function, at);
        }
        at += 1;
    }
    None
}

impl ConstResults {
    /// Returns the result of a call; of two functions with one identifier both must pass.
    const fn of(&self, function: &str, call: usize) -> Option<bool> {
        match self {
            Self::Nothing => None,
            Self::Function { function: own, passes } => {
                if call < passes.len() && same_text(own, function) {
                    Some(passes[call])
                } else {
                    None
                }
            }
            Self::All(all) => {
                let (mut result, mut at) = (None, 0);
                while at < all.len() {
                    if let Some(passes) = all[at].of(function, call) {
                        result = Some(passes && !matches!(result, Some(false)));
                    }
                    at += 1;
                }
                result
            }
        }
    }
}

const fn same(left: Value<'static>, right: Value<'static>) -> bool {
    match (left, right) {
        (Value::Null, Value::Null) => true,
        (Value::Bool(left), Value::Bool(right)) => left == right,
        (Value::Int(left), Value::Int(right)) => left == right,
        (Value::Float(left), Value::Float(right)) => left.to_bits() == right.to_bits(),
        (Value::Str(left), Value::Str(right)) => same_text(left, right),
        (Value::List(left), Value::List(right)) => {
            let mut at = 0;
            while at < left.len() && at < right.len() && same(left.as_slice()[at], right.as_slice()[at]) {
                at += 1;
            }
            at == left.len() && at == right.len()
        }
        (Value::Map(left), Value::Map(right)) => {
            let mut at = 0;
            while at < left.len()
                && at < right.len()
                && same_text(left.as_slice()[at].0, right.as_slice()[at].0)
                && same(left.as_slice()[at].1, right.as_slice()[at].1)
            {
                at += 1;
            }
            at == left.len() && at == right.len()
        }
        _ => false,
    }
}
