//! Conversion of doubles to decimal text and back, as by PHP, in `const fn`.
//!
//! Sources: the layout of the text is that of `zend_gcvt` in `Zend/zend_strtod.c`. The digits are computed exactly, as the
//! rounded quotient of two big integers (the general case of Clinger, "How to Read Floating Point Numbers Accurately",
//! 1990), with his fast path for short decimals. The faster algorithms (Grisu, Ryu, Eisel-Lemire) need tables of powers and
//! a fallback to this one, and the common cases take 128 bits here.
//!
//! At run time `str::parse` and `format!("{:.13e}")` give the same digits, and the tests compare with them. They are not
//! used, so that the compiler and the program cannot disagree about a value: neither is `const`.

#![expect(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "`From` and `TryFrom` are not const, and the ranges are those of the digits of a double"
)]

use super::decimal::Decimal;

/// The number of significant digits that PHP prints of a float (`precision=14`).
pub(crate) const PRECISION: u32 = 14;

/// The limbs of a big integer: 4,352 bits are enough for every double and for decimals of 800 digits.
const LIMBS: usize = 136;

/// An unsigned integer of up to 4,352 bits.
#[derive(Clone, Copy)]
pub(super) struct BigUint([u32; LIMBS]);

impl BigUint {
    pub(super) const fn new(value: u64) -> Self {
        let mut limbs = [0; LIMBS];
        limbs[0] = (value & 0xFFFF_FFFF) as u32;
        limbs[1] = (value >> 32) as u32;
        Self(limbs)
    }

    /// Returns `self * factor + add`.
    pub(super) const fn mul_add(mut self, factor: u32, add: u32) -> Self {
        let mut carry = add as u64;
        let mut at = 0;
        while at < LIMBS {
            carry += self.0[at] as u64 * factor as u64;
            self.0[at] = (carry & 0xFFFF_FFFF) as u32;
            carry >>= 32;
            at += 1;
        }
        self
    }

    const fn mul_power_of_ten(mut self, power: u32) -> Self {
        let mut left = power;
        while left >= 9 {
            self = self.mul_add(1_000_000_000, 0);
            left -= 9;
        }
        while left > 0 {
            self = self.mul_add(10, 0);
            left -= 1;
        }
        self
    }

    const fn shifted_left(self, bits: u32) -> Self {
        let (limbs, bits) = ((bits / 32) as usize, bits % 32);
        let mut result = [0; LIMBS];
        let mut at = LIMBS;
        while at > limbs {
            at -= 1;
            let high = self.0[at - limbs] << bits;
            let low = if bits > 0 && at > limbs { self.0[at - limbs - 1] >> (32 - bits) } else { 0 };
            result[at] = high | low;
        }
        Self(result)
    }

    pub(super) const fn bit_length(&self) -> u32 {
        let mut at = LIMBS;
        while at > 0 {
            at -= 1;
            if self.0[at] != 0 {
                return at as u32 * 32 + 32 - self.0[at].leading_zeros();
            }
        }
        0
    }

    pub(super) const fn is_less_than(&self, other: &Self) -> bool {
        let mut at = LIMBS;
        while at > 0 {
            at -= 1;
            if self.0[at] != other.0[at] {
                return self.0[at] < other.0[at];
            }
        }
        false
    }

    pub(super) const fn minus(mut self, other: &Self) -> Self {
        let mut borrow = 0;
        let mut at = 0;
        while at < LIMBS {
            let result = self.0[at] as i64 - other.0[at] as i64 - borrow;
            borrow = (result < 0) as i64;
            self.0[at] = (result & 0xFFFF_FFFF) as u32;
            at += 1;
        }
        self
    }
}

/// Returns `numerator / denominator` as an integer of at most 64 bits, rounded half to even.
///
/// `more_follows` is true if the numerator is cut off, so that a tie is in truth above one half.
const fn rounded_quotient(mut numerator: BigUint, denominator: &BigUint, more_follows: bool) -> u64 {
    let gap = numerator.bit_length().saturating_sub(denominator.bit_length());
    let mut quotient = 0;
    let mut shift = gap + 1;
    while shift > 0 {
        shift -= 1;
        let part = denominator.shifted_left(shift);
        quotient <<= 1;
        if !numerator.is_less_than(&part) {
            numerator = numerator.minus(&part);
            quotient |= 1;
        }
    }
    let twice_remainder = numerator.shifted_left(1);
    let is_above_half = denominator.is_less_than(&twice_remainder);
    let is_tie = !is_above_half && !twice_remainder.is_less_than(denominator);
    if is_above_half || (is_tie && (more_follows || quotient & 1 == 1)) { quotient + 1 } else { quotient }
}

