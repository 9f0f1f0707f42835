//! Matchers for patterns without a table, which exist at run time only.

use std::{
    fmt,
    panic::{RefUnwindSafe, UnwindSafe},
};

use regex_automata::{
    Input,
    hybrid::dfa::{self, Cache, DFA},
    nfa::thompson::{self, NFA, WhichCaptures},
    util::pool::Pool,
};
use regex_syntax::hir::Hir;

use crate::{
    budget::{RemainingSteps, STEPS_PER_BYTE},
    dense_dfa::DenseDfa,
    error::PatternError,
    table::Table,
};

/// The greatest size of an NFA, in bytes. A larger one is refused as if it took too many steps.
///
/// The pattern keeps its NFA for the lazy DFA, so this limits memory. Time is limited by steps: an NFA of this size takes
/// 42 ms, which is half of [`STEP_LIMIT`](crate::STEP_LIMIT).
const NFA_LIMIT: usize = 8 << 20;

/// A run-time matcher. It is used as a trait object, so that the linker can drop the regex engines if all patterns are
/// tables.
pub(crate) trait RuntimeMatcher: fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    fn is_match(&self, text: &[u8]) -> bool;
}

/// A DFA: a dense one if it is small enough, a lazy one otherwise.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "it is behind an `Arc`")]
pub(crate) enum RegexEngine {
    Dense(DenseDfa),
    Lazy(LazyDfa),
}

/// A DFA whose states are built as texts need them, and dropped if they become too many.
#[derive(Debug)]
pub(crate) struct LazyDfa {
    dfa: DFA,
    caches: Pool<Cache, MakeCache>,
}

type MakeCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

impl RegexEngine {
    pub(crate) fn new(hir: &Hir, steps: &mut RemainingSteps) -> Result<Self, PatternError> {
        let nfa = nfa(hir, steps.left()).ok_or_else(|| steps.spend())?;
        steps.take(nfa.memory_usage().saturating_mul(STEPS_PER_BYTE))?;
        match DenseDfa::new(&nfa, steps) {
            Some(dfa) => Ok(Self::Dense(dfa)),
            None => Ok(Self::Lazy(LazyDfa::new(nfa).ok_or_else(|| steps.spend())?)),
        }
    }

    /// Returns the table, if it stays within its limit.
    pub(crate) fn table(&self) -> Option<Table> {
        match self {
            Self::Dense(dfa) => dfa.table(),
            Self::Lazy(_) => None,
        }
    }
}

impl RuntimeMatcher for RegexEngine {
    fn is_match(&self, text: &[u8]) -> bool {
        match self {
            Self::Dense(dfa) => dfa.is_match(text),
            Self::Lazy(dfa) => dfa.is_match(text),
        }
    }
}

impl LazyDfa {
    fn new(nfa: NFA) -> Option<Self> {
        let config = dfa::Config::new().skip_cache_capacity_check(true);
        let dfa = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
        let for_caches = dfa.clone();
        Some(Self { dfa, caches: Pool::new(Box::new(move || for_caches.create_cache())) })
    }

    fn is_match(&self, text: &[u8]) -> bool {
        let input = Input::new(text).earliest(true);
        // A search gives up only if its configuration says so, which this one does not.
        self.dfa.try_search_fwd(&mut self.caches.get(), &input).is_ok_and(|found| found.is_some())
    }
}

fn nfa(hir: &Hir, steps: usize) -> Option<NFA> {
    let limit = NFA_LIMIT.min(steps / STEPS_PER_BYTE);
    let config = thompson::Config::new().utf8(false).which_captures(WhichCaptures::None).nfa_size_limit(Some(limit));
    thompson::Compiler::new().configure(config).build_from_hir(hir).ok()
}
