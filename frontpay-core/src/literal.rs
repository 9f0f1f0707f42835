//! What `payload!` writes: a literal as a type, and the proof that it is valid.

use core::marker::PhantomData;

use frontpay_rules::Value;
use frontpay_rules::literal::{self, Demands, FromLiteral, Token};

use crate::valid::RulesFor;
use crate::{Valid, Validate};

/// A literal.
pub trait Literal {
    /// It as a tree.
    const VALUE: Value<'static>;
}

/// What the compiler knows of a literal.
///
/// Whoever writes a [`Literal`] by hand gets no further than the macro: a [`Valid`] is made only where [`Proof::HOLDS`].
#[expect(missing_debug_implementations, reason = "there is never a value of it")]
pub struct Proof<T, R, L>(PhantomData<fn() -> (T, R, L)>);

impl<T: Validate + FromLiteral<'static>, R: RulesFor<T>, L: Literal> Proof<T, R, L> {
    const ROOT: &'static Value<'static> = &L::VALUE;
    const DEMANDS: Demands = Demands { holds: T::HOLDS, tables: &[T::RULES, R::RULES] };

    /// Whether the literal is a valid payload.
    pub const HOLDS: bool = literal::holds(Self::DEMANDS, Self::ROOT);

    /// Stops the compiler where something is wrong at a token.
    ///
    /// # Panics
    ///
    /// There.
    #[track_caller]
    pub const fn at(token: Token, places: &'static [usize]) {
        assert!(
            !T::CHECKS || !places.is_empty() || !matches!(token, Token::Value),
            "a check of the type is a function, which the compiler cannot call: use `Valid::new`"
        );
        if !Self::HOLDS {
            literal::at(Self::DEMANDS, Self::ROOT, token, places);
        }
    }
}

/// Makes the payload, which the compiler has checked.
#[inline]
#[must_use]
pub fn of_literal<T: Validate + FromLiteral<'static>, R: RulesFor<T>, L: Literal>() -> Valid<T, R> {
    const {
        T::RULES.assert_references();
        assert!(!T::CHECKS, "a check of the type is a function, which the compiler cannot call: use `Valid::new`");
        assert!(Proof::<T, R, L>::HOLDS, "the literal is no valid payload");
    }
    Valid::known(T::from_literal(L::VALUE))
}
