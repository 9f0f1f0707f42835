//! Valid values as fields of other types.

use frontpay_rules::__private::FailingFields;
use frontpay_rules::const_eval::{ConstResults, ConstRules, FromLiteral, LiteralType};
use frontpay_rules::{Arena, AsValue, ChildVisitor, Fidelity, Nesting, Scratch, TypeInfo, Value, fits};

use super::Valid;
use crate::validate::ContextFree;

/// A field is described, checked and written as its `T`.
///
/// The rules of `T` are checked again with those around it: a date that was in the future may no longer be, a check may
/// get another context, and rules of the outer type may refer to what is inside. The rule set `R` is not part of the
/// table of the outer type; its rules are checked where the field is made or read.
impl<T: AsValue, R> AsValue for Valid<T, R> {
    const TYPE_INFO: &'static TypeInfo = T::TYPE_INFO;
    const FIDELITY: Fidelity = T::TYPE_INFO.fidelity;

    #[inline]
    fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.value.as_value(scratch)
    }

    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        self.value.visit(visitor);
    }

    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        self.value.to_document(arena)
    }

    fn as_key<'a>(&'a self, scratch: &'a Scratch) -> Option<&'a str> {
        self.value.as_key(scratch)
    }

    #[inline]
    fn is_valid(&self) -> bool {
        self.value.is_valid()
    }

    #[inline]
    fn add_failing(&self, failing: &mut FailingFields) -> bool {
        self.value.add_failing(failing)
    }

    fn nesting(&self) -> Nesting {
        self.value.nesting()
    }
}

macro_rules! fits {
    ($($name:ident),*) => {$(
        impl<Rule, T: fits::$name<Rule>, R> fits::$name<Rule> for Valid<T, R> {}
    )*};
}

fits!(Text, Number, Flag, Container, Measured);

impl<L, T: ConstRules<L, N>, const N: usize> ConstRules<L, N> for Valid<T> {
    const RESULTS: ConstResults = T::RESULTS;
}

/// A field of a literal is written as its `T`.
///
/// The compiler has checked the literal. The value is nevertheless validated when it is made, because
/// [`from_literal`](FromLiteral::from_literal) can be called with any value.
impl<'v, T: ContextFree + FromLiteral<'v>> FromLiteral<'v> for Valid<T> {
    const LITERAL_TYPE: &'static LiteralType = T::LITERAL_TYPE;

    /// Makes the value.
    ///
    /// # Panics
    ///
    /// If the value breaks the rules of `T`. `payload!` makes none of such a literal.
    fn from_literal(value: Value<'v>) -> Self {
        match Self::new(T::from_literal(value)) {
            Ok(valid) => valid,
            Err(invalid) => panic!("`from_literal` was called with a value that is not valid: {invalid}"),
        }
    }
}
