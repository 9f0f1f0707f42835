//! Addresses of the form `scheme://host`.

mod host;
mod schemes;

use crate::byte_set::ByteSet;
use crate::unicode::{Chars, is_letter, is_number};
use schemes::{LONGEST, is_known};

/// `url`, `url:https,..`: a scheme, `://`, a host, and maybe a user before and a port, path, query and fragment behind it.
///
/// ```
/// use frontpay_format::url;
///
/// assert!(url("https://nordlys.no/kvittering?id=1#topp", &[]));
/// assert!(url("https://blåbær.no:8080", &["http", "https"]));
/// assert!(!url("ftp://nordlys.no", &["http", "https"]));
/// assert!(!url("nordlys.no", &[]));
/// ```
///
/// No schemes means Laravel's own list of 312, from `aaa` to `z39.50s`. Case does not matter in them.
///
/// Nothing is looked up and no number is checked: it accepts `http://localhost`, `http://300.300.300.300`, port 99999,
/// `http://€.no` and a line feed at the very end. It refuses `mailto:a@b.no` (no `//`), a single-label host beyond ASCII
/// (`http://blåbær`), square brackets in the path, braces and spaces anywhere, and a `%` without two hexadecimal digits.
///
/// Follows the pattern of `Str::isUrl` in Laravel 13, with Unicode 15 as in PCRE2 10.44.
///
/// # Differences
///
/// The schemes are plain words. Laravel puts them into its pattern as they are, so that there the dot in `url:a.b` stands
/// for any character.
#[must_use]
pub const fn url(text: &str, schemes: &[&str]) -> bool {
    if schemes.is_empty() {
        return match end_of_known_scheme(text) {
            Some(end) => is_locator(text.as_bytes(), end),
            None => false,
        };
    }
    let mut at = 0;
    while at < schemes.len() {
        if let Some(end) = end_of_scheme(text, schemes[at])
            && is_locator(text.as_bytes(), end)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns the end of `scheme://` with a scheme of Laravel's own list: none of them has a colon.
const fn end_of_known_scheme(text: &str) -> Option<usize> {
    // At one look, that of almost all.
    if let Some(first) = text.as_bytes().first_chunk()
        && u64::from_ne_bytes(*first) == u64::from_ne_bytes(*b"https://")
    {
        return Some(first.len());
    }
    if let [b'h', b't', b't', b'p', b':', b'/', b'/', ..] = text.as_bytes() {
        return Some(7);
    }
    end_of_listed_scheme(text)
}

const fn end_of_listed_scheme(text: &str) -> Option<usize> {
    let mut chars = Chars::new(text);
    let mut word = [0; LONGEST];
    let mut len = 0;
    loop {
        match chars.next() {
            Some(0x3a) => break,
            Some(code) if len < LONGEST && fold(code) < 0x80 => word[len] = fold(code).to_le_bytes()[0],
            _ => return None,
        }
        len += 1;
    }
    match (chars.next(), chars.next()) {
        (Some(0x2f), Some(0x2f)) if is_known(word.split_at(len).0) => Some(chars.offset()),
        _ => None,
    }
}

/// Returns the end of `scheme://`.
const fn end_of_scheme(text: &str, scheme: &str) -> Option<usize> {
    let mut chars = Chars::new(text);
    let mut wanted = Chars::new(scheme);
    while let Some(code) = wanted.next() {
        match chars.next() {
            Some(found) if fold(found) == fold(code) => {}
            _ => return None,
        }
    }
    match (chars.next(), chars.next(), chars.next()) {
        (Some(0x3a), Some(0x2f), Some(0x2f)) => Some(chars.offset()),
        _ => None,
    }
}

/// ASCII letters in lower case; caseless matching in Unicode takes `ſ` for `s` and the Kelvin sign for `k`.
const fn fold(code: u32) -> u32 {
    match code {
        0x41..=0x5a => code + 0x20,
        0x17f => 0x73,
        0x212a => 0x6b,
        _ => code,
    }
}

/// The parts after the scheme. No part can give a character back to the one before it, so each is read once.
const fn is_locator(bytes: &[u8], start: usize) -> bool {
    let mut host = host::end_of_host(bytes, start);
    // Most hosts stand alone. What a user is made of may stand in a host too, but for what ends this one.
    if !matches!(host, Some(end) if end == bytes.len() || bytes[end] == b'/') {
        let behind_user = end_of_user(bytes, start);
        if behind_user > start {
            host = host::end_of_host(bytes, behind_user);
        }
    }
    let Some(end) = host else { return false };
    let Some(mut at) = end_of_port(bytes, end) else { return false };
    if is_at(bytes, at, b'/') {
        at = end_of_run(bytes, at, &const { PART.with(b"/") });
    }
    if is_at(bytes, at, b'?') {
        at = end_of_run(bytes, at + 1, &const { PART.with(b"[]/?") });
    }
    if is_at(bytes, at, b'#') {
        at = end_of_run(bytes, at + 1, &const { PART.with(b"/?") });
    }
    at == bytes.len() || (at + 1 == bytes.len() && bytes[at] == b'\n')
}

const fn is_at(bytes: &[u8], at: usize, byte: u8) -> bool {
    at < bytes.len() && bytes[at] == byte
}

/// Behind `user@` or `user:word@`, or `start` where there is none.
const fn end_of_user(bytes: &[u8], start: usize) -> usize {
    let mut end = end_of_word(bytes, start);
    if end > start && is_at(bytes, end, b':') {
        let word = end + 1;
        end = end_of_word(bytes, word);
        if end == word {
            return start;
        }
    }
    if end > start && is_at(bytes, end, b'@') { end + 1 } else { start }
}

const fn end_of_word(bytes: &[u8], start: usize) -> usize {
    end_of_run(bytes, start, &const { ByteSet::ALPHANUMERIC.with(b"_.-") })
}

/// `None` for a colon without digits.
const fn end_of_port(bytes: &[u8], start: usize) -> Option<usize> {
    if !is_at(bytes, start, b':') {
        return Some(start);
    }
    let mut at = start + 1;
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    if at > start + 1 { Some(at) } else { None }
}

/// The characters of any part behind the host.
const PART: ByteSet = ByteSet::ALPHANUMERIC.with(b"-._~!$&'()*+,;=:@");

/// Returns the end of a run of letters, numbers, `%XX` and the given characters of ASCII.
const fn end_of_run(bytes: &[u8], start: usize, ascii: &ByteSet) -> usize {
    let mut at = start;
    loop {
        at = ascii.end_of_run(bytes, at);
        if is_at(bytes, at, b'%') && is_hex(bytes, at + 1) && is_hex(bytes, at + 2) {
            at += 3;
            continue;
        }
        let mut chars = Chars::starting_at(bytes, at);
        match chars.next() {
            Some(code @ 0x80..) if is_letter(code) || is_number(code) => at = chars.offset(),
            _ => return at,
        }
    }
}

const fn is_hex(bytes: &[u8], at: usize) -> bool {
    at < bytes.len() && bytes[at].is_ascii_hexdigit()
}
