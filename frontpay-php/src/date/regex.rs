//! Regular expressions as constants, for the tokens of PHP's date language.
//!
//! They are interpreted by simulating all alternatives at once (Thompson, "Regular Expression Search Algorithm", 1968), so
//! that no text makes them slow. A regex crate would compile the rules of the table at run time; as constants they cost
//! nothing to build and can be read beside timelib's rules.

/// A regular expression over bytes. Behind the last byte of a text there is one NUL, as in C.
#[derive(Debug, Clone, Copy)]
pub(super) enum Regex {
    /// A text, in any case.
    Caseless(&'static str),
    /// A text.
    Literal(&'static str),
    /// One byte within one of the ranges.
    Class(&'static [(u8, u8)]),
    /// A concatenation.
    Concat(&'static [Self]),
    /// An alternation.
    Alternate(&'static [Self]),
    /// Repetitions, with their least and greatest number.
    Repeat(&'static Self, usize, usize),
}

/// Creates an optional expression.
pub(super) const fn opt(regex: &'static Regex) -> Regex {
    Regex::Repeat(regex, 0, 1)
}

/// Creates an expression that repeats any number of times.
pub(super) const fn many(regex: &'static Regex) -> Regex {
    Regex::Repeat(regex, 0, usize::MAX)
}

/// Creates an expression that repeats at least once.
pub(super) const fn some(regex: &'static Regex) -> Regex {
    Regex::Repeat(regex, 1, usize::MAX)
}

/// Creates an expression that repeats `count` times.
pub(super) const fn exactly(count: usize, regex: &'static Regex) -> Regex {
    Regex::Repeat(regex, count, count)
}

impl Regex {
    /// Returns the end of the longest match that starts at a position.
    pub(super) fn longest(&self, text: &[u8], start: usize) -> Option<usize> {
        let text = text.get(start..)?;
        self.ends(text, &Positions::start()).last().map(|end| start + end)
    }

    /// Returns all ends of matches that start at one of the given positions.
    fn ends(&self, text: &[u8], starts: &Positions) -> Positions {
        match self {
            Self::Caseless(word) => {
                starts.advance(word.len(), |at| has_at(text, at, word, <[u8]>::eq_ignore_ascii_case))
            }
            Self::Literal(word) => starts.advance(word.len(), |at| has_at(text, at, word, |left, right| left == right)),
            Self::Class(ranges) => starts.advance(1, |at| byte(text, at).is_some_and(|byte| is_within(byte, ranges))),
            Self::Concat(parts) => sequence(parts, text, starts),
            Self::Alternate(alternatives) => {
                alternatives.iter().fold(Positions::default(), |all, regex| all.union(regex.ends(text, starts)))
            }
            Self::Repeat(regex, min, max) => repeat(regex, *min, *max, text, starts),
        }
    }

    /// Returns the bytes with which a match can begin.
    pub(super) const fn first_bytes(&self) -> ByteSet {
        match self {
            Self::Caseless(word) | Self::Literal(word) => {
                let byte = word.as_bytes()[0];
                let bytes = ByteSet::NONE.with(byte, byte);
                match self {
                    Self::Caseless(_) if byte.is_ascii_alphabetic() => bytes.with(byte ^ 0x20, byte ^ 0x20),
                    _ => bytes,
                }
            }
            Self::Class(ranges) => {
                let mut bytes = ByteSet::NONE;
                let mut rest: &[(u8, u8)] = ranges;
                while let [(low, high), behind @ ..] = rest {
                    bytes = bytes.with(*low, *high);
                    rest = behind;
                }
                bytes
            }
            Self::Concat(parts) => first_bytes_of(parts, true),
            Self::Alternate(alternatives) => first_bytes_of(alternatives, false),
            Self::Repeat(regex, ..) => regex.first_bytes(),
        }
    }

    const fn is_nullable(&self) -> bool {
        match self {
            Self::Concat(parts) => {
                let mut parts: &[Self] = parts;
                while let [part, rest @ ..] = parts {
                    if !part.is_nullable() {
                        return false;
                    }
                    parts = rest;
                }
                true
            }
            Self::Repeat(_, min, _) => *min == 0,
            Self::Caseless(_) | Self::Literal(_) | Self::Class(_) | Self::Alternate(_) => false,
        }
    }
}

/// Returns the first bytes of alternatives, or of a sequence up to its first part that cannot be empty.
const fn first_bytes_of(mut parts: &[Regex], in_sequence: bool) -> ByteSet {
    let mut bytes = ByteSet::NONE;
    while let [part, rest @ ..] = parts {
        bytes = bytes.union(part.first_bytes());
        if in_sequence && !part.is_nullable() {
            break;
        }
        parts = rest;
    }
    bytes
}

/// A set of bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct ByteSet([u128; 2]);

impl ByteSet {
    pub(super) const NONE: Self = Self([0; 2]);

    pub(super) const fn has(self, byte: u8) -> bool {
        self.0[(byte >> 7) as usize] >> (byte & 127) & 1 == 1
    }

    const fn with(mut self, low: u8, high: u8) -> Self {
        let mut byte = low;
        loop {
            self.0[(byte >> 7) as usize] |= 1 << (byte & 127);
            if byte >= high {
                return self;
            }
            byte += 1;
        }
    }

    const fn union(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

fn sequence(parts: &[Regex], text: &[u8], starts: &Positions) -> Positions {
    let Some((first, rest)) = parts.split_first() else { return starts.clone() };
    let mut positions = first.ends(text, starts);
    for part in rest {
        if positions.is_empty() {
            break;
        }
        positions = part.ends(text, &positions);
    }
    positions
}

fn repeat(regex: &Regex, min: usize, max: usize, text: &[u8], starts: &Positions) -> Positions {
    let mut all = if min == 0 { starts.clone() } else { Positions::default() };
    let mut positions = starts.clone();
    for count in 1..=max {
        positions = regex.ends(text, &positions);
        if positions.is_empty() {
            break;
        }
        if count >= min {
            all = all.union(positions.clone());
        }
    }
    all
}

fn has_at(text: &[u8], at: usize, word: &str, same: fn(&[u8], &[u8]) -> bool) -> bool {
    text.get(at..at + word.len()).is_some_and(|part| same(part, word.as_bytes()))
}

/// Returns the byte at a position; behind the last byte there is one NUL.
pub(super) fn byte(text: &[u8], at: usize) -> Option<u8> {
    text.get(at).copied().or((at == text.len()).then_some(0))
}

fn is_within(byte: u8, ranges: &[(u8, u8)]) -> bool {
    ranges.iter().any(|(low, high)| *low <= byte && byte <= *high)
}

/// A set of positions in a text. Nearly all are below 64, and these are the bits of an integer.
#[derive(Debug, Clone, Default)]
struct Positions {
    low: u64,
    /// The other positions, in order.
    high: Vec<usize>,
}

const LOW: usize = 64;

impl Positions {
    fn start() -> Self {
        Self { low: 1, high: Vec::new() }
    }

    fn is_empty(&self) -> bool {
        self.low == 0 && self.high.is_empty()
    }

    fn last(&self) -> Option<usize> {
        let low = LOW - self.low.leading_zeros() as usize;
        self.high.last().copied().or(low.checked_sub(1))
    }

    /// Returns the positions that satisfy a condition, each moved on by a number of bytes.
    fn advance(&self, by: usize, condition: impl Fn(usize) -> bool) -> Self {
        let mut positions = Self::default();
        let mut rest = self.low;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if condition(at) {
                positions.push(at + by);
            }
        }
        self.high.iter().filter(|at| condition(**at)).for_each(|at| positions.push(at + by));
        positions
    }

    /// Adds a position behind all others.
    fn push(&mut self, position: usize) {
        if position < LOW {
            self.low |= 1 << position;
        } else {
            self.high.push(position);
        }
    }

    fn union(mut self, others: Self) -> Self {
        self.low |= others.low;
        if self.high.is_empty() {
            self.high = others.high;
        } else {
            others.high.into_iter().for_each(|position| self.insert_high(position));
        }
        self
    }

    /// Adds a position at or above 64. It is near the last one, so that the search from the end is short.
    fn insert_high(&mut self, position: usize) {
        let at = self.high.iter().rposition(|other| *other < position).map_or(0, |before| before + 1);
        if self.high.get(at) != Some(&position) {
            self.high.insert(at, position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGIT: Regex = Regex::Class(&[(b'0', b'9')]);

    #[test]
    fn the_longest_match_is_found_where_a_part_must_give_back() {
        const REGEX: Regex = Regex::Concat(&[many(&DIGIT), Regex::Literal("12"), opt(&Regex::Caseless("am"))]);
        assert_eq!(REGEX.longest(b"1212AM", 0), Some(6));
        assert_eq!(REGEX.longest(b"121213", 0), Some(4));
        assert_eq!(REGEX.longest(b"13", 0), None);
        let long = format!("{}12pm", "1212".repeat(50));
        assert_eq!(REGEX.longest(long.as_bytes(), 0), Some(202));
        assert_eq!(REGEX.longest(long.as_bytes(), 100), Some(202));
    }

    #[test]
    fn one_nul_stands_behind_the_end() {
        const REGEX: Regex = Regex::Concat(&[Regex::Literal("a"), Regex::Class(&[(0, 0)])]);
        assert_eq!(REGEX.longest(b"a", 0), Some(2));
        assert_eq!(Regex::Class(&[(0, 255)]).longest(b"a", 2), None);
    }

    #[test]
    fn first_bytes_are_those_of_the_optional_parts_and_the_first_required_one() {
        const FIRST: ByteSet =
            Regex::Concat(&[opt(&Regex::Caseless("a")), many(&Regex::Literal("-")), DIGIT, Regex::Literal("x")])
                .first_bytes();
        for (byte, expected) in [(b'a', true), (b'A', true), (b'-', true), (b'7', true), (b'x', false), (b'b', false)] {
            assert_eq!(FIRST.has(byte), expected, "{}", char::from(byte));
        }
    }

    #[test]
    fn high_positions_stay_in_order_and_unique() {
        let mut positions = Positions::default();
        for position in [105, 101, 109, 103, 105, 112, 101] {
            positions.insert_high(position);
        }
        assert_eq!(positions.high, [101, 103, 105, 109, 112]);
    }
}
