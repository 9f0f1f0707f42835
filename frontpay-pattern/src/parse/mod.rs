//! The parser of PCRE2's syntax, version 10.44: recursive descent, in four files.
//!
//! Source: `pcre2pattern(3)`, and `pcre2_compile.c` where the page is silent. The parsers of `regex-syntax` and
//! `fancy-regex` read other grammars.

mod class;
mod cursor;
mod escape;
mod group;

use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assertion, GroupReference, Node, QuantifierMode},
    delimiter::Delimited,
    error::PatternError,
    flags::Flags,
    limit::NESTING_LIMIT,
    sets,
};

use self::{
    cursor::{Cursor, is},
    escape::{Escape, missing_group},
};

/// The largest count in braces, as in PCRE2.
const REPEAT_LIMIT: u32 = 65535;

/// A parser, with the state that groups change.
#[derive(Debug)]
pub(crate) struct Parser {
    pub(crate) cursor: Cursor,
    /// The options at the cursor.
    pub(crate) flags: Flags,
    /// The number of capturing groups opened so far.
    pub(crate) groups: u32,
    pub(crate) names: Vec<(String, u32)>,
    /// The references with their offsets, checked when all groups are known.
    pub(crate) references: Vec<(GroupReference, usize)>,
    pub(crate) depth: usize,
}

/// A parsed pattern with its group names.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) node: Node,
    pub(crate) flags: Flags,
    #[cfg_attr(not(feature = "fancy-regex"), expect(dead_code, reason = "read by that feature"))]
    pub(crate) names: Vec<(String, u32)>,
}

/// A branch while it is parsed.
#[derive(Debug, Default)]
pub(crate) struct Branch {
    pub(crate) nodes: Vec<Node>,
    /// True if a quantifier can follow.
    quantifiable: bool,
    /// True behind `\Q`.
    quoted: bool,
}

impl Branch {
    pub(crate) fn push(&mut self, node: Node) {
        self.nodes.push(node);
        self.quantifiable = true;
    }

    /// Adds a node that no quantifier can follow.
    pub(crate) fn push_unquantifiable(&mut self, node: Node) {
        self.nodes.push(node);
        self.quantifiable = false;
    }

    pub(crate) const fn forbid_quantifier(&mut self) {
        self.quantifiable = false;
    }
}

/// Parses the body of a pattern.
pub(crate) fn parse(delimited: &Delimited<'_>) -> Result<Parsed, PatternError> {
    let (flags, skip) = leading_verbs(delimited.body, delimited.flags);
    let body = &delimited.body[skip..];
    let mut parser = Parser {
        cursor: Cursor::new(body, delimited.at + skip, flags.has(Flags::UTF)),
        flags,
        groups: 0,
        names: Vec::new(),
        references: Vec::new(),
        depth: 0,
    };
    let node = parser.alternation(false)?;
    if parser.cursor.peek().is_some() {
        return Err(PatternError::syntax("unmatched `)`", parser.cursor.at()));
    }
    parser.check_references()?;
    let anchored = flags.has(Flags::ANCHORED);
    let node = if anchored { Node::Concat(vec![Node::Assertion(Assertion::Start), node]) } else { node };
    Ok(Parsed { node, flags, names: parser.names })
}

/// Reads `(*UTF)` and `(*UCP)` at the very start, which are modifiers; returns the flags and the length read.
fn leading_verbs(body: &str, mut flags: Flags) -> (Flags, usize) {
    const VERBS: &[(&str, Flags)] = &[("(*UTF8)", Flags::UTF), ("(*UTF)", Flags::UTF), ("(*UCP)", Flags::UCP)];
    let mut at = 0;
    while let Some((verb, flag)) = VERBS.iter().find(|(verb, _)| body[at..].starts_with(verb)) {
        at += verb.len();
        flags = flags.with(*flag);
    }
    // Unicode properties of single bytes are not supported: the verb is left for `Parser::verb` to refuse.
    if flags.has(Flags::UCP) && !flags.has(Flags::UTF) { (flags.without(Flags::UCP), 0) } else { (flags, at) }
}

impl Parser {
    /// Parses branches up to `)` or the end. With `reset`, as in `(?|`, each numbers its groups from the same start.
    pub(crate) fn alternation(&mut self, reset: bool) -> Result<Node, PatternError> {
        let first_group = self.groups;
        let mut last_group = first_group;
        let mut branches = vec![self.branch()?];
        while self.cursor.eat("|") {
            last_group = last_group.max(self.groups);
            if reset {
                self.groups = first_group;
            }
            branches.push(self.branch()?);
        }
        self.groups = self.groups.max(last_group);
        Ok(Node::alternate(branches))
    }

