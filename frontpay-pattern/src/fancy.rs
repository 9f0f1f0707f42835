//! Patterns beyond automata, on `fancy-regex` at run time.
//!
//! The parsed pattern is written out again with every set as explicit ranges and every assertion
//! in PCRE's sense, so that nothing depends on how `fancy-regex` reads a class, `$` or a flag. Byte
//! mode runs over characters `U+0000` to `U+00FF`, one for each byte.

use std::{borrow::Cow, fmt::Write as _};

use fancy_regex::Regex;
use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assert, Kind, Node, Reference, Test},
    atomic,
    engine::Runs,
    error::PatternError,
    flags::Flags,
    parse::Parsed,
    sets,
};

/// The longest lookbehind PCRE2 takes, in characters.
const BEHIND_LIMIT: u32 = 255;

/// A pattern that backtracks.
#[derive(Debug, Clone)]
pub(crate) struct Fancy {
    regex: Regex,
    utf: bool,
}

impl Fancy {
    /// Writes the pattern out, if that can be done exactly.
    pub(crate) fn new(parsed: &Parsed) -> Result<Self, PatternError> {
        let referred = atomic::any(&parsed.node, &|node| {
            let group = matches!(node, Node::Condition { test: Test::Group(_), .. });
            group || matches!(node, Node::Reference { .. })
        });
        let mut writer = Writer { out: String::new(), parsed, referred, groups: 0 };
        writer.node(&parsed.node)?;
        let regex =
            Regex::new(&writer.out).map_err(|_| PatternError::unsupported("this combination of constructs", 0))?;
        Ok(Self { regex, utf: parsed.flags.has(Flags::UTF) })
    }

    fn subject<'t>(&self, text: &'t [u8]) -> Option<Cow<'t, str>> {
        match std::str::from_utf8(text) {
            Ok(text) if self.utf || text.is_ascii() => Some(Cow::Borrowed(text)),
            _ if self.utf => None,
            _ => Some(text.iter().map(|&byte| char::from(byte)).collect()),
        }
    }
}

impl Runs for Fancy {
    /// A subject that exhausts the backtracking limit does not match, as in PHP.
    fn is_match(&self, text: &[u8]) -> bool {
        self.subject(text).is_some_and(|text| self.regex.is_match(&*text).unwrap_or(false))
    }
}

#[derive(Debug)]
struct Writer<'p> {
    out: String,
    parsed: &'p Parsed,
    /// True if groups are referred to, so that their numbers matter.
    referred: bool,
    groups: u32,
}

