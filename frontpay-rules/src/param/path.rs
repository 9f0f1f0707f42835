//! The paths of fields in tables and in documents.

use core::fmt;
use std::borrow::Cow;

use super::step::{Step, reads_as_one_key};

/// The path of a field: keys, and wildcards for every item of a list or map.
///
/// `Display` writes it as Laravel does, which [`Path::parse`] reads.
///
/// ```
/// use frontpay_rules::{Path, Segment};
/// let path = Path::parse(r"products.*.tax\.rate");
/// assert_eq!(path.segments(), [Segment::key("products"), Segment::Each, Segment::key("tax.rate")]);
/// assert_eq!(path.to_string(), r"products.*.tax\.rate");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Path(pub(crate) Cow<'static, [Segment]>);

/// One step of a [`Path`].
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Segment {
    /// The value under a key.
    Key(Cow<'static, str>),
    /// Every item of a list or map: `*`.
    Each,
}

impl Segment {
    /// Makes the step to a key.
    #[must_use]
    pub const fn key(key: &'static str) -> Self {
        Self::Key(Cow::Borrowed(key))
    }
}

impl Path {
    /// Reads a path as Laravel writes it: dots between keys, `*` for every item, `\.` for the character.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let mut segments = Vec::new();
        let mut key = String::new();
        let mut characters = text.chars().peekable();
        while let Some(character) = characters.next() {
            match (character, characters.peek()) {
                ('\\', Some('.')) => key.extend(characters.next()),
                ('.', _) => segments.push(Segment::of(core::mem::take(&mut key))),
                _ => key.push(character),
            }
        }
        segments.push(Segment::of(key));
        Self(Cow::Owned(segments))
    }

    /// Reads a path in which a `*` stands for itself.
    pub(crate) fn parse_plain(text: &str) -> Self {
        let plain = |segment: &Segment| match segment {
            Segment::Each => Segment::key("*"),
            key @ Segment::Key(_) => key.clone(),
        };
        Self(Self::parse(text).0.iter().map(plain).collect())
    }

    /// Returns the steps.
    #[must_use]
    pub const fn segments(&self) -> &[Segment] {
        match &self.0 {
            Cow::Borrowed(segments) => segments,
            Cow::Owned(segments) => segments.as_slice(),
        }
    }

    /// Returns the number of keys before the first wildcard.
    pub(crate) const fn fixed(&self) -> usize {
        let segments = self.segments();
        let mut at = 0;
        while at < segments.len() && matches!(segments[at], Segment::Key(_)) {
            at += 1;
        }
        at
    }

    /// Returns `true` if each key is one key as text, too.
    pub(crate) const fn reads_as_text(&self) -> bool {
        let segments = self.segments();
        let mut at = 0;
        while at < segments.len() {
            if let Segment::Key(key) = &segments[at]
                && !reads_as_one_key(text_of(key).as_bytes())
            {
                return false;
            }
            at += 1;
        }
        true
    }

    /// Returns `true` if a key has a `*` beside other characters, which leads nowhere in Laravel.
    pub(crate) fn leads_nowhere(&self) -> bool {
        self.0.iter().any(|segment| matches!(segment, Segment::Key(key) if key.contains('*')))
    }
}

impl Segment {
    fn of(key: String) -> Self {
        if key == "*" { Self::Each } else { Self::Key(Cow::Owned(key)) }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_path(f, self.0.iter())
    }
}

pub(crate) fn write_path<'s>(f: &mut fmt::Formatter<'_>, segments: impl Iterator<Item = &'s Segment>) -> fmt::Result {
    for (at, segment) in segments.enumerate() {
        if at > 0 {
            f.write_str(".")?;
        }
        match segment {
            Segment::Each => f.write_str("*")?,
            Segment::Key(key) => f.write_str(&key.replace('.', "\\."))?,
        }
    }
    Ok(())
}

/// Returns the text of a `Cow`, in a `const fn`.
#[expect(clippy::ptr_arg, reason = "a `Cow` does not dereference in a `const fn`")]
pub(crate) const fn text_of<'t>(text: &'t Cow<'static, str>) -> &'t str {
    match text {
        Cow::Borrowed(text) => text,
        Cow::Owned(text) => text.as_str(),
    }
}

/// Iterates over the steps of a path, with the given ones for its wildcards.
pub(crate) fn steps<'s>(path: &[&'s Segment], wildcards: &[Step<'s>]) -> impl Iterator<Item = Step<'s>> {
    let mut wildcards = wildcards.iter();
    path.iter().map(move |segment| match segment {
        Segment::Key(key) => Step::Key(key),
        Segment::Each => wildcards.next().copied().unwrap_or(Step::Key("*")),
    })
}
