//! Regular expressions as constants, for the words of PHP's date language.
//!
//! They are small and few, and are looked at once a date: what counts is that they can be read beside PHP's own
//! grammar, that they allocate little and that no text makes them slow. So they are interpreted, all ways at once.

/// A regular expression over bytes. Behind the last byte of a text stands one NUL, as in C.
#[derive(Debug, Clone, Copy)]
pub(super) enum Re {
    /// These letters, in either case.
    Word(&'static str),
    /// These bytes.
    Exact(&'static str),
    /// One byte within one of these ranges.
    One(&'static [(u8, u8)]),
    /// All of these, one behind the other.
    Seq(&'static [Self]),
    /// One of these.
    Any(&'static [Self]),
    /// This, at least and at most so often.
    Times(&'static Self, usize, usize),
}

/// Once or not at all.
pub(super) const fn opt(re: &'static Re) -> Re {
    Re::Times(re, 0, 1)
}

/// Any number of times.
pub(super) const fn many(re: &'static Re) -> Re {
    Re::Times(re, 0, usize::MAX)
}

/// Once or more.
pub(super) const fn some(re: &'static Re) -> Re {
    Re::Times(re, 1, usize::MAX)
}

/// Exactly so often.
pub(super) const fn exactly(count: usize, re: &'static Re) -> Re {
    Re::Times(re, count, count)
}

impl Re {
    /// Returns the end of the longest match that starts at a place.
    pub(super) fn longest(&self, text: &[u8], start: usize) -> Option<usize> {
        let text = text.get(start..)?;
        self.ends(text, &Places::start()).last().map(|end| start + end)
    }

    /// Returns every place where a match may end that starts at one of the given places.
    fn ends(&self, text: &[u8], starts: &Places) -> Places {
        match self {
            Self::Word(word) => starts.advance(word.len(), |at| has(text, at, word, <[u8]>::eq_ignore_ascii_case)),
            Self::Exact(word) => starts.advance(word.len(), |at| has(text, at, word, |left, right| left == right)),
            Self::One(ranges) => starts.advance(1, |at| byte(text, at).is_some_and(|byte| is_within(byte, ranges))),
            Self::Seq(parts) => sequence(parts, text, starts),
            Self::Any(choices) => {
                choices.iter().fold(Places::default(), |all, choice| all.and(choice.ends(text, starts)))
            }
            Self::Times(re, min, max) => repeat(re, *min, *max, text, starts),
        }
    }

    /// Returns the bytes that a match can begin with.
    pub(super) const fn first(&self) -> Bytes {
        match self {
            Self::Word(word) | Self::Exact(word) => {
                let byte = word.as_bytes()[0];
                let bytes = Bytes::NONE.with(byte, byte);
                match self {
                    Self::Word(_) if byte.is_ascii_alphabetic() => bytes.with(byte ^ 0x20, byte ^ 0x20),
                    _ => bytes,
                }
            }
            Self::One(ranges) => {
                let mut bytes = Bytes::NONE;
                let mut rest: &[(u8, u8)] = ranges;
                while let [(low, high), behind @ ..] = rest {
                    bytes = bytes.with(*low, *high);
                    rest = behind;
                }
                bytes
            }
            Self::Seq(parts) => first_of(parts, true),
            Self::Any(choices) => first_of(choices, false),
            Self::Times(re, ..) => re.first(),
        }
    }

    const fn may_be_empty(&self) -> bool {
        match self {
            Self::Seq(parts) => {
                let mut parts: &[Self] = parts;
                while let [part, rest @ ..] = parts {
                    if !part.may_be_empty() {
                        return false;
                    }
                    parts = rest;
                }
                true
            }
            Self::Times(_, min, _) => *min == 0,
            Self::Word(_) | Self::Exact(_) | Self::One(_) | Self::Any(_) => false,
        }
    }
}

/// Returns what the first of some parts begin with, where those that follow one another end at one that cannot be empty.
const fn first_of(mut parts: &[Re], in_sequence: bool) -> Bytes {
    let mut bytes = Bytes::NONE;
    while let [part, rest @ ..] = parts {
        bytes = bytes.and(part.first());
        if in_sequence && !part.may_be_empty() {
            break;
        }
        parts = rest;
    }
    bytes
}

/// A set of bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes([u128; 2]);

impl Bytes {
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

    const fn and(self, other: Self) -> Self {
        Self([self.0[0] | other.0[0], self.0[1] | other.0[1]])
    }
}

fn sequence(parts: &[Re], text: &[u8], starts: &Places) -> Places {
    let Some((first, rest)) = parts.split_first() else { return starts.clone() };
    let mut places = first.ends(text, starts);
    for part in rest {
        if places.is_empty() {
            break;
        }
        places = part.ends(text, &places);
    }
    places
}

fn repeat(re: &Re, min: usize, max: usize, text: &[u8], starts: &Places) -> Places {
    let mut all = if min == 0 { starts.clone() } else { Places::default() };
    let mut places = starts.clone();
    for count in 1..=max {
        places = re.ends(text, &places);
        if places.is_empty() {
            break;
        }
        if count >= min {
            all = all.and(places.clone());
        }
    }
    all
}

fn has(text: &[u8], at: usize, word: &str, same: fn(&[u8], &[u8]) -> bool) -> bool {
    text.get(at..at + word.len()).is_some_and(|part| same(part, word.as_bytes()))
}

/// Returns the byte at a place: behind the last one there is one NUL.
pub(super) fn byte(text: &[u8], at: usize) -> Option<u8> {
    text.get(at).copied().or((at == text.len()).then_some(0))
}

fn is_within(byte: u8, ranges: &[(u8, u8)]) -> bool {
    ranges.iter().any(|(low, high)| *low <= byte && byte <= *high)
}

/// Places in a text, each once. Nearly all are near its start: those are the bits of a number.
#[derive(Debug, Clone, Default)]
struct Places {
    near: u64,
    /// The others, in order.
    far: Vec<usize>,
}

const NEAR: usize = 64;

impl Places {
    fn start() -> Self {
        Self { near: 1, far: Vec::new() }
    }

    fn is_empty(&self) -> bool {
        self.near == 0 && self.far.is_empty()
    }

    fn last(&self) -> Option<usize> {
        let near = NEAR - self.near.leading_zeros() as usize;
        self.far.last().copied().or(near.checked_sub(1))
    }

    /// Returns the places behind so many bytes, of those places where a condition holds.
    fn advance(&self, by: usize, condition: impl Fn(usize) -> bool) -> Self {
        let mut places = Self::default();
        let mut rest = self.near;
        while rest != 0 {
            let at = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            if condition(at) {
                places.push(at + by);
            }
        }
        self.far.iter().filter(|at| condition(**at)).for_each(|at| places.push(at + by));
        places
    }

    /// Adds a place behind all others.
    fn push(&mut self, place: usize) {
        if place < NEAR {
            self.near |= 1 << place;
        } else {
            self.far.push(place);
        }
    }

    fn and(mut self, others: Self) -> Self {
        self.near |= others.near;
        if self.far.is_empty() {
            self.far = others.far;
        } else {
            others.far.into_iter().for_each(|place| self.add(place));
        }
        self
    }

    /// Adds a far place. It is never far from the last one, so that looking for where it belongs is fast.
    fn add(&mut self, place: usize) {
        let at = self.far.iter().rposition(|other| *other < place).map_or(0, |before| before + 1);
        if self.far.get(at) != Some(&place) {
            self.far.insert(at, place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGIT: Re = Re::One(&[(b'0', b'9')]);

    #[test]
    fn the_longest_match_is_found_where_a_part_must_give_back() {
        const RE: Re = Re::Seq(&[many(&DIGIT), Re::Exact("12"), opt(&Re::Word("am"))]);
        assert_eq!(RE.longest(b"1212AM", 0), Some(6));
        assert_eq!(RE.longest(b"121213", 0), Some(4));
        assert_eq!(RE.longest(b"13", 0), None);
        let long = format!("{}12pm", "1212".repeat(50));
        assert_eq!(RE.longest(long.as_bytes(), 0), Some(202));
        assert_eq!(RE.longest(long.as_bytes(), 100), Some(202));
    }

    #[test]
    fn one_nul_stands_behind_the_end() {
        const RE: Re = Re::Seq(&[Re::Exact("a"), Re::One(&[(0, 0)])]);
        assert_eq!(RE.longest(b"a", 0), Some(2));
        assert_eq!(Re::One(&[(0, 255)]).longest(b"a", 2), None);
    }

    #[test]
    fn first_bytes() {
        const FIRST: Bytes = Re::Seq(&[opt(&Re::Word("a")), many(&Re::Exact("-")), DIGIT, Re::Exact("x")]).first();
        for (byte, expected) in [(b'a', true), (b'A', true), (b'-', true), (b'7', true), (b'x', false), (b'b', false)] {
            assert_eq!(FIRST.has(byte), expected, "{}", char::from(byte));
        }
    }

    #[test]
    fn far_places_stay_in_order_and_single() {
        let mut places = Places::default();
        for place in [105, 101, 109, 103, 105, 112, 101] {
            places.add(place);
        }
        assert_eq!(places.far, [101, 103, 105, 109, 112]);
    }
}
