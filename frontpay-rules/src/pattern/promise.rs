//! What a translation promises about the rest of the subject.

use regex_syntax::hir::{Hir, Look};

use super::states::ByState;

/// What the rest of the subject may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rest(u8);

impl Rest {
    /// Nothing.
    pub(super) const EMPTY: Self = Self(1);
    /// A line feed and nothing else.
    pub(super) const LAST: Self = Self(1 << 1);
    /// A line feed and more.
    pub(super) const LINE: Self = Self(1 << 2);
    /// Something else first, a word character.
    pub(super) const WORD: Self = Self(1 << 3);
    /// Something else first, no word character.
    pub(super) const OTHER: Self = Self(1 << 4);
    pub(super) const ANY: Self = Self(0b1_1111);
    pub(super) const ATOMS: [Self; 5] = [Self::EMPTY, Self::LAST, Self::LINE, Self::WORD, Self::OTHER];

    pub(super) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn not(self) -> Self {
        Self(Self::ANY.0 & !self.0)
    }

    pub(super) const fn has(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }

    pub(super) const fn is_none(self) -> bool {
        self.0 == 0
    }
}

/// Where a translation stands: what was promised, and whether a word character came last (kept
/// only where a Unicode `\b` asks for it).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct State {
    pub(super) rest: Rest,
    pub(super) after_word: bool,
}

pub(super) const FREE: State = State { rest: Rest::ANY, after_word: false };

/// For each state a node may end in, what it has matched on the way.
pub(super) type Ways = ByState<Hir>;

/// Ways with several alternatives to the same state.
#[derive(Debug, Default)]
pub(super) struct Collected(ByState<Vec<Hir>>);

impl Collected {
    pub(super) fn push(&mut self, state: State, hir: Hir) {
        if hir != Hir::fail() {
            self.0.or_default(state).push(hir);
        }
    }

    pub(super) fn extend(&mut self, ways: Ways) {
        for (state, hir) in ways {
            self.push(state, hir);
        }
    }

    pub(super) fn finish(self) -> Ways {
        self.0.map(alternation)
    }
}

/// `^` with `m`: the start, or after a line feed that does not end the subject.
pub(super) fn line_start(state: State) -> Ways {
    let mut all = Collected::default();
    all.push(state, Hir::look(Look::Start));
    for (next, _) in promise(state, Rest::EMPTY.not()) {
        all.push(next, Hir::look(Look::StartLF));
    }
    all.finish()
}

pub(super) fn promise(state: State, rest: Rest) -> Ways {
    let rest = state.rest.and(rest);
    if rest.is_none() { Ways::default() } else { one(State { rest, ..state }, Hir::empty()) }
}

pub(super) fn one(state: State, hir: Hir) -> Ways {
    let mut ways = Ways::default();
    ways.insert(state, hir);
    ways
}

pub(super) fn alternation(hirs: Vec<Hir>) -> Hir {
    if hirs.is_empty() { Hir::fail() } else { Hir::alternation(hirs) }
}
