//! A reader of the numbers and names within a token, as lenient as PHP's.
//!
//! Source: the helpers of timelib's `parse_date.re`, such as `timelib_get_nr`, which skip everything up to a digit.

use super::names;

/// A position in a text that ends as a C string does, at the first NUL.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reader<'t> {
    text: &'t [u8],
}

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        let end = text.iter().position(|byte| *byte == 0).unwrap_or(text.len());
        Self { text: &text[..end] }
    }

    /// Returns the byte at the position, or NUL at the end.
    pub(super) fn peek(&self) -> u8 {
        self.text.first().copied().unwrap_or(0)
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.text.is_empty()
    }

    pub(super) fn skip(&mut self, count: usize) {
        self.text = self.text.get(count..).unwrap_or_default();
    }

    /// Skips a byte if it comes next.
    pub(super) fn eat(&mut self, byte: u8) -> bool {
        let found = !self.is_at_end() && self.peek() == byte;
        self.skip(usize::from(found));
        found
    }

    pub(super) fn ends_with(&self, byte: u8) -> bool {
        self.text.last() == Some(&byte)
    }

    pub(super) fn starts_with(&self, start: &str) -> bool {
        self.text.starts_with(start.as_bytes())
    }

    /// Takes the bytes for which a condition holds.
    pub(super) fn take_while(&mut self, condition: impl Fn(u8) -> bool) -> &'t [u8] {
        let end = self.text.iter().position(|byte| !condition(*byte)).unwrap_or(self.text.len());
        let (taken, rest) = self.text.split_at(end);
        self.text = rest;
        taken
    }

    /// Skips to the next digit and reads up to `max_digits` digits.
    pub(super) fn number(&mut self, max_digits: usize) -> Option<i64> {
        self.number_and_length(max_digits).map(|(number, _)| number)
    }

    pub(super) fn number_and_length(&mut self, max_digits: usize) -> Option<(i64, usize)> {
        self.take_while(|byte| !byte.is_ascii_digit());
        let digits = self.digits(max_digits);
        (!digits.is_empty()).then(|| (decimal(digits), digits.len()))
    }

    fn digits(&mut self, max_digits: usize) -> &'t [u8] {
        let length = self.text.iter().take(max_digits).take_while(|byte| byte.is_ascii_digit()).count();
        let (digits, rest) = self.text.split_at(length);
        self.text = rest;
        digits
    }

    /// Reads a number with any number of signs; each `-` negates it.
    pub(super) fn signed(&mut self, max_digits: usize) -> Option<i64> {
        self.take_while(|byte| !byte.is_ascii_digit() && !is_sign(byte));
        let signs = self.take_while(is_sign);
        let negative = signs.iter().fold(false, |negative, sign| negative != (*sign == b'-'));
        self.take_while(|byte| !byte.is_ascii_digit());
        let digits = self.digits(max_digits);
        let number = checked_decimal(digits)?;
        Some(if negative { -number } else { number })
    }

    /// Reads a year; one of two digits is between 1970 and 2069.
    pub(super) fn year(&mut self, max_digits: usize) -> Option<i64> {
        let (year, length) = self.number_and_length(max_digits)?;
        Some(match year {
            _ if length >= 4 => year,
            0..70 => year + 2000,
            70..100 => year + 1900,
            _ => year,
        })
    }

    /// Reads the fraction of a second behind a point or colon, in microseconds.
    pub(super) fn fraction(&mut self) -> Option<i64> {
        let is_part = |byte: u8| matches!(byte, b'.' | b':') || byte.is_ascii_digit();
        self.take_while(|byte| !is_part(byte));
        let (_, digits) = self.take_while(is_part).split_first()?;
        let end = digits.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(digits.len());
        let padded = digits[..end].iter().copied().chain(core::iter::repeat(b'0')).take(6);
        Some(padded.fold(0, |number, digit| number * 10 + i64::from(digit - b'0')))
    }

    /// Reads `am` or `pm`, and returns the hours to add.
    pub(super) fn meridian(&mut self, hour: i64) -> i64 {
        self.take_while(|byte| !is_meridian(byte));
        let adds = meridian(self.peek(), hour);
        self.skip(1);
        self.eat(b'.');
        self.eat_letter(b'm');
        self.eat(b'.');
        adds
    }

    /// Skips to an `a` or `p` and reads `am`, `pm`, `a.m.` or `p.m.`, and nothing else; returns the hours to add.
    pub(super) fn strict_meridian(&mut self, hour: i64) -> Option<i64> {
        self.take_while(|byte| !is_meridian(byte));
        if self.is_at_end() {
            return None;
        }
        let adds = meridian(self.peek(), hour);
        self.skip(1);
        let has_point = self.eat(b'.');
        (self.eat_letter(b'm') && (!has_point || self.eat(b'.'))).then_some(adds)
    }

    fn eat_letter(&mut self, letter: u8) -> bool {
        self.eat(letter) || self.eat(letter.to_ascii_uppercase())
    }

    pub(super) fn skip_day_suffix(&mut self) {
        let has_suffix = self
            .text
            .get(..2)
            .is_some_and(|start| [b"st", b"nd", b"rd", b"th"].iter().any(|suffix| start.eq_ignore_ascii_case(*suffix)));
        self.skip(if has_suffix { 2 } else { 0 });
    }

    /// Skips spaces, tabs and no-break spaces.
    pub(super) fn skip_spaces(&mut self) {
        loop {
            let length = match self.text {
                [b' ' | b'\t', ..] => 1,
                [0xC2, 0xA0, ..] => 2,
                [0xE2, 0x80, 0xAF, ..] => 3,
                _ => return,
            };
            self.skip(length);
        }
    }

    /// Reads the name of a month behind separators.
    pub(super) fn separated_month(&mut self) -> Option<i64> {
        self.take_while(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'.' | b'/'));
        self.month()
    }

    pub(super) fn month(&mut self) -> Option<i64> {
        names::month(self.take_while(|byte| byte.is_ascii_alphabetic()))
    }

    /// Reads a word such as `first` or `next` behind separators.
    pub(super) fn relative_text(&mut self) -> names::RelativeText {
        self.take_while(|byte| matches!(byte, b' ' | b'\t' | b'-' | b'/'));
        names::relative_text(self.take_while(|byte| byte.is_ascii_alphabetic()))
    }

    pub(super) fn relative_unit(&mut self) -> Option<names::RelativeUnit> {
        names::relative_unit(
            self.take_while(|byte| {
                !matches!(byte, b' ' | b',' | b'\t' | b';' | b':' | b'/' | b'.' | b'-' | b'(' | b')')
            }),
        )
    }
}

fn is_sign(byte: u8) -> bool {
    matches!(byte, b'+' | b'-')
}

fn is_meridian(byte: u8) -> bool {
    matches!(byte, b'a' | b'A' | b'p' | b'P')
}

fn meridian(letter: u8, hour: i64) -> i64 {
    match (letter, hour) {
        (b'a' | b'A', 12) => -12,
        (b'a' | b'A', _) | (_, 12) => 0,
        _ => 12,
    }
}

/// Converts digits to a number, which saturates.
pub(super) fn decimal(digits: &[u8]) -> i64 {
    digits.iter().fold(0_i64, |number, digit| number.saturating_mul(10).saturating_add(i64::from(digit - b'0')))
}

fn checked_decimal(digits: &[u8]) -> Option<i64> {
    if digits.is_empty() {
        return None;
    }
    digits.iter().try_fold(0_i64, |number, digit| number.checked_mul(10)?.checked_add(i64::from(digit - b'0')))
}
