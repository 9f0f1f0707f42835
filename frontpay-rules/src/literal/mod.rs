//! Rules and types inside the compiler: what `payload!` asks of a literal.
//!
//! A literal is a `const` tree of [`Value`]. [`holds`] answers for the whole of it, once; where that is no, [`at`] tells of
//! each token what is wrong there, so that the compiler underlines it.

mod ask;
mod constant;
mod holds;
mod made;
mod near;
mod sentence;
mod trail;
mod walk;

pub use constant::Constant;
pub use holds::{Holds, Member};
pub use made::FromLiteral;

use crate::table::RuleSet;
use crate::value::Value;
use sentence::Sentence;
use trail::{Aim, Trail};

/// What a type and its tables ask of a literal.
#[derive(Debug, Clone, Copy)]
pub struct Demands {
    /// What the type can hold.
    pub holds: &'static Holds,
    /// The tables, one after another.
    pub tables: &'static [&'static RuleSet],
}

/// Which token of an entry is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Token {
    /// The key.
    Key,
    /// The value, or the item of a list.
    Value,
}

/// Tells whether a literal is what a type and its tables demand.
#[must_use]
pub const fn holds(demands: Demands, root: &'static Value<'static>) -> bool {
    let mut job = Job { root: *root, token: None, faults: 0, said: Sentence::new() };
    let trail = Trail::root(root, Aim::All);
    run(demands, &trail, &mut job);
    job.faults == 0
}

/// Stops the compiler with what is wrong at one token, given by the places of the entries and items that lead to it.
///
/// # Panics
///
/// Where something is: that is the compile error.
#[track_caller]
pub const fn at(demands: Demands, root: &'static Value<'static>, token: Token, places: &'static [usize]) {
    let mut job = Job { root: *root, token: Some(token), faults: 0, said: Sentence::new() };
    let trail = Trail::root(root, Aim::At(places));
    run(demands, &trail, &mut job);
    assert!(job.faults == 0, "{}", job.said.as_str());
}

/// One question about a literal.
pub(super) struct Job {
    root: Value<'static>,
    /// None where the whole literal is asked about.
    token: Option<Token>,
    faults: usize,
    said: Sentence,
}

impl Job {
    /// Tells whether the answer is known.
    const fn is_done(&self) -> bool {
        self.token.is_none() && self.faults > 0
    }

    /// Tells whether faults of a kind of token are wanted.
    const fn wants(&self, token: Token) -> bool {
        match self.token {
            None => true,
            Some(own) => own as u8 == token as u8,
        }
    }

    /// Notes a fault at a place; the sentence then goes on with the path.
    const fn fault(&mut self, trail: &Trail<'_>) {
        if self.faults > 0 {
            self.said.push("\n");
        }
        self.faults += 1;
        self.said.path(trail);
    }
}

const fn run(demands: Demands, trail: &Trail<'_>, job: &mut Job) {
    if job.wants(Token::Value) {
        let mut at = 0;
        while at < demands.tables.len() && !job.is_done() {
            walk::table(demands.tables[at], trail, job);
            at += 1;
        }
    }
    // Where a rule speaks of a token, the type need not.
    if job.faults == 0 {
        holds::check(demands.holds, trail, job);
    }
}
