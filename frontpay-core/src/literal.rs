//! The expansion of `payload!`: a literal as a type, and the proof that it is valid.

use core::marker::PhantomData;

use frontpay_rules::const_eval::{self, Answers, Demands, FromLiteral, Question, Questions, Subject};
use frontpay_rules::{RuleSet, Value};

use crate::valid::RulesFor;
use crate::{Valid, Validate};

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
pub struct Case<T, R, L>(PhantomData<(T, R, L)>);

impl<T: Validate, R: RulesFor<T>, L: Literal, const N: usize> Questions<N> for Case<T, R, L> {
    const QUESTIONS: &'static [Question; N] = &const_eval::questions(Tables::<T, R>::ALL, &L::VALUE);
}

/// Returns the number of calls that a literal needs of rules that are `const fn`.
#[must_use]
pub const fn count<T: Validate, R: RulesFor<T>, L: Literal>() -> usize {
    if Tables::<T, R>::HAVE_FUNCTIONS { const_eval::count(Tables::<T, R>::ALL, &L::VALUE) } else { 0 }
}

/// The result of checking a literal in the compiler.
#[derive(Debug)]
pub struct Proof<T, R> {
    holds: bool,
    /// `true` if the type has checks, which cannot run in the compiler.
    checks: bool,
    demands: Demands,
    subject: Subject,
    make: fn() -> Valid<T, R>,
}

/// Checks a literal in the compiler; `N` is the number of calls that [`count`] returns.
#[must_use]
pub const fn prove<T, R: RulesFor<T>, L: Literal, const N: usize>() -> Proof<T, R>
where
    T: Validate + FromLiteral<'static> + Answers<Case<T, R, L>, N>,
{
    Proof {
        holds: Verdict::<T, R, L, N>::HOLDS,
        checks: T::NATURE.checks,
        demands: Verdict::<T, R, L, N>::DEMANDS,
        subject: Verdict::<T, R, L, N>::SUBJECT,
        make: make::<T, R, L, N>,
    }
}

/// The verdict on a literal, computed once.
struct Verdict<T, R, L, const N: usize>(PhantomData<(T, R, L)>);

impl<T, R: RulesFor<T>, L: Literal, const N: usize> Verdict<T, R, L, N>
where
    T: Validate + FromLiteral<'static> + Answers<Case<T, R, L>, N>,
{
    const DEMANDS: Demands = Demands { holds: T::HOLDS, tables: Tables::<T, R>::ALL };
    const SUBJECT: Subject = Subject {
        root: &L::VALUE,
        questions: <Case<T, R, L> as Questions<N>>::QUESTIONS,
        answers: &<T as Answers<Case<T, R, L>, N>>::ANSWERS,
    };
    const HOLDS: bool = const_eval::holds(Self::DEMANDS, Self::SUBJECT);
}

/// Makes the payload.
///
/// A [`Literal`] that is written without the macro is checked here too: an invalid one does not compile.
#[inline]
fn make<T, R: RulesFor<T>, L: Literal, const N: usize>() -> Valid<T, R>
where
    T: Validate + FromLiteral<'static> + Answers<Case<T, R, L>, N>,
{
    const {
        let () = T::REFERENCES;
        assert!(!T::NATURE.checks, "{}", HAS_CHECKS);
        assert!(Verdict::<T, R, L, N>::HOLDS, "the literal is no valid payload");
    }
    Valid::new_unchecked(T::from_literal(L::VALUE))
}

/// A placeholder for a payload whose literal has errors; it is never called, because the errors stop the compiler.
#[must_use]
pub fn never<T, R>() -> Valid<T, R> {
    loop {
        core::hint::spin_loop();
    }
}

impl<T, R> Proof<T, R> {
    /// Stops the compiler if there is an error at a token, which is encoded by `write_token`.
    ///
    /// # Panics
    ///
    /// If there is an error at the token.
    #[track_caller]
    pub const fn at(&self, token: &str) {
        if self.checks || !self.holds {
            self.ask(token);
        }
    }

    #[track_caller]
    const fn ask(&self, token: &str) {
        assert!(!(self.checks && token.is_empty()), "{}", HAS_CHECKS);
        if !self.holds {
            const_eval::at_written(self.demands, self.subject, token);
        }
    }

    /// Makes the payload.
    #[inline]
    #[must_use]
    pub fn make(&self) -> Valid<T, R> {
        (self.make)()
    }
}
