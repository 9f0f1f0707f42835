//! Where in a JSON text the value at a path stands.

use core::ops::Range;
use std::collections::HashMap;

use frontpay_php::number::IntText;
use hifijson::SliceLexer;
use hifijson::ignore;
use hifijson::str::{Lex as _, LexAlloc as _};
use hifijson::token::Lex as _;

use super::{JsonError, Limits, Problem};

/// Where a path leads in a JSON text.
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

    /// Tells whether nothing stands at the path, so that the range is that of a value above it.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.missing
    }
}

/// Finds where paths lead in a JSON text, all of them in one walk.
///
/// A path is spelled as in a [`Violation`](crate::Violation), with dots: `products.0.tax`; the empty one is the whole
/// document. Of a repeated key the last value counts. The answers come in the order of the paths.
///
/// ```
/// use frontpay_rules::json::locate;
/// let text = br#"{"products": [{"tax": 25}]}"#;
/// let places = locate(text, &["products.0.tax", "products.0.name"])?;
/// assert_eq!(&text[places[0].range()], b"25");
/// assert!(places[1].is_missing());
/// assert_eq!(&text[places[1].range()], br#"{"tax": 25}"#);
/// # Ok::<(), frontpay_rules::JsonError>(())
/// ```
///
/// # Errors
///
/// [`JsonError`] names the line and column of what is not JSON, or of a nesting that is too deep.
pub fn locate<P: AsRef<str>>(bytes: &[u8], paths: &[P]) -> Result<Vec<Located>, JsonError> {
    let mut walk = Walk { nodes: vec![Node::default()], placed: Vec::new(), end: bytes.len() };
    let ends: Vec<_> = paths.iter().map(|path| walk.add(path.as_ref())).collect();
    let lexer = &mut SliceLexer::new(bytes);
    match walk.document(lexer) {
        Ok(()) => Ok(ends.into_iter().map(|end| walk.answer(end)).collect()),
        Err(problem) => Err(JsonError::new(problem.0, bytes, walk.at(lexer))),
    }
}

/// The wanted paths as a tree, the root first.
struct Walk<'p> {
    nodes: Vec<Node<'p>>,
    /// The nodes that got a place, in the order in which they did.
    placed: Vec<usize>,
    /// How long the text is.
    end: usize,
}

#[derive(Default)]
struct Node<'p> {
    children: HashMap<&'p str, usize>,
    parent: usize,
    place: Option<Place>,
}

struct Place {
    range: Range<usize>,
    /// The part of `placed` that lies in this value.
    inner: Range<usize>,
}

impl<'p> Walk<'p> {
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

    fn answer(&self, end: usize) -> Located {
        let mut node = end;
        loop {
            match &self.nodes[node].place {
                Some(place) => return Located { range: place.range.clone(), missing: node != end },
                None if node == 0 => return Located { range: 0..0, missing: true },
                None => node = self.nodes[node].parent,
            }
        }
    }

    fn at(&self, lexer: &SliceLexer<'_>) -> usize {
        self.end - lexer.as_slice().len()
    }

    fn document(&mut self, lexer: &mut SliceLexer<'_>) -> Result<(), Problem> {
        let Some(first) = lexer.ws_peek() else { return Err(Problem("the document is empty".into())) };
        self.value(lexer, first, Some(0), Limits::DEFAULT.depth)?;
        match lexer.ws_peek() {
            None => Ok(()),
            Some(_) => Err(Problem("expected the end of the document".into())),
        }
    }

    /// Walks over a value; without a node nothing in it is wanted.
    fn value(
        &mut self,
        lexer: &mut SliceLexer<'_>,
        first: u8,
        node: Option<usize>,
        depth: usize,
    ) -> Result<(), Problem> {
        let start = self.at(lexer);
        let placed = self.placed.len();
        if let Some(node) = node {
            self.forget(node);
        }
        match first {
            b'[' | b'{' => {
                let Some(depth) = depth.checked_sub(1) else {
                    return Err(Problem::too_deep(Limits::DEFAULT.depth));
                };
                lexer.discarded();
                if first == b'[' { self.list(lexer, node, depth)? } else { self.map(lexer, node, depth)? }
            }
            _ => ignore::parse(first, lexer)?,
        }
        if let Some(node) = node {
            self.nodes[node].place = Some(Place { range: start..self.at(lexer), inner: placed..self.placed.len() });
            self.placed.push(node);
        }
        Ok(())
    }

    fn list(&mut self, lexer: &mut SliceLexer<'_>, node: Option<usize>, depth: usize) -> Result<(), Problem> {
        let node = node.filter(|node| !self.nodes[*node].children.is_empty());
        let mut index = 0;
        lexer.seq(b']', SliceLexer::ws_peek, |first, lexer| {
            let inner = node.and_then(|node| self.step(node, IntText::print(index).as_str()));
            index += 1;
            self.value(lexer, first, inner, depth)
        })
    }

    fn map(&mut self, lexer: &mut SliceLexer<'_>, node: Option<usize>, depth: usize) -> Result<(), Problem> {
        let node = node.filter(|node| !self.nodes[*node].children.is_empty());
        lexer.seq(b'}', SliceLexer::ws_peek, |first, lexer| {
            lexer.expect(|_| Some(first), b'"').ok_or(hifijson::Expect::String)?;
            let inner = if let Some(node) = node {
                let key = lexer.str_string().map_err(hifijson::Error::Str)?;
                // A key with dots in it is spelled like several keys.
                key.split('.').try_fold(node, |node, key| self.step(node, key))
            } else {
                lexer.str_ignore().map_err(hifijson::Error::Str)?;
                None
            };
            lexer.expect(SliceLexer::ws_peek, b':').ok_or(hifijson::Expect::Colon)?;
            let first = lexer.ws_peek().ok_or(hifijson::Expect::Value)?;
            self.value(lexer, first, inner, depth)
        })
    }

    fn step(&self, node: usize, key: &str) -> Option<usize> {
        self.nodes[node].children.get(key).copied()
    }

    /// Takes back what an earlier value of a repeated key has left.
    fn forget(&mut self, node: usize) {
        if let Some(place) = self.nodes[node].place.take() {
            for inner in &self.placed[place.inner] {
                self.nodes[*inner].place = None;
            }
        }
    }
}

impl From<hifijson::Error> for Problem {
    fn from(error: hifijson::Error) -> Self {
        match error {
            hifijson::Error::Token(expected) => expected.into(),
            hifijson::Error::Str(hifijson::str::Error::Utf8(_)) => Self("text that is not UTF-8".into()),
            error => Self(error.to_string().into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find<'t>(text: &'t str, path: &str) -> (&'t str, bool) {
        let place = locate(text.as_bytes(), &[path]).unwrap().remove(0);
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
        let places = locate(text, &["b", "a", "b"]).unwrap();
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
            assert_eq!(locate(text.as_bytes(), &["a"]).unwrap_err().to_string(), error);
        }
        let deep = "[".repeat(200);
        assert!(
            locate(deep.as_bytes(), &["0"])
                .unwrap_err()
                .to_string()
                .starts_with("lists and maps are nested deeper than the limit of 128")
        );
    }
}
