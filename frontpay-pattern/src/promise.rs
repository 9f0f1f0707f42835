//! Constraints of a translation on the rest of the subject.

use regex_syntax::hir::{Hir, Look};

use crate::states::{ByState, Rest, State};

/// For each state a node may end in, what it has matched on the way.
pub(crate) type Ways = ByState<Hir>;

/// Ways with several alternatives to the same state.
#[derive(Debug, Default)]
pub(crate) struct Collected(ByState<Vec<Hir>>);

impl Collected {
    pub(crate) fn push(&mut self, state: State, hir: Hir) {
        if hir != Hir::fail() {
            self.0.or_default(state).push(hir);
        }
    }

    pub(crate) fn extend(&mut self, ways: Ways) {
        for (state, hir) in ways {
            self.push(state, hir);
        }
    }

    pub(crate) fn finish(self) -> Ways {
        self.0.map(alternation)
    }
}

/// `^` with `m`: the start, or after a line feed that does not end the subject.
pub(crate) fn line_start(state: State) -> Ways {
    let mut all = Collected::default();
    all.push(state, Hir::look(Look::Start));
    for (next, _) in promise(state, Rest::EMPTY.not()) {
        all.push(next, Hir::look(Look::StartLF));
    }
    all.finish()
}

pub(crate) fn promise(state: State, rest: Rest) -> Ways {
    let rest = state.rest.and(rest);
    if rest.is_none() { Ways::default() } else { one(State { rest, ..state }, Hir::empty()) }
}

pub(crate) fn one(state: State, hir: Hir) -> Ways {
    let mut ways = Ways::default();
    ways.insert(state, hir);
    ways
}

pub(crate) fn alternation(hirs: Vec<Hir>) -> Hir {
    if hirs.is_empty() { Hir::fail() } else { Hir::alternation(hirs) }
}