impl Writer<'_> {
    fn node(&mut self, node: &Node) -> Result<(), PatternError> {
        match node {
            Node::Empty => self.push("(?:)"),
            Node::Fail => self.push("(?!)"),
            Node::Class(these) => self.class(these),
            Node::Assert(assert) => self.assert(*assert),
            Node::Newline => self.newline(),
            Node::Concat(nodes) => nodes.iter().try_for_each(|node| self.node(node)),
            Node::Alternate(nodes) => self.alternate(nodes),
            Node::Repeat { node, min, max, kind, .. } => self.repeat(node, *min, *max, *kind),
            Node::Atomic { node, .. } => self.within("(?>", node),
            Node::Capture { node, index } => self.capture(node, *index),
            Node::Look { node, behind, negative, at } => self.look(node, *behind, *negative, *at),
            Node::Reference { to, caseless, at } => self.reference(to, *caseless, *at),
            Node::Condition { test, yes, no, at } => self.condition(test, yes, no, *at),
            Node::Grapheme { at } => Err(PatternError::unsupported("`\\X`", *at)),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "the arms of a match above are results")]
    fn push(&mut self, text: &str) -> Result<(), PatternError> {
        self.out.push_str(text);
        Ok(())
    }

    fn within(&mut self, open: &str, node: &Node) -> Result<(), PatternError> {
        self.push(open)?;
        self.node(node)?;
        self.push(")")
    }

    fn class(&mut self, these: &ClassUnicode) -> Result<(), PatternError> {
        if these.ranges().is_empty() {
            return self.push("(?!)");
        }
        self.push("[")?;
        for range in these.iter() {
            let (start, end) = (u32::from(range.start()), u32::from(range.end()));
            // Writing to a `String` does not fail.
            let _ = write!(self.out, "\\x{{{start:X}}}-\\x{{{end:X}}}");
        }
        self.push("]")
    }

    fn assert(&mut self, assert: Assert) -> Result<(), PatternError> {
        match assert {
            Assert::Start => self.push(r"\A"),
            Assert::StartLine => self.push(r"(?:\A|(?<=\n)(?!\z))"),
            Assert::End => self.push(r"\z"),
            Assert::EndNewline => self.push(r"(?=\n?\z)"),
            Assert::EndLine => self.push(r"(?=\n|\z)"),
            Assert::Word { negative, unicode, .. } => {
                let flags = if unicode { self.parsed.flags } else { Flags::NONE };
                self.word(&sets::word(flags), negative)
            }
        }
    }

    fn word(&mut self, word: &ClassUnicode, negative: bool) -> Result<(), PatternError> {
        let (after, before) = if negative { ("(?=", "(?!") } else { ("(?!", "(?=") };
        for (open, next) in [("(?:(?<=", after), ("|(?<!", before)] {
            self.push(open)?;
            self.class(word)?;
            self.push(")")?;
            self.push(next)?;
            self.class(word)?;
            self.push(")")?;
        }
        self.push(")")
    }

    fn newline(&mut self) -> Result<(), PatternError> {
        self.push(r"(?>\r\n|")?;
        self.class(&sets::vertical(self.parsed.flags))?;
        self.push(")")
    }

    fn alternate(&mut self, nodes: &[Node]) -> Result<(), PatternError> {
        for (place, node) in nodes.iter().enumerate() {
            self.push(if place == 0 { "(?:" } else { "|" })?;
            self.node(node)?;
        }
        self.push(")")
    }

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, kind: Kind) -> Result<(), PatternError> {
        if is_void(node) {
            return if max == Some(0) { Ok(()) } else { self.within("(?:", node) };
        }
        let possessive = kind == Kind::Possessive;
        self.within(if possessive { "(?>(?:" } else { "(?:" }, node)?;
        let max = max.map_or_else(String::new, |max| max.to_string());
        let _ = write!(self.out, "{{{min},{max}}}");
        match kind {
            Kind::Greedy => Ok(()),
            Kind::Lazy => self.push("?"),
            Kind::Possessive => self.push(")"),
        }
    }

    /// `(?|` gives two groups one number, which `fancy-regex` cannot.
    fn capture(&mut self, node: &Node, index: u32) -> Result<(), PatternError> {
        if !self.referred {
            return self.within("(?:", node);
        }
        self.groups += 1;
        if self.groups != index {
            return Err(PatternError::unsupported("a reference beside groups that share a number", 0));
        }
        self.within("(", node)
    }

    fn look(&mut self, node: &Node, behind: bool, negative: bool, at: usize) -> Result<(), PatternError> {
        if behind && longest(node).is_none_or(|length| length > BEHIND_LIMIT) {
            return Err(PatternError::syntax("a lookbehind takes at most 255 characters", at));
        }
        self.within(
            match (behind, negative) {
                (false, false) => "(?=",
                (false, true) => "(?!",
                (true, false) => "(?<=",
                (true, true) => "(?<!",
            },
            node,
        )
    }

    fn reference(&mut self, to: &Reference, caseless: bool, at: usize) -> Result<(), PatternError> {
        if caseless {
            return Err(PatternError::unsupported("a back-reference that ignores case", at));
        }
        let number = self.number(to, at)?;
        let _ = write!(self.out, "(?:\\{number})");
        Ok(())
    }

    fn number(&self, to: &Reference, at: usize) -> Result<u32, PatternError> {
        let name = match to {
            Reference::Number(number) => return Ok(*number),
            Reference::Name(name) => name,
        };
        let mut named = self.parsed.names.iter().filter(|(known, _)| known == name);
        match (named.next(), named.next()) {
            (Some((_, number)), None) => Ok(*number),
            _ => Err(PatternError::unsupported("a reference to several groups", at)),
        }
    }

    fn condition(&mut self, test: &Test, yes: &Node, no: &Node, at: usize) -> Result<(), PatternError> {
        match test {
            Test::Group(to) => {
                let number = self.number(to, at)?;
                let _ = write!(self.out, "(?({number})");
                self.within("(?:", yes)?;
                self.within("|(?:", no)?;
                self.push(")")
            }
            Test::Look(look) => self.branches(look, yes, no, at),
        }
    }

    /// A lookaround either holds or its opposite does.
    fn branches(&mut self, look: &Node, yes: &Node, no: &Node, at: usize) -> Result<(), PatternError> {
        let Node::Look { node, behind, negative, .. } = look else {
            return Err(PatternError::unsupported("this kind of condition", at));
        };
        if atomic::any(node, &|node| matches!(node, Node::Capture { .. })) {
            return Err(PatternError::unsupported("a condition that captures", at));
        }
        self.push("(?:")?;
        self.look(node, *behind, *negative, at)?;
        self.node(yes)?;
        self.push("|")?;
        self.look(node, *behind, !*negative, at)?;
        self.node(no)?;
        self.push(")")
    }
}

/// Returns `true` if the node takes nothing and asks for nothing: `fancy-regex` does not repeat such a one.
fn is_void(node: &Node) -> bool {
    match node {
        Node::Empty => true,
        Node::Concat(nodes) | Node::Alternate(nodes) => nodes.iter().all(is_void),
        Node::Capture { node, .. } | Node::Atomic { node, .. } => is_void(node),
        Node::Repeat { node, max, .. } => *max == Some(0) || is_void(node),
        _ => false,
    }
}

/// The most characters a match takes, if there is a bound.
fn longest(node: &Node) -> Option<u32> {
    match node {
        Node::Empty | Node::Fail | Node::Assert(_) | Node::Look { .. } => Some(0),
        Node::Class(_) => Some(1),
        Node::Newline => Some(2),
        Node::Concat(nodes) => nodes.iter().try_fold(0_u32, |sum, node| sum.checked_add(longest(node)?)),
        Node::Alternate(nodes) => nodes.iter().try_fold(0, |most, node| Some(longest(node)?.max(most))),
        Node::Repeat { node, max, .. } => longest(node)?.checked_mul((*max)?),
        Node::Atomic { node, .. } | Node::Capture { node, .. } => longest(node),
        Node::Condition { yes, no, .. } => Some(longest(yes)?.max(longest(no)?)),
        Node::Grapheme { .. } | Node::Reference { .. } => None,
    }
}
