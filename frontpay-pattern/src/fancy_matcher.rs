//! Patterns that no automaton matches, on `fancy-regex` at run time.
//!
//! The syntax tree is printed as a pattern for `fancy-regex`, with every class as explicit ranges and every assertion
//! spelled out, so that nothing depends on how that crate reads a class, `$` or a flag. In byte mode each byte of the
//! subject becomes one of the characters `U+0000` to `U+00FF`.

use std::{borrow::Cow, fmt::Write as _};

use fancy_regex::Regex;
use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assertion, Condition, GroupReference, Node, QuantifierMode},
    engine::RuntimeMatcher,
    error::PatternError,
    flags::Flags,
    parse::Parsed,
    sets,
};

/// The greatest length of a lookbehind in PCRE2, in characters.
const LOOKBEHIND_LIMIT: u32 = 255;

/// A matcher that backtracks.
#[derive(Debug, Clone)]
pub(crate) struct FancyMatcher {
    regex: Regex,
    utf: bool,
}

impl FancyMatcher {
    /// Prints and compiles the pattern, if `fancy-regex` can match it exactly as PCRE does.
    pub(crate) fn new(parsed: &Parsed) -> Result<Self, PatternError> {
        let has_references = parsed.node.any(&|node| {
            let is_group = matches!(node, Node::Conditional { condition: Condition::Group(_), .. });
            is_group || matches!(node, Node::BackReference { .. })
        });
        let mut printer = Printer { out: String::new(), parsed, has_references, groups: 0 };
        printer.node(&parsed.node)?;
        let regex =
            Regex::new(&printer.out).map_err(|_| PatternError::unsupported("this combination of constructs", 0))?;
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

impl RuntimeMatcher for FancyMatcher {
    /// Returns `true` if the subject matches. One that exhausts the backtracking limit does not, as in PHP.
    fn is_match(&self, text: &[u8]) -> bool {
        self.subject(text).is_some_and(|text| self.regex.is_match(&*text).unwrap_or(false))
    }
}

#[derive(Debug)]
struct Printer<'p> {
    out: String,
    parsed: &'p Parsed,
    /// True if the pattern refers to groups, so that their numbers matter.
    has_references: bool,
    groups: u32,
}

impl Printer<'_> {
    fn node(&mut self, node: &Node) -> Result<(), PatternError> {
        match node {
            Node::Empty => self.push("(?:)"),
            Node::Fail => self.push("(?!)"),
            Node::Class(class) => self.class(class),
            Node::Assertion(assertion) => self.assertion(*assertion),
            Node::Newline => self.newline(),
            Node::Concat(nodes) => nodes.iter().try_for_each(|node| self.node(node)),
            Node::Alternate(nodes) => self.alternate(nodes),
            Node::Repeat { node, min, max, mode, .. } => self.repeat(node, *min, *max, *mode),
            Node::Atomic { node, .. } => self.wrapped("(?>", node),
            Node::Capture { node, index } => self.capture(node, *index),
            Node::Lookaround { node, behind, negative, at } => self.lookaround(node, *behind, *negative, *at),
            Node::BackReference { to, caseless, at } => self.reference(to, *caseless, *at),
            Node::Conditional { condition, yes, no, at } => self.conditional(condition, yes, no, *at),
            Node::Grapheme { at } => Err(PatternError::unsupported("`\\X`", *at)),
        }
    }

    #[expect(clippy::unnecessary_wraps, reason = "the arms of a match above are results")]
    fn push(&mut self, text: &str) -> Result<(), PatternError> {
        self.out.push_str(text);
        Ok(())
    }

    fn wrapped(&mut self, open: &str, node: &Node) -> Result<(), PatternError> {
        self.push(open)?;
        self.node(node)?;
        self.push(")")
    }

    fn class(&mut self, class: &ClassUnicode) -> Result<(), PatternError> {
        if class.ranges().is_empty() {
            return self.push("(?!)");
        }
        self.push("[")?;
        for range in class.iter() {
            let (start, end) = (u32::from(range.start()), u32::from(range.end()));
            // Writing to a `String` does not fail.
            let _ = write!(self.out, "\\x{{{start:X}}}-\\x{{{end:X}}}");
        }
        self.push("]")
    }

    fn assertion(&mut self, assertion: Assertion) -> Result<(), PatternError> {
        match assertion {
            Assertion::Start => self.push(r"\A"),
            Assertion::StartLine => self.push(r"(?:\A|(?<=\n)(?!\z))"),
            Assertion::End => self.push(r"\z"),
            Assertion::EndNewline => self.push(r"(?=\n?\z)"),
            Assertion::EndLine => self.push(r"(?=\n|\z)"),
            Assertion::Word { negative, unicode, .. } => {
                let flags = if unicode { self.parsed.flags } else { Flags::NONE };
                self.word_boundary(&sets::word(flags), negative)
            }
        }
    }

