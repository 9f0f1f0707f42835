//! Escapes: the parts of a pattern that begin with a backslash.

use regex_syntax::hir::ClassUnicode;

use super::{Parser, cursor::is};
use crate::{
    ast::{Assertion, GroupReference, Node},
    error::PatternError,
    flags::Flags,
    property, sets,
};

/// The meaning of an escape.
#[derive(Debug)]
pub(crate) enum Escape {
    /// One character, which case folding applies to.
    Char(u32),
    Set(ClassUnicode),
    /// An assertion, which takes no quantifier.
    Assertion(Assertion),
    /// A construct that is allowed outside a class only.
    Node(Node),
    /// `\K`, which moves the reported start of a match but does not decide whether there is one.
    Nothing,
    /// `\Q`, which begins literal text.
    Quote,
    /// `\E`, which ends literal text.
    Unquote,
}

impl Parser {
    /// Parses an escape behind its backslash, which is at `at`.
    pub(crate) fn escape(&mut self, in_class: bool, at: usize) -> Result<Escape, PatternError> {
        let Some(unit) = self.cursor.bump() else {
            return Err(PatternError::syntax("`\\` at the end of the pattern", at));
        };
        let Some(letter) = u8::try_from(unit).ok().filter(u8::is_ascii_alphanumeric) else {
            return Ok(Escape::Char(unit));
        };
        if let Some(value) = control_character(letter) {
            return Ok(Escape::Char(value));
        }
        if let Some(class) = self.set_escape(letter) {
            return Ok(Escape::Set(class));
        }
        match letter {
            b'Q' => Ok(Escape::Quote),
            b'E' => Ok(Escape::Unquote),
            b'b' if in_class => Ok(Escape::Char(0x08)),
            b'c' => self.control(at).map(Escape::Char),
            b'x' => self.hex(at).map(Escape::Char),
            b'o' => self.braced_octal(at).map(Escape::Char),
            b'0' => self.octal(0, at).map(Escape::Char),
            b'1'..=b'9' => self.number_escape(letter, in_class, at),
            b'p' | b'P' => self.property(letter == b'P', at).map(Escape::Set),
            b'N' => self.not_newline(in_class, at),
            b'g' if in_class => Ok(Escape::Char(u32::from(letter))),
            b'F' | b'l' | b'L' | b'u' | b'U' => Err(PatternError::syntax(
                "PCRE has no `\\F`, `\\L`, `\\l`, `\\U` or `\\u`, expected `\\x{…}` for a code point",
                at,
            )),
            _ if in_class => Err(in_class_error(letter, at)),
            _ => self.escape_outside_class(letter, at),
        }
    }

    fn set_escape(&self, letter: u8) -> Option<ClassUnicode> {
        let flags = self.flags;
        let class = match letter.to_ascii_lowercase() {
            b'd' => sets::digit(flags),
            b'h' => sets::horizontal(flags),
            b's' => sets::space(flags),
            b'v' => sets::vertical(flags),
            b'w' => sets::word(flags),
            _ => return None,
        };
        Some(if letter.is_ascii_uppercase() { sets::negate(&class, flags) } else { class })
    }

    /// Parses an escape that is allowed outside a class only.
    fn escape_outside_class(&mut self, letter: u8, at: usize) -> Result<Escape, PatternError> {
        Ok(match letter {
            // `\G` is the start of the search, and `preg_match` begins at the start of the subject.
            b'A' | b'G' => Escape::Assertion(Assertion::Start),
            b'z' => Escape::Assertion(Assertion::End),
            b'Z' => Escape::Assertion(Assertion::EndNewline),
            b'b' | b'B' => {
                Escape::Assertion(Assertion::Word { negative: letter == b'B', unicode: self.flags.has(Flags::UCP), at })
            }
            b'K' => Escape::Nothing,
            b'R' => Escape::Node(Node::Newline),
            b'X' => Escape::Node(Node::Grapheme { at }),
            b'C' => return Err(PatternError::unsupported("`\\C`, a single byte,", at)),
            b'g' => return self.group_escape(at),
            b'k' => return self.name_reference(at),
            _ => return Err(PatternError::syntax("unrecognized character follows `\\`", at)),
        })
    }

    /// Parses the rest of `\cA`.
    fn control(&mut self, at: usize) -> Result<u32, PatternError> {
        match self.cursor.bump().and_then(|unit| u8::try_from(unit).ok()) {
            Some(byte @ 0x20..=0x7E) => Ok(u32::from(byte.to_ascii_uppercase() ^ 0x40)),
            _ => Err(PatternError::syntax("`\\c` needs a printable ASCII character after it", at)),
        }
    }

