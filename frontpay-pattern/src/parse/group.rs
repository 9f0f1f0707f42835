//! Groups: the parts of a pattern that begin with `(`.

use super::{Branch, Parser, cursor::is};
use crate::{
    ast::{Node, Reference, Test},
    error::PatternError,
    flags::Flags,
};

/// The lookarounds: how each is spelt, whether it looks behind, whether it is negative.
const LOOKS: &[(&str, bool, bool)] = &[
    ("?=", false, false),
    ("?!", false, true),
    ("?<=", true, false),
    ("?<!", true, true),
    ("*pla:", false, false),
    ("*positive_lookahead:", false, false),
    ("*nla:", false, true),
    ("*negative_lookahead:", false, true),
    ("*plb:", true, false),
    ("*positive_lookbehind:", true, false),
    ("*nlb:", true, true),
    ("*negative_lookbehind:", true, true),
];

impl Parser {
    /// Reads a group; its `(` is taken already and stood at `at`.
    pub(crate) fn group(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if let Some(look) = self.look(at)? {
            branch.push(look);
            return Ok(());
        }
        if self.cursor.eat("*atomic:") {
            let node = Box::new(self.inner(false, at)?);
            branch.push(Node::Atomic { node, at });
            return Ok(());
        }
        let verb = |unit| (u32::from(b'A')..=u32::from(b'z')).contains(&unit) || is(unit, b':');
        if self.cursor.sees("*") && self.cursor.ahead(1).is_some_and(verb) {
            return self.verb(branch, at);
        }
        if self.cursor.eat("?") {
            return self.special(branch, at);
        }
        let node = if self.flags.has(Flags::NO_AUTO_CAPTURE) { self.inner(false, at)? } else { self.capture(at)? };
        branch.push(node);
        Ok(())
    }

    /// The group's content and its `)`; options set within end with it.
    fn inner(&mut self, reset: bool, at: usize) -> Result<Node, PatternError> {
        let flags = self.flags;
        self.descend(at)?;
        let node = self.alternation(reset)?;
        self.depth -= 1;
        self.flags = flags;
        self.close(at)?;
        Ok(node)
    }

    fn close(&mut self, at: usize) -> Result<(), PatternError> {
        if self.cursor.eat(")") {
            return Ok(());
        }
        Err(PatternError::syntax("missing `)` for the group opened here", at))
    }

    fn capture(&mut self, at: usize) -> Result<Node, PatternError> {
        self.groups += 1;
        let index = self.groups;
        Ok(Node::Capture { node: Box::new(self.inner(false, at)?), index })
    }

    fn look(&mut self, at: usize) -> Result<Option<Node>, PatternError> {
        let Some(&(_, behind, negative)) = LOOKS.iter().find(|(open, ..)| self.cursor.eat(open)) else {
            return Ok(None);
        };
        let node = Box::new(self.inner(false, at)?);
        Ok(Some(Node::Look { node, behind, negative, at }))
    }

    /// `(*FAIL)` and its like.
    fn verb(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if self.cursor.eat("*FAIL)") || self.cursor.eat("*F)") {
            branch.push_bare(Node::Fail);
            return Ok(());
        }
        Err(PatternError::unsupported("a verb as in `(*VERB)`", at))
    }

    /// Parses a group that begins with `(?`.
    fn special(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        let cursor = &mut self.cursor;
        let node = if cursor.eat(":") {
            self.inner(false, at)?
        } else if cursor.eat("|") {
            self.inner(true, at)?
        } else if cursor.eat(">") {
            Node::Atomic { node: Box::new(self.inner(false, at)?), at }
        } else if cursor.eat("P<") || cursor.eat("<") {
            self.named(">", at)?
        } else if cursor.eat("'") {
            self.named("'", at)?
        } else if cursor.eat("P=") {
            self.python_reference(at)?
        } else if cursor.eat("(") {
            self.condition(at)?
        } else {
            return self.setting(branch, at);
        };
        branch.push(node);
        Ok(())
    }

    fn named(&mut self, close: &str, at: usize) -> Result<Node, PatternError> {
        let name = self.name(at)?;
        if !self.cursor.eat(close) {
            return Err(PatternError::syntax("missing end of the group's name", at));
        }
        self.declare(name, at)?;
        self.capture(at)
    }

    /// Notes the name of the group that comes next.
    fn declare(&mut self, name: String, at: usize) -> Result<(), PatternError> {
        let index = self.groups + 1;
        if self.names.iter().any(|(known, group)| *known != name && *group == index) {
            return Err(PatternError::syntax("one group cannot have two names", at));
        }
        let duplicate = self.names.iter().any(|(known, group)| *known == name && *group != index);
        if duplicate && !self.flags.has(Flags::DUPNAMES) {
            return Err(PatternError::syntax("two groups have the same name, which needs the modifier `J`", at));
        }
        self.names.push((name, index));
        Ok(())
    }

    /// A group's name: letters, digits and underscores, at most 32 of them.
    pub(crate) fn name(&mut self, at: usize) -> Result<String, PatternError> {
        let name = self.cursor.take_ascii(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(PatternError::syntax("a group's name starts with a letter", at));
        }
        if name.len() > 32 {
            return Err(PatternError::syntax("a group's name has at most 32 characters", at));
        }
        Ok(name)
    }

