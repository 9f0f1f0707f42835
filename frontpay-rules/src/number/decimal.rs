//! Decimal text, compared exactly.

#![expect(clippy::cast_possible_wrap, reason = "`TryFrom` is not const, and no text is that long")]

use core::cmp::Ordering;

/// A decimal number as it is spelled, taken apart but not converted: no digit is lost.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Decimal<'a> {
    pub(super) negative: bool,
    /// The digits before the point, without leading zeros.
    pub(super) whole: &'a [u8],
    /// The digits behind the point, without trailing zeros.
    pub(super) fraction: &'a [u8],
    pub(super) exponent: i64,
}

/// An exponent beyond this is kept as this: no text is long enough to make up for it.
const EXPONENT_LIMIT: i64 = 1 << 40;

impl<'a> Decimal<'a> {
    /// Reads `[+-] digits [. digits] [e [+-] digits]` with at least one digit before the exponent.
    pub(crate) const fn parse(text: &'a [u8]) -> Option<Self> {
        let mut at = 0;
        let mut negative = false;
        if let Some(sign @ (b'+' | b'-')) = byte(text, at) {
            negative = sign == b'-';
            at = 1;
        }
        let whole = slice(text, at, end_of_digits(text, at));
        at += whole.len();
        let mut fraction: &[u8] = &[];
        if let Some(b'.') = byte(text, at) {
            fraction = slice(text, at + 1, end_of_digits(text, at + 1));
            at += 1 + fraction.len();
        }
        if whole.is_empty() && fraction.is_empty() {
            return None;
        }
        let mut exponent = 0;
        if let Some(b'e' | b'E') = byte(text, at) {
            let Some((power, end)) = parse_exponent(text, at + 1) else { return None };
            exponent = power;
            at = end;
        }
        if at != text.len() {
            return None;
        }
        Some(Self {
            negative,
            whole: without_leading_zeros(whole),
            fraction: without_trailing_zeros(fraction),
            exponent,
        })
    }

    /// Returns the exponent as it was spelled, 0 where there was none.
    pub(crate) const fn exponent(&self) -> i64 {
        self.exponent
    }

    pub(crate) const fn is_zero(&self) -> bool {
        self.whole.is_empty() && without_leading_zeros(self.fraction).is_empty()
    }

    /// Compares two numbers by value: `1.50`, `15e-1` and `1.5` are equal.
    pub(crate) const fn compare(&self, other: &Decimal<'_>) -> Ordering {
        match (self.signum(), other.signum()) {
            (-1, -1) => other.compare_magnitude(self),
            (1, 1) => self.compare_magnitude(other),
            (left, right) if left < right => Ordering::Less,
            (left, right) if left > right => Ordering::Greater,
            _ => Ordering::Equal,
        }
    }

    pub(super) const fn signum(&self) -> i8 {
        if self.is_zero() {
            0
        } else if self.negative {
            -1
        } else {
            1
        }
    }

    const fn compare_magnitude(&self, other: &Decimal<'_>) -> Ordering {
        let top = self.top();
        if top != other.top() {
            return if top > other.top() { Ordering::Greater } else { Ordering::Less };
        }
        let left = self.significant();
        let right = other.significant();
        let mut at = 0;
        while at < left || at < right {
            let (mine, its) = (self.significant_digit(at), other.significant_digit(at));
            if mine != its {
                return if mine > its { Ordering::Greater } else { Ordering::Less };
            }
            at += 1;
        }
        Ordering::Equal
    }

    /// The power of ten just above the first significant digit: 3 for `123`, 0 for `0.12`.
    pub(super) const fn top(&self) -> i64 {
        if self.whole.is_empty() {
            let zeros = self.fraction.len() - without_leading_zeros(self.fraction).len();
            self.exponent - zeros as i64
        } else {
            self.exponent + self.whole.len() as i64
        }
    }

    /// How many digits there are from the first significant one.
    pub(super) const fn significant(&self) -> usize {
        if self.whole.is_empty() {
            without_leading_zeros(self.fraction).len()
        } else {
            self.whole.len() + self.fraction.len()
        }
    }

    /// The digit (0 to 9) at a place counted from the first significant one; 0 beyond the last.
    pub(super) const fn significant_digit(&self, at: usize) -> u8 {
        let digit = if self.whole.is_empty() {
            byte(without_leading_zeros(self.fraction), at)
        } else if at < self.whole.len() {
            byte(self.whole, at)
        } else {
            byte(self.fraction, at - self.whole.len())
        };
        match digit {
            Some(digit) => digit - b'0',
            None => 0,
        }
    }
}

const fn parse_exponent(text: &[u8], from: usize) -> Option<(i64, usize)> {
    let mut at = from;
    let mut negative = false;
    if let Some(sign @ (b'+' | b'-')) = byte(text, at) {
        negative = sign == b'-';
        at += 1;
    }
    let end = end_of_digits(text, at);
    if end == at {
        return None;
    }
    let mut power: i64 = 0;
    while at < end {
        if power < EXPONENT_LIMIT {
            power = power * 10 + (text[at] - b'0') as i64;
        }
        at += 1;
    }
    Some((if negative { -power } else { power }, end))
}

const fn byte(text: &[u8], at: usize) -> Option<u8> {
    if at < text.len() { Some(text[at]) } else { None }
}

const fn slice(text: &[u8], from: usize, to: usize) -> &[u8] {
    text.split_at(to).0.split_at(from).1
}

const fn end_of_digits(text: &[u8], from: usize) -> usize {
    let mut at = from;
    while at < text.len() && text[at].is_ascii_digit() {
        at += 1;
    }
    at
}

const fn without_leading_zeros(digits: &[u8]) -> &[u8] {
    let mut rest = digits;
    while let [b'0', tail @ ..] = rest {
        rest = tail;
    }
    rest
}

const fn without_trailing_zeros(digits: &[u8]) -> &[u8] {
    let mut rest = digits;
    while let [head @ .., b'0'] = rest {
        rest = head;
    }
    rest
}
