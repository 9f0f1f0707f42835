//! The parameters of rules, and the fields that they name.

use std::borrow::Cow;

use frontpay_pattern::Pattern;
use frontpay_php::Value;
use frontpay_php::number::{Decimal, trimmed};
use frontpay_php::text::same_text;

use super::path::{Path, Segment, text_of};

/// A parameter of a rule.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum Param {
    /// No text behind the colon: `in:`.
    Null,
    /// Text.
    Text(Cow<'static, str>),
    /// A decimal number; its value where it is an integer of 64 bits.
    Number {
        /// As it is written.
        text: Cow<'static, str>,
        /// Its value.
        whole: Option<i64>,
    },
    /// Another field.
    Field(FieldRef),
    /// A date, or else another field. It is larger than all others, so that it is behind a pointer.
    Date(MaybeStatic<DateRef>),
    /// A pattern.
    Pattern(Pattern),
}

impl Param {
    /// Creates a text parameter; for generated code.
    #[must_use]
    pub const fn text_of(text: &'static str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }

    /// Creates a number; for generated code.
    #[must_use]
    pub const fn number(text: &'static str) -> Self {
        Self::Number { text: Cow::Borrowed(text), whole: None }
    }

    /// Creates an integer, whose text is not parsed again; for generated code.
    #[must_use]
    pub const fn integer(text: &'static str, whole: i64) -> Self {
        Self::Number { text: Cow::Borrowed(text), whole: Some(whole) }
    }

    /// Creates a date; for generated code.
    #[must_use]
    pub const fn date(date: &'static DateRef) -> Self {
        Self::Date(MaybeStatic::Static(date))
    }

    /// Reads a date; for the derive.
    #[must_use]
    pub fn read_date(text: String) -> Self {
        Self::Date(MaybeStatic::Owned(Box::new(DateRef::read(text))))
    }

    /// Reads a number as the text parser does; for the derive.
    #[must_use]
    pub fn read_number(text: String) -> Self {
        let whole = Decimal::parse(trimmed(&text)).and_then(|number| number.to_i64());
        Self::Number { whole, text: Cow::Owned(text) }
    }

    /// Returns the parameter as text, as predicates compare it; none where there is nothing behind the colon.
    #[must_use]
    pub const fn text(&self) -> Option<&str> {
        match self {
            Self::Text(own) | Self::Number { text: own, .. } => Some(text_of(own)),
            Self::Date(date) => Some(text_of(&date.get().text)),
            Self::Null | Self::Field(_) | Self::Pattern(_) => None,
        }
    }

    /// Returns the parameter as it is written; none also where it names a field, whose path depends on the row.
    pub(crate) fn written(&self) -> Option<&str> {
        match self {
            Self::Pattern(pattern) => Some(pattern.text()),
            own => own.text(),
        }
    }

    /// Returns the field that the parameter names, if it names one.
    pub(crate) const fn field(&self) -> Option<&FieldRef> {
        match self {
            Self::Field(field) => Some(field),
            Self::Date(date) => date.get().field.as_ref(),
            _ => None,
        }
    }
}

/// A value that is part of the program, or was made while it ran.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub enum MaybeStatic<T: 'static> {
    /// A value that is part of the program.
    Static(&'static T),
    /// A value that was made.
    Owned(Box<T>),
}

impl<T> MaybeStatic<T> {
    /// Returns the value.
    #[must_use]
    pub const fn get(&self) -> &T {
        match self {
            Self::Static(value) => value,
            Self::Owned(value) => value,
        }
    }
}

/// A date, or the path of a field if it is none, with the formats of both fields.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct DateRef {
    pub(crate) text: Cow<'static, str>,
    /// None where there can be no such field.
    pub(crate) field: Option<FieldRef>,
    /// The `date_format` of the field that the rule stands on.
    pub(crate) own_format: Option<Cow<'static, str>>,
    /// The `date_format` of the field that it names.
    pub(crate) other_format: Option<Cow<'static, str>>,
}

