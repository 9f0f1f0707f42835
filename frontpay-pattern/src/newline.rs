//! The places where PCRE2 reads `\R` otherwise than it says.
//!
//! PCRE2 makes a quantifier possessive where it believes that what follows cannot match the
//! repeated item. Of `\R` it believes so wrongly: `.+\R` does not match "a\r" there, nor `\R*\s`
//! "\n". Neither reading is offered.

use crate::{ast::Node, atomic, error::PatternError, flags::Flags, sets};

/// Refuses a quantifier before `\R` that may take a line break, and one on `\R` itself.
pub(crate) fn check(node: &Node, flags: Flags) -> Result<(), PatternError> {
    if atomic::any(node, &|node| matches!(node, Node::Newline)) { walk(node, false, flags) } else { Ok(()) }
}

/// `follows` says whether `\R` may come next.
fn walk(node: &Node, follows: bool, flags: Flags) -> Result<(), PatternError> {
    match node {
        Node::Concat(nodes) => {
            let mut follows = follows;
            for node in nodes.iter().rev() {
                walk(node, follows, flags)?;
                follows = starts(node) || (follows && atomic::is_nullable(node));
            }
            Ok(())
        }
        Node::Alternate(nodes) => nodes.iter().try_for_each(|node| walk(node, follows, flags)),
        Node::Repeat { node, min, max, at, .. } => {
            if *max != Some(*min) && is_misread(node, follows, flags) {
                return Err(PatternError::unsupported("a quantifier on `\\R` or on a line break before it", *at));
            }
            walk(node, follows || starts(node), flags)
        }
        Node::Atomic { node, .. } | Node::Capture { node, .. } | Node::Look { node, .. } => walk(node, follows, flags),
        Node::Condition { yes, no, .. } => {
            walk(yes, follows, flags)?;
            walk(no, follows, flags)
        }
        _ => Ok(()),
    }
}

fn is_misread(node: &Node, follows: bool, flags: Flags) -> bool {
    match node {
        Node::Newline => true,
        Node::Class(these) => {
            let mut breaks = sets::vertical(flags);
            breaks.intersect(these);
            follows && !breaks.ranges().is_empty()
        }
        _ => false,
    }
}

/// Returns `true` if a match may begin with `\R`.
fn starts(node: &Node) -> bool {
    match node {
        Node::Newline => true,
        Node::Concat(nodes) => {
            let reach = nodes.iter().position(|node| !atomic::is_nullable(node)).map_or(nodes.len(), |last| last + 1);
            nodes[..reach].iter().any(starts)
        }
        Node::Alternate(nodes) => nodes.iter().any(starts),
        Node::Repeat { node, .. }
        | Node::Atomic { node, .. }
        | Node::Capture { node, .. }
        | Node::Look { node, .. } => starts(node),
        Node::Condition { yes, no, .. } => starts(yes) || starts(no),
        _ => false,
    }
}
