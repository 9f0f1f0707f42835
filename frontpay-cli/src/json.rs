//! JSON output without control characters.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use frontpay_rules::Escaped;

/// Writes a value as JSON on one line. Characters that a terminal interprets are escaped, which does not change the value.
pub(crate) fn to_json(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    let written = value.serialize(&mut Serializer::with_formatter(&mut text, PlainFormatter));
    // Only a map with keys other than text fails, and no document here has one.
    written.map_or_else(|_| "null".to_owned(), |()| String::from_utf8_lossy(&text).into_owned())
}

/// A JSON object that is written field by field, so that known fields can be printed before the others are known.
#[derive(Debug, Default)]
pub(crate) struct JsonObject {
    has_fields: bool,
}

impl JsonObject {
    /// Returns `true` if nothing is written yet.
    pub(crate) fn is_empty(&self) -> bool {
        !self.has_fields
    }

    /// Writes the next fields, whose values are JSON.
    pub(crate) fn fields<const N: usize>(&mut self, fields: [(&str, String); N]) -> String {
        let mut text = String::new();
        for (name, value) in fields {
            let start = if self.has_fields { ",\n  " } else { "{\n  " };
            text.extend([start, &to_json(&name), ": ", &value]);
            self.has_fields = true;
        }
        text
    }

    /// Writes the last fields and the end.
    pub(crate) fn end<const N: usize>(mut self, fields: [(&str, String); N]) -> String {
        self.fields(fields) + "\n}\n"
    }
}

struct PlainFormatter;

impl Formatter for PlainFormatter {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut written = 0;
        for (at, symbol) in fragment.char_indices().filter(|(_, symbol)| !Escaped::is_plain(*symbol)) {
            writer.write_all(&fragment.as_bytes()[written..at])?;
            for unit in symbol.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            written = at + symbol.len_utf8();
        }
        writer.write_all(&fragment.as_bytes()[written..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped_without_changing_the_value() {
        let text = "a\u{1b}[2J\u{7f}\u{9b}\u{202e}æ\n\u{feff}b";
        let line = to_json(&text);
        assert_eq!(line, r#""a\u001b[2J\u007f\u009b\u202eæ\n\ufeffb""#);
        assert_eq!(serde_json::from_str::<String>(&line).unwrap(), text);
    }

    #[test]
    fn an_object_in_parts_is_one_object() {
        let mut object = JsonObject::default();
        let text = object.fields([("a", to_json(&1)), ("b", to_json(&[()]))]) + &object.end([("c", to_json(&"d"))]);
        assert_eq!(text, "{\n  \"a\": 1,\n  \"b\": [null],\n  \"c\": \"d\"\n}\n");
    }
}
