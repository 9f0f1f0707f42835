//! An HIR to an automaton as small as it goes.

use std::collections::HashMap;

use regex_automata::{
    Anchored,
    hybrid::{
        LazyStateID,
        dfa::{self, Cache, DFA},
    },
    nfa::thompson::NFA,
    util::{alphabet::Unit, start},
};

use crate::table::{TABLE_LIMIT, Table};

/// Bounds on the work of building; what they refuse has no table.
const NFA_LIMIT: usize = 1 << 20;
const DFA_LIMIT: usize = 2 << 20;
/// States up to which an automaton is made minimal.
const MINIMAL_LIMIT: usize = 2048;

/// The two states every automaton has, before its own.
const DEAD: usize = 0;
const MATCHED: usize = 1;

/// An automaton as large as it comes; a row holds the next state for each class of bytes.
#[derive(Debug, Clone)]
pub(crate) struct Automaton {
    classes: [u8; 256],
    rows: Vec<Vec<usize>>,
    accepting: Vec<bool>,
    start: usize,
}

impl Automaton {
    /// Builds the automaton, if it stays within its limits.
    ///
    /// The automaton is one that is built as it is walked, asked for every step.
    pub(crate) fn new(nfa: &NFA) -> Option<Self> {
        if nfa.memory_usage() > NFA_LIMIT {
            return None;
        }
        let mode = if nfa.is_always_start_anchored() { Anchored::Yes } else { Anchored::No };
        let within = dfa::Config::new().cache_capacity(DFA_LIMIT).minimum_cache_clear_count(Some(0));
        let dfa = DFA::builder().configure(within).build_from_nfa(nfa.clone()).ok()?;
        let mut cache = dfa.create_cache();
        let start = dfa.start_state(&mut cache, &start::Config::new().anchored(mode)).ok()?;
        Self::read(&dfa, &mut cache, start)
    }

    /// Makes the table, if it stays within its limit.
    pub(crate) fn table(&self) -> Option<Table> {
        self.clone().minimal().narrow().laid_out()
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

    /// Reads the states that can be reached.
    fn read(dfa: &DFA, cache: &mut Cache, start: LazyStateID) -> Option<Self> {
        let mut classes = [0; 256];
        for byte in 0..=u8::MAX {
            classes[usize::from(byte)] = dfa.byte_classes().get(byte);
        }
        let bytes: Vec<u8> = dfa.byte_classes().representatives(0..=u8::MAX).filter_map(Unit::as_u8).collect();
        let mut states = States::default();
        let start = states.number(start);
        let mut rows = vec![vec![DEAD; bytes.len()], vec![MATCHED; bytes.len()]];
        let mut accepting = vec![false, true];
        let mut next = 0;
        while let Some(&state) = states.open.get(next) {
            next += 1;
            let mut row = Vec::with_capacity(bytes.len());
            for &byte in &bytes {
                row.push(states.number(dfa.next_state(cache, state, byte).ok()?));
            }
            rows.push(row);
            accepting.push(dfa.next_eoi_state(cache, state).ok()?.is_match());
        }
        Some(Self { classes, rows, accepting, start })
    }

    /// Merges states that no text tells apart, by Moore's refinement.
    fn minimal(self) -> Self {
        if self.rows.len() > MINIMAL_LIMIT {
            return self;
        }
        let mut block: Vec<usize> = self.accepting.iter().map(|&accepts| usize::from(accepts)).collect();
        block[DEAD] = 0;
        let mut count = 2;
        loop {
            let refined = self.refine(&block);
            let more = refined.iter().max().map_or(0, |last| last + 1);
            if more == count {
                return self.merged(&block, count);
            }
            (block, count) = (refined, more);
        }
    }

    fn refine(&self, block: &[usize]) -> Vec<usize> {
        let mut numbers = HashMap::new();
        let signature = |state: usize| -> Vec<usize> {
            let next = self.rows[state].iter().map(|&next| block[next]);
            [block[state]].into_iter().chain(next).collect()
        };
        // States are met in order, so the dead and the matched one keep the lowest numbers.
        (0..self.rows.len())
            .map(|state| {
                let number = numbers.len();
                *numbers.entry(signature(state)).or_insert(number)
            })
            .collect()
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
    fn narrow(mut self) -> Self {
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

    /// Lays the rows out: the dead state, plain ones, accepting ones; the matched one has no row.
    fn laid_out(&self) -> Option<Table> {
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
        Some(Table::dense(self.classes, transitions, place[self.start], accepting))
    }
}

/// Numbers states as they are met.
#[derive(Debug, Default)]
struct States {
    known: HashMap<LazyStateID, usize>,
    open: Vec<LazyStateID>,
}

impl States {
    fn number(&mut self, state: LazyStateID) -> usize {
        if state.is_match() {
            return MATCHED;
        }
        if state.is_dead() {
            return DEAD;
        }
        let next = MATCHED + 1 + self.open.len();
        let number = *self.known.entry(state).or_insert(next);
        if number == next {
            self.open.push(state);
        }
        number
    }
}
