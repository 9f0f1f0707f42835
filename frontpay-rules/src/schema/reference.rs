//! Whether the fields that rules name are there: asked by the compiler, of a `const` table.

use frontpay_php::text::same_text;

use super::line::Way;
use super::lines::{Line, Lines};
use super::rule::RuleRef;
use super::rule_set::RuleSet;
use super::type_info::Shape;
use crate::param::{Param, Path, Segment, text_of};
use crate::rule::Reach;

/// Stops the compiler where a path leads nowhere below a type; the path is told as the user wrote it.
///
/// # Panics
///
/// Where it leads nowhere: that is the compile error.
#[track_caller]
pub const fn leads_on(shape: &Shape, path: &[Segment], written: &str) {
    if let Err(lost) = follow(shape, path) {
        lost.stop(written);
    }
}

impl RuleSet {
    /// Stops the compiler where a rule names a path from the root that is not there, taking this table for the root.
    ///
    /// A nested type cannot know below which root it will stand, so a wrong `$.` path in it is found where a root is
    /// validated, which `cargo check` does not come to. With `const _: () = Order::RULES.assert_references();` beside the type
    /// that is the root it is found there, and in an editor.
    ///
    /// # Panics
    ///
    /// Where there is such a rule: that is the compile error.
    #[track_caller]
    pub const fn assert_references(&'static self) {
        if self.looks_far() {
            assert_lines(self.lines(), &Shape::Table(self), 0);
        }
    }
}

#[track_caller]
const fn assert_lines(mut lines: Lines<'_>, root: &Shape, wildcards: usize) {
    while let Some(line) = lines.next() {
        match line {
            Line::Field { path, mut rules, .. } => {
                while let Some(rule) = rules.next() {
                    assert_rule(rule, path, root, wildcards + path.wildcards());
                }
            }
            Line::Nested { path, shape } => assert_shape(shape, root, wildcards + path.wildcards()),
        }
    }
}

#[track_caller]
const fn assert_shape(shape: &'static Shape, root: &Shape, wildcards: usize) {
    match shape {
        Shape::Optional(inner) | Shape::When(_, inner) => assert_shape(inner, root, wildcards),
        Shape::Each(inner) => assert_shape(inner, root, wildcards + 1),
        Shape::Table(table) | Shape::WordOrTable(table) => {
            if table.looks_far() {
                assert_lines(table.lines(), root, wildcards);
            }
        }
        Shape::Leaf | Shape::Later(_) => {}
    }
}

#[track_caller]
const fn assert_rule(rule: RuleRef<'_>, stands: Way<'_>, root: &Shape, wildcards: usize) {
    let (params, place) = (rule.params, Sentence::new().place(rule, stands));
    let mut at = 0;
    while at < params.len() {
        if let Param::Field(field) = &params[at]
            && !field.sibling
        {
            let path = field.path.segments();
            if let Err(lost) = follow(root, path) {
                lost.stop_at_root(place, &field.path);
            }
            let matches_all = matches!(rule.name, Some(name) if matches!(name.spec().reach, Reach::Matching));
            if !matches_all && Way::Path(path).wildcards() > wildcards {
                place
                    .and("`$.")
                    .path(&field.path)
                    .and("` has more `*` than the path of the field whose rule names it")
                    .stop();
            }
        }
        at += 1;
    }
}

/// Where a path leads no further.
struct Lost<'s> {
    key: &'s str,
    near: Option<&'s str>,
    /// Whether there are fields to choose from.
    among_fields: bool,
}

impl Lost<'_> {
    #[track_caller]
    const fn stop(&self, written: &str) -> ! {
        self.explain(Sentence::new(), written)
    }

    #[track_caller]
    const fn stop_at_root(&self, place: Sentence, path: &Path) -> ! {
        let written = Sentence::new().and("$.").path(path);
        self.explain(place, written.text())
    }

    #[track_caller]
    const fn explain(&self, sentence: Sentence, written: &str) -> ! {
        let sentence = if self.among_fields && same_text(self.key, written) {
            sentence.and("unknown field `").and(self.key).and("`")
        } else if self.among_fields {
            sentence.and("unknown field `").and(self.key).and("` in `").and(written).and("`")
        } else {
            sentence.and("`").and(self.key).and("` in `").and(written).and("` stands below a value that has no fields")
        };
        match self.near {
            Some(near) => sentence.and(", did you mean `").and(near).and("`?").stop(),
            None => sentence.stop(),
        }
    }
}

/// Follows a path into a type.
const fn follow<'s>(shape: &'s Shape, path: &'s [Segment]) -> Result<(), Lost<'s>> {
    let [step, rest @ ..] = path else { return Ok(()) };
    match (shape, step) {
        (Shape::Optional(inner) | Shape::When(_, inner), _) => follow(inner, path),
        // A key of a map, or the index of a list.
        (Shape::Each(inner), _) => follow(inner, rest),
        (Shape::Table(table) | Shape::WordOrTable(table), Segment::Key(key)) => {
            let key = text_of(key);
            match field(table.lines(), key) {
                Some(Below::Rest(shape)) => follow(shape, rest),
                Some(Below::Flat(shape)) => follow(shape, path),
                None => Err(Lost { key, near: nearest(table.lines(), key), among_fields: true }),
            }
        }
        (Shape::Table(_) | Shape::WordOrTable(_), Segment::Each) => {
            Err(Lost { key: "*", near: None, among_fields: true })
        }
        // Only a document tells how far it goes.
        (Shape::Later(_), _) => Ok(()),
        (Shape::Leaf, Segment::Key(key)) => Err(Lost { key: text_of(key), near: None, among_fields: false }),
        (Shape::Leaf, Segment::Each) => Err(Lost { key: "*", near: None, among_fields: false }),
    }
}

