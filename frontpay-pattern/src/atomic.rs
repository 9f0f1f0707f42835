//! Atomic groups and possessive quantifiers that change nothing, made plain.
//!
//! `(?>R)` takes the first match of `R` in backtracking order and never another. Where `R` is
//! deterministic and greedy that is its longest match. What follows then fails on every shorter
//! one if it must begin with a character that `R` could not have gone on with there.

use regex_syntax::hir::ClassUnicode;

use crate::{
    ast::{Assert, Kind, Node},
    error::PatternError,
    flags::Flags,
    sets,
};

/// The characters that may come after a node.
#[derive(Debug, Clone)]
struct Follow {
    /// The characters the rest of the pattern may take first.
    first: ClassUnicode,
    /// True if the rest may succeed without a character after an assertion other than the end.
    odd: bool,
}

/// Rewrites every atomic group as a plain one, or says which cannot be.
pub(crate) fn relax(node: Node, flags: Flags) -> Result<Node, PatternError> {
    let end = Follow { first: ClassUnicode::empty(), odd: false };
    walk(node, &end, flags)
}

fn walk(node: Node, follow: &Follow, flags: Flags) -> Result<Node, PatternError> {
    Ok(match node {
        Node::Concat(nodes) => Node::Concat(walk_concat(nodes, follow, flags)?),
        Node::Alternate(nodes) => {
            Node::Alternate(nodes.into_iter().map(|node| walk(node, follow, flags)).collect::<Result<_, _>>()?)
        }
        Node::Capture { node, index } => Node::Capture { node: Box::new(walk(*node, follow, flags)?), index },
        Node::Atomic { node, at } => plain(*node, follow, flags, at)?,
        Node::Repeat { node, min, max, kind: Kind::Possessive, at } => {
            let greedy = Node::Repeat { node, min, max, kind: Kind::Greedy, at };
            plain(greedy, follow, flags, at)?
        }
        Node::Repeat { node, min, max, kind, at } => {
            let follow = again(&node, max, follow, flags);
            Node::Repeat { node: Box::new(walk(*node, &follow, flags)?), min, max, kind, at }
        }
        other => other,
    })
}

fn walk_concat(nodes: Vec<Node>, follow: &Follow, flags: Flags) -> Result<Vec<Node>, PatternError> {
    let mut follow = follow.clone();
    let mut walked = Vec::with_capacity(nodes.len());
    for node in nodes.into_iter().rev() {
        let before = before(&node, &follow, flags);
        walked.push(walk(node, &follow, flags)?);
        follow = before;
    }
    walked.reverse();
    Ok(walked)
}

/// Returns the follow set of the body of a repetition: the body once more, or whatever follows the whole.
fn again(body: &Node, max: Option<u32>, follow: &Follow, flags: Flags) -> Follow {
    if max.is_some_and(|max| max < 2) {
        return follow.clone();
    }
    let mut first = follow.first.clone();
    first.union(&firsts(body, flags));
    Follow { first, odd: follow.odd || has_odd_assert(body) }
}

fn plain(node: Node, follow: &Follow, flags: Flags, at: usize) -> Result<Node, PatternError> {
    let mut clash = extensions(&node, flags);
    clash.intersect(&follow.first);
    let longest = is_deterministic(&node, flags);
    let fixed = extensions(&node, flags).ranges().is_empty();
    if longest && (fixed || (clash.ranges().is_empty() && !follow.odd)) {
        return walk(node, follow, flags);
    }
    Err(PatternError::fancy("an atomic group or possessive quantifier that matters here", at))
}

/// Returns the characters that may come before a node, given those that may come after.
fn before(node: &Node, follow: &Follow, flags: Flags) -> Follow {
    let mut first = firsts(node, flags);
    let mut odd = has_odd_assert(node) || has_lookaround(node);
    if is_nullable(node) {
        first.union(&follow.first);
        odd |= follow.odd;
    }
    Follow { first, odd }
}

/// The characters a match may begin with.
fn firsts(node: &Node, flags: Flags) -> ClassUnicode {
    let mut first = ClassUnicode::empty();
    match node {
        Node::Class(these) => first.union(these),
        Node::Newline => first.union(&sets::vertical(flags)),
        Node::Concat(nodes) => {
            for node in nodes {
                first.union(&firsts(node, flags));
                if !is_nullable(node) {
                    break;
                }
            }
        }
        Node::Alternate(nodes) => nodes.iter().for_each(|node| first.union(&firsts(node, flags))),
        Node::Repeat { max: Some(0), .. } | Node::Empty | Node::Fail | Node::Assert(_) | Node::Look { .. } => {}
        Node::Repeat { node, .. } | Node::Atomic { node, .. } | Node::Capture { node, .. } => {
            first.union(&firsts(node, flags));
        }
        Node::Grapheme { .. } | Node::Reference { .. } | Node::Condition { .. } => {
            first.union(&sets::all(flags));
        }
    }
    first
}

