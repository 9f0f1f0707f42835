//! The text of a path, stored inline in a violation.

use core::fmt;
use core::hash::{Hash, Hasher};
use core::ops::Range;
use std::borrow::Cow;

use frontpay_php::number::IntText;

use super::path::Segment;
use super::step::{Step, Steps, reads_as_one_key};

/// The most bytes of a path without an allocation. With its tag and length a `PathText` has 40 bytes; few paths are
/// longer.
const INLINE: usize = 38;

/// The text of a path.
///
/// A report may hold thousands, so that an allocation for each would be most of its cost.
#[doc(hidden)]
#[derive(Clone)]
pub enum PathText {
    Inline { len: u8, bytes: [u8; INLINE] },
    Long { text: String, keys: Option<Box<Keys>> },
}

/// The places in the text of a path of the keys that do not read as one key: those with a dot, numbers, and the empty key.
///
/// Few paths have such a key, and one pointer for them keeps the size.
#[doc(hidden)]
#[derive(Debug, Clone, Default)]
pub struct Keys(Vec<Range<usize>>);

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
            Self::Long { text, .. } => text,
        }
    }

    #[inline]
    pub(crate) const fn len(&self) -> usize {
        match self {
            Self::Inline { len, .. } => *len as usize,
            Self::Long { text, .. } => text.len(),
        }
    }

    /// Returns `true` for the path of the document itself; the text of the path to an empty key is empty as well.
    pub(crate) const fn is_root(&self) -> bool {
        self.len() == 0 && matches!(self, Self::Inline { .. } | Self::Long { keys: None, .. })
    }

    /// Iterates over the steps.
    pub(crate) fn steps(&self) -> Steps<'_> {
        let keys = match self {
            Self::Inline { .. } | Self::Long { keys: None, .. } => &[][..],
            Self::Long { keys: Some(keys), .. } => &keys.0,
        };
        Steps::new(self.as_str(), keys)
    }

    /// Adds a step, behind a dot where there is one before.
    #[inline]
    pub(crate) fn push_below(&mut self, push: impl FnOnce(&mut Self)) {
        if !self.is_root() {
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

    /// Adds the key of a table, in which a number can be an index.
    #[inline]
    pub(crate) fn push_key(&mut self, key: &str) {
        if reads_as_one_key(key.as_bytes()) { self.push(key) } else { self.push_marked(key) }
    }

    /// Adds a step.
    pub(crate) fn push_step(&mut self, step: Step<'_>) {
        match step {
            Step::Index(index) => self.push_index(index),
            Step::Key(key) if matches!(Step::read(key), Step::Index(_)) => self.push_marked(key),
            Step::Key(key) => self.push_key(key),
        }
    }

    /// Adds a key that does not read as one key.
    #[cold]
    fn push_marked(&mut self, key: &str) {
        let place = self.len()..self.len() + key.len();
        self.spill(key);
        if let Self::Long { keys, .. } = self {
            keys.get_or_insert_default().0.push(place);
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
            Self::Long { text: own, .. } => own.push_str(text),
        }
    }

    /// Adds a step of a table's path.
    pub(crate) fn push_segment(&mut self, segment: &Segment) {
        match segment {
            Segment::Key(key) => self.push_key(key),
            Segment::Each => self.push("*"),
        }
    }

    /// Adds the steps of a table's path.
    pub(crate) fn push_steps(&mut self, steps: &[Segment]) {
        for step in steps {
            self.push_below(|path| path.push_segment(step));
        }
    }

    /// Adds the steps of a table's path to one that ends with a dot, if it has any step.
    pub(crate) fn push_steps_below(&mut self, steps: &[Segment]) {
        match steps {
            [] => self.pop_dot(),
            [first, rest @ ..] => {
                self.push_segment(first);
                self.push_steps(rest);
            }
        }
    }

    fn pop_dot(&mut self) {
        match self {
            Self::Inline { len, .. } => *len = len.saturating_sub(1),
            Self::Long { text, .. } => _ = text.pop(),
        }
    }

    /// Adds text to a path that has memory of its own from now on.
    #[cold]
    fn spill(&mut self, text: &str) {
        match self {
            Self::Inline { .. } => *self = Self::Long { text: [self.as_str(), text].concat(), keys: None },
            Self::Long { text: own, .. } => own.push_str(text),
        }
    }

    /// Returns the path below another one.
    pub(crate) fn below(&self, above: &Self) -> Self {
        let mut path = above.clone();
        path.extend(self.steps());
        path
    }

    /// Returns the rest of the path below another one; `None` if it is not below that.
    pub(crate) fn strip(&self, above: &Self) -> Option<Self> {
        let mut steps = self.steps();
        above.steps().all(|step| steps.next() == Some(step)).then(|| steps.collect())
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
        if text.len() > INLINE { Self::Long { text, keys: None } } else { text.as_str().into() }
    }
}

impl<'p> Extend<Step<'p>> for PathText {
    fn extend<I: IntoIterator<Item = Step<'p>>>(&mut self, steps: I) {
        for step in steps {
            self.push_below(|path| path.push_step(step));
        }
    }
}

impl<'p> FromIterator<Step<'p>> for PathText {
    fn from_iter<I: IntoIterator<Item = Step<'p>>>(steps: I) -> Self {
        let mut path = Self::new();
        path.extend(steps);
        path
    }
}

