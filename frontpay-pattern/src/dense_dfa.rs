//! Deterministic automata with all their transitions, made minimal.

use std::collections::{HashMap, HashSet};

use regex_automata::{
    Anchored,
    hybrid::{
        LazyStateID,
        dfa::{self, Cache, DFA},
    },
    nfa::thompson::NFA,
    util::{alphabet::Unit, start},
};

use crate::{
    budget::RemainingSteps,
    table::{TABLE_LIMIT, Table},
};

/// The sizes of an NFA and of its lazy DFA above which no dense DFA is built, in bytes. A table has at most 16 KiB, so
/// such a DFA would only save time at run time, where the lazy DFA matches the same texts.
const DENSE_NFA_LIMIT: usize = 1 << 20;
const LAZY_DFA_LIMIT: usize = 2 << 20;
/// The states above which a DFA is not made minimal, which bounds the time: so many states fit a table only if there are
/// at most four classes of bytes.
const MINIMIZATION_LIMIT: usize = 2048;

/// The numbers of the two states that every DFA has.
const DEAD: usize = 0;
const MATCHED: usize = 1;

/// A DFA with a row for each state, which holds the next state for each class of bytes.
#[derive(Debug, Clone)]
pub(crate) struct DenseDfa {
    classes: [u8; 256],
    rows: Vec<Vec<usize>>,
    accepting: Vec<bool>,
    start: usize,
}

impl DenseDfa {
    /// Builds the DFA, if it stays within its limits.
    ///
    /// It is read from a lazy DFA by asking for every transition. `regex-automata` can build dense DFAs itself, but
    /// that feature is half of the crate to compile, and the lazy DFA is needed in any case.
    pub(crate) fn new(nfa: &NFA, steps: &mut RemainingSteps) -> Option<Self> {
        if nfa.memory_usage() > DENSE_NFA_LIMIT {
            return None;
        }
        let mode = if nfa.is_always_start_anchored() { Anchored::Yes } else { Anchored::No };
        let within = dfa::Config::new().cache_capacity(LAZY_DFA_LIMIT).minimum_cache_clear_count(Some(0));
        let dfa = DFA::builder().configure(within).build_from_nfa(nfa.clone()).ok()?;
        let mut cache = dfa.create_cache();
        let start = dfa.start_state(&mut cache, &start::Config::new().anchored(mode)).ok()?;
        Self::read(&dfa, &mut cache, start, steps)
    }

    /// Returns the table, if it stays within [`TABLE_LIMIT`].
    pub(crate) fn table(&self) -> Option<Table> {
        self.clone().minimized().with_merged_classes().to_table()
    }

    pub(crate) fn is_match(&self, text: &[u8]) -> bool {
        let mut state = self.start;
        for &byte in text {
            if state <= MATCHED {
                break;
            }
            state = self.rows[state][usize::from(self.classes[usize::from(byte)])];
        }
        self.accepting[state]
    }

    /// Reads all states that can be reached.
    ///
    /// Computing a transition takes time in proportion to the NFA states behind a DFA state. Their number is not public,
    /// so the bytes that the state has added to the cache stand for it.
    fn read(dfa: &DFA, cache: &mut Cache, start: LazyStateID, steps: &mut RemainingSteps) -> Option<Self> {
        let mut classes = [0; 256];
        for byte in 0..=u8::MAX {
            classes[usize::from(byte)] = dfa.byte_classes().get(byte);
        }
        let bytes: Vec<u8> = dfa.byte_classes().representatives(0..=u8::MAX).filter_map(Unit::as_u8).collect();
        let row = bytes.len().next_power_of_two() * size_of::<LazyStateID>();
        let mut states = StateNumbers { row, cached: cache.memory_usage(), ..StateNumbers::default() };
        let start = states.number(start, cache);
        let mut rows = vec![vec![DEAD; bytes.len()], vec![MATCHED; bytes.len()]];
        let mut accepting = vec![false, true];
        let mut next = 0;
        while let Some(&(state, size)) = states.open.get(next) {
            next += 1;
            steps.take(bytes.len() * (1 + size)).ok()?;
            let mut row = Vec::with_capacity(bytes.len());
            for &byte in &bytes {
                let next = dfa.next_state(cache, state, byte).ok()?;
                row.push(states.number(next, cache));
            }
            rows.push(row);
            accepting.push(dfa.next_eoi_state(cache, state).ok()?.is_match());
        }
        Some(Self { classes, rows, accepting, start })
    }

