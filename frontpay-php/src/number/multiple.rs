//! Exact divisibility of decimals.
//!
//! Long division by schoolbook arithmetic, one digit at a time, so that only the remainder is kept: in 128 bits if the
//! divisor has few digits, in a [`BigUint`] otherwise. No library divides decimals of any length in a `const fn`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    reason = "`TryFrom` is not const, and the ranges are checked"
)]

use super::decimal::Decimal;
use super::float::BigUint;

/// The digits of a divisor with which ten times the remainder still fits 128 bits.
const FEW_DIGITS: usize = 37;

/// The digits of the longest supported divisor. With one digit more it has 3,990 bits, and a [`BigUint`] has 4,352.
const MANY_DIGITS: usize = 1200;

impl Decimal<'_> {
    /// Returns `true` if this is an integer times `divisor`: 0 is a multiple of anything but 0, and nothing is one of 0.
    #[must_use]
    pub const fn is_multiple_of(&self, divisor: &Decimal<'_>) -> bool {
        if divisor.is_zero() || self.is_zero() {
            return !divisor.is_zero();
        }
        let (digits, divisor_digits) =
            (self.digit_count_without_trailing_zeros(), divisor.digit_count_without_trailing_zeros());
        // Both numbers are integers that do not end in 0, times a power of ten. This is the difference of the powers.
        let power = (self.decimal_point() - digits as i64) - (divisor.decimal_point() - divisor_digits as i64);
        if power < 0 || divisor_digits > MANY_DIGITS {
            return false;
        }
        // A divisor has fewer factors 2 and 5 than bits, so a higher power of ten does not change divisibility.
        if divisor_digits <= FEW_DIGITS {
            self.has_no_remainder(digits, min(power, 128), divisor, divisor_digits)
        } else {
            self.has_no_big_remainder(digits, min(power, 4096), divisor, divisor_digits)
        }
    }

    const fn digit_count_without_trailing_zeros(&self) -> usize {
        let mut count = self.digit_count();
        while count > 0 && self.digit(count - 1) == 0 {
            count -= 1;
        }
        count
    }

    const fn has_no_remainder(
        &self,
        digits: usize,
        power: usize,
        divisor: &Decimal<'_>,
        divisor_digits: usize,
    ) -> bool {
        let mut divisor_value = 0_u128;
        let mut at = 0;
        while at < divisor_digits {
            divisor_value = divisor_value * 10 + divisor.digit(at) as u128;
            at += 1;
        }
        let mut remainder = 0;
        at = 0;
        while at < digits + power {
            remainder = (remainder * 10 + self.padded_digit(at, digits) as u128) % divisor_value;
            at += 1;
        }
        remainder == 0
    }

    const fn has_no_big_remainder(
        &self,
        digits: usize,
        power: usize,
        divisor: &Decimal<'_>,
        divisor_digits: usize,
    ) -> bool {
        if digits + power < divisor_digits {
            return false;
        }
        let mut divisor_value = BigUint::new(0);
        let mut at = 0;
        while at < divisor_digits {
            divisor_value = divisor_value.mul_add(10, divisor.digit(at) as u32);
            at += 1;
        }
        let mut remainder = BigUint::new(0);
        at = 0;
        while at < digits + power {
            remainder = remainder.mul_add(10, self.padded_digit(at, digits) as u32);
            while !remainder.is_less_than(&divisor_value) {
                remainder = remainder.minus(&divisor_value);
            }
            at += 1;
        }
        remainder.bit_length() == 0
    }

    /// Returns a significant digit, or 0 behind the first `digits`.
    const fn padded_digit(&self, at: usize, digits: usize) -> u8 {
        if at < digits { self.digit(at) } else { 0 }
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
        for (number, divisor, expected) in [
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
            assert_eq!(is_multiple(number, divisor), expected, "{number} of {divisor}");
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
