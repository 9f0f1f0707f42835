//! A parsed pattern.
//!
//! A character is a Unicode scalar under `/u` and a byte without; either way a set of them is a
//! [`ClassUnicode`], in byte mode with nothing above `U+00FF`.

use regex_syntax::hir::ClassUnicode;

/// One construct of a pattern. `at` is the byte offset into the user's text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Node {
    Empty,
    Fail,
    Class(ClassUnicode),
    Assert(Assert),
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
        kind: Kind,
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
    Look {
        node: Box<Node>,
        behind: bool,
        negative: bool,
        at: usize,
    },
    Reference {
        to: Reference,
        caseless: bool,
        at: usize,
    },
    Condition {
        test: Test,
        yes: Box<Node>,
        no: Box<Node>,
        at: usize,
    },
}

/// The mode of a quantifier: greedy, lazy or possessive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Greedy,
    Lazy,
    Possessive,
}

/// A place in the subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Assert {
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

/// Which group a back-reference means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Reference {
    Number(u32),
    Name(String),
}

/// The condition of a conditional group.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Test {
    Group(Reference),
    Look(Box<Node>),
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
}