    fn branch(&mut self) -> Result<Node, PatternError> {
        let mut branch = Branch::default();
        loop {
            if !branch.quoted {
                self.skip_ignored()?;
            }
            match self.cursor.peek() {
                None => break,
                Some(unit) if !branch.quoted && (is(unit, b'|') || is(unit, b')')) => break,
                Some(unit) => {
                    let at = self.cursor.at();
                    self.cursor.skip(1);
                    self.atom(&mut branch, unit, at)?;
                }
            }
        }
        Ok(Node::concat(branch.nodes))
    }

    /// Skips comments, and white space under `x`. A quantifier behind them applies to the node before them.
    fn skip_ignored(&mut self) -> Result<(), PatternError> {
        loop {
            let at = self.cursor.at();
            if self.cursor.eat("(?#") {
                self.cursor.skip_while(|unit| !is(unit, b')'));
                if !self.cursor.eat(")") {
                    return Err(PatternError::syntax("missing `)` after the comment", at));
                }
            } else if !self.skip_extended() {
                return Ok(());
            }
        }
    }

    fn skip_extended(&mut self) -> bool {
        if !self.flags.has(Flags::EXTENDED.with(Flags::EXTENDED_MORE)) {
            return false;
        }
        let utf = self.flags.has(Flags::UTF);
        match self.cursor.peek() {
            Some(unit) if is(unit, b'#') => {
                self.cursor.skip_while(|unit| !is(unit, b'\n'));
                self.cursor.skip(1);
                true
            }
            Some(unit) if is_ignorable(unit, utf) => {
                self.cursor.skip(1);
                true
            }
            _ => false,
        }
    }

    fn atom(&mut self, branch: &mut Branch, unit: u32, at: usize) -> Result<(), PatternError> {
        if branch.quoted {
            if is(unit, b'\\') && self.cursor.eat("E") {
                branch.quoted = false;
            } else {
                branch.push(self.literal(unit));
            }
            return Ok(());
        }
        match u8::try_from(unit) {
            Ok(b'\\') => self.escaped(branch, at),
            Ok(b'(') => self.group(branch, at),
            Ok(b'[') => self.bracket(branch, at),
            Ok(b'*') => self.quantify(branch, 0, None, at),
            Ok(b'+') => self.quantify(branch, 1, None, at),
            Ok(b'?') => self.quantify(branch, 0, Some(1), at),
            Ok(b'{') => self.brace(branch, at),
            Ok(b'^') => {
                branch.push_unquantifiable(Node::Assertion(self.circumflex()));
                Ok(())
            }
            Ok(b'$') => {
                branch.push_unquantifiable(Node::Assertion(self.dollar()));
                Ok(())
            }
            Ok(b'.') => {
                branch.push(Node::Class(self.dot()));
                Ok(())
            }
            _ => {
                branch.push(self.literal(unit));
                Ok(())
            }
        }
    }

    fn literal(&self, unit: u32) -> Node {
        Node::Class(sets::fold_case(sets::set(&[(unit, unit)]), self.flags))
    }

    fn dot(&self) -> ClassUnicode {
        if self.flags.has(Flags::DOTALL) { sets::all(self.flags) } else { sets::dot(self.flags) }
    }

    const fn circumflex(&self) -> Assertion {
        if self.flags.has(Flags::MULTILINE) { Assertion::StartLine } else { Assertion::Start }
    }

    /// Returns the assertion of `$`; `m` takes precedence over `D`.
    const fn dollar(&self) -> Assertion {
        if self.flags.has(Flags::MULTILINE) {
            Assertion::EndLine
        } else if self.flags.has(Flags::DOLLAR_ENDONLY) {
            Assertion::End
        } else {
            Assertion::EndNewline
        }
    }

    fn escaped(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        match self.escape(false, at)? {
            Escape::Char(value) => branch.push(self.literal(value)),
            Escape::Set(class) => branch.push(Node::Class(class)),
            Escape::Assertion(assertion) => branch.push_unquantifiable(Node::Assertion(assertion)),
            Escape::Node(node) => branch.push(node),
            Escape::Nothing => branch.push_unquantifiable(Node::Empty),
            Escape::Quote => branch.quoted = true,
            Escape::Unquote => {}
        }
        Ok(())
    }

    fn bracket(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        if self.cursor.sees("[:<:]]") || self.cursor.sees("[:>:]]") {
            return Err(PatternError::unsupported("a word boundary written as `[[:<:]]`", at));
        }
        if self.posix_ahead() {
            return Err(PatternError::syntax("a POSIX class stands within brackets, expected as in `[[:alpha:]]`", at));
        }
        let class = self.class(at)?;
        branch.push(Node::Class(class));
        Ok(())
    }

