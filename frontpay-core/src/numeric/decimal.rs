//! Exact decimal values of amounts.

use rust_decimal::Decimal;

use super::{Numeric, Spelling};

impl Numeric {
    /// Returns the exact value; for a float, the shortest decimal that reads as that float.
    ///
    /// Returns `None` for a number that a [`Decimal`] cannot hold: it has 28 significant digits.
    ///
    /// ```
    /// use frontpay_core::{Decimal, Numeric};
    /// let rate: Numeric = "51.00".parse()?;
    /// assert_eq!(rate.decimal(), Some(Decimal::new(51_00, 2)));
    /// # Ok::<(), frontpay_core::NotNumeric>(())
    /// ```
    #[must_use]
    pub fn decimal(&self) -> Option<Decimal> {
        match &self.0 {
            Spelling::Int(number) => Some(Decimal::from(*number)),
            Spelling::Float(number) => parse_decimal(&number.to_string()),
            Spelling::Text(text) => parse_decimal(text),
        }
    }
}

/// Parses a decimal with an optional exponent. As in PHP, white space around it is allowed.
fn parse_decimal(text: &str) -> Option<Decimal> {
    let text = text.trim_matches([' ', '\t', '\n', '\r', '\x0B', '\x0C']);
    let text = text.strip_prefix('+').unwrap_or(text);
    if text.contains(['e', 'E']) { Decimal::from_scientific(text).ok() } else { Decimal::from_str_exact(text).ok() }
}

impl From<Decimal> for Numeric {
    /// Stores the number as text, so that no digit is lost.
    fn from(number: Decimal) -> Self {
        Self(Spelling::Text(number.to_string()))
    }
}
