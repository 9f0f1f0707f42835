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
        self.ends(text, &Places::of(start)).last()
    }

    /// Returns every place where a match may end that starts at one of the given places.
    fn ends(&self, text: &[u8], starts: &Places) -> Places {
        match self {
            Self::Word(word) => starts.advance(word.len(), |at| has(text, at, word, <[u8]>::eq_ignore_ascii_case)),
            Self::Exact(word) => starts.advance(word.len(), |at| has(text, at, word, |left, right| left == right)),
            Self::One(ranges) => starts.advance(1, |at| {
                byte(text, at).is_some_and(|byte| ranges.iter().any(|(low, high)| (*low..=*high).contains(&byte)))
            }),
            Self::Seq(parts) => sequence(parts, text, starts),
            Self::Any(choices) => {
                choices.iter().fold(Places::default(), |all, choice| all.and(&choice.ends(text, starts)))
            }
            Self::Times(re, min, max) => repeat(re, *min, *max, text, starts),
        }
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
            all = all.and(&places);
        }
    }
    all
}

fn has(text: &[u8], at: usize, word: &str, same: fn(&[u8], &[u8]) -> bool) -> bool {
    text.get(at..at + word.len()).is_some_and(|part| same(part, word.as_bytes()))
}

fn byte(text: &[u8], at: usize) -> Option<u8> {
    text.get(at).copied().or((at == text.len()).then_some(0))
}

/// Places in a text, in order. There is seldom more than one at a time, so a few need no memory of their own.
#[derive(Debug, Clone, Default)]
struct Places {
    few: [usize; FEW],
    count: usize,
    /// All of them, once they are more than a few.
    more: Vec<usize>,
}

const FEW: usize = 6;

impl Places {
    fn of(place: usize) -> Self {
        let mut places = Self::default();
        places.add(place);
        places
    }

    fn as_slice(&self) -> &[usize] {
        if self.more.is_empty() { &self.few[..self.count] } else { &self.more }
    }

    fn is_empty(&self) -> bool {
        self.count == 0
    }

    fn last(&self) -> Option<usize> {
        self.as_slice().last().copied()
    }

    /// Returns the places behind so many bytes, of those places where a condition holds.
    fn advance(&self, by: usize, condition: impl Fn(usize) -> bool) -> Self {
        let mut places = Self::default();
        self.as_slice().iter().filter(|at| condition(**at)).for_each(|at| places.push(at + by));
        places
    }

    /// Returns these places and those; the latter are near the end of these, so that looking from there is fast.
    fn and(mut self, others: &Self) -> Self {
        others.as_slice().iter().for_each(|place| self.add(*place));
        self
    }

    fn add(&mut self, place: usize) {
        let after = self.as_slice().iter().rev().take_while(|other| **other >= place).count();
        let at = self.count - after;
        if self.as_slice().get(at) == Some(&place) {
            return;
        }
        self.push(place);
        if after > 0 {
            let places = if self.more.is_empty() { &mut self.few[..self.count] } else { &mut self.more[..] };
            places[at..].rotate_right(1);
        }
    }

    /// Adds a place behind all others.
    fn push(&mut self, place: usize) {
        if self.count < FEW {
            self.few[self.count] = place;
        } else {
            if self.more.is_empty() {
                self.more.extend(self.few);
            }
            self.more.push(place);
        }
        self.count += 1;
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
    }

    #[test]
    fn one_nul_stands_behind_the_end() {
        const RE: Re = Re::Seq(&[Re::Exact("a"), Re::One(&[(0, 0)])]);
        assert_eq!(RE.longest(b"a", 0), Some(2));
        assert_eq!(Re::One(&[(0, 255)]).longest(b"a", 2), None);
    }

    #[test]
    fn places_stay_in_order_and_single_beyond_a_few() {
        let mut places = Places::default();
        [5, 1, 9, 3, 5, 12, 7, 2, 11, 1, 12, 4, 10].into_iter().for_each(|place| places.add(place));
        assert_eq!(places.as_slice(), [1, 2, 3, 4, 5, 7, 9, 10, 11, 12]);
    }
}
