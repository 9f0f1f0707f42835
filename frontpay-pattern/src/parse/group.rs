//! Groups: the parts of a pattern that begin with `(`.

use super::{Branch, Parser, cursor::is};
use crate::{
    ast::{Condition, GroupReference, Node},
    error::PatternError,
    flags::Flags,
};

/// The spellings of lookarounds: the text, true for a lookbehind, true for a negative one.
const LOOKAROUNDS: &[(&str, bool, bool)] = &[
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
    /// Parses a group behind its `(`, which is at `at`.
    pub(crate) fn group(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if let Some(lookaround) = self.lookaround(at)? {
            branch.push(lookaround);
            return Ok(());
        }
        if self.cursor.eat("*atomic:") {
            let node = Box::new(self.body(false, at)?);
            branch.push(Node::Atomic { node, at });
            return Ok(());
        }
        let begins_verb = |unit| (u32::from(b'A')..=u32::from(b'z')).contains(&unit) || is(unit, b':');
        if self.cursor.sees("*") && self.cursor.ahead(1).is_some_and(begins_verb) {
            return self.verb(branch, at);
        }
        if self.cursor.eat("?") {
            return self.special(branch, at);
        }
        let node = if self.flags.has(Flags::NO_AUTO_CAPTURE) { self.body(false, at)? } else { self.capture(at)? };
        branch.push(node);
        Ok(())
    }

    /// Parses the content of a group and its `)`, with which inline options end.
    fn body(&mut self, reset: bool, at: usize) -> Result<Node, PatternError> {
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
        Ok(Node::Capture { node: Box::new(self.body(false, at)?), index })
    }

    fn lookaround(&mut self, at: usize) -> Result<Option<Node>, PatternError> {
        let Some(&(_, behind, negative)) = LOOKAROUNDS.iter().find(|(open, ..)| self.cursor.eat(open)) else {
            return Ok(None);
        };
        let node = Box::new(self.body(false, at)?);
        Ok(Some(Node::Lookaround { node, behind, negative, at }))
    }

    /// Parses a verb; `(*FAIL)` is the only one that is supported.
    fn verb(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if self.cursor.eat("*FAIL)") || self.cursor.eat("*F)") {
            branch.push_unquantifiable(Node::Fail);
            return Ok(());
        }
        Err(PatternError::unsupported("a verb as in `(*VERB)`", at))
    }

    /// Parses a group that begins with `(?`.
    fn special(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        let cursor = &mut self.cursor;
        let node = if cursor.eat(":") {
            self.body(false, at)?
        } else if cursor.eat("|") {
            self.body(true, at)?
        } else if cursor.eat(">") {
            Node::Atomic { node: Box::new(self.body(false, at)?), at }
        } else if cursor.eat("P<") || cursor.eat("<") {
            self.named(">", at)?
        } else if cursor.eat("'") {
            self.named("'", at)?
        } else if cursor.eat("P=") {
            self.python_reference(at)?
        } else if cursor.eat("(") {
            self.conditional(at)?
        } else {
            return self.inline_setting(branch, at);
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

    /// Records the name of the group that comes next.
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

    /// Parses the name of a group: at most 32 letters, digits and underscores.
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
        let to = GroupReference::Name(self.name(at)?);
        self.close(at)?;
        self.references.push((to.clone(), at));
        Ok(Node::BackReference { to, caseless: self.flags.has(Flags::CASELESS), at })
    }

    /// Parses the rest of `(?(1)yes|no)` or `(?(?=condition)yes|no)`.
    fn conditional(&mut self, at: usize) -> Result<Node, PatternError> {
        let condition = if let Some(lookaround) = self.lookaround(at)? {
            Condition::Lookaround(Box::new(lookaround))
        } else {
            Condition::Group(self.condition_group(at)?)
        };
        let (yes, no) = match self.body(false, at)? {
            Node::Alternate(branches) => {
                let [yes, no] = <[Node; 2]>::try_from(branches)
                    .map_err(|_| PatternError::syntax("a conditional group has at most two branches", at))?;
                (yes, no)
            }
            yes => (yes, Node::Empty),
        };
        Ok(Node::Conditional { condition, yes: Box::new(yes), no: Box::new(no), at })
    }

    fn condition_group(&mut self, at: usize) -> Result<GroupReference, PatternError> {
        let number = self.cursor.take_ascii(|byte| byte.is_ascii_digit());
        let to = if !number.is_empty() {
            GroupReference::Number(number.parse().unwrap_or(u32::MAX))
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

    fn quoted_name(&mut self, close: &str, at: usize) -> Result<GroupReference, PatternError> {
        let name = self.name(at)?;
        if !self.cursor.eat(close) {
            return Err(PatternError::syntax("missing end of the group's name", at));
        }
        Ok(GroupReference::Name(name))
    }

    /// Parses the rest of `(?i)`, `(?i-m:…)` or `(?^)`, and refuses every other group that begins with `(?`.
    fn inline_setting(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if let Some(construct) = self.irregular_construct() {
            return Err(PatternError::unsupported(construct, at));
        }
        let outer = self.flags;
        let flags = self.inline_flags(at)?;
        if self.cursor.eat(")") {
            self.flags = flags;
            branch.forbid_quantifier();
            return Ok(());
        }
        self.cursor.skip(1);
        self.flags = flags;
        let node = self.body(false, at)?;
        self.flags = outer;
        branch.push(node);
        Ok(())
    }

    /// Returns the name of the construct that comes next, if no regular language has it.
    fn irregular_construct(&self) -> Option<&'static str> {
        let is_digit = |place| {
            let unit = self.cursor.ahead(place).and_then(char::from_u32);
            unit.is_some_and(|unit| unit.is_ascii_digit())
        };
        let is_signed = self.cursor.sees("+") || self.cursor.sees("-");
        if self.cursor.sees("R") || self.cursor.sees("&") || self.cursor.sees("P>") {
            return Some("recursion");
        }
        if is_digit(0) || (is_signed && is_digit(1)) {
            return Some("recursion");
        }
        if self.cursor.sees("C") {
            return Some("a callout");
        }
        (self.cursor.sees("*") || self.cursor.sees("<*")).then_some("a non-atomic lookaround")
    }

    /// Parses the letters of options up to `)` or `:`, and returns the flags behind them.
    fn inline_flags(&mut self, at: usize) -> Result<Flags, PatternError> {
        let mut flags = self.flags;
        let has_circumflex = self.cursor.eat("^");
        if has_circumflex {
            flags = flags.without(Flags::CARET);
        }
        let mut enables = true;
        loop {
            let letter_at = self.cursor.at();
            let Some(unit) = self.cursor.peek() else {
                return Err(PatternError::syntax("missing `)` for the group opened here", at));
            };
            if is(unit, b')') || (is(unit, b':')) {
                return Ok(flags);
            }
            self.cursor.skip(1);
            if is(unit, b'-') && enables && !has_circumflex {
                enables = false;
            } else if is(unit, b'a') {
                return Err(PatternError::unsupported("the inline option `a`", letter_at));
            } else {
                let flag = Flags::inline(unit)
                    .ok_or(PatternError::syntax("unknown letter after `(?`, expected some of `imsxnrJU`", letter_at))?;
                let flag = self.extended(flag, enables);
                flags = if enables { flags.without(replaced_by(flag)).with(flag) } else { flags.without(flag) };
            }
        }
    }

    /// Returns the flags of an `x`: both for `xx`, and both for `-x`, which clears them.
    fn extended(&mut self, flag: Flags, enables: bool) -> Flags {
        if flag != Flags::EXTENDED {
            return flag;
        }
        let both = Flags::EXTENDED.with(Flags::EXTENDED_MORE);
        if self.cursor.eat("x") || !enables { both } else { flag }
    }
}

/// Returns the flags that setting a flag clears: a single `x` behind an `xx` clears the second one.
fn replaced_by(flag: Flags) -> Flags {
    if flag == Flags::EXTENDED { Flags::EXTENDED_MORE } else { Flags::NONE }
}
