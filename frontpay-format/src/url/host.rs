//! The host of a URL: a name, or an IPv6 address in brackets.

use crate::bytes::{ByteSet, has_prefix_ignoring_case, is_at};
use crate::ip::is_ipv6;
use crate::unicode::{Chars, is_letter, is_mark, is_number, is_symbol};

/// Returns the end of the host, which reaches to the first character that cannot be in one.
pub(super) const fn end_of_host(bytes: &[u8], start: usize) -> Option<usize> {
    if is_at(bytes, start, b'[') {
        return end_of_bracket(bytes, start + 1);
    }
    end_of_name(bytes, start)
}

const fn end_of_bracket(bytes: &[u8], start: usize) -> Option<usize> {
    let mut end = start;
    while end < bytes.len() && bytes[end] != b']' {
        end += 1;
    }
    if end < bytes.len() && is_ipv6(bytes, start, end) { Some(end + 1) } else { None }
}

/// The kind of a label of letters, numbers and marks.
const WORD: u8 = 1;
/// The kind of a label that begins with `xn--`.
const PUNYCODE: u8 = 2;
/// The kind of a label of ASCII letters and digits, hyphens and underscores, which can be the whole host.
const SINGLE: u8 = 4;

/// Returns the end of a dotted name, with the dot that may follow it. Only its last label counts.
///
/// The third form of host in Laravel's pattern, an IPv4 address, needs no code: every one is also a name.
const fn end_of_name(bytes: &[u8], start: usize) -> Option<usize> {
    let (mut end, mut kinds, mut allowed) = (start, 0, SINGLE);
    loop {
        let label = Label::read(bytes, end);
        if label.end == end {
            break;
        }
        if end > start {
            allowed = WORD | PUNYCODE;
        }
        (end, kinds) = (label.end, label.kinds);
        if !is_at(bytes, end, b'.') {
            break;
        }
        end += 1;
    }
    if kinds & allowed > 0 { Some(end) } else { None }
}

/// A label of a name, which may be empty.
#[derive(Clone, Copy)]
struct Label {
    end: usize,
    /// The kinds that the label can have, as bits.
    kinds: u8,
}

impl Label {
    #[inline]
    const fn read(bytes: &[u8], start: usize) -> Self {
        let mut label = Self { end: start, kinds: WORD | PUNYCODE | SINGLE };
        loop {
            // Characters of all kinds of label.
            while label.end < bytes.len() && const { &ByteSet::ALPHANUMERIC }.has(bytes[label.end]) {
                label.end += 1;
            }
            // Fast path: these end most labels, and are in no class.
            if label.end == bytes.len() || matches!(bytes[label.end], b'#' | b'.' | b'/' | b':' | b'?') {
                break;
            }
            let mut chars = Chars::starting_at(bytes, label.end);
            let Some(code) = chars.next() else { break };
            let Some(kinds) = kinds_with(code) else { break };
            label.kinds &= kinds;
            label.end = chars.offset();
        }
        if !has_prefix_ignoring_case(bytes, start, b"xn--") || label.end == start + 4 {
            label.kinds &= !PUNYCODE;
        }
        label
    }
}

/// Returns the kinds of label that can contain a character; `None` if it ends the label.
const fn kinds_with(code: u32) -> Option<u8> {
    match code {
        0x2d => Some(PUNYCODE | SINGLE),
        0x5f => Some(SINGLE),
        // `ſ` and the Kelvin sign match `[a-z]` in a caseless Unicode pattern.
        0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a | 0x17f | 0x212a => Some(WORD | PUNYCODE | SINGLE),
        0x80.. if is_letter(code) || is_number(code) || is_mark(code) => Some(WORD),
        _ if is_symbol(code) => Some(0),
        _ => None,
    }
}
