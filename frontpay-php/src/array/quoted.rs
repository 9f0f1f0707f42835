//! String literals in single and double quotes.

use super::error::SourceError;
use super::literal_text::LiteralText;
use super::token::TokenKind;

type Scanned = Result<(usize, TokenKind), SourceError>;

/// Scans a literal in single quotes, in which a backslash escapes only itself and the quote.
pub(super) fn single_quoted(file: &str, start: usize) -> Scanned {
    let mut literal = Literal::new(file, start);
    loop {
        let rest = literal.rest();
        match rest.as_bytes() {
            [] => return Err(unclosed(start, '\'')),
            [b'\'', ..] => return literal.finish(start),
            [b'\\', escaped @ (b'\\' | b'\''), ..] => literal.escape(2, &[*escaped]),
            _ => literal.take(plain_length(rest, &['\\', '\''])),
        }
    }
}

/// Scans a literal in double quotes with its escapes; a variable in it is an error.
pub(super) fn double_quoted(file: &str, start: usize) -> Scanned {
    let mut literal = Literal::new(file, start);
    loop {
        let rest = literal.rest();
        match rest.as_bytes() {
            [] => return Err(unclosed(start, '"')),
            [b'"', ..] => return literal.finish(start),
            [b'\\', ..] => literal.double_quoted_escape()?,
            [b'$', next, ..] if next.is_ascii_alphabetic() || matches!(next, b'_' | b'{') || !next.is_ascii() => {
                return Err(interpolated(literal.at, rest));
            }
            [b'{', b'$', ..] => return Err(interpolated(literal.at, rest)),
            _ => literal.take(plain_length(rest, &['\\', '"', '$', '{'])),
        }
    }
}

/// Returns the length of the text up to the next special character, not counting the first character.
fn plain_length(rest: &str, special: &[char]) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    first + rest[first..].find(special).unwrap_or(rest.len() - first)
}

fn unclosed(start: usize, quote: char) -> SourceError {
    SourceError::new(start..start + 1, format!("this text is not closed, expected `{quote}`"))
}

fn interpolated(at: usize, rest: &str) -> SourceError {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let opening = rest.len() - rest.trim_start_matches(['{', '$']).len();
    let length = opening + rest[opening..].find(|character| !is_name(character)).unwrap_or(rest.len() - opening);
    let variable = rest[..length].replace(['{', '$'], "");
    let problem = format!(
        "the variable `${variable}` cannot be known from this text; write its value, or use single quotes where a `$` is meant"
    );
    SourceError::new(at..at + length, problem)
}

/// A string literal while it is scanned.
struct Literal<'f> {
    file: &'f str,
    at: usize,
    content: Vec<u8>,
    segments: Vec<(usize, usize)>,
}

impl<'f> Literal<'f> {
    fn new(file: &'f str, quote: usize) -> Self {
        Self { file, at: quote + 1, content: Vec::new(), segments: vec![(0, quote + 1)] }
    }

    fn rest(&self) -> &'f str {
        &self.file[self.at..]
    }

    /// Takes bytes unchanged.
    fn take(&mut self, length: usize) {
        self.content.extend_from_slice(&self.rest().as_bytes()[..length]);
        self.at += length;
    }

    /// Takes an escape and adds its meaning.
    fn escape(&mut self, length: usize, meaning: &[u8]) {
        self.segments.push((self.content.len(), self.at));
        self.content.extend_from_slice(meaning);
        self.at += length;
        self.segments.push((self.content.len(), self.at));
    }

    fn double_quoted_escape(&mut self) -> Result<(), SourceError> {
        let rest = self.rest();
        let letter = match rest.as_bytes().get(1) {
            Some(b'n') => b'\n',
            Some(b't') => b'\t',
            Some(b'r') => b'\r',
            Some(b'v') => 0x0b,
            Some(b'e') => 0x1b,
            Some(b'f') => 0x0c,
            Some(escaped @ (b'\\' | b'$' | b'"')) => *escaped,
            Some(b'u') if rest[2..].starts_with('{') => return self.unicode_escape(),
            Some(b'x') => {
                self.numeric_escape(2, 2, 16);
                return Ok(());
            }
            Some(b'0'..=b'7') => {
                self.numeric_escape(1, 3, 8);
                return Ok(());
            }
            _ => {
                self.take(1);
                return Ok(());
            }
        };
        self.escape(2, &[letter]);
        Ok(())
    }

    /// Takes `\x41` or `\101`, or the backslash alone if no digit follows.
    fn numeric_escape(&mut self, prefix: usize, max_digits: usize, radix: u32) {
        let digits =
            self.rest()[prefix..].bytes().take(max_digits).take_while(|byte| char::from(*byte).is_digit(radix));
        let (mut value, mut count) = (0, 0);
        for digit in digits {
            value = value * radix + char::from(digit).to_digit(radix).unwrap_or(0);
            count += 1;
        }
        match count {
            0 => self.take(1),
            // Octal numbers above a byte wrap around, as in PHP.
            _ => self.escape(prefix + count, &[(value & 0xff) as u8]),
        }
    }

    fn unicode_escape(&mut self) -> Result<(), SourceError> {
        let rest = self.rest();
        let end = rest.find('}').filter(|end| *end <= 11);
        let character = end.and_then(|end| u32::from_str_radix(&rest[3..end], 16).ok()).and_then(char::from_u32);
        let (Some(end), Some(character)) = (end, character) else {
            let problem = r"`\u{..}` holds the number of a character in hexadecimal digits, such as `\u{e5}`";
            return Err(SourceError::new(self.at..self.at + 3, problem));
        };
        self.escape(end + 1, character.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(())
    }

    fn finish(self, start: usize) -> Scanned {
        let length = self.at + 1 - start;
        let problem = "the escapes of this text produce bytes that are not UTF-8";
        let content = String::from_utf8(self.content).map_err(|_| SourceError::new(start..start + length, problem))?;
        Ok((length, TokenKind::Text(LiteralText::new(content, self.segments))))
    }
}