/// The text that PHP converts a float to: 14 significant digits, `1.0E+25` beyond 15 digits, `INF`, `NAN`.
#[derive(Clone, Copy)]
pub struct FloatText {
    bytes: [u8; 24],
    length: usize,
}

impl FloatText {
    /// Returns the text as bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8] {
        self.bytes.split_at(self.length).0
    }

    /// Returns the text.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match core::str::from_utf8(self.as_bytes()) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    const fn with(mut self, byte: u8) -> Self {
        self.bytes[self.length] = byte;
        self.length += 1;
        self
    }

    const fn with_all(mut self, bytes: &[u8]) -> Self {
        let mut at = 0;
        while at < bytes.len() {
            self = self.with(bytes[at]);
            at += 1;
        }
        self
    }
}

/// Prints a float as PHP's `(string)` does.
///
/// ```
/// use frontpay_php::number::print_float;
/// assert_eq!(print_float(0.1 + 0.2).as_str(), "0.3");
/// assert_eq!(print_float(1e15).as_str(), "1.0E+15");
/// ```
#[must_use]
pub const fn print(value: f64) -> FloatText {
    let mut text = FloatText { bytes: [0; 24], length: 0 };
    if value.is_nan() {
        return text.with_all(b"NAN");
    }
    if value.is_sign_negative() {
        text = text.with(b'-');
    }
    if value.is_infinite() {
        return text.with_all(b"INF");
    }
    if value == 0.0 {
        return text.with(b'0');
    }
    let (digits, point) = significant_digits(value.abs());
    push_digits(text, digits, point)
}

/// Writes up to 14 digits as `zend_gcvt` does; `point` is the position of the decimal point, counted from the first digit.
const fn push_digits(mut text: FloatText, digits: u64, point: i32) -> FloatText {
    let mut figures = [0; PRECISION as usize];
    let mut count = 0;
    let mut rest = digits;
    let mut at = PRECISION as usize;
    while at > 0 {
        at -= 1;
        let figure = (rest % 10) as u8;
        rest /= 10;
        if figure != 0 && count == 0 {
            count = at + 1;
        }
        figures[at] = b'0' + figure;
    }
    if point < -3 || point > PRECISION as i32 {
        text = text.with(figures[0]).with(b'.');
        if count == 1 {
            text = text.with(b'0');
        }
        text = text.with_all(figures.split_at(count).0.split_at(1).1).with(b'E');
        return with_exponent(text, point - 1);
    }
    let mut place = 0;
    if point <= 0 {
        text = text.with_all(b"0.");
        while place < -point {
            text = text.with(b'0');
            place += 1;
        }
        return text.with_all(figures.split_at(count).0);
    }
    let mut at = 0;
    while at < count || (at as i32) < point {
        if at as i32 == point {
            text = text.with(b'.');
        }
        text = text.with(if at < figures.len() { figures[at] } else { b'0' });
        at += 1;
    }
    text
}

const fn with_exponent(text: FloatText, exponent: i32) -> FloatText {
    let text = text.with(if exponent < 0 { b'-' } else { b'+' });
    let power = exponent.unsigned_abs();
    let text = if power >= 100 { text.with(b'0' + (power / 100) as u8) } else { text };
    let text = if power >= 10 { text.with(b'0' + (power / 10 % 10) as u8) } else { text };
    text.with(b'0' + (power % 10) as u8)
}

/// Returns the first 14 significant digits of a positive finite float, rounded half to even, and the position of the point.
const fn significant_digits(value: f64) -> (u64, i32) {
    let (mantissa, exponent) = decompose(value);
    let mut point = estimated_point(mantissa, exponent);
    loop {
        let digits = scaled(mantissa, exponent, PRECISION as i32 - point);
        if digits >= 10_u64.pow(PRECISION) {
            point += 1;
        } else if digits < 10_u64.pow(PRECISION - 1) {
            point -= 1;
        } else {
            return (digits, point);
        }
    }
}

/// Returns `mantissa * 2^exponent * 10^power`, rounded half to even.
const fn scaled(mantissa: u64, exponent: i32, power: i32) -> u64 {
    if power >= 0 && power <= 22 && exponent <= 0 && exponent > -120 {
        return scaled_in_128_bits(mantissa, exponent.unsigned_abs(), power.unsigned_abs());
    }
    let mut numerator = BigUint::new(mantissa);
    let mut denominator = BigUint::new(1);
    if power >= 0 {
        numerator = numerator.mul_power_of_ten(power.unsigned_abs());
    } else {
        denominator = denominator.mul_power_of_ten(power.unsigned_abs());
    }
    if exponent >= 0 {
        numerator = numerator.shifted_left(exponent.unsigned_abs());
    } else {
        denominator = denominator.shifted_left(exponent.unsigned_abs());
    }
    rounded_quotient(numerator, &denominator, false)
}

