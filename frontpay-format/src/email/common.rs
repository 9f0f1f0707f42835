//! Addresses as almost all are, known without the grammar.

/// Tells whether a text is words of ASCII letters, digits, `_`, `+` and `-` with single dots between them, an `@`, and a
/// domain of labels that no rule about their length, hyphens or Punycode can refuse.
///
/// Such a text is an address; of any other the grammar decides.
pub(super) const fn is_common(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(at) = end_of_local_part(bytes) else { return false };
    bytes.len() - at <= LONGEST_DOMAIN && is_domain(bytes, at)
}

const LONGEST_DOMAIN: usize = 200;
const LONGEST_LABEL: usize = 60;

/// Letters, digits and marks that a word of the local part may have anywhere.
const LOCAL: [bool; 256] = {
    let mut set = DOMAIN;
    (set[b'I' as usize], set[b'_' as usize], set[b'+' as usize], set[b'-' as usize]) = (true, true, true, true);
    set
};

/// Letters and digits. `IPv6` is a word of the grammar, so that a domain with an `I` is left to it.
const DOMAIN: [bool; 256] = {
    let mut set = [false; 256];
    let mut byte = 0;
    while byte < 0x80_u8 {
        set[byte as usize] = byte.is_ascii_alphanumeric() && byte != b'I';
        byte += 1;
    }
    set
};

/// Behind the `@`.
const fn end_of_local_part(bytes: &[u8]) -> Option<usize> {
    let (mut at, mut word) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            byte if LOCAL[byte as usize] => {}
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
            byte if DOMAIN[byte as usize] => {}
            // One hyphen between two other characters; two of them may mean Punycode.
            b'-' if at > label && at + 1 < bytes.len() && bytes[at + 1].is_ascii_alphanumeric() => {}
            b'.' if at > label && at - label <= LONGEST_LABEL => label = at + 1,
            _ => return false,
        }
        at += 1;
    }
    at > label && at - label <= LONGEST_LABEL
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::parse;
    use super::is_common;

    #[test]
    fn common_addresses_are_seen() {
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
        fn the_grammar_takes_what_is_common(text in "([ab1_+.-]|IPv6){1,12}@([ab1x.-]|IPv6|I){1,12}|[a-c.]{1,80}@[a.-]{50,70}[b.]{1,150}") {
            prop_assert!(!is_common(&text) || parse(&text).is_some(), "{text}");
        }
    }
}
