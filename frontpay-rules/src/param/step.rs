//! The steps of a path in a document.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Range;

use frontpay_php::Value;
use frontpay_php::number::{IntText, ValueText};

/// A step of the path to a value: to an item of a list, or to the value under a key.
///
/// In the text of a path, a key with a dot reads like two keys. Steps are unambiguous: a key is one step, whatever characters
/// it has.
///
/// ```
/// use frontpay_rules::{RuleSet, Step};
/// let rules = RuleSet::parse([("rates.*.tax", "numeric")])?;
/// let report = rules.check_json(br#"{"rates": {"no.vat*": {"tax": "high"}}}"#).unwrap_err();
/// let violation = report.iter().next().unwrap();
/// assert_eq!(violation.path(), "rates.no.vat*.tax");
/// assert!(violation.steps().eq([Step::Key("rates"), Step::Key("no.vat*"), Step::Key("tax")]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// Steps with the same text are equal, as in PHP, where the first item of a list has the key `0`: `Step::Index(0)` is
/// `Step::Key("0")`. `Display` writes the text, in which characters of the payload are not escaped; see
/// [`Escaped`](crate::Escaped).
#[derive(Debug, Clone, Copy)]
pub enum Step<'p> {
    /// The step to the item of a list, counted from 0.
    Index(usize),
    /// The step to the value under a key.
    Key(&'p str),
}

impl<'p> Step<'p> {
    /// Reads the text of a step: a number as PHP writes it is an index.
    pub(crate) fn read(text: &'p str) -> Self {
        index(text).map_or(Self::Key(text), Self::Index)
    }

    pub(crate) fn text(self) -> ValueText<'p> {
        match self {
            Self::Index(at) => ValueText::Int(IntText::of_count(at)),
            Self::Key(key) => ValueText::Borrowed(key),
        }
    }

    pub(crate) fn of(self, value: Value<'_>) -> Option<Value<'_>> {
        match (self, value) {
            (Self::Index(at), Value::List(items)) => items.as_slice().get(at).copied(),
            (step, value) => value.get(step.text().as_str()),
        }
    }
}

/// Reads an index as PHP writes it, without a sign or a leading zero.
fn index(text: &str) -> Option<usize> {
    let is_number = text == "0" || text.starts_with(|first: char| matches!(first, '1'..='9'));
    if is_number { text.parse().ok() } else { None }
}

/// Returns `true` for a key without a dot that is not empty.
///
/// A report asks this of every key above a failure: eight bytes at a time, that takes a third of the instructions.
pub(super) const fn reads_as_one_key(key: &[u8]) -> bool {
    let mut rest = key;
    while let Some((eight, after)) = rest.split_first_chunk() {
        if has_dot(*eight) {
            return false;
        }
        rest = after;
    }
    // The last eight overlap with those before them.
    if let Some(eight) = key.last_chunk() {
        return !has_dot(*eight);
    }
    while let [first, after @ ..] = rest {
        if *first == b'.' {
            return false;
        }
        rest = after;
    }
    !key.is_empty()
}

/// Returns `true` if one of eight bytes is a dot, by the test for a zero byte of "Hacker's Delight", 6-1.
const fn has_dot(eight: [u8; 8]) -> bool {
    let zero_for_dot = u64::from_ne_bytes(eight) ^ u64::from_ne_bytes([b'.'; 8]);
    zero_for_dot.wrapping_sub(u64::from_ne_bytes([1; 8])) & !zero_for_dot & u64::from_ne_bytes([0x80; 8]) != 0
}

impl PartialEq for Step<'_> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Index(left), Self::Index(right)) => left == right,
            (Self::Key(left), Self::Key(right)) => left == right,
            (left, right) => left.text().as_str() == right.text().as_str(),
        }
    }
}

impl Eq for Step<'_> {}

impl Hash for Step<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.text().as_str().hash(state);
    }
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_str())
    }
}

impl From<usize> for Step<'_> {
    fn from(index: usize) -> Self {
        Self::Index(index)
    }
}

impl<'p> From<&'p str> for Step<'p> {
    fn from(key: &'p str) -> Self {
        Self::Key(key)
    }
}

/// The steps of a path, from the root of the document.
#[derive(Debug, Clone)]
pub struct Steps<'p> {
    text: &'p str,
    /// The places in the text of the keys that do not read as one key.
    keys: &'p [Range<usize>],
    /// The place of the next step; none at the end.
    next: Option<usize>,
}

impl<'p> Steps<'p> {
    pub(super) fn new(text: &'p str, keys: &'p [Range<usize>]) -> Self {
        let is_root = text.is_empty() && keys.is_empty();
        Self { text, keys, next: (!is_root).then_some(0) }
    }
}

impl<'p> Iterator for Steps<'p> {
    type Item = Step<'p>;

    fn next(&mut self) -> Option<Step<'p>> {
        let start = self.next?;
        let key = self.keys.split_first().filter(|(key, _)| key.start == start);
        let end = match key {
            Some((key, rest)) => {
                self.keys = rest;
                key.end
            }
            None => self.text.get(start..)?.find('.').map_or(self.text.len(), |dot| start + dot),
        };
        self.next = (end < self.text.len()).then_some(end + 1);
        let text = self.text.get(start..end)?;
        Some(if key.is_some() { Step::Key(text) } else { Step::read(text) })
    }
}

impl core::iter::FusedIterator for Steps<'_> {}

#[cfg(test)]
mod tests {
    use super::{Step, reads_as_one_key};

    #[test]
    fn a_dot_is_found_wherever_it_is() {
        assert!(!reads_as_one_key(b""));
        for length in 1..40 {
            // One bit off a dot, and bytes of long characters.
            for other in [b'a', b'/', 0xae, 0xff, 0] {
                let mut key = vec![other; length];
                assert!(reads_as_one_key(&key), "{key:?}");
                for at in 0..length {
                    key[at] = b'.';
                    assert!(!reads_as_one_key(&key), "{key:?}");
                    key[at] = other;
                }
            }
        }
    }

    #[test]
    fn a_number_as_php_writes_it_is_an_index() {
        for (text, is_index) in
            [("0", true), ("10", true), ("01", false), ("-1", false), ("+1", false), ("1a", false), ("", false)]
        {
            assert_eq!(matches!(Step::read(text), Step::Index(_)), is_index, "{text}");
        }
        assert!(matches!(Step::read("99999999999999999999"), Step::Key(_)));
    }

    #[test]
    fn an_index_equals_the_key_of_its_text() {
        assert_eq!(Step::Index(7), Step::Key("7"));
        assert_ne!(Step::Index(7), Step::Key("07"));
        assert_eq!(Step::from(7), Step::Index(7));
        assert_eq!(Step::from("a").to_string(), "a");
    }
}
