//! The patterns of PHP's `FILTER_VALIDATE_EMAIL`.

use crate::ip::{Groups, is_ipv4};
use crate::unicode::{Chars, is_letter, is_number};

const ADDRESS_MAX: usize = 320;

pub(super) const fn is_address(text: &str, is_unicode: bool) -> bool {
    let bytes = text.as_bytes();
    if bytes.len() > ADDRESS_MAX || exceeds_lengths(text) {
        return false;
    }
    let Some(at) = end_of_local_part(bytes, is_unicode) else {
        return false;
    };
    if is_at(bytes, at, b'[') { is_bracket(bytes, at + 1) } else { is_name(bytes, at, is_unicode) }
}

const fn is_at(bytes: &[u8], at: usize, byte: u8) -> bool {
    at < bytes.len() && bytes[at] == byte
}

/// The two look-aheads at the front: 255 units anywhere, or 65 before an `@`. A unit is a character or an escaped one,
/// with a quote on either side or none; a quote beyond that ends the count.
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

/// Behind the `@`.
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

/// Behind the closing quote.
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

/// Labels of 63 characters at most with dots between them, two or more, the last one led by a letter.
const fn is_name(bytes: &[u8], start: usize, is_unicode: bool) -> bool {
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
    let (mut length, mut ends_well) = (0, false);
    loop {
        let end = chars.offset();
        match chars.next() {
            Some(0x30..=0x39 | 0x41..=0x5a | 0x61..=0x7a) => ends_well = true,
            // Caseless matching takes `ſ` for `s` and the Kelvin sign for `k`.
            Some(0x17f | 0x212a) if is_unicode => ends_well = true,
            Some(0x2d) if length > 0 => ends_well = false,
            _ if ends_well && length <= 63 => return Some(end),
            _ => return None,
        }
        length += 1;
    }
}

/// An IPv4 address, or `IPv6:` and a stricter IPv6 address than elsewhere: `::` stands for two groups or more.
const fn is_bracket(bytes: &[u8], start: usize) -> bool {
    if !is_at(bytes, bytes.len() - 1, b']') {
        return false;
    }
    let end = bytes.len() - 1;
    if !has_tag(bytes, start) {
        return is_ipv4(bytes, start, end);
    }
    let Some(groups) = Groups::read(bytes, start + 5, end) else {
        return false;
    };
    let count = groups.count + if groups.has_ipv4 { 2 } else { 0 };
    if groups.is_compressed { count <= 6 } else { count == 8 }
}

const fn has_tag(bytes: &[u8], start: usize) -> bool {
    let tag = b"ipv6:";
    let mut at = 0;
    while at < tag.len() {
        if start + at >= bytes.len() || !bytes[start + at].eq_ignore_ascii_case(&tag[at]) {
            return false;
        }
        at += 1;
    }
    true
}