    fn word_boundary(&mut self, word: &ClassUnicode, negative: bool) -> Result<(), PatternError> {
        let (behind_word, behind_other) = if negative { ("(?=", "(?!") } else { ("(?!", "(?=") };
        for (open, next) in [("(?:(?<=", behind_word), ("|(?<!", behind_other)] {
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

    fn repeat(&mut self, node: &Node, min: u32, max: Option<u32>, mode: QuantifierMode) -> Result<(), PatternError> {
        if is_empty(node) {
            return if max == Some(0) { Ok(()) } else { self.wrapped("(?:", node) };
        }
        let possessive = mode == QuantifierMode::Possessive;
        self.wrapped(if possessive { "(?>(?:" } else { "(?:" }, node)?;
        let max = max.map_or_else(String::new, |max| max.to_string());
        let _ = write!(self.out, "{{{min},{max}}}");
        match mode {
            QuantifierMode::Greedy => Ok(()),
            QuantifierMode::Lazy => self.push("?"),
            QuantifierMode::Possessive => self.push(")"),
        }
    }

    /// Prints a capturing group. Groups that share a number, as in `(?|`, do not exist in `fancy-regex`.
    fn capture(&mut self, node: &Node, index: u32) -> Result<(), PatternError> {
        if !self.has_references {
            return self.wrapped("(?:", node);
        }
        self.groups += 1;
        if self.groups != index {
            return Err(PatternError::unsupported("a reference beside groups that share a number", 0));
        }
        self.wrapped("(", node)
    }

    fn lookaround(&mut self, node: &Node, behind: bool, negative: bool, at: usize) -> Result<(), PatternError> {
        if behind && max_length(node).is_none_or(|length| length > LOOKBEHIND_LIMIT) {
            return Err(PatternError::syntax("a lookbehind takes at most 255 characters", at));
        }
        self.wrapped(
            match (behind, negative) {
                (false, false) => "(?=",
                (false, true) => "(?!",
                (true, false) => "(?<=",
                (true, true) => "(?<!",
            },
            node,
        )
    }

    fn reference(&mut self, to: &GroupReference, caseless: bool, at: usize) -> Result<(), PatternError> {
        if caseless {
            return Err(PatternError::unsupported("a back-reference that ignores case", at));
        }
        let number = self.number(to, at)?;
        let _ = write!(self.out, "(?:\\{number})");
        Ok(())
    }

    fn number(&self, to: &GroupReference, at: usize) -> Result<u32, PatternError> {
        let name = match to {
            GroupReference::Number(number) => return Ok(*number),
            GroupReference::Name(name) => name,
        };
        let mut named = self.parsed.names.iter().filter(|(known, _)| known == name);
        match (named.next(), named.next()) {
            (Some((_, number)), None) => Ok(*number),
            _ => Err(PatternError::unsupported("a reference to several groups", at)),
        }
    }

    fn conditional(&mut self, condition: &Condition, yes: &Node, no: &Node, at: usize) -> Result<(), PatternError> {
        match condition {
            Condition::Group(to) => {
                let number = self.number(to, at)?;
                let _ = write!(self.out, "(?({number})");
                self.wrapped("(?:", yes)?;
                self.wrapped("|(?:", no)?;
                self.push(")")
            }
            Condition::Lookaround(lookaround) => self.branches(lookaround, yes, no, at),
        }
    }

    /// Prints a conditional group as two branches: one behind the lookaround, one behind its opposite.
    fn branches(&mut self, lookaround: &Node, yes: &Node, no: &Node, at: usize) -> Result<(), PatternError> {
        let Node::Lookaround { node, behind, negative, .. } = lookaround else {
            return Err(PatternError::unsupported("this kind of condition", at));
        };
        if node.any(&|node| matches!(node, Node::Capture { .. })) {
            return Err(PatternError::unsupported("a condition that captures", at));
        }
        self.push("(?:")?;
        self.lookaround(node, *behind, *negative, at)?;
        self.node(yes)?;
        self.push("|")?;
        self.lookaround(node, *behind, !*negative, at)?;
        self.node(no)?;
        self.push(")")
    }
}

/// Returns `true` if the node is empty text in any spelling, which `fancy-regex` refuses to repeat.
fn is_empty(node: &Node) -> bool {
    match node {
        Node::Empty => true,
        Node::Concat(nodes) | Node::Alternate(nodes) => nodes.iter().all(is_empty),
        Node::Capture { node, .. } | Node::Atomic { node, .. } => is_empty(node),
        Node::Repeat { node, max, .. } => *max == Some(0) || is_empty(node),
        _ => false,
    }
}

/// Returns the greatest length of a match in characters, if it is bounded.
fn max_length(node: &Node) -> Option<u32> {
    match node {
        Node::Empty | Node::Fail | Node::Assertion(_) | Node::Lookaround { .. } => Some(0),
        Node::Class(_) => Some(1),
        Node::Newline => Some(2),
        Node::Concat(nodes) => nodes.iter().try_fold(0_u32, |sum, node| sum.checked_add(max_length(node)?)),
        Node::Alternate(nodes) => nodes.iter().try_fold(0, |most, node| Some(max_length(node)?.max(most))),
        Node::Repeat { node, max, .. } => max_length(node)?.checked_mul((*max)?),
        Node::Atomic { node, .. } | Node::Capture { node, .. } => max_length(node),
        Node::Conditional { yes, no, .. } => Some(max_length(yes)?.max(max_length(no)?)),
        Node::Grapheme { .. } | Node::BackReference { .. } => None,
    }
}
