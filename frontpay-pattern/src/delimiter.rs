//! The frame around a pattern, read as PHP's `preg_match` reads it: delimiters and modifiers.

use crate::{error::PatternError, flags::Flags};

/// A pattern without its frame.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Framed<'t> {
    pub(crate) body: &'t str,
    /// Byte offset of the body in the text.
    pub(crate) at: usize,
    pub(crate) flags: Flags,
}

/// Takes the delimiters off.
pub(crate) fn delimited(text: &str) -> Result<Framed<'_>, PatternError> {
    let start = text.len() - text.trim_start_matches(is_space).len();
    let open = text[start..].chars().next().ok_or(PatternError::Empty)?;
    if !open.is_ascii() || open.is_ascii_alphanumeric() || matches!(open, '\\' | '\0') {
        return Err(PatternError::Delimiter { found: open, at: start });
    }
    let close = closing(open);
    let at = start + 1;
    let end = end_of(&text[at..], open, close).ok_or(PatternError::Unterminated {
        expected: close,
        matching: open != close,
        at: start,
    })?;
    let modifiers = at + end + 1;
    let flags = modifiers_of(&text[modifiers..])
        .map_err(|(offset, found)| PatternError::Modifier { found, at: modifiers + offset })?;
    Ok(Framed { body: &text[at..at + end], at, flags })
}

/// Decides which of its two forms the attribute holds: a bare pattern, or `/…/` with modifiers.
pub(crate) fn detect(text: &str) -> Result<Framed<'_>, PatternError> {
    if text.is_empty() {
        return Err(PatternError::Empty);
    }
    match delimited(text) {
        Ok(framed) if text.starts_with('/') && letters_only(text, &framed) => Ok(framed),
        _ => Ok(Framed { body: text, at: 0, flags: Flags::NONE }),
    }
}

/// Writes a bare pattern with delimiters around it.
pub(crate) fn delimit(body: &str) -> String {
    if body.contains("\\Q") && body.contains('/') {
        return ['#', '~', '%', '!', '@', ';', ',']
            .iter()
            .find(|mark| !body.contains(**mark))
            .map_or_else(|| escaped(body), |mark| format!("{mark}{body}{mark}"));
    }
    escaped(body)
}

fn escaped(body: &str) -> String {
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

fn letters_only(text: &str, framed: &Framed<'_>) -> bool {
    text[framed.at + framed.body.len() + 1..].bytes().all(|letter| letter.is_ascii_alphabetic())
}

/// C's `isspace`.
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

/// Offset of the closing delimiter; a pair nests, and a backslash hides the byte after it.
fn end_of(text: &str, open: char, close: char) -> Option<usize> {
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

fn modifiers_of(text: &str) -> Result<Flags, (usize, char)> {
    text.char_indices().try_fold(Flags::NONE, |flags, (offset, letter)| {
        u8::try_from(letter).ok().and_then(Flags::modifier).map(|flag| flags.with(flag)).ok_or((offset, letter))
    })
}