enum Below<'s> {
    Rest(&'s Shape),
    /// The field stands in a flattened struct.
    Flat(&'s Shape),
}

const fn field<'s>(mut lines: Lines<'s>, key: &str) -> Option<Below<'s>> {
    while let Some(line) = lines.next() {
        let Line::Nested { path, shape } = line else { continue };
        match (path.len(), path.len() == 1 && matches!(path.key(0), Some(own) if same_text(own, key))) {
            (1, true) => return Some(Below::Rest(shape)),
            (0, _) if is_field_of(shape, key) => return Some(Below::Flat(shape)),
            _ => {}
        }
    }
    None
}

const fn is_field_of(shape: &Shape, key: &str) -> bool {
    match shape {
        Shape::Optional(inner) | Shape::When(_, inner) => is_field_of(inner, key),
        Shape::Table(table) | Shape::WordOrTable(table) => field(table.lines(), key).is_some(),
        Shape::Leaf | Shape::Each(_) | Shape::Later(_) => false,
    }
}

/// The field whose name is nearest, if it is near: a few letters away, or begun alike for more than the half of it.
const fn nearest<'s>(mut lines: Lines<'s>, key: &str) -> Option<&'s str> {
    let mut best: Option<(&'s str, usize)> = None;
    let limit = 1 + key.len() / 4;
    while let Some(line) = lines.next() {
        if let Line::Nested { path, .. } = line
            && path.len() == 1
            && let Some(own) = path.key(0)
        {
            let distance = distance(own.as_bytes(), key.as_bytes());
            let near = distance <= limit || alike(own.as_bytes(), key.as_bytes()) > key.len() / 2 + 2;
            if near && !matches!(best, Some((_, best)) if best <= distance) {
                best = Some((own, distance));
            }
        }
    }
    match best {
        Some((near, _)) => Some(near),
        None => None,
    }
}

/// With how many bytes two names begin alike.
const fn alike(one: &[u8], other: &[u8]) -> usize {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at
}

/// Names longer than this are not near each other.
const LONG: usize = 64;

/// The number of bytes to add, remove or replace, as Levenshtein counts them.
const fn distance(one: &[u8], other: &[u8]) -> usize {
    if one.len() >= LONG || other.len() >= LONG {
        return usize::MAX;
    }
    let mut row = [0; LONG];
    let mut at = 0;
    while at <= other.len() {
        row[at] = at;
        at += 1;
    }
    let mut line = 0;
    while line < one.len() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        let mut at = 0;
        while at < other.len() {
            let replaced = diagonal + if one[line] == other[at] { 0 } else { 1 };
            diagonal = row[at + 1];
            row[at + 1] = least(replaced, least(row[at], diagonal) + 1);
            at += 1;
        }
        line += 1;
    }
    row[other.len()]
}

const fn least(one: usize, other: usize) -> usize {
    if one < other { one } else { other }
}

/// A sentence under construction: the compiler's panic takes no more than one text.
struct Sentence {
    bytes: [u8; 512],
    len: usize,
}

impl Sentence {
    const fn new() -> Self {
        Self { bytes: [0; 512], len: 0 }
    }

    /// Adds a text; what is beyond the buffer is left out, and with it the sentence after the first such text.
    const fn and(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        if text.len() > self.bytes.len() - self.len {
            return self;
        }
        let mut at = 0;
        while at < text.len() {
            self.bytes[self.len] = text[at];
            self.len += 1;
            at += 1;
        }
        self
    }

    /// Adds the rule and the field that it stands on, as a search finds them in the source.
    const fn place(self, rule: RuleRef<'_>, stands: Way<'_>) -> Self {
        let sentence = match rule.name {
            Some(name) => self.and("`").and(name.spec().name).and("` of `"),
            None => self.and("a rule of `"),
        };
        sentence.way(stands).and("`: ")
    }

    const fn path(self, path: &Path) -> Self {
        self.way(Way::Path(path.segments()))
    }

    const fn way(mut self, path: Way<'_>) -> Self {
        let mut at = 0;
        while at < path.len() {
            self = if at == 0 { self } else { self.and(".") };
            self = self.and(match path.key(at) {
                Some(key) => key,
                None => "*",
            });
            at += 1;
        }
        self
    }

    const fn text(&self) -> &str {
        let (text, _) = self.bytes.split_at(self.len);
        match core::str::from_utf8(text) {
            Ok(text) => text,
            Err(_) => "",
        }
    }

    #[track_caller]
    const fn stop(&self) -> ! {
        panic!("{}", self.text())
    }
}
