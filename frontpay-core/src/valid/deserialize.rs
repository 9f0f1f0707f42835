//! Deserialization of valid values, with errors that repeat no value.

use core::fmt;

use frontpay_rules::Escaped;
use serde::de::{Deserialize, Deserializer, Error};
use serde_path_to_error::{Path, Segment};

use super::json::wire_path;
use super::{RulesFor, Valid, Validator};
use crate::Validate;

/// Deserializes and validates, with errors that can be logged: an extractor such as `axum::Json<Valid<T>>` logs and answers
/// with their text.
///
/// serde's own errors repeat what they found (``invalid type: integer `12345678901`, expected a string``). Here they say
/// where it is, what kind of value it is, and what was expected:
///
/// ```
/// use frontpay_core::{Valid, Validate};
/// use serde::Deserialize;
/// #[derive(Debug, Deserialize, Validate)]
/// #[serde(rename_all = "camelCase")]
/// struct Customer {
///     #[rule(required, string, max = 11)]
///     personal_number: String,
/// }
/// let error = |text| serde_json::from_str::<Valid<Customer>>(text).unwrap_err();
///
/// let wrong_type = error(r#"{"personalNumber": 12345678901}"#);
/// assert_eq!(wrong_type.to_string(), "personalNumber: invalid type: integer, expected a string at line 1 column 30");
/// let refused = error(r#"{"personalNumber": "123456789012"}"#);
/// assert_eq!(refused.to_string(), "The personal number field must not be greater than 11 characters.");
/// let syntax = error(r#"{"personalNumber": "#);
/// assert_eq!(syntax.to_string(), "EOF while parsing a value at line 1 column 19");
/// assert!(wrong_type.is_data() && refused.is_data() && syntax.is_eof());
/// ```
///
/// [`Valid::from_json`] reports all that is wrong at once, and costs less: it takes 35,000 instructions for an order where
/// this takes 59,000, because the path is followed through every value. A deserializer that does so itself, such as that of
/// `axum::Json`, is left to it, so that nothing is followed and written twice.
///
/// # Errors
///
/// A syntax error of `serde_json` is passed on as it is, with its line, column and category, and so is an error of the
/// operating system while a reader is read. An error that serde makes of a value, a variant or a field is put together
/// again without it. All other texts are withheld, since they may repeat the value: those of a type's own `Deserialize`
/// (`Error::custom`) and those of other formats, syntax errors included. Where the value is read and a rule fails, the error
/// is that of the [`Report`](crate::Report).
///
/// # What is not private
///
/// The path has the keys of maps, with control characters escaped; where another deserializer follows it (axum's), as that
/// writes them. What a type expects is its own text
/// (`Visitor::expecting`), as are the names of its fields and variants. A type that writes values there, or that puts one
/// into an error in the very words of serde's, is not caught.
impl<'de, T: Validate + Deserialize<'de>, R: RulesFor<T>> Deserialize<'de> for Valid<T, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = if follows_path::<D>() {
            T::deserialize(deserializer).map_err(|error| without_values(None, error))
        } else {
            serde_path_to_error::deserialize(deserializer).map_err(|error| {
                let path = error.path().clone();
                without_values(Some(&path), error.into_inner())
            })
        };
        Validator::new().rules().validate(value?).map_err(|invalid| D::Error::custom(invalid.report()))
    }
}

/// Returns `true` if a deserializer follows the path itself and writes it in front of errors.
///
/// Only its name tells, since a deserializer cannot be asked. If the name changes one day, the path is written twice.
fn follows_path<D>() -> bool {
    core::any::type_name::<D>().starts_with("serde_path_to_error::")
}

/// The texts of `serde_json` about what is not JSON. None of them repeats any of it.
const SYNTAX: [&str; 23] = [
    "EOF while parsing a list",
    "EOF while parsing a string",
    "EOF while parsing a value",
    "EOF while parsing an object",
    "control character (\\u0000-\\u001F) found while parsing a string",
    "expected `\"`",
    "expected `,` or `]`",
    "expected `,` or `}`",
    "expected `:`",
    "expected ident",
    "expected value",
    "float key must be finite (got NaN or +/-inf)",
    "invalid escape",
    "invalid number",
    "invalid unicode code point",
    "invalid value: expected key to be a number in quotes",
    "key must be a string",
    "lone leading surrogate in hex escape",
    "number out of range",
    "recursion limit exceeded",
    "trailing characters",
    "trailing comma",
    "unexpected end of hex escape",
];

