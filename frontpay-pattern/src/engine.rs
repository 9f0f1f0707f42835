//! The run-time matchers of patterns without a table.

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
    budget::{STEPS_PER_BYTE, Steps},
    build::Automaton,
    error::PatternError,
    table::Table,
};

/// Bytes a machine may take.
const LIMIT: usize = 8 << 20;

/// A run-time matcher. It is a trait object, so that the linker can drop the regex engines where all patterns are tables.
pub(crate) trait Runs: fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    fn is_match(&self, text: &[u8]) -> bool;
}

/// Takes time by the length of the text alone, or by that of the pattern as well.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "it lies behind a pointer")]
pub(crate) enum Engine {
    Automaton(Automaton),
    Machine(Machine),
}

/// An automaton whose states are built as texts need them and forgotten where they become too many.
#[derive(Debug)]
pub(crate) struct Machine {
    machine: DFA,
    caches: Pool<Cache, MakeCache>,
}

type MakeCache = Box<dyn Fn() -> Cache + Send + Sync + UnwindSafe + RefUnwindSafe>;

impl Engine {
    pub(crate) fn new(hir: &Hir, steps: &mut Steps) -> Result<Self, PatternError> {
        let nfa = nfa(hir, steps.left()).ok_or_else(|| steps.spend())?;
        steps.take(nfa.memory_usage().saturating_mul(STEPS_PER_BYTE))?;
        match Automaton::new(&nfa, steps) {
            Some(automaton) => Ok(Self::Automaton(automaton)),
            None => Ok(Self::Machine(Machine::new(nfa).ok_or_else(|| steps.spend())?)),
        }
    }

    /// Makes the table, if it stays within its limit.
    pub(crate) fn table(&self) -> Option<Table> {
        match self {
            Self::Automaton(automaton) => automaton.table(),
            Self::Machine(_) => None,
        }
    }
}

impl Runs for Engine {
    fn is_match(&self, text: &[u8]) -> bool {
        match self {
            Self::Automaton(automaton) => automaton.is_match(text),
            Self::Machine(machine) => machine.is_match(text),
        }
    }
}

impl Machine {
    fn new(nfa: NFA) -> Option<Self> {
        let config = dfa::Config::new().skip_cache_capacity_check(true);
        let machine = DFA::builder().configure(config).build_from_nfa(nfa).ok()?;
        let for_caches = machine.clone();
        Some(Self { machine, caches: Pool::new(Box::new(move || for_caches.create_cache())) })
    }

    fn is_match(&self, text: &[u8]) -> bool {
        let input = Input::new(text).earliest(true);
        // It gives up only where it is told to.
        self.machine.try_search_fwd(&mut self.caches.get(), &input).is_ok_and(|found| found.is_some())
    }
}

fn nfa(hir: &Hir, steps: usize) -> Option<NFA> {
    let limit = LIMIT.min(steps / STEPS_PER_BYTE);
    let config = thompson::Config::new().utf8(false).which_captures(WhichCaptures::None).nfa_size_limit(Some(limit));
    thompson::Compiler::new().configure(config).build_from_hir(hir).ok()
}
