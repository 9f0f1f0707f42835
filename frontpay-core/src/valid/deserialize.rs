//! Deserialization of valid values, with errors that contain no value.

use core::fmt;

use frontpay_rules::Escaped;
use serde::de::{Deserialize, Deserializer, Error};
use serde_path_to_error::{Path, Segment};

use super::json::wire_path;
use super::{RulesFor, Valid, Validator};
use crate::validate::ContextFree;

/// Deserializes and validates. The errors are safe to log; extractors such as `axum::Json<Valid<T>>` log them and send their
/// text.
///
/// serde's own errors repeat the value (``invalid type: integer `12345678901`, expected a string``). These have its path, its
/// kind, and what was expected:
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
/// [`Valid::from_json`] reports all failures at once and costs less: 35,000 instructions for an order, compared with 59,000
/// here, because the path is tracked through every value. A deserializer that tracks the path itself, such as that of
/// `axum::Json`, is used as it is, so that the path is not tracked and written twice.
///
/// # Errors
///
/// A syntax error of `serde_json` is passed on unchanged, with its line, column and category, and so is an error of the
/// operating system from a reader. An error of serde about a value, a variant or a field is rebuilt without it. All other
/// texts are withheld, because they may repeat the value: those of a type's own `Deserialize` (`Error::custom`) and those of
/// other formats, including syntax errors. If the value is read and a rule fails, the error is the text of the
/// [`Report`](crate::Report).
///
/// # Limits of privacy
///
/// The path contains the keys of maps. Control characters in it are escaped, unless another deserializer (axum's) writes it.
/// The expectation is a text of the type (`Visitor::expecting`), as are the names of its fields and variants. If a type puts
/// values into these, or into an error with the same wording as serde's, they are not removed.
impl<'de, T: ContextFree + Deserialize<'de>, R: RulesFor<T>> Deserialize<'de> for Valid<T, R> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = if tracks_path::<D>() {
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

/// Returns `true` if a deserializer tracks the path itself and writes it in front of errors.
///
/// This is recognized by the name of its type, because there is no API for it. If that name changes, the path is written twice.
fn tracks_path<D>() -> bool {
    core::any::type_name::<D>().starts_with("serde_path_to_error::")
}

/// The messages of `serde_json` for syntax errors. None of them repeats the input.
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
const KINDS: [&str; 18] = [
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
    // Of `serde_json` with its feature `arbitrary_precision`.
    "number",
];

/// The beginnings of serde's messages that continue with a part of the input.
const CLASSES: [&str; 5] =
    ["invalid type: ", "invalid value: ", "invalid length ", "unknown variant ", "unknown field "];

/// The beginnings of serde's messages that end with a name from the type.
const NAMING: [&str; 3] = ["missing field `", "duplicate field `", "data did not match any variant of untagged enum "];

const WITHHELD: &str = "invalid value; the reason is withheld, since it may repeat the value";

/// The maximum number of characters of a path and of an expectation in an error.
const MAX_CHARS: usize = 300;

/// Returns an error without the parts that repeat the input.
#[cold]
fn without_values<E: Error>(path: Option<&Path>, error: E) -> E {
    let text = error.to_string();
    let (message, position) = split_position(&text);
    if SYNTAX.contains(&message) || is_os_error(message) {
        return error;
    }
    let reason = Reason::read(message);
    let path = path.map(|path| path_before(path, &reason)).filter(|path| !path.is_empty());
    let path = path.map_or_else(String::new, |path| format!("{}: ", Escaped::new(&path).with_limit(MAX_CHARS)));
    E::custom(format_args!("{path}{reason}{position}"))
}

/// Returns the path of the error, without the last key if that key itself is the error.
fn path_before(path: &Path, reason: &Reason<'_>) -> String {
    let mut steps = wire_path(path);
    if let Some(Segment::Map { key }) = path.iter().next_back()
        && reason.repeats(key)
    {
        steps.pop();
    }
    steps.iter().map(ToString::to_string).collect::<Vec<_>>().join(".")
}

/// Splits off ` at line 1 column 2`, which `serde_json` parses again from the text of a custom error.
fn split_position(text: &str) -> (&str, &str) {
    let split = text.rfind(" at line ").map(|at| text.split_at(at));
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_position = |position: &str| {
        let numbers = position.strip_prefix(" at line ").and_then(|rest| rest.split_once(" column "));
        numbers.is_some_and(|(line, column)| is_number(line) && is_number(column))
    };
    split.filter(|(_, position)| is_position(position)).unwrap_or((text, ""))
}

/// Returns `true` if a message is that of an error of the operating system.
fn is_os_error(message: &str) -> bool {
    let code = message.rsplit_once(" (os error ").and_then(|(_, code)| code.strip_suffix(')')?.parse().ok());
    code.is_some_and(|code| std::io::Error::from_raw_os_error(code).to_string() == message)
}

/// The parts of an error of serde that are not the value.
struct Reason<'t> {
    class: &'t str,
    /// The part that repeats the input.
    repeated: &'t str,
    /// The kind of the value, if that part contains it.
    kind: Option<&'static str>,
    /// The expectation, after a comma.
    expected: &'t str,
}

impl<'t> Reason<'t> {
    fn read(message: &'t str) -> Self {
        let is_name = |rest: &str| !rest.strip_suffix('`').unwrap_or(rest).contains('`');
        if NAMING.iter().any(|naming| message.strip_prefix(naming).is_some_and(is_name)) {
            return Self { class: message, repeated: "", kind: None, expected: "" };
        }
        // The last occurrence: the input before it may contain the same words.
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
        Escaped::new(self.class).with_limit(MAX_CHARS).fmt(f)?;
        if let Some(kind) = self.kind {
            write!(f, ": {kind}")?;
        }
        Escaped::new(self.expected).with_limit(MAX_CHARS).fmt(f)
    }
}
