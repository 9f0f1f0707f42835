//! Tokens as text in generated code: text is what the compiler passes with the least work.

use super::{LiteralInput, LiteralSchema, LiteralToken, assert_at};

/// The mark before the places of a key.
const KEY: u8 = b'k';
/// The most places that lead to a token. A deeper literal is beyond the compiler's recursion limit, so that nothing of
/// it is underlined.
const MOST: usize = 128;

/// Writes a token by the places that lead to it: `0.3`, `k0.3`; nothing for the whole literal.
#[doc(hidden)]
#[must_use]
pub fn write_token(token: LiteralToken, places: &[usize]) -> String {
    let key = if token == LiteralToken::Key { char::from(KEY).to_string() } else { String::new() };
    let places: Vec<_> = places.iter().map(ToString::to_string).collect();
    key + &places.join(".")
}

/// Does what [`at`] does for a token that [`write_token`] wrote.
///
/// # Panics
///
/// Panics if something is wrong there.
#[doc(hidden)]
#[track_caller]
pub const fn assert_token(schema: LiteralSchema, input: LiteralInput, token: &str) {
    let (token, mut rest) = match token.as_bytes() {
        [KEY, rest @ ..] => (LiteralToken::Key, rest),
        rest => (LiteralToken::Value, rest),
    };
    let (mut places, mut count) = ([0; MOST], 0);
    while let [digit, behind @ ..] = rest
        && count < MOST
    {
        match digit {
            b'0'..=b'9' => places[count] = places[count] * 10 + (*digit - b'0') as usize,
            _ => count += 1,
        }
        rest = behind;
        if rest.is_empty() {
            count += 1;
        }
    }
    assert_at(schema, input, token, places.split_at(count).0);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_written_with_its_places() {
        assert_eq!(write_token(LiteralToken::Value, &[]), "");
        assert_eq!(write_token(LiteralToken::Value, &[10]), "10");
        assert_eq!(write_token(LiteralToken::Key, &[0, 13, 2]), "k0.13.2");
    }
}