    /// Merges states that no text tells apart.
    fn minimized(self) -> Self {
        if self.rows.len() > MINIMIZATION_LIMIT {
            return self;
        }
        let (block, count) = Partition::of(&self).in_order();
        self.merged(&block, count)
    }

    fn merged(&self, block: &[usize], count: usize) -> Self {
        let mut rows = vec![Vec::new(); count];
        let mut accepting = vec![false; count];
        for (state, row) in self.rows.iter().enumerate() {
            rows[block[state]] = row.iter().map(|&next| block[next]).collect();
            accepting[block[state]] = self.accepting[state];
        }
        Self { classes: self.classes, rows, accepting, start: block[self.start] }
    }

    /// Merges classes of bytes that no state tells apart.
    fn with_merged_classes(mut self) -> Self {
        let width = self.rows[DEAD].len();
        let mut kept: Vec<usize> = Vec::new();
        let mut column = vec![0_u8; width];
        for class in 0..width {
            let same = kept.iter().position(|&other| self.rows.iter().all(|row| row[other] == row[class]));
            let place = same.unwrap_or(kept.len());
            if same.is_none() {
                kept.push(class);
            }
            // There are at most 256 classes.
            column[class] = u8::try_from(place).unwrap_or(u8::MAX);
        }
        for class in &mut self.classes {
            *class = column[usize::from(*class)];
        }
        for row in &mut self.rows {
            *row = kept.iter().map(|&class| row[class]).collect();
        }
        self
    }

    /// Lays the rows out: the dead state, then those that do not accept, then those that do.
    ///
    /// The matched state has no row: every entry at or beyond the end of the table means it.
    fn to_table(&self) -> Option<Table> {
        let width = self.rows[DEAD].len();
        let plain = (MATCHED + 1..self.rows.len()).filter(|&state| !self.accepting[state]);
        let accepting = (MATCHED + 1..self.rows.len()).filter(|&state| self.accepting[state]);
        let order: Vec<usize> = [DEAD].into_iter().chain(plain).chain(accepting).collect();
        let entries = order.len() * width;
        if entries * size_of::<u16>() > TABLE_LIMIT {
            return None;
        }
        let mut place = vec![u16::try_from(entries).ok()?; self.rows.len()];
        for (row, &state) in order.iter().enumerate() {
            place[state] = u16::try_from(row * width).ok()?;
        }
        let transitions = order.iter().flat_map(|&state| self.rows[state].iter().map(|&next| place[next])).collect();
        let first = order.iter().position(|&state| self.accepting[state]).unwrap_or(order.len());
        let accepting = u16::try_from(first * width).ok()?;
        Some(Table::from_owned_dense(self.classes, transitions, place[self.start], accepting))
    }
}

/// The numbers of states, in the order in which they are met.
#[derive(Debug, Default)]
struct StateNumbers {
    known: HashMap<LazyStateID, usize>,
    /// The states, each with the bytes that it added to the cache, without its row of transitions.
    open: Vec<(LazyStateID, usize)>,
    /// The size of the cache so far, in bytes.
    cached: usize,
    /// The size of a row of transitions in the cache, in bytes. It is the same for every state, so it says nothing about time.
    row: usize,
}

impl StateNumbers {
    fn number(&mut self, state: LazyStateID, cache: &Cache) -> usize {
        if state.is_match() {
            return MATCHED;
        }
        if state.is_dead() {
            return DEAD;
        }
        let next = MATCHED + 1 + self.open.len();
        let number = *self.known.entry(state).or_insert(next);
        if number == next {
            let cached = cache.memory_usage();
            self.open.push((state, cached.saturating_sub(self.cached + self.row)));
            self.cached = cached;
        }
        number
    }
}

