//! The check, in the compiler, that the fields exist which rules name.

use frontpay_php::text::same_text;

use super::line::RowPath;
use super::lines::{Line, Lines};
use super::rule::RuleRef;
use super::rule_set::RuleSet;
use super::type_info::Shape;
use crate::const_string::ConstString;
use crate::param::{Param, Segment, text_of};
use crate::rule::Reach;
use crate::suggest::Suggestion;

/// Stops the compiler if a path leads nowhere below a type; `written` is the path as the user wrote it.
///
/// # Panics
///
/// Panics if it leads nowhere: that is the compile error.
#[track_caller]
pub const fn leads_on(shape: &Shape, path: &[Segment], written: &str) {
    if let Err(lost) = follow(shape, path) {
        lost.stop(Sentence::new(), written);
    }
}

impl RuleSet {
    /// Stops the compiler where a rule names a path from the root that is not there, taking this table for the root.
    ///
    /// A nested type cannot know below which root it will stand, so a wrong `$.` path in it is found where a root is
    /// validated, which `cargo check` does not come to. With `const _: () = Order::RULES.assert_references();` beside
    /// the type that is the root it is found there, and in an editor.
    ///
    /// # Panics
    ///
    /// Panics if there is such a rule: that is the compile error.
    #[track_caller]
    pub const fn assert_references(&'static self) {
        if self.needs_root() {
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
        Shape::Optional(inner) | Shape::Tagged(_, inner) => assert_shape(inner, root, wildcards),
        Shape::Items(inner) => assert_shape(inner, root, wildcards + 1),
        Shape::Table(table) | Shape::UnitOrTable(table) => {
            if table.needs_root() {
                assert_lines(table.lines(), root, wildcards);
            }
        }
        Shape::Leaf | Shape::Lazy(_) => {}
    }
}

#[track_caller]
const fn assert_rule(rule: RuleRef<'_>, stands: RowPath<'_>, root: &Shape, wildcards: usize) {
    let mut at = 0;
    while at < rule.params.len() {
        if let Param::Field(field) = &rule.params[at]
            && !field.sibling
        {
            let path = field.path.segments();
            if let Err(lost) = follow(root, path) {
                let mut written = Sentence::new();
                written.push("$.");
                written.push_path(RowPath::Path(path));
                lost.stop(Sentence::of_place(rule, stands), written.as_str());
            }
            let matches_all = matches!(rule.name, Some(name) if matches!(name.spec().reach, Reach::Matching));
            if !matches_all && RowPath::Path(path).wildcards() > wildcards {
                let mut sentence = Sentence::of_place(rule, stands);
                sentence.push("`$.");
                sentence.push_path(RowPath::Path(path));
                sentence.push("` has more `*` than the path of the field whose rule names it");
                panic!("{}", sentence.as_str());
            }
        }
        at += 1;
    }
}

/// The end of a path that leads no further.
struct Lost<'s> {
    key: &'s str,
    near: Option<&'s str>,
    /// True if there are fields to choose from.
    among_fields: bool,
}

impl Lost<'_> {
    /// Stops the compiler; the sentence goes on with the key.
    #[track_caller]
    const fn stop(&self, mut sentence: Sentence, written: &str) -> ! {
        if self.among_fields {
            sentence.push("unknown field ");
        }
        sentence.push_quoted(self.key);
        if !self.among_fields || !same_text(self.key, written) {
            sentence.push(" in ");
            sentence.push_quoted(written);
        }
        if !self.among_fields {
            sentence.push(" stands below a value that has no fields");
        }
        if let Some(near) = self.near {
            sentence.push_suggestion(near);
        }
        panic!("{}", sentence.as_str())
    }
}

/// Follows a path into a type.
const fn follow<'s>(shape: &'s Shape, path: &'s [Segment]) -> Result<(), Lost<'s>> {
    let [step, rest @ ..] = path else { return Ok(()) };
    match (shape, step) {
        (Shape::Optional(inner) | Shape::Tagged(_, inner), _) => follow(inner, path),
        // A key of a map, or the index of a list.
        (Shape::Items(inner), _) => follow(inner, rest),
        (Shape::Table(table) | Shape::UnitOrTable(table), Segment::Key(key)) => {
            let key = text_of(key);
            match field(table.lines(), key) {
                Some(Below::Rest(shape)) => follow(shape, rest),
                Some(Below::Flat(shape)) => follow(shape, path),
                None => Err(Lost { key, near: nearest(table.lines(), key), among_fields: true }),
            }
        }
        (Shape::Table(_) | Shape::UnitOrTable(_), Segment::Each) => {
            Err(Lost { key: "*", near: None, among_fields: true })
        }
        // Only a document tells how far it goes.
        (Shape::Lazy(_), _) => Ok(()),
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
        Shape::Optional(inner) | Shape::Tagged(_, inner) => is_field_of(inner, key),
        Shape::Table(table) | Shape::UnitOrTable(table) => field(table.lines(), key).is_some(),
        Shape::Leaf | Shape::Items(_) | Shape::Lazy(_) => false,
    }
}

/// Returns the name of the field that was probably meant.
const fn nearest<'s>(mut lines: Lines<'s>, key: &str) -> Option<&'s str> {
    let mut suggestion = Suggestion::for_word(key);
    while let Some(line) = lines.next() {
        if let Line::Nested { path, .. } = line
            && path.len() == 1
            && let Some(own) = path.key(0)
        {
            suggestion.offer(own);
        }
    }
    suggestion.nearest()
}

/// A sentence of the compiler: two paths and some words.
type Sentence = ConstString<512>;

impl Sentence {
    /// Starts with the rule and the field that it stands on, as a search finds them in the source.
    const fn of_place(rule: RuleRef<'_>, stands: RowPath<'_>) -> Self {
        let mut sentence = Self::new();
        match rule.name {
            Some(name) => {
                sentence.push_quoted(name.spec().name);
                sentence.push(" of `");
            }
            None => sentence.push("a rule of `"),
        }
        sentence.push_path(stands);
        sentence.push("`: ");
        sentence
    }

    const fn push_path(&mut self, path: RowPath<'_>) {
        let mut at = 0;
        while at < path.len() {
            if at > 0 {
                self.push(".");
            }
            self.push(match path.key(at) {
                Some(key) => key,
                None => "*",
            });
            at += 1;
        }
    }
}
