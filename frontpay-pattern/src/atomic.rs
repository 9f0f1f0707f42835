//! Atomic groups and possessive quantifiers, rewritten as plain ones where that changes nothing.
//!
//! `(?>R)` takes the first match of `R` in backtracking order and never another. If `R` is deterministic and greedy, that
//! is its longest match. A shorter match of `R` ends before a character with which `R` can continue. So if whatever
//! follows the group cannot begin with such a character, it fails behind every shorter match, and the plain group matches
//! the same texts. The sets are those of LL(1) parsing: the first characters of a node, and those that can follow it.

use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assertion, Node, QuantifierMode},
    error::PatternError,
    flags::Flags,
    sets,
};

/// The possible continuation of a match behind a node.
#[derive(Debug, Clone)]
struct Follow {
    /// The characters that the rest of the pattern can take first.
    first: ClassUnicode,
    /// True if the rest can succeed without taking a character, behind an assertion other than the end of the subject.
    passes_assertion: bool,
}

/// Rewrites every atomic group as a plain one.
///
/// # Errors
///
/// An atomic group that is not known to match the same texts as a plain one.
pub(crate) fn relax(node: Node, flags: Flags) -> Result<Node, PatternError> {
    let end = Follow { first: ClassUnicode::empty(), passes_assertion: false };
    relax_within(node, &end, flags)
}

fn relax_within(node: Node, follow: &Follow, flags: Flags) -> Result<Node, PatternError> {
    Ok(match node {
        Node::Concat(nodes) => Node::Concat(relax_concat(nodes, follow, flags)?),
        Node::Alternate(nodes) => {
            Node::Alternate(nodes.into_iter().map(|node| relax_within(node, follow, flags)).collect::<Result<_, _>>()?)
        }
        Node::Capture { node, index } => Node::Capture { node: Box::new(relax_within(*node, follow, flags)?), index },
        Node::Atomic { node, at } => relax_group(*node, follow, flags, at)?,
        Node::Repeat { node, min, max, mode: QuantifierMode::Possessive, at } => {
            let greedy = Node::Repeat { node, min, max, mode: QuantifierMode::Greedy, at };
            relax_group(greedy, follow, flags, at)?
        }
        Node::Repeat { node, min, max, mode, at } => {
            let follow = follow_of_body(&node, max, follow, flags);
            Node::Repeat { node: Box::new(relax_within(*node, &follow, flags)?), min, max, mode, at }
        }
        other => other,
    })
}

fn relax_concat(nodes: Vec<Node>, follow: &Follow, flags: Flags) -> Result<Vec<Node>, PatternError> {
    let mut follow = follow.clone();
    let mut relaxed = Vec::with_capacity(nodes.len());
    for node in nodes.into_iter().rev() {
        let before = follow_before(&node, &follow, flags);
        relaxed.push(relax_within(node, &follow, flags)?);
        follow = before;
    }
    relaxed.reverse();
    Ok(relaxed)
}

fn relax_group(node: Node, follow: &Follow, flags: Flags, at: usize) -> Result<Node, PatternError> {
    let continuations = continuations(&node, flags);
    let has_one_length = continuations.ranges().is_empty();
    let fails_when_shorter = sets::are_disjoint(&continuations, &follow.first) && !follow.passes_assertion;
    if is_deterministic(&node, flags) && (has_one_length || fails_when_shorter) {
        return relax_within(node, follow, flags);
    }
    Err(PatternError::fancy("an atomic group or possessive quantifier that matters here", at))
}

/// Returns the follow set of the body of a repetition: the body once more, or whatever follows the whole.
fn follow_of_body(body: &Node, max: Option<u32>, follow: &Follow, flags: Flags) -> Follow {
    if max.is_some_and(|max| max < 2) {
        return follow.clone();
    }
    let mut first = follow.first.clone();
    first.union(&first_set(body, flags));
    Follow { first, passes_assertion: follow.passes_assertion || has_inner_assertion(body) }
}

/// Returns the follow set of the node before this one, given the follow set of this one.
fn follow_before(node: &Node, follow: &Follow, flags: Flags) -> Follow {
    let mut first = first_set(node, flags);
    let mut passes_assertion = has_inner_assertion(node) || has_lookaround(node);
    if node.is_nullable() {
        first.union(&follow.first);
        passes_assertion |= follow.passes_assertion;
    }
    Follow { first, passes_assertion }
}

