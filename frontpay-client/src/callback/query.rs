//! A query string as PHP reads it, since PHP computed the checksum.
//!
//! The names of functions in the comments are those of `main/php_variables.c` and `ext/standard/url.c`.

#[cfg(test)]
mod agreement_with_php;

use std::collections::HashMap;

use super::CallbackError;

/// A callback of the API has seven parameters; the rest is room for custom ones.
const LONGEST_QUERY: usize = 8 * 1024;

/// PHP's default for `max_input_vars`. PHP ignores the rest, so that two receivers with two settings would read
/// different queries.
const MOST_PAIRS: usize = 1000;

/// PHP's default for `max_input_nesting_level`.
const DEEPEST_LIST: usize = 64;

/// A query in the two forms that the checks need: as it was sent, and as PHP reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Query {
    /// Names and values as they were sent, decoded; every pair that is not empty.
    pub(super) pairs: Vec<Pair>,
    /// PHP's `$_GET`: a repeated name keeps its first place and has its last value.
    pub(super) variables: Vec<Variable>,
}

/// A decoded name and its decoded value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) name: Vec<u8>,
    pub(super) value: Vec<u8>,
}

/// A variable: its name as PHP normalizes it, and its decoded value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Variable {
    pub(super) name: Vec<u8>,
    pub(super) value: Vec<u8>,
    /// PHP makes an array of `name[..]`; what it would hash is not the value.
    pub(super) is_list: bool,
}

impl Query {
    /// Reads what follows the `?` of a URL. A leading `?` is skipped, since some frameworks include it.
    pub(super) fn read(raw: &str) -> Result<Self, CallbackError> {
        Self::parse(raw.strip_prefix('?').unwrap_or(raw))
    }

    fn parse(raw: &str) -> Result<Self, CallbackError> {
        if raw.len() > LONGEST_QUERY {
            return Err(CallbackError::TooLong { limit: LONGEST_QUERY });
        }
        // PHP reads a C string. No HTTP server lets a NUL through, a caller might.
        let raw = raw.split('\0').next().unwrap_or_default();
        let pairs: Vec<_> = raw.split('&').filter(|pair| !pair.is_empty()).map(pair).collect();
        if pairs.len() > MOST_PAIRS {
            return Err(CallbackError::TooManyParameters { limit: MOST_PAIRS });
        }
        let variables = register(&pairs);
        Ok(Self { pairs, variables })
    }

    pub(super) fn variable(&self, name: &str) -> Option<&Variable> {
        self.variables.iter().find(|variable| variable.name == name.as_bytes())
    }
}

fn pair(text: &str) -> Pair {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    Pair { name: decode(name), value: decode(value) }
}

/// `php_default_treat_data`.
fn register(pairs: &[Pair]) -> Vec<Variable> {
    let mut places = HashMap::new();
    let mut variables: Vec<Option<Variable>> = Vec::new();
    for Pair { name, value } in pairs {
        match variable_name(name) {
            Some(VariableName { name, depth }) if depth > DEEPEST_LIST => {
                // PHP removes the variable, also one that was there before.
                if let Some(place) = places.remove(&name) {
                    variables[place] = None;
                }
            }
            Some(VariableName { name, depth }) => {
                let place = *places.entry(name.clone()).or_insert(variables.len());
                let variable = Some(Variable { name, value: value.clone(), is_list: depth > 0 });
                match variables.get_mut(place) {
                    Some(earlier) => *earlier = variable,
                    None => variables.push(variable),
                }
            }
            None => {}
        }
    }
    variables.into_iter().flatten().collect()
}

/// The spelling of a name in `$_GET` and the number of brackets behind it.
struct VariableName {
    name: Vec<u8>,
    depth: usize,
}

/// Returns the name that PHP gives a variable, where it makes one.
pub(super) fn spelled_by_php(name: &str) -> Option<Vec<u8>> {
    variable_name(name.as_bytes()).filter(|name| name.depth == 0).map(|name| name.name)
}

/// `php_register_variable_ex`: leading blanks go, the name ends at a NUL, blanks, dots and an unclosed bracket become
/// underscores, a closed bracket makes an array, and a variable without a name does not exist.
fn variable_name(decoded: &[u8]) -> Option<VariableName> {
    let text = decoded.split(|byte| *byte == 0).next()?;
    let text = &text[text.iter().position(|byte| *byte != b' ')?..];
    let bracket = text.iter().position(|byte| *byte == b'[').unwrap_or(text.len());
    let depth = depth(&text[bracket..]);
    let name = if depth > 0 { &text[..bracket] } else { text };
    if bracket == 0 || is_forbidden(name) {
        return None;
    }
    Some(VariableName { name: with_underscores(name), depth })
}

fn with_underscores(name: &[u8]) -> Vec<u8> {
    name.iter().map(|byte| if matches!(byte, b' ' | b'.' | b'[') { b'_' } else { *byte }).collect()
}

/// `php_is_forbidden_variable_name`: underscores must not make a name that browsers protect.
fn is_forbidden(name: &[u8]) -> bool {
    let spelled = with_underscores(name);
    [b"__Host-".as_slice(), b"__Secure-"]
        .iter()
        .any(|protected| spelled.starts_with(protected) && !name.starts_with(protected))
}

/// Counts the brackets as PHP does: a bracket that is not closed counts where another one was closed before it.
fn depth(brackets: &[u8]) -> usize {
    let (mut depth, mut rest) = (0, brackets);
    while let Some(inside) = rest.strip_prefix(b"[") {
        let Some(end) = inside.iter().position(|byte| *byte == b']') else {
            return if depth > 0 { depth + 1 } else { 0 };
        };
        depth += 1;
        rest = &inside[end + 1..];
    }
    depth
}

/// `php_url_decode`: `+` is a blank, `%` and two hexadecimal digits are a byte, any other `%` stays.
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
        Query::read(raw).unwrap().variables.iter().map(|found| (text(&found.name), text(&found.value))).collect()
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
        let is_list = |raw| Query::read(raw).unwrap().variables[0].is_list;
        assert!(is_list("a[]=1") && is_list("a[b]c=1") && is_list("a[b][c=1"));
        assert!(!is_list("a[=1") && !is_list("a]b[c=1"));
    }

    #[test]
    fn a_list_that_is_too_deep_removes_its_variable() {
        let nested = |depth| format!("a=1&b=2&a{}=3", "[]".repeat(depth));
        assert_eq!(read(&nested(64)), pairs(&[("a", "3"), ("b", "2")]));
        assert_eq!(read(&nested(65)), pairs(&[("b", "2")]));
        assert_eq!(read(&format!("{}&a=4", nested(65))), pairs(&[("b", "2"), ("a", "4")]));
    }

    #[test]
    fn more_parameters_than_php_reads_are_an_error() {
        assert_eq!(Query::read(&"a&".repeat(1000)).unwrap().pairs.len(), 1000);
        assert_eq!(Query::read(&"a&".repeat(1001)), Err(CallbackError::TooManyParameters { limit: 1000 }));
    }
}