    /// Parses the rest of `\xHH` or `\x{H…}`.
    fn hex(&mut self, at: usize) -> Result<u32, PatternError> {
        if self.cursor.eat("{") {
            return self.braced(16, at);
        }
        let mut value = 0;
        for _ in 0..2 {
            let Some(digit) = self.cursor.peek().and_then(|unit| digit(unit, 16)) else { break };
            self.cursor.skip(1);
            value = value * 16 + digit;
        }
        Ok(value)
    }

    fn braced_octal(&mut self, at: usize) -> Result<u32, PatternError> {
        if !self.cursor.eat("{") {
            return Err(PatternError::syntax("missing `{` after `\\o`", at));
        }
        self.braced(8, at)
    }

    /// Parses the digits up to `}`, with optional blanks around them.
    fn braced(&mut self, radix: u32, at: usize) -> Result<u32, PatternError> {
        self.cursor.skip_blanks();
        let mut value = 0_u32;
        let mut has_digits = false;
        while let Some(digit) = self.cursor.peek().and_then(|unit| digit(unit, radix)) {
            self.cursor.skip(1);
            has_digits = true;
            value = value.saturating_mul(radix).saturating_add(digit);
        }
        self.cursor.skip_blanks();
        if !has_digits {
            return Err(PatternError::syntax("digits missing in `\\x{}`, `\\o{}` or `\\N{U+}`", at));
        }
        if !self.cursor.eat("}") {
            return Err(PatternError::syntax("expected digits and a closing `}` in the escape", at));
        }
        self.code_point(value, at)
    }

    fn code_point(&self, value: u32, at: usize) -> Result<u32, PatternError> {
        if !self.flags.has(Flags::UTF) {
            return if value <= 0xFF { Ok(value) } else { Err(too_wide(at)) };
        }
        match value {
            0xD800..=0xDFFF => Err(PatternError::syntax("the code point is a surrogate", at)),
            0..=0x10_FFFF => Ok(value),
            _ => Err(PatternError::syntax("the code point is above U+10FFFF", at)),
        }
    }

    /// Parses up to two further octal digits.
    fn octal(&mut self, first: u32, at: usize) -> Result<u32, PatternError> {
        let mut value = first;
        for _ in 0..2 {
            let Some(digit) = self.cursor.peek().and_then(|unit| digit(unit, 8)) else { break };
            self.cursor.skip(1);
            value = value * 8 + digit;
        }
        self.code_point(value, at)
    }

    /// Parses a number: `\1` is a back-reference, `\12` is one if there are that many groups before it, and octal otherwise.
    fn number_escape(&mut self, first: u8, in_class: bool, at: usize) -> Result<Escape, PatternError> {
        if !in_class {
            let mark = self.cursor.mark();
            let rest = self.cursor.take_ascii(|byte| byte.is_ascii_digit());
            let number = format!("{}{rest}", char::from(first)).parse::<u32>().unwrap_or(u32::MAX);
            if number < 10 || first >= b'8' || number <= self.groups {
                return Ok(self.reference(GroupReference::Number(number), at));
            }
            self.cursor.reset(mark);
        }
        if first >= b'8' {
            return Ok(Escape::Char(u32::from(first)));
        }
        self.octal(u32::from(first - b'0'), at).map(Escape::Char)
    }

    /// Parses the rest of `\p{L}`, `\pL`, `\P{L}` or `\p{^L}`.
    fn property(&mut self, negated: bool, at: usize) -> Result<ClassUnicode, PatternError> {
        let malformed = PatternError::syntax("malformed `\\p`, expected as in `\\p{L}`", at);
        let mut negated = negated;
        let name = if self.cursor.eat("{") {
            self.cursor.skip_blanks();
            negated ^= self.cursor.eat("^");
            let name = self.cursor.take_ascii(|byte| byte != b'}' && byte != b'\0');
            if !self.cursor.eat("}") {
                return Err(malformed);
            }
            name
        } else {
            match self.cursor.bump().and_then(char::from_u32) {
                Some(letter) if letter.is_ascii_alphabetic() => letter.to_string(),
                _ => return Err(malformed),
            }
        };
        let class = property::lookup(&name, self.flags, at)?;
        Ok(if negated { sets::negate(&class, self.flags) } else { class })
    }

