//! Numbers as PHP reads, prints and compares them, without allocation and in `const fn`.
//!
//! PHP converts a text to a number when it compares the two, prints a float with 14 significant digits, and compares values
//! of different types by its own table. These functions do the same, to the digit:
//!
//! ```
//! use frontpay_php::Value;
//! use frontpay_php::number::{ValueText, is_numeric, loosely_equal};
//!
//! const _: () = assert!(is_numeric(" 1e3\n") && !is_numeric("1_000"));
//! const _: () = assert!(loosely_equal(Value::Str("1e1"), Value::Int(10)));
//! assert_eq!(ValueText::of(Value::Float(1e25)).as_ref().map(ValueText::as_str), Some("1.0E+25"));
//! ```

mod decimal;
mod equality;
mod float;
mod multiple;
mod parse;
mod print;
mod size;

pub use decimal::Decimal;
pub use equality::{identical, is_index, loosely_equal, loosely_equals_text, to_bool};
pub use float::{FloatText, print as print_float};
pub use parse::{ParsedNumber, from_json, is_numeric, is_positive, numeric_decimal, parse_number, trimmed};
pub use print::{IntText, ValueText};
pub use size::{Size, char_count};

use core::fmt;

/// Implements `Debug` with the name of the type alone, because payloads must not get into logs.
macro_rules! debug_without_content {
    ($($name:ident $(<$life:lifetime>)?),*) => {$(
        impl fmt::Debug for $name $(<$life>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

debug_without_content!(Decimal<'_>, FloatText, IntText, ParsedNumber, Size<'_>, ValueText<'_>);

#[cfg(test)]
mod tests {
    use proptest::test_runner::TestCaseError;

    use super::*;
    use crate::value::Value;

    fn parse(text: &str) -> Option<f64> {
        Decimal::parse(text.as_bytes()).map(|decimal| float::from_decimal(&decimal))
    }

    #[test]
    fn floats_print_as_php_prints_them() {
        for (value, text) in [
            (0.300_000_000_000_000_04, "0.3"),
            (1e15, "1.0E+15"),
            (1e14, "1.0E+14"),
            (12_345_678_901_234.0, "12345678901234"),
            (1.0, "1"),
            (-0.0, "-0"),
            (4017.86, "4017.86"),
            (0.0001, "0.0001"),
            (0.00001, "1.0E-5"),
            (1.5e300, "1.5E+300"),
            (5e-324, "4.9406564584125E-324"),
            (f64::INFINITY, "INF"),
        ] {
            assert_eq!(print_float(value).as_str(), text);
        }
    }

    #[test]
    fn loose_comparison_follows_php() {
        for (value, text, equal) in [
            (Value::Int(1), "01", true),
            (Value::Int(1), "1.0", true),
            (Value::Int(0), "a", false),
            (Value::Int(0), "", false),
            (Value::Str("1e1"), "10", true),
            (Value::Str("1e1"), "10 ", true),
            (Value::Str("abc"), "ABC", false),
            (Value::Str("9223372036854775808"), "9223372036854775809", false),
            (Value::Float(1.5), "1.50", true),
            (Value::Float(1e25), "1.0E+25", true),
        ] {
            assert_eq!(loosely_equals_text(value, text), equal, "{text}");
        }
    }

    proptest::proptest! {
        #[test]
        fn decimal_text_becomes_the_float_that_rust_reads(value: f64) {
            if value.is_finite() {
                let text = format!("{value:e}");
                proptest::prop_assert_eq!(parse(&text), Some(value));
            }
        }

        #[test]
        fn long_decimals_become_the_float_that_rust_reads(text in "-?[0-9]{1,40}\\.[0-9]{1,40}(e-?[0-9]{1,3})?") {
            let ours = parse(&text).map(f64::to_bits);
            proptest::prop_assert_eq!(ours, text.parse::<f64>().ok().map(f64::to_bits));
        }

        #[test]
        fn fourteen_digits_are_those_of_a_correct_printer(value: f64) {
            if value.is_finite() && value != 0.0 {
                let ours: f64 = print_float(value).as_str().parse().map_err(|_| TestCaseError::fail("not a number"))?;
                let theirs: f64 = format!("{value:.13e}").parse().map_err(|_| TestCaseError::fail("not a number"))?;
                proptest::prop_assert_eq!(ours.to_bits(), theirs.to_bits());
            }
        }
    }
}
