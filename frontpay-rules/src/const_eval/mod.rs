//! Evaluation of rules and types in the compiler, for `payload!`.
//!
//! A literal is a `const` tree of [`Value`]. [`passes`] evaluates all of it, once; where it fails, [`assert_at`] stops
//! the compiler at each token with what is wrong there, so that the compiler underlines it.
//!
//! This is not the engine: a constant can call neither the methods of traits nor functions by pointer, and cannot
//! allocate.

mod ask;
mod constant;
mod custom;
mod from_literal;
mod literal_type;
mod path_node;
mod sentence;
mod token;
mod walk;

pub use constant::Constant;
pub use custom::{ConstCall, ConstCalls, ConstResults, ConstRules, ConstRulesOf, NoConstRules};
pub use from_literal::FromLiteral;
#[doc(hidden)]
pub use from_literal::{first_of, member};
pub use literal_type::{CanonicalText, Choice, Choices, LiteralType, Member, Tagging};
pub use token::{assert_token, write_token};

use custom::CustomMode;
use frontpay_php::Value;
use path_node::{PathNode, Selection};
use sentence::Sentence;

use crate::schema::RuleSet;

/// The constraints of a literal: a Rust type and tables of rules.
#[derive(Debug, Clone, Copy)]
pub struct LiteralSchema {
    /// The values that the type can have.
    pub literal_type: &'static LiteralType,
    /// The tables, one after another.
    pub tables: &'static [&'static RuleSet],
}

/// A literal with the results of its custom functions.
#[derive(Debug, Clone, Copy)]
pub struct LiteralInput {
    /// The literal.
    pub root: &'static Value<'static>,
    /// The calls of custom functions.
    pub calls: &'static [ConstCall],
    /// The results of these calls.
    pub results: &'static ConstResults,
}

/// A token of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LiteralToken {
    /// The key.
    Key,
    /// The value, or the item of a list.
    Value,
}

/// Returns `true` if a literal meets its constraints.
#[must_use]
pub const fn passes(schema: LiteralSchema, input: LiteralInput) -> bool {
    let mut evaluation = Evaluation::of(input, None);
    let node = PathNode::root(input.root, Selection::All);
    run(schema, &node, &mut evaluation);
    evaluation.faults == 0
}

/// Stops the compiler if something is wrong at one token, given by the places of the entries and items that lead to it.
///
/// # Panics
///
/// With what is wrong: that is the compile error.
#[track_caller]
pub const fn assert_at(schema: LiteralSchema, input: LiteralInput, token: LiteralToken, places: &[usize]) {
    let mut evaluation = Evaluation::of(input, Some(token));
    let node = PathNode::root(input.root, Selection::At(places));
    run(schema, &node, &mut evaluation);
    assert!(evaluation.faults == 0, "{}", evaluation.sentence.as_str());
}

/// Returns `true` if there may be custom functions among the rules.
#[must_use]
pub const fn has_functions(tables: &[&'static RuleSet]) -> bool {
    let mut at = 0;
    while at < tables.len() {
        if tables[at].summary.has_functions {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns the number of calls of custom functions that a literal needs.
#[must_use]
pub const fn count_calls(tables: &[&'static RuleSet], root: &'static Value<'static>) -> usize {
    collect(tables, root, &mut [])
}

/// Returns these calls, of which there are `N`.
#[must_use]
pub const fn calls<const N: usize>(tables: &[&'static RuleSet], root: &'static Value<'static>) -> [ConstCall; N] {
    let mut calls = [ConstCall::NONE; N];
    if N > 0 {
        collect(tables, root, &mut calls);
    }
    calls
}

const fn collect(tables: &[&'static RuleSet], root: &'static Value<'static>, calls: &mut [ConstCall]) -> usize {
    let mut evaluation = Evaluation {
        root: *root,
        token: None,
        faults: 0,
        done: false,
        sentence: Sentence::new(),
        mode: CustomMode::Collect(calls),
        call_count: 0,
    };
    walk_all(tables, &PathNode::root(root, Selection::All), &mut evaluation);
    evaluation.call_count
}

/// One evaluation of a literal.
pub(super) struct Evaluation<'e> {
    root: Value<'static>,
    /// `None` where the whole literal is evaluated.
    token: Option<LiteralToken>,
    faults: usize,
    /// The result is known.
    done: bool,
    sentence: Sentence,
    mode: CustomMode<'e>,
    /// The number of calls of custom functions so far.
    call_count: usize,
}

impl Evaluation<'_> {
    const fn of(input: LiteralInput, token: Option<LiteralToken>) -> Self {
        let mode = CustomMode::LookUp(input.calls, input.results);
        Self { root: *input.root, token, faults: 0, done: false, sentence: Sentence::new(), mode, call_count: 0 }
    }

    /// Returns `true` if faults of this kind of token are wanted.
    const fn wants(&self, token: LiteralToken) -> bool {
        match self.token {
            None => true,
            Some(own) => own as u8 == token as u8,
        }
    }

    /// Counts a fault at a node and starts its sentence with the path.
    const fn fault(&mut self, node: &PathNode<'_>) {
        if self.faults > 0 {
            self.sentence.push("\n");
        }
        self.faults += 1;
        self.done = self.token.is_none() && matches!(self.mode, CustomMode::LookUp(..));
        self.sentence.path(node);
    }
}

const fn run(schema: LiteralSchema, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    if evaluation.wants(LiteralToken::Value) {
        walk_all(schema.tables, node, evaluation);
    }
    // One fault a token is enough, and the one of a rule says more than the one of the type.
    if evaluation.faults == 0 {
        literal_type::check(schema.literal_type, node, evaluation);
    }
}

const fn walk_all(tables: &[&'static RuleSet], node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    let mut at = 0;
    while at < tables.len() && !evaluation.done {
        walk::table(tables[at], node, evaluation);
        at += 1;
    }
}