/// The kinds of values as serde names them in `serde::de::Unexpected`.
const KINDS: [&str; 17] = [
    "boolean",
    "integer",
    "floating point",
    "character",
    "string",
    "byte array",
    "null",
    "unit value",
    "unit variant",
    "Option value",
    "newtype struct",
    "newtype variant",
    "sequence",
    "map",
    "enum",
    "tuple variant",
    "struct variant",
];

/// The beginnings of serde's texts that go on with a part of the input.
const CLASSES: [&str; 5] =
    ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant ", "unknown field "];

/// The beginnings of serde's texts that end with a name that the type has.
const NAMING: [&str; 3] = ["missing field `", "duplicate field `", "data did not match any variant of untagged enum "];

const WITHHELD: &str = "invalid value; the reason is withheld, since it may repeat the value";

/// The most characters that are written of a path, and of what was expected: more is no help to anyone.
const LONGEST: usize = 300;

/// Returns an error without what it repeats of the input.
#[cold]
fn without_values<E: Error>(path: Option<&Path>, error: E) -> E {
    let text = error.to_string();
    let (message, position) = split_position(&text);
    if SYNTAX.contains(&message) || is_of_system(message) {
        return error;
    }
    let reason = Reason::read(message);
    let path = path.map(|path| path_before(path, &reason)).filter(|path| !path.is_empty());
    let path = path.map_or_else(String::new, |path| format!("{}: ", Escaped::new(&path).with_limit(LONGEST)));
    E::custom(format_args!("{path}{reason}{position}"))
}

/// Returns the path of what is wrong, without a key that is wrong itself.
fn path_before(path: &Path, reason: &Reason<'_>) -> String {
    let mut text = wire_path(path);
    if let Some(Segment::Map { key }) = path.iter().next_back()
        && reason.repeats(key)
    {
        text.truncate(text.len() - key.len());
        text.truncate(text.trim_end_matches('.').len());
    }
    text
}

/// Splits ` at line 1 column 2` off, which `serde_json` reads again out of a text.
fn split_position(text: &str) -> (&str, &str) {
    let split = text.rfind(" at line ").map(|at| text.split_at(at));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_position = |position: &str| {
        let numbers = position.strip_prefix(" at line ").and_then(|rest| rest.split_once(" column "));
        numbers.is_some_and(|(line, column)| is_number(line) && is_number(column))
    };
    split.filter(|(_, position)| is_position(position)).unwrap_or((text, ""))
}

/// Returns `true` if a text is that of an error of the operating system.
fn is_of_system(message: &str) -> bool {
    let code = message.rsplit_once(" (os error ").and_then(|(_, code)| code.strip_suffix(')')?.parse().ok());
    code.is_some_and(|code| std::io::Error::from_raw_os_error(code).to_string() == message)
}

/// The parts of an error of serde that are not the value.
struct Reason<'t> {
    class: &'t str,
    /// The part that repeats the input.
    repeated: &'t str,
    /// The kind of the value, where that part tells it.
    kind: Option<&'static str>,
    /// The expectation, behind a comma.
    expected: &'t str,
}

impl<'t> Reason<'t> {
    fn read(message: &'t str) -> Self {
        let is_name = |rest: &str| !rest.strip_suffix('`').unwrap_or(rest).contains('`');
        if NAMING.iter().any(|naming| message.strip_prefix(naming).is_some_and(is_name)) {
            return Self { class: message, repeated: "", kind: None, expected: "" };
        }
        // The last of all: what stands before it may be a text that has the words as well.
        let end = [", there are no variants", ", there are no fields"].iter().find_map(|end| message.strip_suffix(end));
        let end = end.map(str::len).or_else(|| message.rfind(", expected "));
        let (before, expected) = message.split_at(end.unwrap_or(message.len()));
        let class = CLASSES.into_iter().find(|class| before.starts_with(class));
        let Some(class) = class else { return Self { class: WITHHELD, repeated: "", kind: None, expected: "" } };
        let repeated = &before[class.len()..];
        let kind = KINDS.into_iter().find(|kind| class.ends_with(": ") && repeated.starts_with(kind));
        Self { class: class.trim_end_matches([':', ' ']), repeated, kind, expected }
    }

    /// Returns `true` if the part that repeats the input is a key.
    fn repeats(&self, key: &str) -> bool {
        self.repeated.ends_with(&format!("`{key}`")) || self.repeated == format!("string {key:?}")
    }
}

impl fmt::Display for Reason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped::new(self.class).with_limit(LONGEST).fmt(f)?;
        if let Some(kind) = self.kind {
            write!(f, ": {kind}")?;
        }
        Escaped::new(self.expected).with_limit(LONGEST).fmt(f)
    }
}
