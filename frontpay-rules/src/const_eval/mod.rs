//! Rules and types inside the compiler: what `payload!` asks of a literal.
//!
//! A literal is a `const` tree of [`Value`]. [`holds`] answers for the whole of it, once; where that is no, [`at`] tells of
//! each token what is wrong there, so that the compiler underlines it.

mod ask;
mod constant;
mod holds;
mod made;
mod own;
mod sentence;
mod trail;
mod walk;
mod written;

pub use constant::Constant;
pub use holds::{Choice, Choices, Holds, Member, Tagging};
pub use made::FromLiteral;
#[doc(hidden)]
pub use made::{first_of, member};
pub use own::{Answered, Answers, Question, Questions, Unanswered, Within};
pub use written::{at_written, write_token};

use frontpay_php::Value;
use own::Own;
use sentence::Sentence;
use trail::{Aim, Trail};

use crate::schema::RuleSet;

/// What a type and its tables ask of a literal.
#[derive(Debug, Clone, Copy)]
pub struct Demands {
    /// What the type can hold.
    pub holds: &'static Holds,
    /// The tables, one after another.
    pub tables: &'static [&'static RuleSet],
}

/// A literal, and what the functions among the rules answer to it.
#[derive(Debug, Clone, Copy)]
pub struct Subject {
    /// The literal.
    pub root: &'static Value<'static>,
    /// What the functions are asked.
    pub questions: &'static [Question],
    /// What they answer.
    pub answers: &'static Answered,
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
pub const fn holds(demands: Demands, subject: Subject) -> bool {
    let mut job = Job::judge(subject, None);
    let trail = Trail::root(subject.root, Aim::All);
    run(demands, &trail, &mut job);
    job.faults == 0
}

/// Stops the compiler with what is wrong at one token, given by the places of the entries and items that lead to it.
///
/// # Panics
///
/// Where something is: that is the compile error.
#[track_caller]
pub const fn at(demands: Demands, subject: Subject, token: Token, places: &[usize]) {
    let mut job = Job::judge(subject, Some(token));
    let trail = Trail::root(subject.root, Aim::At(places));
    run(demands, &trail, &mut job);
    assert!(job.faults == 0, "{}", job.said.as_str());
}

/// Tells whether functions may stand among the rules.
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

/// Returns how many questions a literal has for the functions among the rules.
#[must_use]
pub const fn count(tables: &[&'static RuleSet], root: &'static Value<'static>) -> usize {
    note(tables, root, &mut [])
}

/// Returns the questions; there are so many.
#[must_use]
pub const fn questions<const N: usize>(tables: &[&'static RuleSet], root: &'static Value<'static>) -> [Question; N] {
    let mut questions = [Question::NONE; N];
    if N > 0 {
        note(tables, root, &mut questions);
    }
    questions
}

const fn note(tables: &[&'static RuleSet], root: &'static Value<'static>, noted: &mut [Question]) -> usize {
    let mut job = Job {
        root: *root,
        token: None,
        faults: 0,
        done: false,
        said: Sentence::new(),
        own: Own::Note(noted),
        noted: 0,
    };
    walk_all(tables, &Trail::root(root, Aim::All), &mut job);
    job.noted
}

/// One question about a literal.
pub(super) struct Job<'j> {
    root: Value<'static>,
    /// None where the whole literal is asked about.
    token: Option<Token>,
    faults: usize,
    /// Whether the answer is known.
    done: bool,
    said: Sentence,
    own: Own<'j>,
    /// How many questions functions were to be asked.
    noted: usize,
}

impl Job<'_> {
    const fn judge(subject: Subject, token: Option<Token>) -> Self {
        let own = Own::Look(subject.questions, subject.answers);
        Self { root: *subject.root, token, faults: 0, done: false, said: Sentence::new(), own, noted: 0 }
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
        self.done = self.token.is_none() && matches!(self.own, Own::Look(..));
        self.said.path(trail);
    }
}

const fn run(demands: Demands, trail: &Trail<'_>, job: &mut Job<'_>) {
    if job.wants(Token::Value) {
        walk_all(demands.tables, trail, job);
    }
    // Where a rule speaks of a token, the type need not.
    if job.faults == 0 {
        holds::check(demands.holds, trail, job);
    }
}

const fn walk_all(tables: &[&'static RuleSet], trail: &Trail<'_>, job: &mut Job<'_>) {
    let mut at = 0;
    while at < tables.len() && !job.done {
        walk::table(tables[at], trail, job);
        at += 1;
    }
}
