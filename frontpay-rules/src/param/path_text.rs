//! The text of a path, stored inline in a violation.

use core::fmt;

use frontpay_php::number::IntText;

use super::path::Segment;

/// The most bytes of a path without an allocation. With its tag and length a `PathText` has 40 bytes; few paths are
/// longer.
const INLINE: usize = 38;

/// The text of a path.
///
/// A report may hold thousands, so that an allocation for each would be most of its cost.
#[derive(Clone)]
pub(crate) enum PathText {
    Inline { len: u8, bytes: [u8; INLINE] },
    Long(String),
}

impl PathText {
    /// Creates the path of the document itself.
    #[inline]
    pub(crate) const fn new() -> Self {
        Self::Inline { len: 0, bytes: [0; INLINE] }
    }

    #[inline]
    pub(crate) fn as_str(&self) -> &str {
        match self {
            // What was written are whole texts, so that this is always UTF-8.
            Self::Inline { len, bytes } => core::str::from_utf8(&bytes[..usize::from(*len)]).unwrap_or_default(),
            Self::Long(text) => text,
        }
    }

    #[inline]
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Inline { len, .. } => *len as usize,
            Self::Long(text) => text.len(),
        }
    }

    pub(crate) const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Adds a step, behind a dot where there is one before.
    #[inline]
    pub(crate) fn push_step(&mut self, push: impl FnOnce(&mut Self)) {
        if !self.is_empty() {
            self.push_dot();
        }
        push(self);
    }

    /// Adds a dot.
    #[inline]
    pub(crate) fn push_dot(&mut self) {
        match self {
            Self::Inline { len, bytes } if usize::from(*len) < INLINE => {
                bytes[usize::from(*len)] = b'.';
                *len += 1;
            }
            _ => self.push("."),
        }
    }

    /// Adds the index of an item.
    #[inline]
    pub(crate) fn push_index(&mut self, index: usize) {
        const DIGITS: [&str; 10] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        match DIGITS.get(index) {
            Some(digit) => self.push(digit),
            None => self.push(IntText::of_count(index).as_str()),
        }
    }

    /// Adds text at the end.
    #[inline]
    pub(crate) fn push(&mut self, text: &str) {
        match self {
            Self::Inline { len, bytes } => {
                let start = usize::from(*len);
                let end = start + text.len();
                match (bytes.get_mut(start..end), u8::try_from(end)) {
                    (Some(place), Ok(end)) => {
                        copy(place, text.as_bytes());
                        *len = end;
                    }
                    _ => self.spill(text),
                }
            }
            Self::Long(own) => own.push_str(text),
        }
    }

    /// Adds the steps of a table's path.
    pub(crate) fn push_steps(&mut self, steps: &[Segment]) {
        for step in steps {
            self.push_step(|path| path.push(step.written()));
        }
    }

    /// Adds the steps of a table's path to one that ends with a dot, if it has any step.
    pub(crate) fn push_steps_below(&mut self, steps: &[Segment]) {
        match steps {
            [] => self.pop_dot(),
            [first, rest @ ..] => {
                self.push(first.written());
                self.push_steps(rest);
            }
        }
    }

    fn pop_dot(&mut self) {
        match self {
            Self::Inline { len, .. } => *len = len.saturating_sub(1),
            Self::Long(text) => _ = text.pop(),
        }
    }

    #[cold]
    fn spill(&mut self, text: &str) {
        *self = Self::Long([self.as_str(), text].concat());
    }

    /// Returns the path below another one.
    pub(crate) fn below(&self, above: &str) -> Self {
        let mut path = Self::from(above);
        if !self.is_empty() {
            path.push_step(|path| path.push(self.as_str()));
        }
        path
    }
}

/// Copies a text into a place of its length: most keys have so few bytes that a call to copy them would cost more.
#[inline]
fn copy(place: &mut [u8], text: &[u8]) {
    match text.len() {
        2..4 => copy_ends::<2>(place, text),
        4..8 => copy_ends::<4>(place, text),
        8..=16 => copy_ends::<8>(place, text),
        _ => place.copy_from_slice(text),
    }
}

/// Copies a text that is no longer than its first and last bytes are together.
#[inline]
fn copy_ends<const N: usize>(place: &mut [u8], text: &[u8]) {
    if let (Some(place), Some(text)) = (place.first_chunk_mut::<N>(), text.first_chunk()) {
        *place = *text;
    }
    if let (Some(place), Some(text)) = (place.last_chunk_mut::<N>(), text.last_chunk()) {
        *place = *text;
    }
}

impl Default for PathText {
    fn default() -> Self {
        Self::new()
    }
}

impl From<&str> for PathText {
    fn from(text: &str) -> Self {
        let mut path = Self::new();
        path.push(text);
        path
    }
}

impl From<String> for PathText {
    fn from(text: String) -> Self {
        if text.len() > INLINE { Self::Long(text) } else { text.as_str().into() }
    }
}

impl PartialEq for PathText {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for PathText {}

impl fmt::Debug for PathText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{INLINE, Segment};
    use crate::param::PathText;

    #[test]
    fn text_of_any_length_comes_back() {
        for length in [0, 1, INLINE - 1, INLINE, INLINE + 1, 300] {
            let text = "å".repeat(length / 2) + &"x".repeat(length % 2);
            let (whole, mut parts) = (PathText::from(text.as_str()), PathText::new());
            text.chars().for_each(|character| parts.push(character.encode_utf8(&mut [0; 4])));
            assert_eq!(whole.as_str(), text);
            assert_eq!(parts, whole);
            assert_eq!(PathText::from(text.clone()), whole);
            assert_eq!(whole.is_empty(), length == 0);
        }
    }

    #[test]
    fn a_step_further_stands_behind_a_dot() {
        let text = "customerDetails_organizationId_of_the_order";
        for (above, length) in ["", "products.12"].iter().flat_map(|above| (0..=text.len()).map(move |to| (above, to)))
        {
            let step = &text[..length];
            let whole = if above.is_empty() { step.to_owned() } else { format!("{above}.{step}") };
            let mut path = PathText::from(*above);
            path.push_steps(&[Segment::Key(step.to_owned().into())]);
            assert_eq!(path.as_str(), whole);
        }
    }

    #[test]
    fn a_path_below_another_has_a_dot_between_them() {
        assert_eq!(PathText::from("tax").below("products.0").as_str(), "products.0.tax");
        assert_eq!(PathText::new().below("products").as_str(), "products");
    }
}
