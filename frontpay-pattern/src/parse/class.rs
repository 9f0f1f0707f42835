//! Character classes: `[a-z]`, `[^]]`, `[[:alpha:]\d]`.

use regex_syntax::hir::ClassUnicode;

use super::{Parser, cursor::is, escape::Escape};
use crate::{error::PatternError, flags::Flags, sets};

/// The last item of a class, on which the meaning of a following hyphen depends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LastItem {
    /// An item with which no range can begin.
    Other,
    /// A character with which a range can begin.
    Char(u32),
    /// This character and a hyphen: a range, if another character follows.
    Hyphen(u32),
}

/// A class while it is parsed.
#[derive(Debug)]
struct ClassBuilder {
    /// Single characters and ranges, to which case folding applies.
    plain: ClassUnicode,
    sets: ClassUnicode,
    last: LastItem,
    quoted: bool,
}

impl ClassBuilder {
    fn push(&mut self, from: u32, to: u32) {
        self.plain.union(&sets::set(&[(from, to)]));
    }
}

impl Parser {
    /// Parses a class behind its `[`, which is at `at`.
    pub(crate) fn class(&mut self, at: usize) -> Result<ClassUnicode, PatternError> {
        let negated = self.take_circumflex();
        let mut class = ClassBuilder {
            plain: ClassUnicode::empty(),
            sets: ClassUnicode::empty(),
            last: LastItem::Other,
            quoted: false,
        };
        let mut first = true;
        loop {
            let item_at = self.cursor.at();
            let Some(unit) = self.cursor.bump() else {
                return Err(PatternError::syntax("missing `]` for the class opened here", at));
            };
            if class.quoted {
                self.quoted(&mut class, unit, item_at)?;
            } else if is(unit, b']') && !first {
                break;
            } else {
                self.item(&mut class, unit, item_at)?;
            }
            first = false;
        }
        if let LastItem::Hyphen(_) = class.last {
            class.push(u32::from(b'-'), u32::from(b'-'));
        }
        let mut set = sets::fold_case(class.plain, self.flags);
        set.union(&class.sets);
        Ok(if negated { sets::negate(&set, self.flags) } else { set })
    }

    /// Takes the `^`, and any `\E` and `\Q\E` before and behind it. Returns `true` if there is a `^`.
    fn take_circumflex(&mut self) -> bool {
        let mut negated = false;
        loop {
            let is_blank = self.flags.has(Flags::EXTENDED_MORE)
                && self.cursor.peek().is_some_and(|unit| is(unit, b' ') || is(unit, b'\t'));
            if is_blank {
                self.cursor.skip(1);
            } else if self.cursor.eat("\\Q\\E") || self.cursor.eat("\\E") {
            } else if !negated && self.cursor.eat("^") {
                negated = true;
            } else {
                return negated;
            }
        }
    }

    fn quoted(&mut self, class: &mut ClassBuilder, unit: u32, at: usize) -> Result<(), PatternError> {
        if is(unit, b'\\') && self.cursor.eat("E") {
            class.quoted = false;
            return Ok(());
        }
        push_character(class, unit, at)
    }

    fn item(&mut self, class: &mut ClassBuilder, unit: u32, at: usize) -> Result<(), PatternError> {
        match u8::try_from(unit) {
            Ok(b'[') if self.posix_ahead() => self.posix(class, at),
            Ok(b'\\') => self.class_escape(class, at),
            Ok(b'-') => match class.last {
                LastItem::Char(from) => {
                    class.last = LastItem::Hyphen(from);
                    Ok(())
                }
                _ => push_character(class, unit, at),
            },
            Ok(b' ' | b'\t') if self.flags.has(Flags::EXTENDED_MORE) => Ok(()),
            _ => push_character(class, unit, at),
        }
    }

    fn class_escape(&mut self, class: &mut ClassBuilder, at: usize) -> Result<(), PatternError> {
        match self.escape(true, at)? {
            Escape::Char(value) => push_character(class, value, at),
            Escape::Set(set) => self.class_set(class, &set, at),
            Escape::Quote => {
                class.quoted = true;
                Ok(())
            }
            Escape::Unquote => Ok(()),
            Escape::Assertion(_) | Escape::Node(_) | Escape::Nothing => {
                Err(PatternError::syntax("the escape cannot stand in a character class", at))
            }
        }
    }

    /// Adds a set, which can neither begin nor end a range.
    fn class_set(&self, class: &mut ClassBuilder, set: &ClassUnicode, at: usize) -> Result<(), PatternError> {
        let ends_range = matches!(class.last, LastItem::Hyphen(_));
        let begins_range = self.cursor.sees("-") && self.cursor.ahead(1).is_some_and(|unit| !is(unit, b']'));
        if begins_range || ends_range {
            return Err(PatternError::syntax(
                "a range cannot begin or end with a set, expected `\\-` for a hyphen",
                at,
            ));
        }
        class.sets.union(set);
        class.last = LastItem::Other;
        Ok(())
    }

    /// Returns `true` if `:`, `.` or `=` opens a POSIX item here.
    ///
    /// Source: `check_posix_syntax` in `pcre2_compile.c`.
    pub(crate) fn posix_ahead(&self) -> bool {
        let Some(mark) = self.cursor.peek().filter(|&unit| b":.=".iter().any(|&m| is(unit, m))) else {
            return false;
        };
        let mut place = 1;
        while let (Some(unit), Some(next)) = (self.cursor.ahead(place), self.cursor.ahead(place + 1)) {
            if is(unit, b'\\') && (is(next, b']') || is(next, b'\\')) {
                place += 1;
            } else if (is(unit, b'[') && next == mark) || is(unit, b']') {
                return false;
            } else if unit == mark && is(next, b']') {
                return true;
            }
            place += 1;
        }
        false
    }

    fn posix(&mut self, class: &mut ClassBuilder, at: usize) -> Result<(), PatternError> {
        if !self.cursor.eat(":") {
            return Err(PatternError::syntax("POSIX collating elements are not supported", at));
        }
        let negated = self.cursor.eat("^");
        let name = self.cursor.take_ascii(|byte| byte.is_ascii_alphanumeric());
        if !self.cursor.eat(":]") {
            return Err(PatternError::syntax("unknown POSIX class name", at));
        }
        let set = self.posix_set(&name, at)?;
        let set = if negated { sets::negate(&set, self.flags) } else { set };
        self.class_set(class, &set, at)
    }

    fn posix_set(&self, name: &str, at: usize) -> Result<ClassUnicode, PatternError> {
        let is_caseless = self.flags.has(Flags::CASELESS) && self.flags.has(Flags::UCP);
        if is_caseless && matches!(name, "lower" | "upper") {
            return Err(PatternError::unsupported(
                "`[:lower:]` or `[:upper:]` under both `i` and `u`, where PCRE2's versions differ,",
                at,
            ));
        }
        sets::posix(name, self.flags).ok_or_else(|| PatternError::syntax("unknown POSIX class name", at))
    }
}

fn push_character(class: &mut ClassBuilder, value: u32, at: usize) -> Result<(), PatternError> {
    if let LastItem::Hyphen(from) = class.last {
        if from > value {
            return Err(PatternError::syntax("the range in the class is out of order", at));
        }
        class.push(from, value);
        class.last = LastItem::Other;
    } else {
        class.push(value, value);
        class.last = LastItem::Char(value);
    }
    Ok(())
}
