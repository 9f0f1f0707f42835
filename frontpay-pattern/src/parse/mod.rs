//! PCRE2's syntax, as of 10.44, to [`Node`]s: one recursive-descent parser in four files.

mod class;
mod cursor;
mod escape;
mod group;

use crate::{
    ast::{Assert, Kind, Node, Reference},
    delimiter::Framed,
    error::PatternError,
    flags::Flags,
    limit::NESTING_LIMIT,
    sets,
};

use self::{
    cursor::{Cursor, is},
    escape::{Escape, missing},
};

/// The largest count in braces.
const REPEAT_LIMIT: u32 = 65535;

/// A pattern being parsed.
#[derive(Debug)]
pub(crate) struct Parser {
    pub(crate) cursor: Cursor,
    /// The options that hold here.
    pub(crate) flags: Flags,
    /// Capturing groups opened so far.
    pub(crate) groups: u32,
    pub(crate) names: Vec<(String, u32)>,
    /// Back-references, checked when all groups are known.
    pub(crate) references: Vec<(Reference, usize)>,
    pub(crate) depth: usize,
}

/// A parsed pattern with what the back-references in it need.
#[derive(Debug)]
pub(crate) struct Parsed {
    pub(crate) node: Node,
    pub(crate) flags: Flags,
    #[cfg_attr(not(feature = "fancy-regex"), expect(dead_code, reason = "read by that feature"))]
    pub(crate) names: Vec<(String, u32)>,
}

/// The nodes that a branch has read, and whether a quantifier may follow.
#[derive(Debug, Default)]
pub(crate) struct Branch {
    pub(crate) nodes: Vec<Node>,
    quantifiable: bool,
    quoted: bool,
}

impl Branch {
    pub(crate) fn push(&mut self, node: Node) {
        self.nodes.push(node);
        self.quantifiable = true;
    }

    /// Adds what takes no quantifier.
    pub(crate) fn push_bare(&mut self, node: Node) {
        self.nodes.push(node);
        self.quantifiable = false;
    }

    pub(crate) const fn bar_quantifier(&mut self) {
        self.quantifiable = false;
    }
}

