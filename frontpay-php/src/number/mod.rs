//! Numbers as PHP reads, prints and compares them, without an allocation and in `const fn`.
//!
//! PHP reads a text as a number wherever the two meet, prints a float with 14 significant digits, and compares values of
//! different types by rules of its own. These functions do the same, to the digit:
//!
//! ```
//! use frontpay_php::Value;
//! use frontpay_php::number::{Text, is_numeric, loosely_equal};
//!
//! const _: () = assert!(is_numeric(" 1e3\n") && !is_numeric("1_000"));
//! const _: () = assert!(loosely_equal(Value::Str("1e1"), Value::Int(10)));
//! assert_eq!(Text::of(Value::Float(1e25)).as_ref().map(Text::as_str), Some("1.0E+25"));
//! ```

mod decimal;
mod equality;
mod float;
mod multiple;
mod print;
mod read;
mod size;

pub use decimal::Decimal;
pub use equality::{identical, is_index, loosely_equal, loosely_equals, truth};
pub use float::{FloatText, print as print_float};
pub use print::{IntText, Text};
pub use read::{Scalar, from_json, integer, is_numeric, is_positive, numeric, scalar, trimmed};
pub use size::{Size, characters};

use core::fmt;

/// `Debug` names the type alone, because the numbers of payloads must not get into logs.
macro_rules! debug_without_content {
    ($($name:ident $(<$life:lifetime>)?),*) => {$(
        impl fmt::Debug for $name $(<$life>)? {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )*};
}

debug_without_content!(Decimal<'_>, FloatText, IntText, Scalar, Size<'_>, Text<'_>);

#[cfg(test)]
mod tests {
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
            assert_eq!(loosely_equals(value, text), equal, "{text}");
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
                let ours: f64 = print_float(value).as_str().parse().map_err(|_| proptest::test_runner::TestCaseError::fail("not a number"))?;
                let theirs: f64 = format!("{value:.13e}").parse().map_err(|_| proptest::test_runner::TestCaseError::fail("not a number"))?;
                proptest::prop_assert_eq!(ours.to_bits(), theirs.to_bits());
            }
        }
    }
}
