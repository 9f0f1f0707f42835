//! The host of a URL: a name, or an IPv6 address in brackets.

use crate::format::ip::is_ipv6;
use crate::format::unicode::{Chars, is_letter, is_mark, is_number, is_symbol};

/// Where the host ends. It reaches to the first character that cannot stand in one.
pub(super) const fn end_of_host(bytes: &[u8], start: usize) -> Option<usize> {
    if start < bytes.len() && bytes[start] == b'[' {
        return end_of_bracket(bytes, start + 1);
    }
    let Some(name) = Name::read(bytes, start) else {
        return None;
    };
    let wanted = if name.has_dot { WORD | PUNYCODE } else { SINGLE };
    if name.last & wanted > 0 { Some(name.end) } else { None }
}

const fn end_of_bracket(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    while end < bytes.len() && bytes[end] != b']' {
        end += 1;
    }
    if end < bytes.len() && is_ipv6(bytes, start, end) { Some(end + 1) } else { None }
}

/// Letters, numbers and marks.
const WORD: u8 = 1;
/// `xn--` and more.
const PUNYCODE: u8 = 2;
/// Letters and digits of ASCII, hyphens, underscores.
const SINGLE: u8 = 4;

/// What counts of a dotted name: its last label, without the dot that may follow it.
///
/// The pattern's third form, four numbers with dots between them, needs no reading of its own: the name covers it.
#[derive(Clone, Copy)]
struct Name {
    end: usize,
    has_dot: bool,
    /// What the last label is: any of [`WORD`], [`PUNYCODE`] and [`SINGLE`].
    last: u8,
}

impl Name {
    /// `None` if a label is empty.
    const fn read(bytes: &[u8], start: usize) -> Option<Self> {
        let Some(mut name) = Self::label(bytes, start) else {
            return None;
        };
        while name.end < bytes.len() && bytes[name.end] == b'.' {
            let next = name.end + 1;
            name = match Self::label(bytes, next) {
                Some(label) => Self { has_dot: true, ..label },
                None => return Some(Self { end: next, ..name }),
            };
        }
        Some(name)
    }

    const fn label(bytes: &[u8], start: usize) -> Option<Self> {
        let mut label = Self { end: start, has_dot: false, last: WORD | PUNYCODE | SINGLE };
        loop {
            // These may stand in labels of all kinds.
            while label.end < bytes.len() && bytes[label.end].is_ascii_alphanumeric() {
                label.end += 1;
            }
            let mut chars = Chars::starting_at(bytes, label.end);
            let Some(code) = chars.next() else { break };
            let Some(kinds) = kinds_with(code) else { break };
            label.last &= kinds;
            label.end = chars.offset();
        }
        if !has_prefix(bytes, start) || label.end == start + 4 {
            label.last &= !PUNYCODE;
        }
        if label.end > start { Some(label) } else { None }
    }
}

/// The kinds of label a character may stand in, `None` if it ends the label.
const fn kinds_with(code: u32) -> Option<u8> {
    match code {
        0x2d => Some(PUNYCODE | SINGLE),
        0x5f => Some(SINGLE),
        // What ends most hosts need not be looked for among the symbols.
        0x23 | 0x2e | 0x2f | 0x3a | 0x3f => None,
        // `ſ` and the Kelvin sign are ASCII letters to caseless matching.
        0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a | 0x17f | 0x212a => Some(WORD | PUNYCODE | SINGLE),
        0x80.. if is_letter(code) || is_number(code) || is_mark(code) => Some(WORD),
        _ if is_symbol(code) => Some(0),
        _ => None,
    }
}

const fn has_prefix(bytes: &[u8], start: usize) -> bool {
    start + 4 <= bytes.len()
        && bytes[start].eq_ignore_ascii_case(&b'x')
        && bytes[start + 1].eq_ignore_ascii_case(&b'n')
        && bytes[start + 2] == b'-'
        && bytes[start + 3] == b'-'
}
