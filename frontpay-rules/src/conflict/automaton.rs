//! Automata over the bytes of a text, and the shortest text that several of them take.

use std::collections::{HashMap, VecDeque};

use frontpay_pattern::{EndAnchor, Run, Table, TableForm};

/// States of several automata at once above which no answer is sought.
const LIMIT: usize = 4_000;

/// A constraint on a text, as an automaton over its bytes.
pub(super) enum Automaton<'r> {
    /// The text matches a pattern.
    Pattern(&'r Table),
    /// The text does not match a pattern.
    NotPattern(&'r Table),
    /// The text has a number of characters between these.
    Length(usize, usize),
    /// The text is a number of digits between these, and nothing else.
    Digits(usize, usize),
    /// The text is UTF-8, as every text is.
    Utf8,
}

/// A state; the meaning of its numbers depends on the automaton.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct State(usize, usize);

/// The state from which no text is accepted.
const DEAD: State = State(usize::MAX, 0);
/// The state from which every text is accepted.
const MATCHED: State = State(usize::MAX - 1, 0);
/// A pattern has matched up to a line feed, which must be the last character.
const NEWLINE: State = State(usize::MAX - 2, 0);

impl Automaton<'_> {
    /// Returns `true` if it takes a text of ASCII characters, where that is seen without a search: each of its runs has
    /// one.
    pub(super) fn takes_ascii(&self) -> bool {
        let Self::Pattern(table) = self else { return false };
        let TableForm::Runs { classes, runs, .. } = table.form() else { return false };
        let has = |run: &Run| classes.iter().take(0x80).any(|class| class & run.class() != 0);
        runs.iter().all(|run| run.min() == 0 || has(run))
    }

    fn start(&self) -> State {
        match self {
            Self::Pattern(table) | Self::NotPattern(table) => match table.form() {
                TableForm::Runs { .. } => settled(table, State(0, 0)),
                TableForm::Dense { start, .. } => State(usize::from(start), 0),
            },
            Self::Length(..) | Self::Digits(..) | Self::Utf8 => State(0, 0),
        }
    }

    fn next(&self, state: State, byte: u8) -> State {
        if state == DEAD || state == MATCHED {
            return state;
        }
        match self {
            Self::Pattern(table) | Self::NotPattern(table) => match table.form() {
                TableForm::Runs { classes, runs, end, .. } => settled(table, step(classes, runs, end, state, byte)),
                TableForm::Dense { classes, transitions, .. } => dense(classes, transitions, state, byte),
            },
            // Bytes that continue a character are none of their own.
            Self::Length(_, max) if byte & 0xC0 != 0x80 => up_to(*max, state),
            Self::Length(..) => state,
            Self::Digits(_, max) if byte.is_ascii_digit() => up_to(*max, state),
            Self::Digits(..) => DEAD,
            Self::Utf8 => utf8(state, byte),
        }
    }

    fn accepts(&self, state: State) -> bool {
        match self {
            Self::Pattern(table) => matches(table, state),
            Self::NotPattern(table) => !matches(table, state),
            Self::Length(min, _) | Self::Digits(min, _) => state != DEAD && state.0 >= *min,
            Self::Utf8 => state == State(0, 0),
        }
    }

    /// Returns `true` if no text that goes on from a state is taken.
    fn is_lost(&self, state: State) -> bool {
        match self {
            Self::NotPattern(_) => state == MATCHED,
            _ => state == DEAD,
        }
    }

    /// Returns the class of a byte: bytes of one class lead from every state to the same one.
    fn class(&self, byte: u8) -> u8 {
        match self {
            Self::Pattern(table) | Self::NotPattern(table) => match table.form() {
                TableForm::Runs { classes, .. } | TableForm::Dense { classes, .. } => classes[usize::from(byte)],
            },
            Self::Length(..) => u8::from(byte & 0xC0 == 0x80),
            Self::Digits(..) => u8::from(byte.is_ascii_digit()),
            Self::Utf8 => match byte {
                0..0x80 => 0,
                0x80..0x90 => 1,
                0x90..0xA0 => 2,
                0xA0..0xC0 => 3,
                0xC0 | 0xC1 | 0xF5.. => 4,
                0xC2..0xE0 => 5,
                0xE0 => 6,
                0xED => 7,
                0xE1..0xF0 => 8,
                0xF0 => 9,
                0xF1..0xF4 => 10,
                0xF4 => 11,
            },
        }
    }
}

const fn up_to(max: usize, State(count, _): State) -> State {
    if count < max { State(count + 1, 0) } else { DEAD }
}

/// The second number tells which bytes may follow, the first how many after that.
const fn utf8(State(left, kind): State, byte: u8) -> State {
    let in_range = match kind {
        0 => byte >= 0x80 && byte < 0xC0,
        6 => byte >= 0xA0 && byte < 0xC0,
        7 => byte >= 0x80 && byte < 0xA0,
        9 => byte >= 0x90 && byte < 0xC0,
        _ => byte >= 0x80 && byte < 0x90,
    };
    match (left, byte) {
        (0, 0..0x80) => State(0, 0),
        (0, 0xC2..0xE0) => State(1, 0),
        (0, 0xE0) => State(2, 6),
        (0, 0xED) => State(2, 7),
        (0, 0xE1..0xF0) => State(2, 0),
        (0, 0xF0) => State(3, 9),
        (0, 0xF1..0xF4) => State(3, 0),
        (0, 0xF4) => State(3, 11),
        (left, _) if left > 0 && in_range => State(left - 1, 0),
        _ => DEAD,
    }
}

