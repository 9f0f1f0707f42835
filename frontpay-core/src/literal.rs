//! What `payload!` writes: a literal as a type, and the proof that it is valid.

use core::marker::PhantomData;

use frontpay_rules::Value;
use frontpay_rules::literal::{self, Demands, FromLiteral, Token};

use crate::valid::RulesFor;
use crate::{Valid, Validate};

const HAS_CHECKS: &str = "a check of the type is a function, which the compiler cannot call: use `Valid::new`";

/// A literal.
pub trait Literal {
    /// It as a tree.
    const VALUE: Value<'static>;
}

/// What the compiler knows of a literal.
#[derive(Debug)]
pub struct Proof<T, R> {
    holds: bool,
    /// Whether the type has checks of its own.
    checks: bool,
    demands: Demands,
    root: &'static Value<'static>,
    make: fn() -> Valid<T, R>,
}

/// Asks the compiler about a literal.
#[must_use]
pub const fn prove<T: Validate + FromLiteral<'static>, R: RulesFor<T>, L: Literal>() -> Proof<T, R> {
    Proof {
        holds: Asked::<T, R, L>::HOLDS,
        checks: T::CHECKS,
        demands: Asked::<T, R, L>::DEMANDS,
        root: Asked::<T, R, L>::ROOT,
        make: make::<T, R, L>,
    }
}

/// The answer, which is worked out once.
struct Asked<T, R, L>(PhantomData<(T, R, L)>);

impl<T: Validate + FromLiteral<'static>, R: RulesFor<T>, L: Literal> Asked<T, R, L> {
    const ROOT: &'static Value<'static> = &L::VALUE;
    const DEMANDS: Demands = Demands { holds: T::HOLDS, tables: &[T::RULES, R::RULES] };
    const HOLDS: bool = literal::holds(Self::DEMANDS, Self::ROOT);
}

/// Makes the payload.
///
/// Whoever writes a [`Literal`] by hand gets no further than the macro: it does not build where the literal is not valid.
#[inline]
fn make<T: Validate + FromLiteral<'static>, R: RulesFor<T>, L: Literal>() -> Valid<T, R> {
    const {
        T::RULES.assert_references();
        assert!(!T::CHECKS, "{}", HAS_CHECKS);
        assert!(Asked::<T, R, L>::HOLDS, "the literal is no valid payload");
    }
    Valid::known(T::from_literal(L::VALUE))
}

impl<T, R> Proof<T, R> {
    /// Stops the compiler where something is wrong at a token.
    ///
    /// # Panics
    ///
    /// There.
    #[track_caller]
    pub const fn at(&self, token: Token, places: &'static [usize]) {
        assert!(!(self.checks && places.is_empty() && matches!(token, Token::Value)), "{}", HAS_CHECKS);
        if !self.holds {
            literal::at(self.demands, self.root, token, places);
        }
    }

    /// Makes the payload.
    #[inline]
    #[must_use]
    pub fn make(&self) -> Valid<T, R> {
        (self.make)()
    }
}
