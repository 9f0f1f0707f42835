//! The documented formats of values.
//!
//! A format is defined once, by the prefixes of a text that have it. Both questions follow from it: whether a whole
//! value has the format, and in how many ways joined values can be split.

/// The kinds of order that call back: orders, reservations and subscriptions. The documents print the identifiers as a
/// prefix and nine or ten digits; their sample has three.
const PREFIXES: [&str; 3] = ["ODR", "RES", "SUB"];

/// The bounds keep the number of prefixes small. No identifier, and no amount of money, comes near them.
const MOST_IDENTIFIER_DIGITS: usize = 20;
const MOST_AMOUNT_DIGITS: usize = 15;
const MOST_FRACTION_DIGITS: usize = 14;

/// Unix seconds have ten digits from September 2001 to November 2286.
const TIME_DIGITS: usize = 10;

/// The format of one value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format<'f> {
    /// A known prefix and digits.
    Identifier,
    /// A word of a list, in upper or lower case.
    Word(&'f [String]),
    /// Unix seconds in ten digits.
    Time,
    /// Digits without leading zero, and a fraction behind a point where there is one.
    Amount,
    /// A text of at least one byte.
    Text,
    /// A text of a list.
    OneOf(&'f [String]),
    /// A text with this number of bytes.
    Length(usize),
}

impl Format<'_> {
    /// Returns `true` if the whole of `value` has this format.
    pub(super) fn is_format_of(self, value: &[u8]) -> bool {
        self.prefix_lengths(value).contains(&value.len())
    }

    /// Returns the lengths of all prefixes of `text` that have this format, each once.
    fn prefix_lengths(self, text: &[u8]) -> Vec<usize> {
        match self {
            Self::Identifier => identifier_lengths(text),
            Self::Word(words) => lengths_of(words, |word| starts_with_ignoring_case(text, word)),
            Self::Time => {
                if is_time(text) {
                    vec![TIME_DIGITS]
                } else {
                    Vec::new()
                }
            }
            Self::Amount => amount_lengths(text),
            Self::Text => (1..=text.len()).collect(),
            Self::OneOf(texts) => lengths_of(texts, |known| text.starts_with(known.as_bytes())),
            Self::Length(length) => {
                if length <= text.len() {
                    vec![length]
                } else {
                    Vec::new()
                }
            }
        }
    }

    /// Counts, for each place of `text`, the ways to read this format there and the formats behind it after that.
    ///
    /// `behind` is the same count for the formats behind this one. Counts stop at 255; only 0, 1 and more matter.
    fn ways_before(self, text: &[u8], behind: &[u8]) -> Vec<u8> {
        if self == Self::Text {
            // The sum of all counts behind a place, added up once: text may be thousands of bytes long.
            let sums = behind.iter().rev().scan(0_u8, |sum, count| {
                let behind_here = *sum;
                *sum = sum.saturating_add(*count);
                Some(behind_here)
            });
            let mut ways: Vec<_> = sums.collect();
            ways.reverse();
            return ways;
        }
        let ways = |place: usize| {
            let counts = self.prefix_lengths(&text[place..]).into_iter().map(|length| behind[place + length]);
            counts.fold(0, u8::saturating_add)
        };
        (0..=text.len()).map(ways).collect()
    }
}

/// Counts the ways to split `text` into values of these formats, at most 255.
pub(super) fn count_splits(formats: &[Format<'_>], text: &[u8]) -> u8 {
    let mut ways = vec![0; text.len()];
    ways.push(1);
    for format in formats.iter().rev() {
        ways = format.ways_before(text, &ways);
    }
    ways[0]
}

fn lengths_of(words: &[String], is_prefix: impl Fn(&str) -> bool) -> Vec<usize> {
    words.iter().filter(|word| is_prefix(word)).map(String::len).collect()
}

fn starts_with_ignoring_case(text: &[u8], word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes()))
}

fn identifier_lengths(text: &[u8]) -> Vec<usize> {
    let Some(prefix) = PREFIXES.iter().find(|prefix| text.starts_with(prefix.as_bytes())) else { return Vec::new() };
    let digits = leading_digits(&text[prefix.len()..], MOST_IDENTIFIER_DIGITS);
    (1..=digits).map(|digits| prefix.len() + digits).collect()
}

