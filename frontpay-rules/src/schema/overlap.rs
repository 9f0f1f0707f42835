//! Search for two rows of a table that may lead to the same field.

use std::collections::HashMap;

use frontpay_php::text::same_text;

use super::line::RowPath;
use super::lines::{Line, Lines};
use super::type_info::{Shape, has_rows, own_modifiers};
use crate::param::Segment;

/// Returns `true` if two rows may lead to the same field. It errs to `true` where tables are nested.
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

/// Returns `true` if two rows are those of different variants of one enum.
const fn exclude_each_other(one: Line<'_>, other: Line<'_>) -> bool {
    match (one, other) {
        (Line::Nested { shape: Shape::Tagged(one, _), .. }, Line::Nested { shape: Shape::Tagged(other, _), .. }) => {
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

/// Returns the path of a row; where rows are below it, also whether one is on the value itself.
const fn path_of(line: Line<'_>) -> (RowPath<'_>, Option<bool>) {
    match line {
        Line::Field { path, .. } => (path, None),
        Line::Nested { path, shape } => (path, Some(own_modifiers(shape).is_some())),
    }
}

/// The most visits of a step of a path, on average, before two paths are taken to meet. Each further depth at which
/// some paths have `*` and others a key may double the number: this allows for six of them.
const LOOKS_PER_STEP: usize = 64;

/// Returns true if two of the paths lead to the same field in some document.
///
/// Paths are compared in groups by their first step, then by the next, and not two by two: without wildcards each step
/// of each path is looked at once. It errs to `true` where it takes more than [`LOOKS_PER_STEP`].
pub(crate) fn any_meet(paths: &[Vec<&Segment>]) -> bool {
    let mut left = LOOKS_PER_STEP.saturating_mul(paths.iter().map(|path| path.len() + 1).sum());
    // A list and not a recursion: a path may have any number of steps.
    let mut open = vec![Group { depth: 0, paths: paths.iter().map(Vec::as_slice).collect(), others: None }];
    while let Some(group) = open.pop() {
        let size = group.paths.len() + group.others.as_ref().map_or(0, Vec::len);
        match left.checked_sub(size) {
            Some(rest) if !group.split(&mut open) => left = rest,
            _ => return true,
        }
    }
    false
}

type PathSlice<'p> = &'p [&'p Segment];

/// Paths that may meet so far: each with each, or with each of the others where there are any.
struct Group<'p> {
    depth: usize,
    paths: Vec<PathSlice<'p>>,
    others: Option<Vec<PathSlice<'p>>>,
}

impl Group<'_> {
    /// Splits the group by the next step of its paths; returns true if two of them end here.
    fn split(self, open: &mut Vec<Self>) -> bool {
        let depth = self.depth;
        let mut add = |paths: Vec<_>, others: Option<Vec<_>>| {
            if others.as_ref().map_or(paths.len() > 1, |others| !paths.is_empty() && !others.is_empty()) {
                open.push(Group { depth: depth + 1, paths, others });
            }
        };
        let steps = Steps::of(&self.paths, depth);
        let Some(others) = self.others else {
            add(steps.each.clone(), Some(steps.with_key()));
            add(steps.each, None);
            steps.keys.into_values().for_each(|paths| add(paths, None));
            return steps.ends > 1;
        };
        let mut others = Steps::of(&others, depth);
        add(steps.each.clone(), Some(others.with_key()));
        add(others.each.clone(), Some(steps.with_key()));
        add(steps.each, Some(others.each));
        for (key, paths) in steps.keys {
            add(paths, Some(others.keys.remove(key).unwrap_or_default()));
        }
        steps.ends > 0 && others.ends > 0
    }
}

/// Paths by their step at one depth.
#[derive(Default)]
struct Steps<'p> {
    ends: usize,
    each: Vec<PathSlice<'p>>,
    keys: HashMap<&'p str, Vec<PathSlice<'p>>>,
}

impl<'p> Steps<'p> {
    fn of(paths: &[PathSlice<'p>], depth: usize) -> Self {
        let mut steps = Self::default();
        for &path in paths {
            match path.get(depth) {
                None => steps.ends += 1,
                Some(Segment::Each) => steps.each.push(path),
                Some(Segment::Key(key)) => steps.keys.entry(key).or_default().push(path),
            }
        }
        steps
    }

    /// Returns the paths that have a key here.
    fn with_key(&self) -> Vec<PathSlice<'p>> {
        self.keys.values().flatten().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::any_meet;
    use crate::param::{Path, Segment};

    fn paths(texts: &[String]) -> Vec<Path> {
        texts.iter().map(|text| Path::parse(text)).collect()
    }

    fn found(paths: &[Path]) -> bool {
        any_meet(&paths.iter().map(|path| path.segments().iter().collect()).collect::<Vec<_>>())
    }

    fn meet(one: &Path, other: &Path) -> bool {
        let (one, other) = (one.segments(), other.segments());
        one.len() == other.len()
            && one.iter().zip(other).all(|(one, other)| one == other || [one, other].contains(&&Segment::Each))
    }

    proptest! {
        #[test]
        fn groups_find_what_comparing_two_by_two_finds(texts in prop::collection::vec("[ab*](\\.[ab*]){0,3}", 0..6)) {
            let paths = paths(&texts);
            let expected = paths.iter().enumerate().any(|(at, one)| paths[..at].iter().any(|other| meet(one, other)));
            prop_assert_eq!(found(&paths), expected);
        }
    }

    /// A recursion would overflow the stack.
    #[test]
    fn a_path_may_have_any_number_of_steps() {
        let long = "a.".repeat(200_000);
        assert!(!found(&paths(&[format!("{long}b"), format!("{long}c")])));
        assert!(found(&paths(&[format!("{long}b"), format!("{long}*")])));
    }

    /// 4,096 paths of keys and `*` at twelve depths, with ends that never meet: comparing all of them takes 8,386,560
    /// looks.
    #[test]
    fn paths_that_take_too_long_to_compare_are_taken_to_meet() {
        let text = |at: usize| -> String {
            (0..12).map(|bit| if at >> bit & 1 == 1 { "*." } else { "a." }).chain([format!("k{at}").as_str()]).collect()
        };
        assert!(found(&paths(&(0..4096).map(text).collect::<Vec<_>>())));
        assert!(!found(&paths(&(0..4).map(text).collect::<Vec<_>>())));
    }
}
