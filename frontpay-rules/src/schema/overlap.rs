//! Whether two rows of a table may lead to the same field.

use frontpay_php::text::same_text;

use super::line::Way;
use super::lines::{Line, Lines};
use super::type_info::{Shape, has_rows, own_facts};

/// Tells whether two rows may lead to the same field. It errs to that side where tables are nested.
pub(super) const fn may_overlap(lines: Lines<'_>) -> bool {
    let (mut rest, mut at) = (lines, 0);
    while let Some(line) = rest.next() {
        if has_any(line) {
            let (mut others, mut other_at) = (lines, 0);
            while other_at < at
                && let Some(other) = others.next()
            {
                if has_any(other) && !exclude_each_other(line, other) && may_meet(line, other) {
                    return true;
                }
                other_at += 1;
            }
        }
        at += 1;
    }
    false
}

const fn has_any(line: Line<'_>) -> bool {
    match line {
        Line::Field { .. } => true,
        Line::Nested { shape, .. } => has_rows(shape),
    }
}

/// Tells whether two rows are those of different variants of one enum.
const fn exclude_each_other(one: Line<'_>, other: Line<'_>) -> bool {
    match (one, other) {
        (Line::Nested { shape: Shape::When(one, _), .. }, Line::Nested { shape: Shape::When(other, _), .. }) => {
            same_text(one.key, other.key) && !have_a_word_in_common(one.words, other.words)
        }
        _ => false,
    }
}

const fn have_a_word_in_common(one: &[&str], other: &[&str]) -> bool {
    let mut at = 0;
    while at < one.len() * other.len() {
        if same_text(one[at / other.len()], other[at % other.len()]) {
            return true;
        }
        at += 1;
    }
    false
}

const fn may_meet(one: Line<'_>, other: Line<'_>) -> bool {
    let ((one, is_open), (other, other_is_open)) = (path_of(one), path_of(other));
    // The rows below a path have longer ones, except for those on the value itself.
    let lengths_meet = match (is_open, other_is_open) {
        (None, None) => one.len() == other.len(),
        (None, Some(own)) => one.len() > other.len() || (own && one.len() == other.len()),
        (Some(own), None) => one.len() < other.len() || (own && one.len() == other.len()),
        (Some(_), Some(_)) => true,
    };
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if let (Some(one), Some(other)) = (one.key(at), other.key(at))
            && !same_text(one, other)
        {
            return false;
        }
        at += 1;
    }
    lengths_meet
}

/// The path of a row, and where rows are below it, whether one is on the value itself.
const fn path_of(line: Line<'_>) -> (Way<'_>, Option<bool>) {
    match line {
        Line::Field { path, .. } => (path, None),
        Line::Nested { path, shape } => (path, Some(own_facts(shape).is_some())),
    }
}