    fn python_reference(&mut self, at: usize) -> Result<Node, PatternError> {
        let to = Reference::Name(self.name(at)?);
        self.close(at)?;
        self.references.push((to.clone(), at));
        Ok(Node::Reference { to, caseless: self.flags.has(Flags::CASELESS), at })
    }

    /// `(?(1)yes|no)` and `(?(?=test)yes|no)`.
    fn condition(&mut self, at: usize) -> Result<Node, PatternError> {
        let test = if let Some(look) = self.look(at)? {
            Test::Look(Box::new(look))
        } else {
            Test::Group(self.condition_group(at)?)
        };
        let (yes, no) = match self.inner(false, at)? {
            Node::Alternate(branches) => {
                let [yes, no] = <[Node; 2]>::try_from(branches)
                    .map_err(|_| PatternError::syntax("a conditional group has at most two branches", at))?;
                (yes, no)
            }
            yes => (yes, Node::Empty),
        };
        Ok(Node::Condition { test, yes: Box::new(yes), no: Box::new(no), at })
    }

    fn condition_group(&mut self, at: usize) -> Result<Reference, PatternError> {
        let number = self.cursor.take_ascii(|byte| byte.is_ascii_digit());
        let to = if !number.is_empty() {
            Reference::Number(number.parse().unwrap_or(u32::MAX))
        } else if self.cursor.eat("<") {
            self.quoted_name(">", at)?
        } else if self.cursor.eat("'") {
            self.quoted_name("'", at)?
        } else {
            return Err(PatternError::unsupported("this kind of condition", at));
        };
        self.close(at)?;
        self.references.push((to.clone(), at));
        Ok(to)
    }

    fn quoted_name(&mut self, close: &str, at: usize) -> Result<Reference, PatternError> {
        let name = self.name(at)?;
        if !self.cursor.eat(close) {
            return Err(PatternError::syntax("missing end of the group's name", at));
        }
        Ok(Reference::Name(name))
    }

    /// `(?i)`, `(?i-m:…)`, `(?^)`, and what is none of them.
    fn setting(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if let Some(what) = self.beyond() {
            return Err(PatternError::unsupported(what, at));
        }
        let outer = self.flags;
        let flags = self.letters(at)?;
        if self.cursor.eat(")") {
            self.flags = flags;
            branch.bar_quantifier();
            return Ok(());
        }
        self.cursor.skip(1);
        self.flags = flags;
        let node = self.inner(false, at)?;
        self.flags = outer;
        branch.push(node);
        Ok(())
    }

    /// Constructs that no regular language has.
    fn beyond(&self) -> Option<&'static str> {
        let digit = |place| {
            let unit = self.cursor.ahead(place).and_then(char::from_u32);
            unit.is_some_and(|unit| unit.is_ascii_digit())
        };
        let signed = self.cursor.sees("+") || self.cursor.sees("-");
        if self.cursor.sees("R") || self.cursor.sees("&") || self.cursor.sees("P>") {
            return Some("recursion");
        }
        if digit(0) || (signed && digit(1)) {
            return Some("recursion");
        }
        if self.cursor.sees("C") {
            return Some("a callout");
        }
        (self.cursor.sees("*") || self.cursor.sees("<*")).then_some("a non-atomic lookaround")
    }

    /// The options after a run of letters that ends before `)` or `:`.
    fn letters(&mut self, at: usize) -> Result<Flags, PatternError> {
        let mut flags = self.flags;
        let caret = self.cursor.eat("^");
        if caret {
            flags = flags.without(Flags::CARET);
        }
        let mut on = true;
        loop {
            let letter_at = self.cursor.at();
            let Some(unit) = self.cursor.peek() else {
                return Err(PatternError::syntax("missing `)` for the group opened here", at));
            };
            if is(unit, b')') || (is(unit, b':')) {
                return Ok(flags);
            }
            self.cursor.skip(1);
            if is(unit, b'-') && on && !caret {
                on = false;
            } else if is(unit, b'a') {
                return Err(PatternError::unsupported("the inline option `a`", letter_at));
            } else {
                let flag = Flags::inline(unit)
                    .ok_or(PatternError::syntax("unknown letter after `(?`, expected some of `imsxnrJU`", letter_at))?;
                let flag = self.extended(flag, on);
                flags = if on { flags.without(stale(flag)).with(flag) } else { flags.without(flag) };
            }
        }
    }

    /// `xx` is more than `x`, and `-x` takes both away.
    fn extended(&mut self, flag: Flags, on: bool) -> Flags {
        if flag != Flags::EXTENDED {
            return flag;
        }
        let both = Flags::EXTENDED.with(Flags::EXTENDED_MORE);
        if self.cursor.eat("x") || !on { both } else { flag }
    }
}

/// A single `x` after an `xx` takes the second away.
fn stale(flag: Flags) -> Flags {
    if flag == Flags::EXTENDED { Flags::EXTENDED_MORE } else { Flags::NONE }
}
