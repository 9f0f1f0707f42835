//! The endpoints of the API, as data.

use http::Method;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// An endpoint: its method, and its path with `{name}` where an identifier goes.
#[derive(Debug, Clone)]
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) template: &'static str,
}

impl Route {
    pub(crate) const fn get(template: &'static str) -> Self {
        Self { method: Method::GET, template }
    }

    pub(crate) const fn post(template: &'static str) -> Self {
        Self { method: Method::POST, template }
    }

    /// Returns the path with `identifier`, percent-encoded, in the place that the template has for it.
    pub(crate) fn path(&self, identifier: &str) -> String {
        let encoded = utf8_percent_encode(identifier, SEGMENT).to_string();
        let segments = self.template.split('/');
        let segments: Vec<_> =
            segments.map(|segment| if segment.starts_with('{') { &encoded } else { segment }).collect();
        segments.join("/")
    }
}

/// The characters to encode: all but those that RFC 3986 calls unreserved.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Returns `true` if a text is one segment of a path.
///
/// A control character is removed by the URL library (TAB, CR, LF) or the server, after which `.\t.` is a step upwards and
/// `ODR\t1` another order. A slash is percent-encoded, and a server that decodes it before it resolves the path would leave
/// it by `..`.
pub(crate) fn is_segment(text: &str) -> bool {
    !text.is_empty()
        && !text.chars().any(|symbol| symbol.is_ascii_control())
        && !text.split(['/', '\\']).any(|step| matches!(step, "." | ".."))
}

/// Returns `true` if a path and query stay below the path that they are appended to, however a server decodes them.
pub(crate) fn stays_below(path_and_query: &str) -> bool {
    let path = path_and_query.split(['?', '#']).next().unwrap_or_default();
    let mut path = path.to_owned();
    // A proxy may decode before the server does, so the check is repeated until nothing is left to decode.
    loop {
        if path.chars().any(|symbol| symbol.is_ascii_control() || symbol == '\\')
            || path.split('/').any(|step| matches!(step, "." | ".."))
        {
            return false;
        }
        match percent_decode_str(&path).decode_utf8_lossy() {
            decoded if decoded == path => return true,
            decoded => path = decoded.into_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{is_segment, stays_below};

    #[test]
    fn an_identifier_with_a_control_character_or_a_step_is_no_segment() {
        for odd in ["", ".", "..", ".\t.", "\n", "ODR\t1", "ODR1\r\n", "\0", "\u{7f}", "../x", "a/../b", "..\\x"] {
            assert!(!is_segment(odd), "{odd:?}");
        }
        for good in ["ODR3506777330", "a/b?c#d e", "...", "æ"] {
            assert!(is_segment(good), "{good:?}");
        }
    }

    #[test]
    fn a_path_that_leads_upwards_does_not_stay_below() {
        for odd in [
            "../../x",
            "a/../../x",
            "%2e%2e/x",
            "%2E./x",
            ".%2e/x",
            "a/..",
            "..\\x",
            "a\\b",
            "..%2fx",
            "%2e%2e%5cx",
            "%252e%252e/x",
            "a%0ab",
            "a\tb",
            ".\t./x",
            "./x",
            "%00",
        ] {
            assert!(!stays_below(odd), "{odd:?}");
        }
        for good in ["connect/orders/status?type=PAID", "a//b", "a%20b", "...", "x?next=../y", "%zz", "a#../b"] {
            assert!(stays_below(good), "{good:?}");
        }
    }
}
