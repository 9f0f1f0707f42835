//! The syntax tree of a pattern.
//!
//! A character is a Unicode scalar value under `/u` and a byte without it. In both cases a set of characters is a
//! [`ClassUnicode`]; in byte mode it has nothing above `U+00FF`.

use regex_syntax::hir::ClassUnicode;

/// One construct of a pattern. `at` is its byte offset in the user's text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Empty,
    Fail,
    Class(ClassUnicode),
    Assertion(Assertion),
    /// `\R`.
    Newline,
    /// `\X`.
    Grapheme {
        at: usize,
    },
    Concat(Vec<Node>),
    Alternate(Vec<Node>),
    Repeat {
        node: Box<Node>,
        min: u32,
        max: Option<u32>,
        mode: QuantifierMode,
        at: usize,
    },
    Atomic {
        node: Box<Node>,
        at: usize,
    },
    Capture {
        node: Box<Node>,
        index: u32,
    },
    Lookaround {
        node: Box<Node>,
        behind: bool,
        negative: bool,
        at: usize,
    },
    BackReference {
        to: GroupReference,
        caseless: bool,
        at: usize,
    },
    Conditional {
        condition: Condition,
        yes: Box<Node>,
        no: Box<Node>,
        at: usize,
    },
}

/// The mode of a quantifier: greedy, lazy or possessive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum QuantifierMode {
    Greedy,
    Lazy,
    Possessive,
}

/// A simple assertion: a position in the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assertion {
    /// `\A`, `\G`, and `^` without `m`.
    Start,
    /// `^` with `m`.
    StartLine,
    /// `\z`, and `$` with `D`.
    End,
    /// `\Z`, and `$` without `m`: the end, or before a line feed that ends the subject.
    EndNewline,
    /// `$` with `m`.
    EndLine,
    /// `\b`, or `\B`.
    Word { negative: bool, unicode: bool, at: usize },
}

/// The group that a back-reference or a condition refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GroupReference {
    Number(u32),
    Name(String),
}

/// The condition of a conditional group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Condition {
    Group(GroupReference),
    Lookaround(Box<Node>),
}

impl Node {
    pub(crate) fn concat(mut nodes: Vec<Self>) -> Self {
        match nodes.len() {
            0 => Self::Empty,
            1 => nodes.remove(0),
            _ => Self::Concat(nodes),
        }
    }

    pub(crate) fn alternate(mut nodes: Vec<Self>) -> Self {
        match nodes.len() {
            1 => nodes.remove(0),
            _ => Self::Alternate(nodes),
        }
    }

    /// Returns `true` if the predicate holds for the node or for a node within it.
    pub(crate) fn any(&self, predicate: &dyn Fn(&Self) -> bool) -> bool {
        predicate(self)
            || match self {
                Self::Concat(nodes) | Self::Alternate(nodes) => nodes.iter().any(|node| node.any(predicate)),
                Self::Repeat { node, .. }
                | Self::Atomic { node, .. }
                | Self::Capture { node, .. }
                | Self::Lookaround { node, .. } => node.any(predicate),
                Self::Conditional { yes, no, .. } => yes.any(predicate) || no.any(predicate),
                _ => false,
            }
    }

    /// Returns `true` if the node can match without taking a character.
    pub(crate) fn is_nullable(&self) -> bool {
        match self {
            Self::Class(_) | Self::Fail | Self::Newline | Self::Grapheme { .. } => false,
            Self::Empty
            | Self::Assertion(_)
            | Self::Lookaround { .. }
            | Self::BackReference { .. }
            | Self::Conditional { .. } => true,
            Self::Concat(nodes) => nodes.iter().all(Self::is_nullable),
            Self::Alternate(nodes) => nodes.iter().any(Self::is_nullable),
            Self::Repeat { node, min, .. } => *min == 0 || node.is_nullable(),
            Self::Atomic { node, .. } | Self::Capture { node, .. } => node.is_nullable(),
        }
    }
}
