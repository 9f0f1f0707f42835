//! Places of values in JSON text.

use core::ops::Range;
use std::collections::HashMap;

use frontpay_php::Value;
use frontpay_php::number::IntText;

use super::arena::Arena;
use super::error::JsonError;
use super::events::{Container, Sink, Step, parse};
use super::limits::Limits;

/// The place of a value in a JSON text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    range: Range<usize>,
    missing: bool,
}

impl Located {
    /// Returns the bytes of the value, or of the nearest value above it that is there.
    #[must_use]
    pub fn range(&self) -> Range<usize> {
        self.range.clone()
    }

    /// Returns `true` if there is nothing at the path, so that the range is that of a value above it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.missing
    }
}

/// Finds where paths lead in a JSON text, all of them in one pass.
///
/// A path is spelled as in a [`Violation`](crate::Violation), with dots: `products.0.tax`; the empty one is the whole
/// document. Of a repeated key the last value counts. The answers come in the order of the paths.
///
/// ```
/// use frontpay_rules::{Limits, json::locate};
/// let text = br#"{"products": [{"tax": 25}]}"#;
/// let places = locate(text, &["products.0.tax", "products.0.name"], Limits::default())?;
/// assert_eq!(&text[places[0].range()], b"25");
/// assert!(places[1].is_missing());
/// assert_eq!(&text[places[1].range()], br#"{"tax": 25}"#);
/// # Ok::<(), frontpay_rules::JsonError>(())
/// ```
///
/// # Errors
///
/// As for [`read`](super::read): what that takes, this takes under the same limits.
pub fn locate<P: AsRef<str>>(bytes: &[u8], paths: &[P], limits: Limits) -> Result<Vec<Located>, JsonError> {
    let mut locator = Locator { nodes: vec![Node::default()], next: Some(0), placed: Vec::new() };
    let ends: Vec<_> = paths.iter().map(|path| locator.add(path.as_ref())).collect();
    parse(bytes, &Arena::new(), limits, &mut locator)?;
    Ok(ends.into_iter().map(|end| locator.located(end)).collect())
}

/// The wanted paths as a tree, and the places found so far.
struct Locator<'p> {
    /// The root first.
    nodes: Vec<Node<'p>>,
    /// The node of the value that comes next; none where nothing in it is wanted.
    next: Option<usize>,
    /// The nodes that have a place, in the order of the ends of their values.
    placed: Vec<usize>,
}

#[derive(Default)]
struct Node<'p> {
    children: HashMap<&'p str, usize>,
    parent: usize,
    place: Option<Place>,
}

struct Place {
    range: Range<usize>,
    /// The part of `placed` that is in this value.
    inner: Range<usize>,
}

/// A value whose end is not read yet.
struct Open {
    node: Option<usize>,
    start: usize,
    /// The number of nodes that had a place at the start.
    placed: usize,
}

impl<'p> Locator<'p> {
    /// Adds a path and returns the node it ends at.
    fn add(&mut self, path: &'p str) -> usize {
        if path.is_empty() {
            return 0;
        }
        path.split('.').fold(0, |parent, key| {
            let next = self.nodes.len();
            let node = *self.nodes[parent].children.entry(key).or_insert(next);
            if node == next {
                self.nodes.push(Node { parent, ..Node::default() });
            }
            node
        })
    }

    fn located(&self, end: usize) -> Located {
        let mut node = end;
        loop {
            match &self.nodes[node].place {
                Some(place) => return Located { range: place.range.clone(), missing: node != end },
                None if node == 0 => return Located { range: 0..0, missing: true },
                None => node = self.nodes[node].parent,
            }
        }
    }

    fn child(&self, node: usize, key: &str) -> Option<usize> {
        self.nodes[node].children.get(key).copied()
    }

    /// Removes the places of an earlier value of a repeated key.
    fn forget(&mut self, node: usize) {
        if let Some(place) = self.nodes[node].place.take() {
            for inner in &self.placed[place.inner] {
                self.nodes[*inner].place = None;
            }
        }
    }

    fn place(&mut self, node: Option<usize>, range: Range<usize>, placed: usize) {
        if let Some(node) = node {
            self.nodes[node].place = Some(Place { range, inner: placed..self.placed.len() });
            self.placed.push(node);
        }
    }
}