    /// Parses the rest of `\N` or `\N{U+41}`.
    fn not_newline(&mut self, in_class: bool, at: usize) -> Result<Escape, PatternError> {
        let mark = self.cursor.mark();
        if self.cursor.eat("{") {
            self.cursor.skip_blanks();
            if self.cursor.eat("U+") {
                if self.flags.has(Flags::UTF) {
                    return self.braced(16, at).map(Escape::Char);
                }
                return Err(PatternError::syntax("`\\N{U+…}` needs the modifier `u`", at));
            }
            self.cursor.reset(mark);
            if in_class || !self.sees_quantifier() {
                return Err(PatternError::syntax("PCRE has no `\\N{name}`", at));
            }
        }
        if in_class {
            return Err(PatternError::syntax("`\\N` cannot stand in a character class", at));
        }
        Ok(Escape::Set(sets::dot(self.flags)))
    }

    /// Parses the rest of `\g1`, `\g{1}`, `\g{-1}` or `\g{name}`; `\g<name>` is a subroutine call.
    fn group_escape(&mut self, at: usize) -> Result<Escape, PatternError> {
        if self.cursor.sees("<") || self.cursor.sees("'") {
            return Err(PatternError::unsupported("a subroutine call", at));
        }
        let braced = self.cursor.eat("{");
        if braced {
            self.cursor.skip_blanks();
        }
        let sign = if self.cursor.eat("-") { -1 } else { i64::from(self.cursor.eat("+")) };
        let number = self.cursor.take_ascii(|byte| byte.is_ascii_digit());
        let to = if number.is_empty() {
            if !braced || sign != 0 {
                return Err(PatternError::syntax("`\\g` needs a group's number or name", at));
            }
            GroupReference::Name(self.name(at)?)
        } else {
            GroupReference::Number(self.absolute_number(sign, &number, at)?)
        };
        if braced {
            self.cursor.skip_blanks();
            if !self.cursor.eat("}") {
                return Err(PatternError::syntax("missing `}` after `\\g{`", at));
            }
        }
        Ok(self.reference(to, at))
    }

    fn absolute_number(&self, sign: i64, digits: &str, at: usize) -> Result<u32, PatternError> {
        let number = digits.parse::<i64>().unwrap_or(i64::MAX);
        let groups = i64::from(self.groups);
        let absolute = match sign {
            0 => number,
            1 => groups.saturating_add(number),
            _ => groups + 1 - number,
        };
        u32::try_from(absolute).ok().filter(|&group| group > 0 && number > 0).ok_or(missing_group(at))
    }

    /// Parses the rest of `\k<name>`, `\k'name'` or `\k{name}`.
    fn name_reference(&mut self, at: usize) -> Result<Escape, PatternError> {
        let close = match self.cursor.bump() {
            Some(unit) if is(unit, b'<') => ">",
            Some(unit) if is(unit, b'\'') => "'",
            Some(unit) if is(unit, b'{') => "}",
            _ => return Err(PatternError::syntax("`\\k` needs a name, as in `\\k<name>`", at)),
        };
        self.cursor.skip_blanks();
        let name = self.name(at)?;
        self.cursor.skip_blanks();
        if !self.cursor.eat(close) {
            return Err(PatternError::syntax("missing end of the name after `\\k`", at));
        }
        Ok(self.reference(GroupReference::Name(name), at))
    }

    fn reference(&mut self, to: GroupReference, at: usize) -> Escape {
        self.references.push((to.clone(), at));
        let caseless = self.flags.has(Flags::CASELESS);
        Escape::Node(Node::BackReference { to, caseless, at })
    }
}

const fn control_character(letter: u8) -> Option<u32> {
    Some(match letter {
        b'a' => 0x07,
        b'e' => 0x1B,
        b'f' => 0x0C,
        b'n' => 0x0A,
        b'r' => 0x0D,
        b't' => 0x09,
        _ => return None,
    })
}

fn in_class_error(letter: u8, at: usize) -> PatternError {
    if b"ABCGKRXZkz".contains(&letter) {
        return PatternError::syntax("the escape cannot stand in a character class", at);
    }
    PatternError::syntax("unrecognized character follows `\\`", at)
}

fn digit(unit: u32, radix: u32) -> Option<u32> {
    char::from_u32(unit)?.to_digit(radix)
}

fn too_wide(at: usize) -> PatternError {
    PatternError::syntax("the character is above `\\xFF`, which needs the modifier `u`", at)
}

pub(crate) fn missing_group(at: usize) -> PatternError {
    PatternError::syntax("reference to a group that does not exist", at)
}
