//! Patterns in which PCRE2 does not match `\R` as its documentation says.
//!
//! PCRE2 makes a quantifier possessive if it decides that what follows cannot match the repeated item
//! (auto-possessification). For `\R` it decides wrongly: in PCRE2 `.+\R` does not match "a\r", nor does `\R*\s` match
//! "\n". Matching as documented would disagree with PHP, and repeating the error would surprise whoever reads the
//! documentation, so such a pattern is refused.

use crate::{ast::Node, error::PatternError, flags::Flags, sets};

/// Refuses a quantifier before `\R` that can take a line break, and a quantifier on `\R` itself.
pub(crate) fn check(node: &Node, flags: Flags) -> Result<(), PatternError> {
    if node.any(&|node| matches!(node, Node::Newline)) { check_within(node, false, flags) } else { Ok(()) }
}

/// Checks a node; `before_newline` is true if `\R` can come next.
fn check_within(node: &Node, before_newline: bool, flags: Flags) -> Result<(), PatternError> {
    match node {
        Node::Concat(nodes) => {
            let mut before_newline = before_newline;
            for node in nodes.iter().rev() {
                check_within(node, before_newline, flags)?;
                before_newline = can_start_with_newline(node) || (before_newline && node.is_nullable());
            }
            Ok(())
        }
        Node::Alternate(nodes) => nodes.iter().try_for_each(|node| check_within(node, before_newline, flags)),
        Node::Repeat { node, min, max, at, .. } => {
            if *max != Some(*min) && is_misread(node, before_newline, flags) {
                return Err(PatternError::unsupported("a quantifier on `\\R` or on a line break before it", *at));
            }
            check_within(node, before_newline || can_start_with_newline(node), flags)
        }
        Node::Atomic { node, .. } | Node::Capture { node, .. } | Node::Lookaround { node, .. } => {
            check_within(node, before_newline, flags)
        }
        Node::Conditional { yes, no, .. } => {
            check_within(yes, before_newline, flags)?;
            check_within(no, before_newline, flags)
        }
        _ => Ok(()),
    }
}

fn is_misread(node: &Node, before_newline: bool, flags: Flags) -> bool {
    match node {
        Node::Newline => true,
        Node::Class(class) => before_newline && !sets::are_disjoint(class, &sets::vertical(flags)),
        _ => false,
    }
}

/// Returns `true` if a match can begin with `\R`.
fn can_start_with_newline(node: &Node) -> bool {
    match node {
        Node::Newline => true,
        Node::Concat(nodes) => {
            let reach = nodes.iter().position(|node| !node.is_nullable()).map_or(nodes.len(), |last| last + 1);
            nodes[..reach].iter().any(can_start_with_newline)
        }
        Node::Alternate(nodes) => nodes.iter().any(can_start_with_newline),
        Node::Repeat { node, .. }
        | Node::Atomic { node, .. }
        | Node::Capture { node, .. }
        | Node::Lookaround { node, .. } => can_start_with_newline(node),
        Node::Conditional { yes, no, .. } => can_start_with_newline(yes) || can_start_with_newline(no),
        _ => false,
    }
}