fn amount_lengths(text: &[u8]) -> Vec<usize> {
    let digits = leading_digits(text, MOST_AMOUNT_DIGITS);
    let whole = if text.starts_with(b"0") { 1 } else { digits };
    let mut lengths: Vec<_> = (1..=whole).collect();
    if let Some(fraction) = text.get(whole..).filter(|_| whole > 0).and_then(|rest| rest.strip_prefix(b".")) {
        let digits = leading_digits(fraction, MOST_FRACTION_DIGITS);
        lengths.extend((1..=digits).map(|digits| whole + 1 + digits));
    }
    lengths
}

fn is_time(text: &[u8]) -> bool {
    leading_digits(text, TIME_DIGITS) == TIME_DIGITS && !text.starts_with(b"0")
}

/// Counts the digits at the start of a text, at most so many: a text of digits would be counted at each of its places.
fn leading_digits(text: &[u8], most: usize) -> usize {
    text.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_identifier_is_a_known_prefix_and_digits() {
        for good in ["ODR123", "ODR3506777330", "RES0", "SUB12345678901234567890"] {
            assert!(Format::Identifier.is_format_of(good.as_bytes()), "{good}");
        }
        for bad in [
            "",
            "ODR",
            "odr123",
            "XYZ123",
            "xODR123",
            "ODR123 ",
            "ODR12x",
            "ODR１",
            "ODR-1",
            "ODR123456789012345678901",
        ] {
            assert!(!Format::Identifier.is_format_of(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn a_time_has_ten_digits_and_no_leading_zero() {
        assert!(Format::Time.is_format_of(b"1755764131"));
        for bad in [
            "",
            "175576413",
            "17557641310",
            "0175576413",
            "001755764131",
            "+175576413",
            "1755764131.5",
            "1e9",
            "１７５５７６４１３１",
        ] {
            assert!(!Format::Time.is_format_of(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn an_amount_is_a_decimal_number() {
        for good in ["0", "1", "100", "100.5", "100.50", "0.05", "123456789012345", "1.12345678901234"] {
            assert!(Format::Amount.is_format_of(good.as_bytes()), "{good}");
        }
        for bad in
            ["", "00", "0100", "100.", ".5", "-1", "+1", "1,5", "1 000", "1e3", "1.5.5", "１", "1234567890123456"]
        {
            assert!(!Format::Amount.is_format_of(bad.as_bytes()), "{bad}");
        }
    }

    #[test]
    fn words_and_custom_formats() {
        let known = words(&["PAID", "PARTIAL REFUNDED"]);
        assert!(Format::Word(&known).is_format_of(b"Paid") && Format::Word(&known).is_format_of(b"PARTIAL REFUNDED"));
        assert!(!Format::Word(&known).is_format_of(b"PARTIAL") && !Format::Word(&known).is_format_of(b"PAID "));
        assert!(Format::OneOf(&known).is_format_of(b"PAID") && !Format::OneOf(&known).is_format_of(b"Paid"));
        assert!(Format::Text.is_format_of(b"\xE6") && !Format::Text.is_format_of(b""));
        assert!(Format::Length(2).is_format_of(b"ab") && !Format::Length(2).is_format_of(b"abc"));
    }

    #[test]
    fn splits_are_counted() {
        use Format::{Amount, Length, OneOf, Text, Time};
        let known = words(&["x", "xx"]);
        assert_eq!(count_splits(&[Time, Amount, Time], b"17557641311001755764131"), 1);
        assert_eq!(count_splits(&[Amount, Amount], b"1234"), 3);
        assert_eq!(count_splits(&[Amount, Amount], b"1034"), 2);
        assert_eq!(count_splits(&[Text, Text], b"abc"), 2);
        assert_eq!(count_splits(&[Text, Text], b"abc".repeat(1000).as_slice()), 255);
        assert_eq!(count_splits(&[Text, Length(1)], b"abc"), 1);
        assert_eq!(count_splits(&[Text, OneOf(&known)], b"axx"), 2);
        assert_eq!(count_splits(&[Text, OneOf(&known)], b"xx"), 1);
        assert_eq!(count_splits(&[Text], b""), 0);
        assert_eq!(count_splits(&[], b""), 1);
    }

    /// The shortcut for text must count what its prefixes count.
    #[test]
    fn the_sum_for_text_counts_its_prefixes() {
        let text = b"abcde";
        let behind = [3, 0, 1, 0, 2, 1];
        let expected: Vec<_> = (0..=5).map(|place| behind[place + 1..].iter().sum::<u8>()).collect();
        assert_eq!(Format::Text.ways_before(text, &behind), expected);
    }
}