/// Returns `true` if the node matches without taking a character.
pub(crate) fn is_nullable(node: &Node) -> bool {
    match node {
        Node::Class(_) | Node::Fail | Node::Newline | Node::Grapheme { .. } => false,
        Node::Empty | Node::Assert(_) | Node::Look { .. } | Node::Reference { .. } | Node::Condition { .. } => true,
        Node::Concat(nodes) => nodes.iter().all(is_nullable),
        Node::Alternate(nodes) => nodes.iter().any(is_nullable),
        Node::Repeat { node, min, .. } => *min == 0 || is_nullable(node),
        Node::Atomic { node, .. } | Node::Capture { node, .. } => is_nullable(node),
    }
}

/// The characters with which a match, complete already, may go on to a longer one.
fn extensions(node: &Node, flags: Flags) -> ClassUnicode {
    let mut more = ClassUnicode::empty();
    match node {
        Node::Newline => more.union(&sets::set(&[(0x0A, 0x0A)])),
        Node::Concat(nodes) => {
            for node in nodes.iter().rev() {
                more.union(&extensions(node, flags));
                if !is_nullable(node) {
                    break;
                }
                more.union(&firsts(node, flags));
            }
        }
        Node::Alternate(nodes) => {
            let nullable = nodes.iter().any(is_nullable);
            for node in nodes {
                more.union(&extensions(node, flags));
                if nullable {
                    more.union(&firsts(node, flags));
                }
            }
        }
        Node::Repeat { node, min, max, .. } => {
            more.union(&extensions(node, flags));
            if *max != Some(*min) {
                more.union(&firsts(node, flags));
            }
        }
        Node::Atomic { node, .. } | Node::Capture { node, .. } => {
            more.union(&extensions(node, flags));
        }
        Node::Grapheme { .. } | Node::Reference { .. } | Node::Condition { .. } => {
            more.union(&sets::all(flags));
        }
        Node::Empty | Node::Fail | Node::Class(_) | Node::Assert(_) | Node::Look { .. } => {}
    }
    more
}

/// Returns `true` if the next character alone says how a match goes on, and going on is tried first.
fn is_deterministic(node: &Node, flags: Flags) -> bool {
    match node {
        Node::Empty | Node::Class(_) => true,
        Node::Concat(nodes) => {
            let mut first = ClassUnicode::empty();
            nodes.iter().rev().all(|node| {
                let apart = disjoint(&extensions(node, flags), &first);
                if !is_nullable(node) {
                    first = ClassUnicode::empty();
                }
                first.union(&firsts(node, flags));
                apart && is_deterministic(node, flags)
            })
        }
        Node::Alternate(nodes) => {
            let mut seen = ClassUnicode::empty();
            nodes.iter().all(|node| {
                let first = firsts(node, flags);
                let apart = disjoint(&first, &seen);
                seen.union(&first);
                apart && !is_nullable(node) && is_deterministic(node, flags)
            })
        }
        Node::Repeat { node, min, max, kind, .. } => {
            let once = *max == Some(1);
            let apart = once || disjoint(&extensions(node, flags), &firsts(node, flags));
            let ordered = *kind != Kind::Lazy || *max == Some(*min);
            ordered && apart && !is_nullable(node) && is_deterministic(node, flags)
        }
        Node::Atomic { node, .. } | Node::Capture { node, .. } => is_deterministic(node, flags),
        _ => false,
    }
}

fn disjoint(one: &ClassUnicode, other: &ClassUnicode) -> bool {
    let mut both = one.clone();
    both.intersect(other);
    both.ranges().is_empty()
}

/// Returns `true` if an assertion other than an end of the subject stands in the node.
fn has_odd_assert(node: &Node) -> bool {
    any(node, &|node| matches!(node, Node::Assert(assert) if !matches!(assert, Assert::End | Assert::EndNewline)))
}

fn has_lookaround(node: &Node) -> bool {
    any(node, &|node| matches!(node, Node::Look { .. } | Node::Condition { .. }))
}

/// Returns `true` if the node or one within it is of a kind.
pub(crate) fn any(node: &Node, is: &dyn Fn(&Node) -> bool) -> bool {
    is(node)
        || match node {
            Node::Concat(nodes) | Node::Alternate(nodes) => nodes.iter().any(|node| any(node, is)),
            Node::Repeat { node, .. }
            | Node::Atomic { node, .. }
            | Node::Capture { node, .. }
            | Node::Look { node, .. } => any(node, is),
            Node::Condition { yes, no, .. } => any(yes, is) || any(no, is),
            _ => false,
        }
}