/// The path of a value in a document: text with dots, or [`Step`]s.
///
/// In text, `lines.0.amount` is three steps, and a number is an index. Write the steps if a key can have a dot:
///
/// ```
/// use frontpay_rules::{Step, Violation};
/// let violation = Violation::new("lines.0.amount", "in_stock");
/// assert!(violation.steps().eq([Step::Key("lines"), Step::Index(0), Step::Key("amount")]));
///
/// let key = "soap.bar";
/// let violation = Violation::new([Step::Key("stock"), Step::Key(key)], "in_stock");
/// assert_eq!(violation.path(), "stock.soap.bar");
/// assert_eq!(violation.steps().count(), 2);
/// ```
///
/// The empty text, and no steps, are the document itself.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the path of a value",
    label = "not a path",
    note = "a path is text such as `\"lines.0.amount\"`, or steps such as `[Step::Key(\"lines\"), Step::Index(0)]`"
)]
pub trait IntoPath {
    /// Makes the path as reports have it.
    #[doc(hidden)]
    fn into_path(self) -> PathText;
}

impl IntoPath for PathText {
    fn into_path(self) -> PathText {
        self
    }
}

impl IntoPath for &str {
    fn into_path(self) -> PathText {
        self.into()
    }
}

impl IntoPath for &String {
    fn into_path(self) -> PathText {
        self.as_str().into()
    }
}

impl IntoPath for String {
    fn into_path(self) -> PathText {
        self.into()
    }
}

impl IntoPath for Cow<'_, str> {
    fn into_path(self) -> PathText {
        (*self).into()
    }
}

impl IntoPath for usize {
    fn into_path(self) -> PathText {
        Step::Index(self).into_path()
    }
}

impl IntoPath for Step<'_> {
    fn into_path(self) -> PathText {
        [self].into_path()
    }
}

impl<const N: usize> IntoPath for [Step<'_>; N] {
    fn into_path(self) -> PathText {
        self.into_iter().collect()
    }
}

impl IntoPath for &[Step<'_>] {
    fn into_path(self) -> PathText {
        self.iter().copied().collect()
    }
}

impl IntoPath for Vec<Step<'_>> {
    fn into_path(self) -> PathText {
        self.into_iter().collect()
    }
}

impl IntoPath for Steps<'_> {
    fn into_path(self) -> PathText {
        self.collect()
    }
}

/// Paths are equal if they have equal steps, in the sense of [`Step`].
impl PartialEq for PathText {
    fn eq(&self, other: &Self) -> bool {
        let is_marked = |path: &Self| matches!(path, Self::Long { keys: Some(_), .. });
        self.as_str() == other.as_str() && (!(is_marked(self) || is_marked(other)) || self.steps().eq(other.steps()))
    }
}

impl Eq for PathText {}

impl Hash for PathText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for PathText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::{INLINE, IntoPath, Segment, Step};
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
            assert_eq!(whole.is_root(), length == 0);
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
        let below = |path: &str, above: &str| PathText::from(path).below(&above.into());
        assert_eq!(below("tax", "products.0").as_str(), "products.0.tax");
        assert_eq!(below("", "products").as_str(), "products");
        assert_eq!(below("tax", "").as_str(), "tax");
    }

    #[test]
    fn a_path_within_another_is_the_rest_of_its_steps() {
        let strip =
            |path: &str, above: &str| PathText::from(path).strip(&above.into()).map(|path| path.as_str().to_owned());
        assert_eq!(strip("products.10.tax", "products.10").as_deref(), Some("tax"));
        assert_eq!(strip("products.10.tax", "products.1"), None);
        assert_eq!(strip("products", "products").as_deref(), Some(""));
        assert_eq!(strip("products", "products.1"), None);
        assert_eq!(strip("products", "").as_deref(), Some("products"));
    }

    #[test]
    fn every_list_of_steps_comes_back() {
        let all = [
            Step::Key("a"),
            Step::Key("a.b"),
            Step::Key(""),
            Step::Key("."),
            Step::Key("0"),
            Step::Index(0),
            Step::Key("*"),
        ];
        let lists =
            all.iter().flat_map(|first| all.iter().flat_map(move |second| all.map(|third| [*first, *second, third])));
        for list in
            lists.flat_map(|list| [list.to_vec(), list[1..].to_vec(), list[2..].to_vec(), [list, list].concat()])
        {
            let path: PathText = list.iter().copied().collect();
            assert!(shape(path.steps()).eq(shape(list.iter().copied())), "{list:?}: {:?}", path.as_str());
            for at in 0..=list.len() {
                let (above, rest): (PathText, PathText) =
                    (list[..at].iter().copied().collect(), list[at..].iter().copied().collect());
                assert_eq!(rest.below(&above), path);
                assert!(shape(path.strip(&above).unwrap().steps()).eq(shape(list[at..].iter().copied())), "{list:?}");
            }
        }
    }

    /// Tells an index from the key of its text.
    fn shape<'s>(steps: impl Iterator<Item = Step<'s>>) -> impl Iterator<Item = (bool, Step<'s>)> {
        steps.map(|step| (matches!(step, Step::Index(_)), step))
    }

    #[test]
    fn paths_of_different_steps_differ() {
        let path = |steps: &[Step<'_>]| steps.into_path();
        assert_ne!(path(&[Step::Key("a.b")]), path(&[Step::Key("a"), Step::Key("b")]));
        assert_ne!(path(&[Step::Key("")]), path(&[]));
        assert_eq!(path(&[Step::Key("a"), Step::Key("0")]), path(&[Step::Key("a"), Step::Index(0)]));
    }
}
