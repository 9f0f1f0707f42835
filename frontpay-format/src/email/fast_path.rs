//! A fast path for almost all addresses.
//!
//! The port of the parser looks at each character several times. An address of the plain form below is accepted in one pass;
//! every other text goes to the parser. A property test checks that the parser accepts whatever this accepts.

use crate::bytes::ByteSet;

/// Returns `true` for words of ASCII letters, digits, `_`, `+` and `-` with single dots between them, an `@`, and a domain
/// of labels that no check of length, hyphens or Punycode can refuse.
///
/// Such a text is an address. Another text may be one too.
pub(super) const fn is_common(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(at) = end_of_local_part(bytes) else { return false };
    bytes.len() - at <= MAX_DOMAIN && is_domain(bytes, at)
}

/// The limits of the fast path, which are below those of the parser (253 and 62), so that no exact count is needed here.
const MAX_DOMAIN: usize = 200;
const MAX_LABEL: usize = 60;

/// The characters that a word of the local part can have at any position.
const LOCAL: ByteSet = ByteSet::ALPHANUMERIC.with(b"_+-");

/// The letters and digits of the domain. A domain with an `I` is left to the parser, which has a token for `IPv6`.
const DOMAIN: ByteSet = ByteSet::ALPHANUMERIC.without(b'I');

/// Returns the end of the local part and the `@`.
const fn end_of_local_part(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut word) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            byte if const { &LOCAL }.has(byte) => {}
            b'.' if at > word => word = at + 1,
            b'@' if at > word => return Some(at + 1),
            _ => return None,
        }
        at += 1;
    }
    None
}

const fn is_domain(bytes: &[u8], start: usize) -> bool {
    let (mut at, mut label) = (start, start);
    while at < bytes.len() {
        match bytes[at] {
            byte if const { &DOMAIN }.has(byte) => {}
            // A single hyphen within a label. Two hyphens are left to the parser, since they can mean Punycode.
            b'-' if at > label && at + 1 < bytes.len() && bytes[at + 1].is_ascii_alphanumeric() => {}
            b'.' if at > label && at - label <= MAX_LABEL => label = at + 1,
            _ => return false,
        }
        at += 1;
    }
    at > label && at - label <= MAX_LABEL
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse;
    use super::is_common;

    #[test]
    fn common_addresses_take_the_fast_path() {
        for text in ["kari.nordmann+faktura@nordlys.no", "a@b", "k-n@a-b.c1.no", "1@1.2.3.4"] {
            assert!(is_common(text), "{text}");
        }
        for text in [
            "", "@", "a@", "@b", ".a@b", "a.@b", "a..b@c", "a@.b", "a@b.", "a@-b", "a@b-.no", "a@b--c", "a@b_c",
            "a@b@c",
        ] {
            assert!(!is_common(text), "{text}");
        }
    }

    proptest! {
        #[test]
        fn the_parser_accepts_what_the_fast_path_accepts(text in "([ab1_+.-]|IPv6){1,12}@([ab1x.-]|IPv6|I){1,12}|[a-c.]{1,80}@[a.-]{50,70}[b.]{1,150}") {
            prop_assert!(!is_common(&text) || parse(&text).is_some(), "{text}");
        }
    }
}
