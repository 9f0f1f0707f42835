//! Functions of one's own inside the compiler.
//!
//! A constant calls no function through a pointer, and a table has nothing else. So a first walk notes what each function is
//! to be asked ([`Questions`]); code of the derive, which calls the function by its name, works out the answers
//! ([`Answers`]); the walk that judges looks them up. Types without such functions are walked once, as if there were none.

use core::marker::PhantomData;

use frontpay_php::Value;
use frontpay_php::text::same_text;

use super::Job;
use super::ask::Answer;
use crate::rule::Custom;

/// What a function is to be asked; for generated code.
#[derive(Debug, Clone, Copy)]
pub struct Question {
    function: &'static str,
    value: Value<'static>,
}

impl Question {
    pub(super) const NONE: Self = Self { function: "", value: Value::Null };

    /// Returns the value, where the function is the one that is meant.
    #[must_use]
    pub const fn to(&self, function: &str) -> Option<Value<'static>> {
        if same_text(self.function, function) { Some(self.value) } else { None }
    }
}

/// All questions of a literal, of which there are `N`; for generated code.
pub trait Questions<const N: usize> {
    /// The questions, in the order of the walk.
    const QUESTIONS: &'static [Question; N];
}

/// What the functions among the rules of a type answer to a literal `L` with `N` questions for them.
///
/// `#[derive(Validate)]` implements it. A type of your own that implements `FromLiteral` needs it where it stands for the
/// parameter of a generic payload, and has nothing to answer.
///
/// ```
/// use frontpay_rules::const_eval::{Answers, FromLiteral, Holds};
/// use frontpay_rules::Value;
/// struct Kroner(i64);
///
/// impl FromLiteral<'_> for Kroner {
///     const HOLDS: &'static Holds = &Holds::Integer { min: 0, max: 1_000_000 };
///     fn from_literal(value: Value<'_>) -> Self {
///         if let Value::Int(kroner) = value { Self(kroner) } else { Self(0) }
///     }
/// }
///
/// // For `payload!(Page<Kroner> { .. })`.
/// impl<L, const N: usize> Answers<L, N> for Kroner {}
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be made of a literal",
    label = "it has no `Answers`",
    note = "derive `Validate` for it; a parameter of it that implements `FromLiteral` by hand needs an empty `Answers` as well"
)]
pub trait Answers<L, const N: usize> {
    /// The answers; none if not said otherwise.
    const ANSWERS: Answered = Answered::Nothing;
}

impl<L, const N: usize> Answers<L, N> for () {}

/// Answers, in the order of the questions; for generated code.
#[derive(Debug, Clone, Copy)]
pub enum Answered {
    /// There are no functions.
    Nothing,
    /// Those of one function; what others are asked holds.
    Function {
        /// Which it is.
        function: &'static str,
        /// Its answers.
        holds: &'static [bool],
    },
    /// Those of several types.
    All(&'static [Self]),
}

/// Finds the answers of a type within another, where it has some; for generated code.
#[derive(Debug)]
pub struct Within<T: ?Sized, L, const N: usize>(PhantomData<(L, T)>);

impl<T: Answers<L, N> + ?Sized, L, const N: usize> Within<T, L, N> {
    /// Those of the type.
    pub const ANSWERS: Answered = T::ANSWERS;
}

/// What is found of a type that has none; for generated code.
pub trait Unanswered {
    /// Nothing.
    const ANSWERS: Answered = Answered::Nothing;
}

impl<T: ?Sized, L, const N: usize> Unanswered for Within<T, L, N> {}

/// What a walk does where it comes to a function.
pub(super) enum Own<'j> {
    Note(&'j mut [Question]),
    Look(&'j [Question], &'j Answered),
}

impl Job<'_> {
    /// Asks a rule of one's own.
    pub(super) const fn ask_own(&mut self, custom: &Custom, value: Value<'static>) -> Answer {
        let Some(function) = custom.function_id() else {
            return Answer::Late("the compiler can only call a rule that is written `const function`");
        };
        match &mut self.own {
            Own::Note(noted) => {
                if self.noted < noted.len() {
                    noted[self.noted] = Question { function, value };
                }
                self.noted += 1;
                Answer::Holds
            }
            Own::Look(questions, answers) => match look(questions, answers, function, value) {
                Some(true) => Answer::Holds,
                Some(false) => Answer::Fails,
                None => Answer::Late("a type between it and the payload does not lead to the function"),
            },
        }
    }
}

/// A function answers the same value alike, wherever it stands.
const fn look(questions: &[Question], answers: &Answered, function: &str, value: Value<'static>) -> Option<bool> {
    let mut at = 0;
    while at < questions.len() {
        if let Some(asked) = questions[at].to(function)
            && same(asked, value)
        {
            return answers.of(function, at);
        }
        at += 1;
    }
    None
}

impl Answered {
    /// Two functions that are called alike must agree.
    const fn of(&self, function: &str, question: usize) -> Option<bool> {
        match self {
            Self::Nothing => None,
            Self::Function { function: own, holds } => {
                if question < holds.len() && same_text(own, function) {
                    Some(holds[question])
                } else {
                    None
                }
            }
            Self::All(all) => {
                let (mut answer, mut at) = (None, 0);
                while at < all.len() {
                    if let Some(holds) = all[at].of(function, question) {
                        answer = Some(holds && !matches!(answer, Some(false)));
                    }
                    at += 1;
                }
                answer
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
            while at < left.len() && at < right.len() && same(left.seen()[at], right.seen()[at]) {
                at += 1;
            }
            at == left.len() && at == right.len()
        }
        (Value::Map(left), Value::Map(right)) => {
            let mut at = 0;
            while at < left.len()
                && at < right.len()
                && same_text(left.seen()[at].0, right.seen()[at].0)
                && same(left.seen()[at].1, right.seen()[at].1)
            {
                at += 1;
            }
            at == left.len() && at == right.len()
        }
        _ => false,
    }
}
