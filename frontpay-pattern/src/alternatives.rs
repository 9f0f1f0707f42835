//! The result of translating a node: an HIR for each state in which a match can end.

use regex_syntax::hir::{Hir, Look};

use crate::lookahead::{Lookahead, State, StateMap};

/// The HIR of a node's matches, for each state in which they can end.
pub(crate) type Alternatives = StateMap<Hir>;

/// Alternatives while they are collected: several HIRs may end in the same state.
#[derive(Debug, Default)]
pub(crate) struct AlternativesBuilder(StateMap<Vec<Hir>>);

impl AlternativesBuilder {
    pub(crate) fn push(&mut self, state: State, hir: Hir) {
        if hir != Hir::fail() {
            self.0.or_default(state).push(hir);
        }
    }

    pub(crate) fn extend(&mut self, alternatives: Alternatives) {
        for (state, hir) in alternatives {
            self.push(state, hir);
        }
    }

    pub(crate) fn finish(self) -> Alternatives {
        self.0.map(alternation)
    }
}

/// Translates `^` with `m`: the start, or behind a line feed that does not end the subject.
pub(crate) fn line_start(state: State) -> Alternatives {
    let mut all = AlternativesBuilder::default();
    all.push(state, Hir::look(Look::Start));
    for (next, _) in constrain(state, Lookahead::EMPTY.not()) {
        all.push(next, Hir::look(Look::StartLF));
    }
    all.finish()
}

/// Translates an assertion about the rest of the subject.
///
/// An HIR has no lookahead, so nothing is matched here. The state carries the constraint on, and whatever comes next has
/// to meet it: a class loses the characters that it forbids, another assertion is intersected with it, and the end of the
/// pattern checks what is left. A constraint that nothing can meet has no alternative.
pub(crate) fn constrain(state: State, lookahead: Lookahead) -> Alternatives {
    let lookahead = state.lookahead.and(lookahead);
    if lookahead.is_contradiction() {
        return Alternatives::default();
    }
    single(State { lookahead, ..state }, Hir::empty())
}

pub(crate) fn single(state: State, hir: Hir) -> Alternatives {
    let mut alternatives = Alternatives::default();
    alternatives.insert(state, hir);
    alternatives
}

pub(crate) fn alternation(hirs: Vec<Hir>) -> Hir {
    if hirs.is_empty() { Hir::fail() } else { Hir::alternation(hirs) }
}
