//! Character classes: `[a-z]`, `[^]]`, `[[:alpha:]\d]`.

use regex_syntax::hir::ClassUnicode;

use super::{Parser, cursor::is, escape::Escape};
use crate::{error::PatternError, flags::Flags, sets};

/// The kind of the last item, for the hyphen that may follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Last {
    /// Nothing a range can start from.
    Other,
    /// A character a range may start from.
    Char(u32),
    /// A hyphen after this character: a range, if a character follows.
    Hyphen(u32),
}

/// A class being read.
#[derive(Debug)]
struct Class {
    /// Single characters and ranges: the case of these may be ignored.
    plain: ClassUnicode,
    sets: ClassUnicode,
    last: Last,
    quoted: bool,
}

impl Class {
    fn push(&mut self, from: u32, to: u32) {
        self.plain.union(&sets::set(&[(from, to)]));
    }
}

impl Parser {
    /// Reads a class; its `[` is taken already and stood at `at`.
    pub(crate) fn class(&mut self, at: usize) -> Result<ClassUnicode, PatternError> {
        let negated = self.class_start();
        let mut class =
            Class { plain: ClassUnicode::empty(), sets: ClassUnicode::empty(), last: Last::Other, quoted: false };
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
        if let Last::Hyphen(_) = class.last {
            class.push(u32::from(b'-'), u32::from(b'-'));
        }
        let mut these = sets::fold(class.plain, self.flags);
        these.union(&class.sets);
        Ok(if negated { sets::negate(&these, self.flags) } else { these })
    }

    /// Takes `^`, and the `\E` and `\Q\E` that may stand before and after it.
    fn class_start(&mut self) -> bool {
        let mut negated = false;
        loop {
            let blank = self.flags.has(Flags::EXTENDED_MORE)
                && self.cursor.peek().is_some_and(|unit| is(unit, b' ') || is(unit, b'\t'));
            if blank {
                self.cursor.skip(1);
            } else if self.cursor.eat("\\Q\\E") || self.cursor.eat("\\E") {
            } else if !negated && self.cursor.eat("^") {
                negated = true;
            } else {
                return negated;
            }
        }
    }

    fn quoted(&mut self, class: &mut Class, unit: u32, at: usize) -> Result<(), PatternError> {
        if is(unit, b'\\') && self.cursor.eat("E") {
            class.quoted = false;
            return Ok(());
        }
        character(class, unit, at)
    }

    fn item(&mut self, class: &mut Class, unit: u32, at: usize) -> Result<(), PatternError> {
        match u8::try_from(unit) {
            Ok(b'[') if self.posix_ahead() => self.posix(class, at),
            Ok(b'\\') => self.class_escape(class, at),
            Ok(b'-') => match class.last {
                Last::Char(from) => {
                    class.last = Last::Hyphen(from);
                    Ok(())
                }
                _ => character(class, unit, at),
            },
            Ok(b' ' | b'\t') if self.flags.has(Flags::EXTENDED_MORE) => Ok(()),
            _ => character(class, unit, at),
        }
    }

    fn class_escape(&mut self, class: &mut Class, at: usize) -> Result<(), PatternError> {
        match self.escape(true, at)? {
            Escape::Char(value) => character(class, value, at),
            Escape::Set(these) => self.class_set(class, &these, at),
            Escape::Quote => {
                class.quoted = true;
                Ok(())
            }
            Escape::Unquote => Ok(()),
            Escape::Assert(_) | Escape::Node(_) | Escape::Nothing => {
                Err(PatternError::syntax("the escape cannot stand in a character class", at))
            }
        }
    }

    /// A set takes no part in a range on either side.
    fn class_set(&self, class: &mut Class, these: &ClassUnicode, at: usize) -> Result<(), PatternError> {
        let before = matches!(class.last, Last::Hyphen(_));
        let after = self.cursor.sees("-") && self.cursor.ahead(1).is_some_and(|unit| !is(unit, b']'));
        if before || after {
            return Err(PatternError::syntax(
                "a range cannot begin or end with a set, expected `\\-` for a hyphen",
                at,
            ));
        }
        class.sets.union(these);
        class.last = Last::Other;
        Ok(())
    }

    /// Returns `true` if `:`, `.` or `=` here opens a POSIX item, by PCRE's own test.
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

    fn posix(&mut self, class: &mut Class, at: usize) -> Result<(), PatternError> {
        if !self.cursor.eat(":") {
            return Err(PatternError::syntax("POSIX collating elements are not supported", at));
        }
        let negated = self.cursor.eat("^");
        let name = self.cursor.take_ascii(|byte| byte.is_ascii_alphanumeric());
        if !self.cursor.eat(":]") {
            return Err(PatternError::syntax("unknown POSIX class name", at));
        }
        let these = self.posix_set(&name, at)?;
        let these = if negated { sets::negate(&these, self.flags) } else { these };
        self.class_set(class, &these, at)
    }

    fn posix_set(&self, name: &str, at: usize) -> Result<ClassUnicode, PatternError> {
        if self.cased(matches!(name, "lower" | "upper")) {
            return Err(PatternError::unsupported(
                "`[:lower:]` or `[:upper:]` under both `i` and `u`, where PCRE2's versions differ,",
                at,
            ));
        }
        sets::posix(name, self.flags).ok_or_else(|| PatternError::syntax("unknown POSIX class name", at))
    }

    fn cased(&self, cased: bool) -> bool {
        cased && self.flags.has(Flags::CASELESS) && self.flags.has(Flags::UCP)
    }
}

fn character(class: &mut Class, value: u32, at: usize) -> Result<(), PatternError> {
    if let Last::Hyphen(from) = class.last {
        if from > value {
            return Err(PatternError::syntax("the range in the class is out of order", at));
        }
        class.push(from, value);
        class.last = Last::Other;
    } else {
        class.push(value, value);
        class.last = Last::Char(value);
    }
    Ok(())
}