/// The common case of [`scaled`]: a mantissa below 2^53 times a power up to 10^22 (below 2^74) fits 128 bits.
const fn scaled_in_128_bits(mantissa: u64, shift: u32, power: u32) -> u64 {
    let product = mantissa as u128 * 10_u128.pow(power);
    if shift == 0 {
        return product as u64;
    }
    let quotient = product >> shift;
    let rest = product - (quotient << shift);
    let half = 1_u128 << (shift - 1);
    let up = rest > half || (rest == half && quotient & 1 == 1);
    (quotient + up as u128) as u64
}

/// Returns the mantissa and exponent of a positive float: `mantissa * 2^exponent`.
const fn decompose(value: f64) -> (u64, i32) {
    let bits = value.to_bits();
    let fraction = bits & ((1 << 52) - 1);
    match ((bits >> 52) & 0x7FF) as i32 {
        0 => (fraction, -1074),
        exponent => (fraction | 1 << 52, exponent - 1075),
    }
}

/// Returns `floor(log10) + 1`, off by at most one.
const fn estimated_point(mantissa: u64, exponent: i32) -> i32 {
    let log2 = exponent + 63 - mantissa.leading_zeros() as i32;
    // 1233 / 4096 is log10(2) to four digits.
    ((log2 * 1233) >> 12) + 1
}

/// Converts a decimal to the nearest float, as `strtod` does.
pub(super) const fn from_decimal(decimal: &Decimal<'_>) -> f64 {
    let magnitude = if decimal.is_zero() || decimal.decimal_point() < -330 {
        0.0
    } else if decimal.decimal_point() > 310 {
        f64::INFINITY
    } else {
        from_significant(decimal)
    };
    if decimal.negative { -magnitude } else { magnitude }
}

/// The digits that are read of a decimal: 767 suffice to choose between two doubles, and of the rest only its existence
/// matters.
const DIGIT_LIMIT: usize = 770;

const fn from_significant(decimal: &Decimal<'_>) -> f64 {
    let significant = decimal.digit_count();
    let power = decimal.decimal_point() - significant as i64;
    if significant <= 15 && power >= -22 && power <= 22 {
        return from_few_digits(decimal, significant, power as i32);
    }
    let used = if significant < DIGIT_LIMIT { significant } else { DIGIT_LIMIT };
    let mut numerator = BigUint::new(0);
    let mut at = 0;
    while at < used {
        numerator = numerator.mul_add(10, decimal.digit(at) as u32);
        at += 1;
    }
    let power = decimal.decimal_point() - used as i64;
    let mut denominator = BigUint::new(1);
    if power >= 0 {
        numerator = numerator.mul_power_of_ten(power.unsigned_abs() as u32);
    } else {
        denominator = denominator.mul_power_of_ten(power.unsigned_abs() as u32);
    }
    nearest(&numerator, &denominator, used < significant)
}

/// Clinger's fast path: up to 15 digits and powers of ten up to 10^22 are exact in a double, so one operation rounds once.
const fn from_few_digits(decimal: &Decimal<'_>, significant: usize, power: i32) -> f64 {
    let mut digits: u64 = 0;
    let mut at = 0;
    while at < significant {
        digits = digits * 10 + decimal.digit(at) as u64;
        at += 1;
    }
    let mut scale = 1.0;
    let mut left = power.unsigned_abs();
    while left > 0 {
        scale *= 10.0;
        left -= 1;
    }
    if power < 0 { digits as f64 / scale } else { digits as f64 * scale }
}

/// Returns the float nearest to `numerator / denominator`.
const fn nearest(numerator: &BigUint, denominator: &BigUint, more_follows: bool) -> f64 {
    // With this exponent the quotient has 53 or 54 bits, or fewer if it is subnormal.
    let mut exponent = numerator.bit_length() as i32 - denominator.bit_length() as i32 - 53;
    loop {
        if exponent < -1074 {
            exponent = -1074;
        }
        let (top, bottom) = if exponent >= 0 {
            (*numerator, denominator.shifted_left(exponent.unsigned_abs()))
        } else {
            (numerator.shifted_left(exponent.unsigned_abs()), *denominator)
        };
        let mantissa = rounded_quotient(top, &bottom, more_follows);
        if mantissa >= 1 << 53 && exponent < 971 {
            // One bit too many: round the exact quotient once more, with the next exponent.
            exponent += 1;
            continue;
        }
        return compose(mantissa, exponent);
    }
}

const fn compose(mantissa: u64, exponent: i32) -> f64 {
    if mantissa >= 1 << 53 || exponent > 971 {
        return f64::INFINITY;
    }
    if mantissa < 1 << 52 {
        return f64::from_bits(mantissa);
    }
    f64::from_bits((mantissa - (1 << 52)) | ((exponent + 1075) as u64) << 52)
}
