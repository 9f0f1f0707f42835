//! JSON syntax: the rule `json`.
//!
//! A validator without recursion and allocation, since `json_validate` has a depth of 512 and literals are checked in the
//! compiler. `serde_json` is not `const`, and accepts other depths.

/// The greatest depth of arrays and objects. PHP's limit of 512 counts the innermost value as one more level.
const LEVELS_MAX: usize = 511;

/// `json`: the text is one JSON value.
///
/// ```
/// use frontpay_format::json;
///
/// assert!(json(r#"{"id": [1, 2.5e3, null]}"#));
/// assert!(json("true"));
/// assert!(!json("{'id': 1}"));
/// ```
///
/// The value can have any type. It refuses more than 511 levels, an unpaired surrogate (`"\ud800"`), unescaped control
/// characters in strings, and anything but white space behind the value.
///
/// Follows PHP's `json_validate` with its depth of 512.
#[must_use]
pub const fn json(text: &str) -> bool {
    let mut reader = Reader { bytes: text.as_bytes(), at: 0, levels: [0; LEVELS_MAX.div_ceil(64)], depth: 0 };
    reader.document()
}

/// A position in the text. The methods return `false` on a syntax error.
struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    /// A bit for each open level, set for an object.
    levels: [u64; LEVELS_MAX.div_ceil(64)],
    depth: usize,
}

impl Reader<'_> {
    const fn document(&mut self) -> bool {
        while self.value() && self.continue_after_value() {
            if self.depth == 0 {
                return self.peek().is_none();
            }
        }
        false
    }

    const fn peek(&mut self) -> Option<u8> {
        while self.at < self.bytes.len() && matches!(self.bytes[self.at], b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
        if self.at < self.bytes.len() { Some(self.bytes[self.at]) } else { None }
    }

    const fn take(&mut self, byte: u8) -> bool {
        let is_here = self.at < self.bytes.len() && self.bytes[self.at] == byte;
        self.at += is_here as usize;
        is_here
    }

    const fn skip_space_and_take(&mut self, byte: u8) -> bool {
        self.peek().is_some() && self.take(byte)
    }

    /// Reads up to a scalar or an empty container, and opens the levels before it.
    const fn value(&mut self) -> bool {
        loop {
            match self.peek() {
                Some(b'{') => {
                    if !self.open(true) {
                        return false;
                    }
                    if matches!(self.peek(), Some(b'}')) {
                        return true;
                    }
                    if !self.key() {
                        return false;
                    }
                }
                Some(b'[') => {
                    if !self.open(false) {
                        return false;
                    }
                    if matches!(self.peek(), Some(b']')) {
                        return true;
                    }
                }
                Some(b'"') => return self.string(),
                Some(b't') => return self.literal(b"true"),
                Some(b'f') => return self.literal(b"false"),
                Some(b'n') => return self.literal(b"null"),
                _ => return self.number(),
            }
        }
    }

    /// Reads from the end of a value to the next value or the end of the text, and closes levels.
    const fn continue_after_value(&mut self) -> bool {
        while self.depth > 0 {
            match self.peek() {
                Some(b'}') if self.is_object() => self.close(),
                Some(b']') if !self.is_object() => self.close(),
                Some(b',') => {
                    self.at += 1;
                    return !self.is_object() || self.key();
                }
                _ => return false,
            }
        }
        true
    }

    const fn open(&mut self, is_object: bool) -> bool {
        if self.depth == LEVELS_MAX {
            return false;
        }
        let bit = 1 << (self.depth % 64);
        if is_object {
            self.levels[self.depth / 64] |= bit;
        } else {
            self.levels[self.depth / 64] &= !bit;
        }
        self.depth += 1;
        self.at += 1;
        true
    }

    const fn is_object(&self) -> bool {
        let level = self.depth - 1;
        self.levels[level / 64] >> (level % 64) & 1 == 1
    }

    const fn close(&mut self) {
        self.depth -= 1;
        self.at += 1;
    }

    const fn key(&mut self) -> bool {
        matches!(self.peek(), Some(b'"')) && self.string() && self.skip_space_and_take(b':')
    }

    const fn literal(&mut self, literal: &[u8]) -> bool {
        let mut at = 0;
        while at < literal.len() {
            if !self.take(literal[at]) {
                return false;
            }
            at += 1;
        }
        true
    }

    const fn number(&mut self) -> bool {
        self.take(b'-');
        if !self.take(b'0') && !self.digits() {
            return false;
        }
        if self.take(b'.') && !self.digits() {
            return false;
        }
        if self.take(b'e') || self.take(b'E') {
            let _ = self.take(b'+') || self.take(b'-');
            return self.digits();
        }
        true
    }

    const fn digits(&mut self) -> bool {
        let start = self.at;
        while self.at < self.bytes.len() && self.bytes[self.at].is_ascii_digit() {
            self.at += 1;
        }
        self.at > start
    }

    const fn string(&mut self) -> bool {
        self.at += 1;
        while self.at < self.bytes.len() {
            self.at += 1;
            let byte = self.bytes[self.at - 1];
            if byte == b'"' {
                return true;
            }
            if byte < 0x20 || (byte == b'\\' && !self.escape()) {
                return false;
            }
        }
        false
    }

    const fn escape(&mut self) -> bool {
        if self.at >= self.bytes.len() {
            return false;
        }
        self.at += 1;
        match self.bytes[self.at - 1] {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => true,
            b'u' => self.unicode_escape(),
            _ => false,
        }
    }

    const fn unicode_escape(&mut self) -> bool {
        match self.code_unit() {
            Some(0xd800..0xdc00) => {
                self.take(b'\\') && self.take(b'u') && matches!(self.code_unit(), Some(0xdc00..0xe000))
            }
            Some(0xdc00..0xe000) | None => false,
            Some(_) => true,
        }
    }

    const fn code_unit(&mut self) -> Option<u16> {
        let (mut unit, mut left) = (0, 4);
        while left > 0 {
            if self.at >= self.bytes.len() {
                return None;
            }
            let digit = match self.bytes[self.at] {
                byte @ b'0'..=b'9' => byte - b'0',
                byte @ b'a'..=b'f' => byte - b'a' + 10,
                byte @ b'A'..=b'F' => byte - b'A' + 10,
                _ => return None,
            };
            unit = unit << 4 | digit as u16;
            self.at += 1;
            left -= 1;
        }
        Some(unit)
    }
}
