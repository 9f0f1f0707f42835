//! URLs of the form `scheme://host`: the rule `url`.
//!
//! Laravel's pattern is taken apart by hand, since the pattern itself needs a regex engine with Unicode classes, whose table
//! is too large for the compiler. Crates such as `url` follow the WHATWG standard, which repairs what this refuses.

mod host;
mod schemes;

use crate::bytes::{ByteSet, is_at, is_hex};
use crate::unicode::{Chars, is_letter, is_number};
use schemes::{LONGEST, is_known};

/// `url`, `url:https,..`: a scheme, `://`, a host, with an optional user before it and port, path, query and fragment behind
/// it.
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
/// Without schemes, Laravel's list of 312 applies, from `aaa` to `z39.50s`. Schemes are case-insensitive.
///
/// Nothing is looked up and numbers are not checked: it accepts `http://localhost`, `http://300.300.300.300`, port 99999,
/// `http://€.no` and a line feed at the end. It refuses `mailto:a@b.no` (no `//`), a non-ASCII host of one label
/// (`http://blåbær`), square brackets in the path, braces and spaces anywhere, and a `%` without two hexadecimal digits.
///
/// Follows the pattern of `Str::isUrl` in Laravel 13, with Unicode 15 as in PCRE2 10.44.
///
/// # Differences
///
/// The schemes are literal. Laravel inserts them into its pattern unescaped, where the dot in `url:a.b` matches any
/// character.
#[must_use]
pub const fn url(text: &str, schemes: &[&str]) -> bool {
    if schemes.is_empty() {
        return match end_of_known_scheme(text) {
            Some(end) => has_valid_rest(text.as_bytes(), end),
            None => false,
        };
    }
    let mut at = 0;
    while at < schemes.len() {
        if let Some(end) = end_of_scheme(text, schemes[at])
            && has_valid_rest(text.as_bytes(), end)
        {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns the end of `scheme://` with a scheme of Laravel's list.
const fn end_of_known_scheme(text: &str) -> Option<usize> {
    // Fast path: almost all URLs begin with `https://`, which is one comparison of eight bytes.
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
            Some(code) if len < LONGEST && fold_case(code) < 0x80 => word[len] = fold_case(code).to_le_bytes()[0],
            _ => return None,
        }
        len += 1;
    }
    match (chars.next(), chars.next()) {
        (Some(0x2f), Some(0x2f)) if is_known(word.split_at(len).0) => Some(chars.offset()),
        _ => None,
    }
}

/// Returns the end of `scheme://` with the given scheme.
const fn end_of_scheme(text: &str, scheme: &str) -> Option<usize> {
    let mut chars = Chars::new(text);
    let mut wanted = Chars::new(scheme);
    while let Some(code) = wanted.next() {
        match chars.next() {
            Some(found) if fold_case(found) == fold_case(code) => {}
            _ => return None,
        }
    }
    match (chars.next(), chars.next(), chars.next()) {
        (Some(0x3a), Some(0x2f), Some(0x2f)) => Some(chars.offset()),
        _ => None,
    }
}

/// Folds the case of ASCII letters. Unicode's simple case folding also maps `ſ` to `s` and the Kelvin sign to `k`.
const fn fold_case(code: u32) -> u32 {
    match code {
        0x41..=0x5a => code + 0x20,
        0x17f => 0x73,
        0x212a => 0x6b,
        _ => code,
    }
}

/// Returns `true` if the parts behind the scheme are valid.
///
/// No backtracking is needed: no part can end with a character with which the next one must begin.
const fn has_valid_rest(bytes: &[u8], start: usize) -> bool {
    let mut host = host::end_of_host(bytes, start);
    // Fast path: most URLs have no user. A user can look like a host, but only up to a character that ends the host.
    if !matches!(host, Some(end) if end == bytes.len() || bytes[end] == b'/') {
        let user_end = end_of_user(bytes, start);
        if user_end > start {
            host = host::end_of_host(bytes, user_end);
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

/// Returns the end of `user@` or `user:password@`, or `start` if there is no user.
const fn end_of_user(bytes: &[u8], start: usize) -> usize {
    let mut end = end_of_word(bytes, start);
    if end > start && is_at(bytes, end, b':') {
        let password = end + 1;
        end = end_of_word(bytes, password);
        if end == password {
            return start;
        }
    }
    if end > start && is_at(bytes, end, b'@') { end + 1 } else { start }
}

const fn end_of_word(bytes: &[u8], start: usize) -> usize {
    end_of_run(bytes, start, &const { ByteSet::ALPHANUMERIC.with(b"_.-") })
}

/// Returns the end of the port, or `start` if there is none; `None` for a colon without digits.
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
        if is_at(bytes, at, b'%') && is_hex(bytes, at + 1, at + 3) {
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