impl<'a> Sink<'a> for Locator<'_> {
    type Value = ();
    type Open = Open;

    fn scalar(&mut self, _: Value<'a>, range: Range<usize>) {
        let Open { node, placed, .. } = self.open(range.start);
        self.place(node, range, placed);
    }

    fn open(&mut self, start: usize) -> Open {
        if let Some(node) = self.next {
            self.forget(node);
        }
        Open { node: self.next, start, placed: self.placed.len() }
    }

    fn step(&mut self, from: &Open, step: Step<'a>) {
        self.next = from.node.and_then(|node| match step {
            Step::Index(index) => self.child(node, IntText::of_count(index).as_str()),
            // A key with dots in it is spelled like several keys.
            Step::Key(key) => key.split('.').try_fold(node, |node, key| self.child(node, key)),
        });
    }

    fn part(&mut self, _: Step<'a>, (): ()) {}

    fn close(&mut self, _: Container, Open { node, start, placed }: Open, end: usize) {
        self.place(node, start..end, placed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'t>(text: &'t str, path: &str) -> (&'t str, bool) {
        let place = locate(text.as_bytes(), &[path], Limits::default()).unwrap().remove(0);
        (&text[place.range()], place.is_missing())
    }

    #[test]
    fn values_of_every_kind() {
        let text = r#" {"a": null, "b" : [ "x\"]" , -1.5e3,{"c":true}] } "#;
        for (path, value) in
            [("a", "null"), ("b.0", r#""x\"]""#), ("b.1", "-1.5e3"), ("b.2", r#"{"c":true}"#), ("b.2.c", "true")]
        {
            assert_eq!(find(text, path), (value, false), "{path}");
        }
        assert_eq!(find(text, ""), (text.trim(), false));
    }

    #[test]
    fn what_is_missing_leads_to_the_nearest_value_above() {
        let text = r#"{"a": {"b": 5}, "l": [1]}"#;
        for (path, value) in [("a.c", r#"{"b": 5}"#), ("a.b.c.d", "5"), ("l.1", "[1]"), ("l.01", "[1]"), ("x.y", text)]
        {
            assert_eq!(find(text, path), (value, true), "{path}");
        }
    }

    #[test]
    fn of_a_repeated_key_the_last_value_counts() {
        assert_eq!(find(r#"{"a": 1, "a": 2}"#, "a"), ("2", false));
        assert_eq!(find(r#"{"a": {"b": 1}, "a": {"c": 2}}"#, "a.b"), (r#"{"c": 2}"#, true));
        assert_eq!(find(r#"{"a": {"b": {"c": 1}}, "a": 2, "a": 3}"#, "a.b.c"), ("3", true));
    }

    #[test]
    fn keys_with_dots_and_escapes() {
        assert_eq!(find(r#"{"a.b": {"c": 1}}"#, "a.b.c"), ("1", false));
        assert_eq!(find(r#"{"a.b": 1, "a.b": 2}"#, "a.b"), ("2", false));
        assert_eq!(find(r#"{"\u00e6": 1}"#, "æ"), ("1", false));
    }

    #[test]
    fn all_paths_in_one_walk_and_in_their_order() {
        let text = br#"{"a": 1, "b": 2}"#;
        let places = locate(text, &["b", "a", "b"], Limits::default()).unwrap();
        assert_eq!(places.iter().map(|place| text[place.range()][0]).collect::<Vec<_>>(), b"212");
    }

    #[test]
    fn what_is_not_json_is_named_with_its_place() {
        for (text, error) in [
            ("", "the document is empty at line 1, column 1"),
            ("{\"a\": [1,\n}", "expected value at line 2, column 1"),
            ("{} {}", "expected the end of the document at line 1, column 4"),
            ("{1: 2}", "expected string at line 1, column 2"),
        ] {
            assert_eq!(locate(text.as_bytes(), &["a"], Limits::default()).unwrap_err().to_string(), error);
        }
    }

    #[test]
    fn the_limits_are_those_of_the_caller() {
        let deep = "[".repeat(200) + &"]".repeat(200);
        let error = |limits| locate(deep.as_bytes(), &["0"], limits).unwrap_err().to_string();
        assert_eq!(
            error(Limits::default()),
            "lists and maps are nested deeper than the limit of 128 at line 1, column 129"
        );
        assert_eq!(
            error(Limits { bytes: 399, ..Limits::default() }),
            "the document has 400 bytes, more than the limit of 399 at line 1, column 1"
        );
        let places = locate(deep.as_bytes(), &["0"], Limits { depth: 200, ..Limits::default() }).unwrap();
        assert_eq!(places[0].range(), 1..399);
    }
}
