//! A query string as PHP reads it, since PHP computed the checksum.

use std::collections::HashMap;

use super::CallbackError;

/// A callback of the API has six parameters; the rest is room for the receiver's own.
const LONGEST: usize = 8 * 1024;

/// One parameter: a name as PHP prints it and the decoded bytes of its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Parameter {
    pub(super) name: Vec<u8>,
    pub(super) value: Vec<u8>,
    /// PHP makes an array of `name[..]`; what it would hash is not the value.
    pub(super) is_list: bool,
}

/// Splits and decodes `raw` in the received order; a repeated name keeps its first place and its last value.
pub(super) fn parse(raw: &str) -> Result<Vec<Parameter>, CallbackError> {
    let raw = raw.strip_prefix('?').unwrap_or(raw);
    if raw.len() > LONGEST {
        return Err(CallbackError::TooLong { limit: LONGEST });
    }
    let mut places = HashMap::new();
    let mut parameters: Vec<Parameter> = Vec::new();
    for parameter in raw.split('&').filter_map(parameter) {
        let place = *places.entry(parameter.name.clone()).or_insert(parameters.len());
        match parameters.get_mut(place) {
            Some(earlier) => *earlier = parameter,
            None => parameters.push(parameter),
        }
    }
    Ok(parameters)
}

fn parameter(piece: &str) -> Option<Parameter> {
    let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
    let (name, is_list) = variable_name(&decode(name))?;
    Some(Parameter { name, value: decode(value), is_list })
}

/// `php_register_variable_ex`: leading blanks go, the name ends at a NUL, blanks, dots and an unclosed bracket become
/// underscores, a closed bracket makes an array, and a variable without a name does not exist.
fn variable_name(decoded: &[u8]) -> Option<(Vec<u8>, bool)> {
    let text = decoded.split(|byte| *byte == 0).next()?.trim_ascii_start_blanks();
    let bracket = text.iter().position(|byte| *byte == b'[');
    let is_list = bracket.is_some_and(|at| text[at..].contains(&b']'));
    let end = if is_list { bracket.unwrap_or(text.len()) } else { text.len() };
    if end == 0 || bracket == Some(0) {
        return None;
    }
    Some((text[..end].iter().map(|byte| plain(*byte)).collect(), is_list))
}

fn plain(byte: u8) -> u8 {
    match byte {
        b' ' | b'.' | b'[' => b'_',
        other => other,
    }
}

trait TrimBlanks {
    fn trim_ascii_start_blanks(&self) -> &Self;
}

impl TrimBlanks for [u8] {
    fn trim_ascii_start_blanks(&self) -> &Self {
        let start = self.iter().position(|byte| *byte != b' ').unwrap_or(self.len());
        &self[start..]
    }
}

/// PHP's `urldecode`: `+` is a blank, `%` and two hexadecimal digits are a byte, any other `%` stays.
fn decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let escaped = (byte == b'%').then(|| escaped(bytes.get(at + 1..at + 3)?)).flatten();
        decoded.push(escaped.unwrap_or(if byte == b'+' { b' ' } else { byte }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
    decoded
}

fn escaped(digits: &[u8]) -> Option<u8> {
    let digit = |byte: u8| char::from(byte).to_digit(16);
    u8::try_from(digit(*digits.first()?)? * 16 + digit(*digits.get(1)?)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(raw: &str) -> Vec<(String, String)> {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        parse(raw).unwrap().iter().map(|p| (text(&p.name), text(&p.value))).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn values_are_decoded_as_php_does() {
        assert_eq!(
            read("a=x+y&b=%C3%A6&c=%zz&d=100%&e=%4"),
            pairs(&[("a", "x y"), ("b", "æ"), ("c", "%zz"), ("d", "100%"), ("e", "%4")])
        );
    }

    #[test]
    fn a_repeated_name_keeps_its_first_place_and_its_last_value() {
        assert_eq!(read("a=1&b=2&a=3"), pairs(&[("a", "3"), ("b", "2")]));
    }

    #[test]
    fn dots_and_blanks_in_names_become_underscores() {
        assert_eq!(read("a.b=1&c%20d=2&e+f=3&g[h=4"), pairs(&[("a_b", "1"), ("c_d", "2"), ("e_f", "3"), ("g_h", "4")]));
        assert_eq!(read("a.b=1&a_b=2"), pairs(&[("a_b", "2")]));
    }

    #[test]
    fn names_without_value_and_values_without_name() {
        assert_eq!(read("?a&b=&=c&&+=d&[e]=f"), pairs(&[("a", ""), ("b", "")]));
    }

    #[test]
    fn a_value_keeps_its_equals_signs() {
        assert_eq!(read("a=b=c"), pairs(&[("a", "b=c")]));
    }

    #[test]
    fn closed_brackets_make_a_list() {
        assert!(parse("a[]=1").unwrap()[0].is_list);
        assert!(!parse("a[=1").unwrap()[0].is_list);
    }
}
