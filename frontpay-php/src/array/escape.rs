//! Texts in quotes.

use super::error::Fault;
use super::text::Text;
use super::token::TokenKind;

type Read = Result<(usize, TokenKind), Fault>;

/// Reads a text in single quotes, in which a backslash escapes only itself and the quote.
pub(super) fn single_quoted(file: &str, start: usize) -> Read {
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

/// Reads a text in double quotes with its escapes; a variable in it cannot be known.
pub(super) fn double_quoted(file: &str, start: usize) -> Read {
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

/// Returns the length of a text up to the next character with a meaning; its first one has none.
fn plain_length(rest: &str, meaningful: &[char]) -> usize {
    let first = rest.chars().next().map_or(0, char::len_utf8);
    first + rest[first..].find(meaningful).unwrap_or(rest.len() - first)
}

fn unclosed(start: usize, quote: char) -> Fault {
    Fault::new(start..start + 1, format!("this text is not closed, expected `{quote}`"))
}

fn interpolated(at: usize, rest: &str) -> Fault {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let opening = rest.len() - rest.trim_start_matches(['{', '$']).len();
    let length = opening + rest[opening..].find(|character| !is_name(character)).unwrap_or(rest.len() - opening);
    let variable = rest[..length].replace(['{', '$'], "");
    let problem = format!(
        "the variable `${variable}` cannot be known from this text; write its value, or use single quotes where a `$` is meant"
    );
    Fault::new(at..at + length, problem)
}

/// A text in quotes while it is read.
struct Literal<'f> {
    file: &'f str,
    at: usize,
    content: Vec<u8>,
    runs: Vec<(usize, usize)>,
}

impl<'f> Literal<'f> {
    fn new(file: &'f str, quote: usize) -> Self {
        Self { file, at: quote + 1, content: Vec::new(), runs: vec![(0, quote + 1)] }
    }

    fn rest(&self) -> &'f str {
        &self.file[self.at..]
    }

    /// Takes bytes as they stand.
    fn take(&mut self, length: usize) {
        self.content.extend_from_slice(&self.rest().as_bytes()[..length]);
        self.at += length;
    }

    /// Takes an escape for what it stands for.
    fn escape(&mut self, length: usize, meaning: &[u8]) {
        self.runs.push((self.content.len(), self.at));
        self.content.extend_from_slice(meaning);
        self.at += length;
        self.runs.push((self.content.len(), self.at));
    }

    fn double_quoted_escape(&mut self) -> Result<(), Fault> {
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

    /// Takes `\x41` or `\101`, or the backslash where no digit follows.
    fn numeric_escape(&mut self, prefix: usize, most: usize, radix: u32) {
        let digits = self.rest()[prefix..].bytes().take(most).take_while(|byte| char::from(*byte).is_digit(radix));
        let (mut value, mut count) = (0, 0);
        for digit in digits {
            value = value * radix + char::from(digit).to_digit(radix).unwrap_or(0);
            count += 1;
        }
        match count {
            0 => self.take(1),
            // Octal digits beyond a byte wrap around, as in PHP.
            _ => self.escape(prefix + count, &[(value & 0xff) as u8]),
        }
    }

    fn unicode_escape(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let end = rest.find('}').filter(|end| *end <= 11);
        let character = end.and_then(|end| u32::from_str_radix(&rest[3..end], 16).ok()).and_then(char::from_u32);
        let (Some(end), Some(character)) = (end, character) else {
            let problem = r"`\u{..}` holds the number of a character in hexadecimal digits, such as `\u{e5}`";
            return Err(Fault::new(self.at..self.at + 3, problem));
        };
        self.escape(end + 1, character.encode_utf8(&mut [0; 4]).as_bytes());
        Ok(())
    }

    fn finish(self, start: usize) -> Read {
        let length = self.at + 1 - start;
        let problem = "the escapes of this text make bytes that are no UTF-8";
        let content = String::from_utf8(self.content).map_err(|_| Fault::new(start..start + length, problem))?;
        Ok((length, TokenKind::Text(Text::new(content, self.runs))))
    }
}
