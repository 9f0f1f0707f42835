//! The expansion of `payload!`: a literal as a type, and the proof that it is valid.

use core::marker::PhantomData;

use frontpay_rules::const_eval::{self, ConstCall, ConstCalls, ConstRules, FromLiteral, LiteralInput, LiteralSchema};
use frontpay_rules::{RuleSet, Value};

use crate::valid::{RulesFor, Valid, Validator};
use crate::validate::{ContextFree, Validate};

const HAS_CHECKS: &str = "a check of the type is a function, which the compiler cannot call: use `Valid::new`";

/// A literal as a type.
pub trait Literal {
    /// The literal as a tree of values.
    const VALUE: Value<'static>;
}

/// The rule sets that a literal must pass, computed once for all literals of a type.
struct Tables<T, R>(PhantomData<(T, R)>);

impl<T: Validate, R: RulesFor<T>> Tables<T, R> {
    const ALL: &'static [&'static RuleSet] = &[T::RULES, R::RULES];
    const HAVE_FUNCTIONS: bool = const_eval::has_functions(Self::ALL);
}

/// A literal together with its type and rule set.
#[derive(Debug)]
pub struct TypedLiteral<T, R, L>(PhantomData<(T, R, L)>);

impl<T: Validate, R: RulesFor<T>, L: Literal, const N: usize> ConstCalls<N> for TypedLiteral<T, R, L> {
    const CALLS: &'static [ConstCall; N] = &const_eval::calls(Tables::<T, R>::ALL, &L::VALUE);
}

/// Returns the number of calls that a literal needs of rules that are `const fn`.
#[must_use]
pub const fn count_calls<T: Validate, R: RulesFor<T>, L: Literal>() -> usize {
    if Tables::<T, R>::HAVE_FUNCTIONS { const_eval::count_calls(Tables::<T, R>::ALL, &L::VALUE) } else { 0 }
}

/// The result of checking a literal in the compiler.
#[derive(Debug)]
pub struct LiteralOutcome<T, R> {
    passes: bool,
    /// `true` if the type has checks, which cannot run in the compiler.
    checks: bool,
    schema: LiteralSchema,
    input: LiteralInput,
    make: fn() -> Valid<T, R>,
}

/// Checks a literal in the compiler; `N` is the number of calls that [`count_calls`] returns.
#[must_use]
pub const fn evaluate<T, R: RulesFor<T>, L: Literal, const N: usize>() -> LiteralOutcome<T, R>
where
    T: ContextFree + FromLiteral<'static> + ConstRules<TypedLiteral<T, R, L>, N>,
{
    LiteralOutcome {
        passes: Verdict::<T, R, L, N>::PASSES,
        checks: T::TYPE_INFO.checks,
        schema: Verdict::<T, R, L, N>::SCHEMA,
        input: Verdict::<T, R, L, N>::INPUT,
        make: make::<T, R, L, N>,
    }
}

/// The verdict on a literal, computed once.
struct Verdict<T, R, L, const N: usize>(PhantomData<(T, R, L)>);

impl<T, R: RulesFor<T>, L: Literal, const N: usize> Verdict<T, R, L, N>
where
    T: ContextFree + FromLiteral<'static> + ConstRules<TypedLiteral<T, R, L>, N>,
{
    const SCHEMA: LiteralSchema = LiteralSchema { literal_type: T::LITERAL_TYPE, tables: Tables::<T, R>::ALL };
    const INPUT: LiteralInput = LiteralInput {
        root: &L::VALUE,
        calls: <TypedLiteral<T, R, L> as ConstCalls<N>>::CALLS,
        results: &<T as ConstRules<TypedLiteral<T, R, L>, N>>::RESULTS,
    };
    const PASSES: bool = const_eval::passes(Self::SCHEMA, Self::INPUT);
}

/// Makes the payload.
///
/// A [`Literal`] that is written without the macro is checked here too: an invalid one does not compile.
#[inline]
fn make<T, R: RulesFor<T>, L: Literal, const N: usize>() -> Valid<T, R>
where
    T: ContextFree + FromLiteral<'static> + ConstRules<TypedLiteral<T, R, L>, N>,
{
    const {
        let () = T::REFERENCES;
        assert!(!T::TYPE_INFO.checks, "{}", HAS_CHECKS);
        assert!(Verdict::<T, R, L, N>::PASSES, "the literal is no valid payload");
    }
    let value = T::from_literal(L::VALUE);
    if cfg!(feature = "rust_decimal") && const { T::LITERAL_TYPE.has_decimal() } {
        return valid_as_sent(value);
    }
    Valid::new_unchecked(value)
}

/// Validates a payload with decimals, which are numbers on the wire and not text if another crate of the build enables
/// `rust_decimal/serde-float`. The compiler cannot know that.
fn valid_as_sent<T: ContextFree, R: RulesFor<T>>(value: T) -> Valid<T, R> {
    match Validator::new().rules().validate(value) {
        Ok(valid) => valid,
        Err(invalid) => panic!("the literal is not valid as it is sent: {invalid}"),
    }
}

/// A placeholder for a payload whose literal has errors; it is never called, because the errors stop the compiler.
#[must_use]
pub fn never<T, R>() -> Valid<T, R> {
    loop {
        core::hint::spin_loop();
    }
}

impl<T, R> LiteralOutcome<T, R> {
    /// Stops the compiler if there is an error at a token, which is encoded by `write_token`.
    ///
    /// # Panics
    ///
    /// If there is an error at the token.
    #[track_caller]
    pub const fn at(&self, token: &str) {
        if self.checks || !self.passes {
            self.ask(token);
        }
    }

    #[track_caller]
    const fn ask(&self, token: &str) {
        assert!(!(self.checks && token.is_empty()), "{}", HAS_CHECKS);
        if !self.passes {
            const_eval::assert_token(self.schema, self.input, token);
        }
    }

    /// Makes the payload.
    #[inline]
    #[must_use]
    pub fn make(&self) -> Valid<T, R> {
        (self.make)()
    }
}