    fn brace(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        let Some((min, max)) = self.counts(at)? else {
            branch.push(self.literal(u32::from(b'{')));
            return Ok(());
        };
        self.quantify(branch, min, max, at)
    }

    /// Returns `true` if a quantifier in braces comes next.
    pub(crate) fn sees_quantifier(&mut self) -> bool {
        let mark = self.cursor.mark();
        let is_quantifier = self.cursor.eat("{") && matches!(self.read_counts(), Some((_, Some(_))));
        self.cursor.reset(mark);
        is_quantifier
    }

    /// Parses the rest of `{n}`, `{n,}`, `{n,m}` or `{,m}`; `None` for anything else, which makes the brace a literal.
    fn counts(&mut self, at: usize) -> Result<Option<(u32, Option<u32>)>, PatternError> {
        let mark = self.cursor.mark();
        let Some((min, Some(max))) = self.read_counts() else {
            self.cursor.reset(mark);
            return Ok(None);
        };
        let min = count(&min, at)?.unwrap_or(0);
        let max = match max {
            Bound::Same => Some(min),
            Bound::Upper(digits) => count(&digits, at)?,
        };
        if max.is_some_and(|max| max < min) {
            return Err(PatternError::syntax("the counts in `{}` are out of order", at));
        }
        Ok(Some((min, max)))
    }

    /// Reads the digits before and behind the comma, if they have the form of a quantifier.
    fn read_counts(&mut self) -> Option<(String, Option<Bound>)> {
        self.cursor.skip_blanks();
        let min = self.cursor.take_ascii(|byte| byte.is_ascii_digit());
        self.cursor.skip_blanks();
        let max = if self.cursor.eat(",") {
            self.cursor.skip_blanks();
            Bound::Upper(self.cursor.take_ascii(|byte| byte.is_ascii_digit()))
        } else {
            Bound::Same
        };
        self.cursor.skip_blanks();
        let counted = !min.is_empty() || matches!(&max, Bound::Upper(digits) if !digits.is_empty());
        (counted && self.cursor.eat("}")).then_some((min, Some(max)))
    }

    fn quantify(&mut self, branch: &mut Branch, min: u32, max: Option<u32>, at: usize) -> Result<(), PatternError> {
        let mode = self.quantifier_mode()?;
        let node = branch.nodes.pop().filter(|_| branch.quantifiable);
        let Some(node) = node else {
            return Err(PatternError::syntax("the quantifier follows nothing it can repeat", at));
        };
        branch.push_unquantifiable(Node::Repeat { node: Box::new(node), min, max, mode, at });
        Ok(())
    }

    /// Reads the `?` or `+` behind a quantifier; comments can stand between them.
    fn quantifier_mode(&mut self) -> Result<QuantifierMode, PatternError> {
        self.skip_ignored()?;
        while self.cursor.eat("\\E") || self.cursor.eat("\\Q\\E") {
            self.skip_ignored()?;
        }
        if self.cursor.eat("+") {
            return Ok(QuantifierMode::Possessive);
        }
        let has_question_mark = self.cursor.eat("?");
        let is_greedy = has_question_mark == self.flags.has(Flags::UNGREEDY);
        Ok(if is_greedy { QuantifierMode::Greedy } else { QuantifierMode::Lazy })
    }

    /// Enters a level of nesting; the caller leaves it by decrementing `depth`.
    pub(crate) const fn descend(&mut self, at: usize) -> Result<(), PatternError> {
        if self.depth == NESTING_LIMIT {
            return Err(PatternError::TooDeep { at });
        }
        self.depth += 1;
        Ok(())
    }

    fn check_references(&self) -> Result<(), PatternError> {
        for (to, at) in &self.references {
            let exists = match to {
                GroupReference::Number(number) => *number <= self.groups,
                GroupReference::Name(name) => self.names.iter().any(|(known, _)| known == name),
            };
            if !exists {
                return Err(missing_group(*at));
            }
        }
        Ok(())
    }
}

/// The upper bound of a count in braces.
#[derive(Debug)]
enum Bound {
    Same,
    Upper(String),
}

fn count(digits: &str, at: usize) -> Result<Option<u32>, PatternError> {
    if digits.is_empty() {
        return Ok(None);
    }
    let count = digits.parse().ok().filter(|&count| count <= REPEAT_LIMIT);
    count.map(Some).ok_or(PatternError::syntax("a count in `{}` is above 65535", at))
}

/// Returns `true` for characters that `x` ignores; under `/u` also those of Unicode's `Pattern_White_Space`.
const fn is_ignorable(unit: u32, utf: bool) -> bool {
    matches!(unit, 0x09..=0x0D | 0x20) || (utf && matches!(unit, 0x85 | 0x200E | 0x200F | 0x2028 | 0x2029))
}