/// Parses a pattern whose delimiters are off.
pub(crate) fn parse(framed: &Framed<'_>) -> Result<Parsed, PatternError> {
    let (flags, skip) = leading_verbs(framed.body, framed.flags);
    let body = &framed.body[skip..];
    let mut parser = Parser {
        cursor: Cursor::new(body, framed.at + skip, flags.has(Flags::UTF)),
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
    let node = if anchored { Node::Concat(vec![Node::Assert(Assert::Start), node]) } else { node };
    Ok(Parsed { node, flags, names: parser.names })
}

/// `(*UTF)` and `(*UCP)` at the very start are modifiers in another spelling.
fn leading_verbs(body: &str, mut flags: Flags) -> (Flags, usize) {
    const VERBS: &[(&str, Flags)] = &[("(*UTF8)", Flags::UTF), ("(*UTF)", Flags::UTF), ("(*UCP)", Flags::UCP)];
    let mut at = 0;
    while let Some((verb, flag)) = VERBS.iter().find(|(verb, _)| body[at..].starts_with(verb)) {
        at += verb.len();
        flags = flags.with(*flag);
    }
    // Without UTF the properties of bytes are another matter; see `Parser::verb`.
    if flags.has(Flags::UCP) && !flags.has(Flags::UTF) { (flags.without(Flags::UCP), 0) } else { (flags, at) }
}

impl Parser {
    /// Branches up to `)` or the end; under `(?|` each numbers its groups from the same start.
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

    /// Comments, and under `x` white space: a quantifier may follow on the far side.
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
            Some(unit) if ignorable(unit, utf) => {
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
                branch.push_bare(Node::Assert(self.circumflex()));
                Ok(())
            }
            Ok(b'$') => {
                branch.push_bare(Node::Assert(self.dollar()));
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
        Node::Class(sets::fold(sets::set(&[(unit, unit)]), self.flags))
    }

    fn dot(&self) -> regex_syntax::hir::ClassUnicode {
        let dotall = self.flags.has(Flags::DOTALL);
        if dotall { sets::all(self.flags) } else { sets::dot(self.flags) }
    }

    const fn circumflex(&self) -> Assert {
        if self.flags.has(Flags::MULTILINE) { Assert::StartLine } else { Assert::Start }
    }

    /// `m` takes precedence over `D`.
    const fn dollar(&self) -> Assert {
        if self.flags.has(Flags::MULTILINE) {
            Assert::EndLine
        } else if self.flags.has(Flags::DOLLAR_ENDONLY) {
            Assert::End
        } else {
            Assert::EndNewline
        }
    }

    fn escaped(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        match self.escape(false, at)? {
            Escape::Char(value) => branch.push(self.literal(value)),
            Escape::Set(these) => branch.push(Node::Class(these)),
            Escape::Assert(assert) => branch.push_bare(Node::Assert(assert)),
            Escape::Node(node) => branch.push(node),
            Escape::Nothing => branch.push_bare(Node::Empty),
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
        let these = self.class(at)?;
        branch.push(Node::Class(these));
        Ok(())
    }

    fn brace(&mut self, branch: &mut Branch, at: usize) -> Result<(), PatternError> {
        let Some((min, max)) = self.counts(at)? else {
            branch.push(self.literal(u32::from(b'{')));
            return Ok(());
        };
        self.quantify(branch, min, max, at)
    }

    /// Returns `true` if a quantifier in braces follows.
    pub(crate) fn sees_quantifier(&mut self) -> bool {
        let mark = self.cursor.mark();
        let sees = self.cursor.eat("{") && matches!(self.read_counts(), Some((_, Some(_))));
        self.cursor.reset(mark);
        sees
    }

    /// `{n}`, `{n,}`, `{n,m}`, `{,m}`; anything else after the brace makes it a plain character.
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

    /// The digits before and after the comma, where that is a quantifier's form.
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
        let kind = self.kind()?;
        let node = branch.nodes.pop().filter(|_| branch.quantifiable);
        let Some(node) = node else {
            return Err(PatternError::syntax("the quantifier follows nothing it can repeat", at));
        };
        branch.push_bare(Node::Repeat { node: Box::new(node), min, max, kind, at });
        Ok(())
    }

    /// Reads the `?` or `+` that may follow a quantifier, comments between them or not.
    fn kind(&mut self) -> Result<Kind, PatternError> {
        self.skip_ignored()?;
        while self.cursor.eat("\\E") || self.cursor.eat("\\Q\\E") {
            self.skip_ignored()?;
        }
        if self.cursor.eat("+") {
            return Ok(Kind::Possessive);
        }
        let asked = self.cursor.eat("?");
        let greedy = asked == self.flags.has(Flags::UNGREEDY);
        Ok(if greedy { Kind::Greedy } else { Kind::Lazy })
    }

    /// Counts a level of nesting; the caller counts it back.
    pub(crate) const fn descend(&mut self, at: usize) -> Result<(), PatternError> {
        if self.depth == NESTING_LIMIT {
            return Err(PatternError::TooDeep { at });
        }
        self.depth += 1;
        Ok(())
    }

    fn check_references(&self) -> Result<(), PatternError> {
        for (to, at) in &self.references {
            let known = match to {
                Reference::Number(number) => *number <= self.groups,
                Reference::Name(name) => self.names.iter().any(|(known, _)| known == name),
            };
            if !known {
                return Err(missing(*at));
            }
        }
        Ok(())
    }
}

/// The second half of a count in braces.
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

/// Returns `true` for characters that `x` ignores; with `/u` also Unicode's pattern white space.
const fn ignorable(unit: u32, utf: bool) -> bool {
    matches!(unit, 0x09..=0x0D | 0x20) || (utf && matches!(unit, 0x85 | 0x200E | 0x200F | 0x2028 | 0x2029))
}