/// Returns the characters with which a match can begin.
fn first_set(node: &Node, flags: Flags) -> ClassUnicode {
    let mut first = ClassUnicode::empty();
    match node {
        Node::Class(class) => first.union(class),
        Node::Newline => first.union(&sets::vertical(flags)),
        Node::Concat(nodes) => {
            for node in nodes {
                first.union(&first_set(node, flags));
                if !node.is_nullable() {
                    break;
                }
            }
        }
        Node::Alternate(nodes) => nodes.iter().for_each(|node| first.union(&first_set(node, flags))),
        Node::Repeat { max: Some(0), .. } | Node::Empty | Node::Fail | Node::Assertion(_) | Node::Lookaround { .. } => {
        }
        Node::Repeat { node, .. } | Node::Atomic { node, .. } | Node::Capture { node, .. } => {
            first.union(&first_set(node, flags));
        }
        Node::Grapheme { .. } | Node::BackReference { .. } | Node::Conditional { .. } => {
            first.union(&sets::all(flags));
        }
    }
    first
}

/// Returns the characters with which a complete match can continue to a longer one.
fn continuations(node: &Node, flags: Flags) -> ClassUnicode {
    let mut more = ClassUnicode::empty();
    match node {
        Node::Newline => more.union(&sets::set(&[(0x0A, 0x0A)])),
        Node::Concat(nodes) => {
            for node in nodes.iter().rev() {
                more.union(&continuations(node, flags));
                if !node.is_nullable() {
                    break;
                }
                more.union(&first_set(node, flags));
            }
        }
        Node::Alternate(nodes) => {
            let is_nullable = nodes.iter().any(Node::is_nullable);
            for node in nodes {
                more.union(&continuations(node, flags));
                if is_nullable {
                    more.union(&first_set(node, flags));
                }
            }
        }
        Node::Repeat { node, min, max, .. } => {
            more.union(&continuations(node, flags));
            if *max != Some(*min) {
                more.union(&first_set(node, flags));
            }
        }
        Node::Atomic { node, .. } | Node::Capture { node, .. } => {
            more.union(&continuations(node, flags));
        }
        Node::Grapheme { .. } | Node::BackReference { .. } | Node::Conditional { .. } => {
            more.union(&sets::all(flags));
        }
        Node::Empty | Node::Fail | Node::Class(_) | Node::Assertion(_) | Node::Lookaround { .. } => {}
    }
    more
}

/// Returns `true` if the next character alone decides how a match continues, and continuing is tried first.
fn is_deterministic(node: &Node, flags: Flags) -> bool {
    match node {
        Node::Empty | Node::Class(_) => true,
        Node::Concat(nodes) => {
            let mut first = ClassUnicode::empty();
            nodes.iter().rev().all(|node| {
                let is_decided = sets::are_disjoint(&continuations(node, flags), &first);
                if !node.is_nullable() {
                    first = ClassUnicode::empty();
                }
                first.union(&first_set(node, flags));
                is_decided && is_deterministic(node, flags)
            })
        }
        Node::Alternate(nodes) => {
            let mut seen = ClassUnicode::empty();
            nodes.iter().all(|node| {
                let first = first_set(node, flags);
                let is_decided = sets::are_disjoint(&first, &seen);
                seen.union(&first);
                is_decided && !node.is_nullable() && is_deterministic(node, flags)
            })
        }
        Node::Repeat { node, min, max, mode, .. } => {
            let is_decided =
                *max == Some(1) || sets::are_disjoint(&continuations(node, flags), &first_set(node, flags));
            let continues_first = *mode != QuantifierMode::Lazy || *max == Some(*min);
            continues_first && is_decided && !node.is_nullable() && is_deterministic(node, flags)
        }
        Node::Atomic { node, .. } | Node::Capture { node, .. } => is_deterministic(node, flags),
        _ => false,
    }
}

/// Returns `true` if the node contains an assertion other than an end of the subject.
fn has_inner_assertion(node: &Node) -> bool {
    node.any(&|node| {
        matches!(node, Node::Assertion(assertion) if !matches!(assertion, Assertion::End | Assertion::EndNewline))
    })
}

fn has_lookaround(node: &Node) -> bool {
    node.any(&|node| matches!(node, Node::Lookaround { .. } | Node::Conditional { .. }))
}