/// A partition of the states into blocks that no text is known to tell apart.
///
/// It is refined as by Hopcroft (1971): the largest part of a block that is split keeps its number, so that a state moves
/// at most as often as a block can be halved. The algorithm of Moore looks at all states in every round, and for
/// `^(ab){900}$` there are as many rounds as states: 2.6 s for 13 bytes. `regex-automata` minimizes only the dense DFAs
/// that it has built itself, by a feature that is not compiled here.
struct Partition {
    block: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Partition {
    fn of(dfa: &DenseDfa) -> Self {
        let states = 0..dfa.rows.len();
        let block: Vec<usize> = dfa.accepting.iter().map(|&accepts| usize::from(accepts)).collect();
        let members = [0, 1].map(|of| states.clone().filter(|&state| block[state] == of).collect()).into();
        let mut parts = Self { block, members };
        let before = predecessors(dfa);
        let mut moved: Vec<usize> = states.clone().collect();
        let mut touched: Vec<usize> = states.collect();
        while !moved.is_empty() {
            moved = parts.split(dfa, &touched);
            touched = moved.iter().flat_map(|&state| &before[state]).copied().collect();
            touched.sort_unstable();
            touched.dedup();
        }
        parts
    }

    /// Splits the blocks of states with a next state that has moved, and returns the states that move as a result.
    fn split(&mut self, dfa: &DenseDfa, touched: &[usize]) -> Vec<usize> {
        let mut groups: HashMap<(usize, Vec<usize>), Vec<usize>> = HashMap::new();
        let mut sizes: HashMap<usize, usize> = HashMap::new();
        for &state in touched {
            let next = dfa.rows[state].iter().map(|&next| self.block[next]).collect();
            groups.entry((self.block[state], next)).or_default().push(state);
            *sizes.entry(self.block[state]).or_default() += 1;
        }
        let mut by_block: HashMap<usize, Vec<Vec<usize>>> = HashMap::new();
        for ((block, _), group) in groups {
            by_block.entry(block).or_default().push(group);
        }
        let mut moved = Vec::new();
        for (block, mut groups) in by_block {
            if sizes[&block] < self.members[block].len() {
                let touched: HashSet<usize> = groups.iter().flatten().copied().collect();
                groups.push(self.members[block].iter().copied().filter(|state| !touched.contains(state)).collect());
            }
            groups.sort_unstable_by_key(Vec::len);
            self.members[block] = groups.pop().unwrap_or_default();
            for group in groups {
                for &state in &group {
                    self.block[state] = self.members.len();
                }
                moved.extend(&group);
                self.members.push(group);
            }
        }
        moved
    }

    /// Returns the block of each state and the number of blocks. Blocks are numbered as they are met, so that the dead
    /// and the matched state keep the lowest numbers.
    fn in_order(&self) -> (Vec<usize>, usize) {
        let mut numbers = HashMap::new();
        let number = |block: &usize| {
            let next = numbers.len();
            *numbers.entry(*block).or_insert(next)
        };
        let block = self.block.iter().map(number).collect();
        (block, numbers.len())
    }
}

fn predecessors(dfa: &DenseDfa) -> Vec<Vec<usize>> {
    let mut before = vec![Vec::new(); dfa.rows.len()];
    for (state, row) in dfa.rows.iter().enumerate() {
        for &next in row {
            if before[next].last() != Some(&state) {
                before[next].push(state);
            }
        }
    }
    before
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{DEAD, DenseDfa, HashMap, MATCHED, Partition};

    /// Refines by the algorithm of Moore: all states in every round, until none splits.
    fn refined(dfa: &DenseDfa) -> (Vec<usize>, usize) {
        let mut block: Vec<usize> = dfa.accepting.iter().map(|&accepts| usize::from(accepts)).collect();
        let mut count = 0;
        loop {
            let mut numbers = HashMap::new();
            let states = dfa.rows.iter().enumerate();
            let refined: Vec<usize> = states
                .map(|(state, row)| {
                    let next: Vec<usize> = row.iter().map(|&next| block[next]).collect();
                    let number = numbers.len();
                    *numbers.entry((block[state], next)).or_insert(number)
                })
                .collect();
            if numbers.len() == count {
                return (refined, count);
            }
            (block, count) = (refined, numbers.len());
        }
    }

    fn automata() -> impl Strategy<Value = DenseDfa> {
        (2_usize..24, 1_usize..4).prop_flat_map(|(states, width)| {
            let row = prop::collection::vec(0..states, width);
            let rows = prop::collection::vec((row, prop::bool::weighted(0.2)), states - 2);
            rows.prop_map(move |rows| {
                let first = [(vec![DEAD; width], false), (vec![MATCHED; width], true)];
                let (rows, accepting) = first.into_iter().chain(rows).unzip();
                DenseDfa { classes: [0; 256], rows, accepting, start: DEAD }
            })
        })
    }

    proptest! {
        #[test]
        fn blocks_are_those_that_rounds_over_all_states_find(dfa in automata()) {
            prop_assert_eq!(Partition::of(&dfa).in_order(), refined(&dfa));
        }
    }
}
