//! Exact multiples of decimals.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "`TryFrom` is not const, and the ranges are checked"
)]

use super::decimal::Decimal;
use super::float::Big;

/// A divisor of at most this many digits leaves a remainder that fits 128 bits with one digit more.
const FEW_DIGITS: usize = 37;

/// The longest divisor that can be divided by.
const MANY_DIGITS: usize = 1200;

impl Decimal<'_> {
    /// Returns `true` if this is an integer times `divisor`: 0 is a multiple of anything but 0, and nothing is one of 0.
    #[must_use]
    pub const fn is_multiple_of(&self, divisor: &Decimal<'_>) -> bool {
        if divisor.is_zero() || self.is_zero() {
            return !divisor.is_zero();
        }
        let (digits, divisor_digits) = (self.significant_without_zeros(), divisor.significant_without_zeros());
        // Both numbers as integers that do not end in 0, times a power of ten.
        let power = (self.top() - digits as i64) - (divisor.top() - divisor_digits as i64);
        if power < 0 || divisor_digits > MANY_DIGITS {
            return false;
        }
        // A divisor has fewer factors 2 and 5 than it has bits, so that no higher power of ten helps.
        if divisor_digits <= FEW_DIGITS {
            self.leaves_nothing(digits, min(power, 128), divisor, divisor_digits)
        } else {
            self.leaves_nothing_of_many(digits, min(power, 4096), divisor, divisor_digits)
        }
    }

    const fn significant_without_zeros(&self) -> usize {
        let mut count = self.significant();
        while count > 0 && self.significant_digit(count - 1) == 0 {
            count -= 1;
        }
        count
    }

    const fn leaves_nothing(&self, digits: usize, power: usize, divisor: &Decimal<'_>, divisor_digits: usize) -> bool {
        let mut whole = 0_u128;
        let mut at = 0;
        while at < divisor_digits {
            whole = whole * 10 + divisor.significant_digit(at) as u128;
            at += 1;
        }
        let mut rest = 0;
        at = 0;
        while at < digits + power {
            rest = (rest * 10 + self.digit_of(at, digits) as u128) % whole;
            at += 1;
        }
        rest == 0
    }

    const fn leaves_nothing_of_many(
        &self,
        digits: usize,
        power: usize,
        divisor: &Decimal<'_>,
        divisor_digits: usize,
    ) -> bool {
        if digits + power < divisor_digits {
            return false;
        }
        let mut whole = Big::new(0);
        let mut at = 0;
        while at < divisor_digits {
            whole = whole.times_plus(10, divisor.significant_digit(at) as u32);
            at += 1;
        }
        let mut rest = Big::new(0);
        at = 0;
        while at < digits + power {
            rest = rest.times_plus(10, self.digit_of(at, digits) as u32);
            while !rest.is_less_than(&whole) {
                rest = rest.minus(&whole);
            }
            at += 1;
        }
        rest.bits() == 0
    }

    /// The digit at a place; zeros behind the first `digits`.
    const fn digit_of(&self, at: usize, digits: usize) -> u8 {
        if at < digits { self.significant_digit(at) } else { 0 }
    }
}

const fn min(power: i64, limit: usize) -> usize {
    if power < limit as i64 { power as usize } else { limit }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_multiple(number: &str, divisor: &str) -> bool {
        let (number, divisor) = (Decimal::parse(number.as_bytes()), Decimal::parse(divisor.as_bytes()));
        number.zip(divisor).is_some_and(|(number, divisor)| number.is_multiple_of(&divisor))
    }

    #[test]
    fn multiples_are_exact() {
        for (number, divisor, holds) in [
            ("10", "2.5", true),
            ("-7.5", "2.5", true),
            ("10.1", "2.5", false),
            ("0.3", "0.1", true),
            ("0", "3", true),
            ("0", "0", false),
            ("3", "0", false),
            ("1", "3", false),
            ("1e3", "8", true),
            ("1e2", "8", false),
            ("1e1000000000", "512", true),
            ("1e1000000000", "3", false),
            ("1e-1000000000", "3", false),
            ("1", "1e-400", true),
            ("123456789012345678901234567890123456789012345678", "2", true),
            (
                "246913578024691357802469135780246913578024691356",
                "123456789012345678901234567890123456789012345678",
                true,
            ),
            (
                "246913578024691357802469135780246913578024691357",
                "123456789012345678901234567890123456789012345678",
                false,
            ),
        ] {
            assert_eq!(is_multiple(number, divisor), holds, "{number} of {divisor}");
        }
    }

    proptest::proptest! {
        #[test]
        fn multiples_of_integers_are_those_of_the_remainder(number: i64, divisor in 1_i64..10_000) {
            let ours = is_multiple(&number.to_string(), &divisor.to_string());
            proptest::prop_assert_eq!(ours, number % divisor == 0);
            let small = is_multiple(&format!("{number}e-7"), &format!("{divisor}e-7"));
            proptest::prop_assert_eq!(small, ours);
        }
    }
}
