//! The patterns of PHP's `FILTER_VALIDATE_EMAIL`.
//!
//! Source: `php_filter_validate_email` in `ext/filter/logical_filters.c`. Its two patterns are taken apart by hand, because
//! they have lookaheads, which no table can match.

use crate::bytes::{has_prefix_ignoring_case, is_at};
use crate::ip::{Ipv6Groups, is_ipv4};
use crate::unicode::{Chars, is_letter, is_number};

const ADDRESS_MAX: usize = 320;
const IPV6_TAG: &[u8] = b"IPv6:";

pub(super) const fn is_address(text: &str, is_unicode: bool) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() > ADDRESS_MAX || exceeds_lengths(text) {
        return false;
    }
    let Some(at) = end_of_local_part(bytes, is_unicode) else {
        return false;
    };
    if is_at(bytes, at, b'[') { is_bracket(bytes, at + 1) } else { is_domain_name(bytes, at, is_unicode) }
}

/// Returns `true` if one of the two negative lookaheads at the start of the patterns matches: 255 units anywhere, or 65
/// units before an `@`. A unit is a character or an escaped one, with an optional quote on each side; another quote ends the
/// count.
const fn exceeds_lengths(text: &str) -> bool {
    let mut chars = Chars::new(text);
    let (mut units, mut quotes) = (0, 0);
    while let Some(code) = chars.next() {
        match code {
            0x22 => {
                quotes += 1;
                if quotes > 1 + (units > 0) as usize {
                    return false;
                }
                continue;
            }
            0x5c => match chars.next() {
                Some(0..0x7f) => {}
                _ => return false,
            },
            0x40 if units >= 65 && quotes <= 1 => return true,
            _ => {}
        }
        units += 1;
        quotes = 0;
        if units >= 255 {
            return true;
        }
    }
    false
}

/// Returns the end of the local part and the `@`.
const fn end_of_local_part(bytes: &[u8], is_unicode: bool) -> Option<usize> {
    let mut at = 0;
    loop {
        let word = if is_at(bytes, at, b'"') {
            end_of_quotes(bytes, at + 1, is_unicode)
        } else {
            end_of_atom(bytes, at, is_unicode)
        };
        let Some(end) = word else { return None };
        at = end + 1;
        if is_at(bytes, end, b'@') {
            return Some(at);
        }
        if !is_at(bytes, end, b'.') {
            return None;
        }
    }
}

const fn end_of_atom(bytes: &[u8], start: usize, is_unicode: bool) -> Option<usize> {
    let mut chars = Chars::starting_at(bytes, start);
    loop {
        let end = chars.offset();
        match chars.next() {
            Some(0x21 | 0x23..=0x27 | 0x2a | 0x2b | 0x2d | 0x2f..=0x39 | 0x3d | 0x3f | 0x41..=0x5a | 0x5e..=0x7e) => {}
            Some(code) if is_unicode && is_word(code) => {}
            _ if end > start => return Some(end),
            _ => return None,
        }
    }
}

const fn is_word(code: u32) -> bool {
    code >= 0x80 && (is_letter(code) || is_number(code))
}

/// Returns the end of a quoted word, with its closing quote.
const fn end_of_quotes(bytes: &[u8], start: usize, is_unicode: bool) -> Option<usize> {
    let mut chars = Chars::starting_at(bytes, start);
    loop {
        match chars.next() {
            Some(0x22) => return Some(chars.offset()),
            Some(0x5c) => match chars.next() {
                Some(0..0x80) => {}
                _ => return None,
            },
            Some(0x01..=0x08 | 0x0b | 0x0c | 0x0e..=0x1f | 0x21..=0x7f) => {}
            Some(code) if is_unicode && is_word(code) => {}
            _ => return None,
        }
    }
}

/// Returns `true` for two or more labels of at most 63 characters, of which the last begins with a letter.
const fn is_domain_name(bytes: &[u8], start: usize, is_unicode: bool) -> bool {
    let (mut at, mut has_dot) = (start, false);
    loop {
        let Some(end) = end_of_label(bytes, at, is_unicode) else {
            return false;
        };
        if end == bytes.len() {
            return has_dot && !bytes[at].is_ascii_digit();
        }
        if bytes[end] != b'.' {
            return false;
        }
        has_dot = true;
        at = end + 1;
    }
}

const fn end_of_label(bytes: &[u8], start: usize, is_unicode: bool) -> Option<usize> {
    let mut chars = Chars::starting_at(bytes, start);
    let (mut length, mut can_end) = (0, false);
    loop {
        let end = chars.offset();
        match chars.next() {
            Some(0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a) => can_end = true,
            // `ſ` and the Kelvin sign match `[a-z]` in a caseless Unicode pattern.
            Some(0x17f | 0x212a) if is_unicode => can_end = true,
            Some(0x2d) if length > 0 => can_end = false,
            _ if can_end && length <= 63 => return Some(end),
            _ => return None,
        }
        length += 1;
    }
}

/// Returns `true` for an IPv4 address, or `IPv6:` and an IPv6 address in which `::` replaces at least two groups.
const fn is_bracket(bytes: &[u8], start: usize) -> bool {
    if !is_at(bytes, bytes.len() - 1, b']') {
        return false;
    }
    let end = bytes.len() - 1;
    if !has_prefix_ignoring_case(bytes, start, IPV6_TAG) {
        return is_ipv4(bytes, start, end);
    }
    let Some(groups) = Ipv6Groups::parse(bytes, start + IPV6_TAG.len(), end) else {
        return false;
    };
    let count = groups.count + if groups.has_ipv4 { 2 } else { 0 };
    if groups.is_compressed { count <= 6 } else { count == 8 }
}