fn dense(classes: &[u8; 256], transitions: &[u16], State(state, _): State, byte: u8) -> State {
    let next = transitions.get(state + usize::from(classes[usize::from(byte)])).map_or(0, |next| usize::from(*next));
    match next {
        0 => DEAD,
        next if next >= transitions.len() => MATCHED,
        next => State(next, 0),
    }
}

/// Takes a byte into the run that has room for it: the state is a run, and how long it is.
fn step(classes: &[u8; 256], runs: &[Run], end: EndAnchor, state: State, byte: u8) -> State {
    if state == NEWLINE {
        return DEAD;
    }
    let State(mut at, mut count) = state;
    while let Some(run) = runs.get(at) {
        if count < run.max() as usize && classes[usize::from(byte)] & run.class() != 0 {
            // Beyond the least an endless run need not be counted.
            let most = if run.max() == Run::UNBOUNDED { run.min() as usize } else { usize::MAX };
            return State(at, (count + 1).min(most.max(1)));
        }
        if count < run.min() as usize {
            return DEAD;
        }
        (at, count) = (at + 1, 0);
    }
    match end {
        EndAnchor::Newline if byte == b'\n' => NEWLINE,
        EndAnchor::Open => MATCHED,
        EndAnchor::Newline | EndAnchor::Exact => DEAD,
    }
}

/// A pattern that is open at its end has matched where all its runs are long enough.
fn settled(table: &Table, state: State) -> State {
    match table.form() {
        TableForm::Runs { end: EndAnchor::Open, .. } if matches(table, state) => MATCHED,
        _ => state,
    }
}

fn matches(table: &Table, state: State) -> bool {
    if state == DEAD {
        return false;
    }
    if state == MATCHED || state == NEWLINE {
        return true;
    }
    match table.form() {
        TableForm::Runs { runs, .. } => {
            let State(at, count) = state;
            let long_enough = |(place, run): (usize, &Run)| if place == 0 { count } else { 0 } >= run.min() as usize;
            runs.iter().skip(at).enumerate().all(long_enough)
        }
        TableForm::Dense { accepting, .. } => state.0 != 0 && state.0 >= usize::from(accepting),
    }
}

/// The texts that several automata accept.
pub(super) enum Common {
    /// The shortest of them.
    Text(String),
    /// There are none.
    Nothing,
    /// There are too many states to tell.
    Unknown,
}

/// Finds the shortest text that all automata take.
pub(super) fn common(automata: &[&Automaton<'_>]) -> Common {
    let automata: Vec<_> = automata.iter().copied().chain([&Automaton::Utf8]).collect();
    let bytes = representatives(&automata);
    let start: Vec<State> = automata.iter().map(|automaton| automaton.start()).collect();
    let mut ways: HashMap<Vec<State>, Option<(usize, u8)>> = HashMap::from([(start.clone(), None)]);
    let mut order = vec![start];
    let mut open = VecDeque::from([0]);
    while let Some(at) = open.pop_front() {
        let states = order[at].clone();
        if states.iter().zip(&automata).all(|(state, automaton)| automaton.accepts(*state)) {
            return Common::Text(way_to(&order, &ways, at));
        }
        for byte in &bytes {
            let next: Vec<_> =
                states.iter().zip(&automata).map(|(state, automaton)| automaton.next(*state, *byte)).collect();
            let is_lost = next.iter().zip(&automata).any(|(state, automaton)| automaton.is_lost(*state));
            if is_lost || ways.contains_key(&next) {
                continue;
            }
            if order.len() == LIMIT {
                return Common::Unknown;
            }
            ways.insert(next.clone(), Some((at, *byte)));
            open.push_back(order.len());
            order.push(next);
        }
    }
    Common::Nothing
}

/// Returns one byte of each class, printable where the class has such.
fn representatives(automata: &[&Automaton<'_>]) -> Vec<u8> {
    let (mut known, mut bytes) = (Vec::new(), Vec::new());
    let likely = (b'0'..=b'9').chain(b'a'..=b'z').chain(b'A'..=b'Z').chain(b'!'..=b'~');
    for byte in likely.chain(0..=u8::MAX) {
        // The classes of all automata as the digits of one number; there are never more than three.
        let class = automata.iter().fold(0_u64, |all, automaton| all << 8 | u64::from(automaton.class(byte)));
        if !known.contains(&class) {
            known.push(class);
            bytes.push(byte);
        }
    }
    bytes
}

fn way_to(order: &[Vec<State>], ways: &HashMap<Vec<State>, Option<(usize, u8)>>, end: usize) -> String {
    let (mut bytes, mut at) = (Vec::new(), end);
    while let Some(Some((before, byte))) = ways.get(&order[at]) {
        bytes.push(*byte);
        at = *before;
    }
    bytes.reverse();
    String::from_utf8_lossy(&bytes).into_owned()
}
