//! Decimal text, compared exactly.

#![expect(clippy::cast_possible_wrap, reason = "`TryFrom` is not const, and no text is that long")]

use core::cmp::Ordering;

/// A decimal number as it is spelled, taken apart but not converted: no digit is lost.
#[derive(Clone, Copy)]
pub struct Decimal<'a> {
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
    #[must_use]
    pub const fn parse(text: &'a [u8]) -> Option<Self> {
        let Some(Spelled { negative, start, whole, fraction, exponent }) = Spelled::of(text) else { return None };
        let point = start + whole;
        Some(Self {
            negative,
            whole: without_leading_zeros(slice(text, start, point)),
            fraction: if fraction == 0 {
                &[]
            } else {
                without_trailing_zeros(slice(text, point + 1, point + 1 + fraction))
            },
            exponent,
        })
    }

    /// Returns `true` if [`parse`](Self::parse) reads a text.
    #[must_use]
    pub const fn is(text: &[u8]) -> bool {
        Spelled::of(text).is_some()
    }

    /// Returns the exponent as it was spelled, 0 where there was none.
    #[must_use]
    pub const fn exponent(&self) -> i64 {
        self.exponent
    }

    /// Returns `true` if the number is zero, however it is written.
    #[must_use]
    pub const fn is_zero(&self) -> bool {
        self.whole.is_empty() && without_leading_zeros(self.fraction).is_empty()
    }

    /// Compares two numbers by value: `1.50`, `15e-1` and `1.5` are equal.
    #[must_use]
    pub const fn compare(&self, other: &Decimal<'_>) -> Ordering {
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

    /// Returns the number of digits from the first significant one.
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

/// The position of the digits of a number. Literals are full of numbers, and taking slices is dear to the compiler.
struct Spelled {
    negative: bool,
    /// The position of the first digit.
    start: usize,
    /// The number of digits before the point.
    whole: usize,
    /// The number of digits after the point.
    fraction: usize,
    exponent: i64,
}

impl Spelled {
    const fn of(text: &[u8]) -> Option<Self> {
        let (negative, start, rest) = sign(text);
        let (whole, mut rest) = digits(rest);
        let mut fraction = 0;
        if let [b'.', behind @ ..] = rest {
            (fraction, rest) = digits(behind);
        }
        if whole == 0 && fraction == 0 {
            return None;
        }
        let mut exponent = 0;
        if let [b'e' | b'E', behind @ ..] = rest {
            let Some(power) = parse_exponent(behind) else { return None };
            (exponent, rest) = power;
        }
        if matches!(rest, []) { Some(Self { negative, start, whole, fraction, exponent }) } else { None }
    }
}

/// Takes a sign; tells how long it is.
const fn sign(text: &[u8]) -> (bool, usize, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, 1, rest),
        [b'+', rest @ ..] => (false, 1, rest),
        _ => (false, 0, text),
    }
}

/// Takes digits; tells how many.
const fn digits(mut text: &[u8]) -> (usize, &[u8]) {
    let mut count = 0;
    while let [b'0'..=b'9', rest @ ..] = text {
        text = rest;
        count += 1;
    }
    (count, text)
}

const fn parse_exponent(text: &[u8]) -> Option<(i64, &[u8])> {
    let (negative, _, mut text) = sign(text);
    let (count, rest) = digits(text);
    if count == 0 {
        return None;
    }
    let mut power: i64 = 0;
    while let [digit @ b'0'..=b'9', behind @ ..] = text {
        if power < EXPONENT_LIMIT {
            power = power * 10 + (*digit - b'0') as i64;
        }
        text = behind;
    }
    Some((if negative { -power } else { power }, rest))
}

const fn byte(text: &[u8], at: usize) -> Option<u8> {
    if at < text.len() { Some(text[at]) } else { None }
}

const fn slice(text: &[u8], from: usize, to: usize) -> &[u8] {
    text.split_at(to).0.split_at(from).1
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
