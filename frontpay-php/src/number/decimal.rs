//! Decimal numbers as they are written, compared exactly.
//!
//! Money and limits of rules must not be rounded. Crates such as `rust_decimal` hold 96 bits, and big-number crates
//! allocate; this type borrows the digits, whatever their number, and works in a `const fn`.

#![expect(clippy::cast_possible_wrap, reason = "`TryFrom` is not const, and no text is that long")]

use core::cmp::Ordering;

/// A decimal number that borrows the digits of its text: nothing is converted, and no digit is lost.
#[derive(Clone, Copy)]
pub struct Decimal<'a> {
    pub(super) negative: bool,
    /// The digits before the point, without leading zeros.
    pub(super) whole: &'a [u8],
    /// The digits after the point, without trailing zeros.
    pub(super) fraction: &'a [u8],
    pub(super) exponent: i64,
}

/// The limit of exponents. No text has enough digits to compensate for one that is larger.
const EXPONENT_LIMIT: i64 = 1 << 40;

impl<'a> Decimal<'a> {
    /// Reads `[+-] digits [. digits] [e [+-] digits]` with at least one digit before the exponent.
    #[must_use]
    pub const fn parse(text: &'a [u8]) -> Option<Self> {
        let Some(Parts { negative, start, whole, fraction, exponent }) = Parts::of(text) else { return None };
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

    /// Returns `true` if [`parse`](Self::parse) accepts a text.
    #[must_use]
    pub const fn is_valid(text: &[u8]) -> bool {
        Parts::of(text).is_some()
    }

    /// Returns the exponent as it is written, 0 if there is none.
    #[must_use]
    pub const fn exponent(&self) -> i64 {
        self.exponent
    }

    /// Returns `true` if the number is zero.
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

    /// Returns the value of a number without fraction and exponent, if 64 bits hold it.
    #[expect(clippy::cast_possible_truncation, reason = "the range is checked")]
    #[must_use]
    pub const fn to_i64(&self) -> Option<i64> {
        if self.whole.len() > 19 || !self.fraction.is_empty() || self.exponent != 0 {
            return None;
        }
        let mut number: i128 = 0;
        let mut at = 0;
        while at < self.whole.len() {
            number = number * 10 + (self.whole[at] - b'0') as i128;
            at += 1;
        }
        if self.negative {
            number = -number;
        }
        if number < i64::MIN as i128 || number > i64::MAX as i128 { None } else { Some(number as i64) }
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
        let point = self.decimal_point();
        if point != other.decimal_point() {
            return if point > other.decimal_point() { Ordering::Greater } else { Ordering::Less };
        }
        let left = self.digit_count();
        let right = other.digit_count();
        let mut at = 0;
        while at < left || at < right {
            let (digit, other_digit) = (self.digit(at), other.digit(at));
            if digit != other_digit {
                return if digit > other_digit { Ordering::Greater } else { Ordering::Less };
            }
            at += 1;
        }
        Ordering::Equal
    }

    /// Returns the position of the point, counted in digits from the first significant one: 3 for `123`, 0 for `0.12`.
    pub(super) const fn decimal_point(&self) -> i64 {
        if self.whole.is_empty() {
            let zeros = self.fraction.len() - without_leading_zeros(self.fraction).len();
            self.exponent - zeros as i64
        } else {
            self.exponent + self.whole.len() as i64
        }
    }

    /// Returns the number of digits from the first significant one.
    pub(super) const fn digit_count(&self) -> usize {
        if self.whole.is_empty() {
            without_leading_zeros(self.fraction).len()
        } else {
            self.whole.len() + self.fraction.len()
        }
    }

    /// Returns the digit (0 to 9) at a position counted from the first significant one; 0 beyond the last.
    pub(super) const fn digit(&self, at: usize) -> u8 {
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

/// The positions of the parts of a number.
///
/// Positions in place of slices: literals are full of numbers, and a slice costs the compiler's interpreter a call.
struct Parts {
    negative: bool,
    /// The position of the first digit.
    start: usize,
    /// The number of digits before the point.
    whole: usize,
    /// The number of digits after the point.
    fraction: usize,
    exponent: i64,
}

impl Parts {
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

/// Takes a sign, and returns its length too.
const fn sign(text: &[u8]) -> (bool, usize, &[u8]) {
    match text {
        [b'-', rest @ ..] => (true, 1, rest),
        [b'+', rest @ ..] => (false, 1, rest),
        _ => (false, 0, text),
    }
}

/// Takes digits, and returns their number too.
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
