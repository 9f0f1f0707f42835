//! The delimiters and modifiers around a pattern, read as by PHP's `preg_match`.

use crate::{error::PatternError, flags::Flags};

/// A pattern without its delimiters.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Delimited<'t> {
    pub(crate) body: &'t str,
    /// The byte offset of the body in the text.
    pub(crate) at: usize,
    pub(crate) flags: Flags,
}

/// Reads delimiters and modifiers.
pub(crate) fn parse(text: &str) -> Result<Delimited<'_>, PatternError> {
    let start = text.len() - text.trim_start_matches(is_space).len();
    let open = text[start..].chars().next().ok_or(PatternError::Empty)?;
    if !open.is_ascii() || open.is_ascii_alphanumeric() || matches!(open, '\\' | '\0') {
        return Err(PatternError::Delimiter { found: open, at: start });
    }
    let close = closing(open);
    let at = start + 1;
    let end = find_end(&text[at..], open, close).ok_or(PatternError::Unterminated {
        expected: close,
        matching: open != close,
        at: start,
    })?;
    let modifiers = at + end + 1;
    let flags = parse_modifiers(&text[modifiers..])
        .map_err(|(offset, found)| PatternError::Modifier { found, at: modifiers + offset })?;
    Ok(Delimited { body: &text[at..at + end], at, flags })
}

/// Reads either of the two forms that an attribute can have: a bare pattern, or `/…/` with modifiers.
pub(crate) fn detect(text: &str) -> Result<Delimited<'_>, PatternError> {
    if text.is_empty() {
        return Err(PatternError::Empty);
    }
    match parse(text) {
        Ok(delimited) if text.starts_with('/') && has_only_letters_behind(text, &delimited) => Ok(delimited),
        _ => Ok(Delimited { body: text, at: 0, flags: Flags::NONE }),
    }
}

/// Adds delimiters to a bare pattern: `/`, with each `/` in the pattern escaped.
///
/// Between `\Q` and `\E` a backslash does not escape, so a pattern that may have one there gets another delimiter.
pub(crate) fn delimit(body: &str) -> String {
    if body.contains("\\Q") && body.contains('/') {
        return ['#', '~', '%', '!', '@', ';', ',']
            .iter()
            .find(|delimiter| !body.contains(**delimiter))
            .map_or_else(|| with_slashes(body), |delimiter| format!("{delimiter}{body}{delimiter}"));
    }
    with_slashes(body)
}

fn with_slashes(body: &str) -> String {
    let mut out = String::from("/");
    let mut characters = body.chars();
    while let Some(character) = characters.next() {
        if character == '/' {
            out.push('\\');
        }
        out.push(character);
        if character == '\\' {
            out.extend(characters.next());
        }
    }
    out.push('/');
    out
}

fn has_only_letters_behind(text: &str, delimited: &Delimited<'_>) -> bool {
    text[delimited.at + delimited.body.len() + 1..].bytes().all(|letter| letter.is_ascii_alphabetic())
}

/// Returns `true` for the characters of C's `isspace`.
const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\x0B' | '\x0C' | '\r')
}

const fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        '{' => '}',
        '<' => '>',
        same => same,
    }
}

/// Returns the offset of the closing delimiter. Pairs such as `(` and `)` nest, and a backslash escapes the next byte.
fn find_end(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut bytes = text.bytes().enumerate();
    while let Some((offset, byte)) = bytes.next() {
        let found = char::from(byte);
        if found == '\\' {
            bytes.next();
        } else if found == close {
            if depth == 0 {
                return Some(offset);
            }
            depth -= 1;
        } else if found == open {
            depth += 1;
        }
    }
    None
}

fn parse_modifiers(text: &str) -> Result<Flags, (usize, char)> {
    text.char_indices().try_fold(Flags::NONE, |flags, (offset, letter)| {
        u8::try_from(letter).ok().and_then(Flags::modifier).map(|flag| flags.with(flag)).ok_or((offset, letter))
    })
}