impl DateRef {
    /// Creates the reference; for generated code.
    #[must_use]
    pub const fn new(
        text: &'static str,
        field: Option<FieldRef>,
        own_format: Option<&'static str>,
        other_format: Option<&'static str>,
    ) -> Self {
        const fn owned(format: Option<&'static str>) -> Option<Cow<'static, str>> {
            match format {
                Some(format) => Some(Cow::Borrowed(format)),
                None => None,
            }
        }
        Self { text: Cow::Borrowed(text), field, own_format: owned(own_format), other_format: owned(other_format) }
    }

    /// Returns the text.
    pub(crate) const fn written(&self) -> &str {
        text_of(&self.text)
    }

    /// Returns `true` if one of the fields has a format that the compiler does not read.
    pub(crate) const fn is_formatted_otherwise(&self) -> bool {
        const fn is_other(format: Option<&Cow<'static, str>>) -> bool {
            matches!(format, Some(format) if !is_day_format(text_of(format)))
        }
        is_other(self.own_format.as_ref()) || is_other(self.other_format.as_ref())
    }

    /// Returns the text, the field, and the formats of both fields; for `ruleset!`.
    #[must_use]
    pub fn parts(&self) -> (&str, Option<&FieldRef>, [Option<&str>; 2]) {
        (&self.text, self.field.as_ref(), [self.own_format.as_deref(), self.other_format.as_deref()])
    }

    /// Reads the reference; for the derive.
    #[must_use]
    pub const fn read(text: String) -> Self {
        Self { text: Cow::Owned(text), field: None, own_format: None, other_format: None }
    }
}

/// The path of another field, from the root of the document or from the struct that the row belongs to.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct FieldRef {
    pub(crate) path: Path,
    pub(crate) sibling: bool,
    /// True if the rules of that field contain literally `boolean`.
    pub(crate) boolean: bool,
    /// True if only the whole table tells that.
    pub(crate) late: bool,
}

impl FieldRef {
    /// Creates the reference in a table whose rows are all known; for generated code.
    #[must_use]
    pub const fn resolved(path: &'static [Segment], boolean: bool) -> Self {
        Self { path: Path(Cow::Borrowed(path)), sibling: false, boolean, late: false }
    }

    /// Returns the path; for `ruleset!`.
    #[must_use]
    pub const fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) const fn is_late(&self) -> bool {
        self.late
    }

    pub(crate) const fn is_sibling(&self) -> bool {
        self.sibling
    }

    /// Returns `true` if the rules of that field contain literally `boolean`; for `ruleset!`.
    #[must_use]
    pub const fn is_boolean(&self) -> bool {
        self.boolean
    }

    /// Creates the reference to a field of the same struct by its name on the wire; for generated code.
    #[must_use]
    pub const fn sibling(path: &'static [Segment], boolean: bool) -> Self {
        Self { path: Path(Cow::Borrowed(path)), sibling: true, boolean, late: false }
    }

    /// Creates the reference to a path below a field of the same struct; for generated code.
    #[must_use]
    pub const fn below(path: &'static [Segment]) -> Self {
        Self { path: Path(Cow::Borrowed(path)), sibling: true, boolean: false, late: true }
    }

    /// Creates the reference to a path from the root; for generated code.
    #[must_use]
    pub const fn root(path: &'static [Segment]) -> Self {
        Self { path: Path(Cow::Borrowed(path)), sibling: false, boolean: false, late: true }
    }

    /// Creates the reference in a table that is read at run time, from the root.
    pub(crate) const fn absolute(path: Path) -> Self {
        Self { path, sibling: false, boolean: false, late: false }
    }

    /// Returns `true` if the path leads out of the struct that the row belongs to, or deeper into it.
    pub(crate) const fn is_far(&self) -> bool {
        !self.sibling || self.path.segments().len() != 1
    }

    /// Creates the reference to a field of the same struct; for the derive.
    #[must_use]
    pub fn read(key: String) -> Self {
        Self { path: Path(Cow::Owned(vec![Segment::Key(Cow::Owned(key))])), sibling: true, boolean: false, late: false }
    }

    /// Returns the path as text, and as it stands where it is no more than one key.
    #[must_use]
    pub fn name(&self) -> String {
        match &*self.path.0 {
            [Segment::Key(key)] => key.as_ref().to_owned(),
            _ => self.path.to_string(),
        }
    }
}

/// Another field as a predicate sees it.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// The value, if it is there.
    pub value: Option<Value<'a>>,
    /// True if its rules contain literally `boolean`.
    pub boolean: bool,
}

/// Returns `true` if a format is `Y-m-d`, the only one that is read in the compiler.
pub(crate) const fn is_day_format(format: &str) -> bool {
    same_text(format, "Y-m-d")
}
