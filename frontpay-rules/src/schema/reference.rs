//! The check, in the compiler, that the fields exist which rules name.

use frontpay_php::text::{parse_index, same_text};

use super::line::RowPath;
use super::lines::{Line, Lines};
use super::rule::RuleRef;
use super::rule_set::RuleSet;
use super::type_info::{Shape, own_modifiers};
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
    if let Some(sentence) = wrong_path(shape, path, written) {
        panic!("{}", sentence.as_str());
    }
}

/// Returns what is wrong with a path below a type.
pub(crate) const fn wrong_path(shape: &Shape, path: &[Segment], written: &str) -> Option<Sentence> {
    if let Err(lost) = follow(shape, path) {
        return Some(lost.sentence(Sentence::new(), written));
    }
    match list_without_item(shape, path) {
        Some(steps) => {
            // The text may begin with the field that has the type.
            let before = count_steps(written).saturating_sub(path.len());
            Some(list_sentence(before + steps, written))
        }
        None => None,
    }
}

/// Stops the compiler if a text, which is no date, is not the path of a field below a type either; `near` is the date that
/// was probably meant, or empty.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_date_field(shape: &Shape, path: &[Segment], written: &str, near: &str) {
    if let Some(sentence) = wrong_date(shape, path, written, near) {
        panic!("{}", sentence.as_str());
    }
}

/// Returns what is wrong with a text that is no date, as the path of a field below a type.
pub(crate) const fn wrong_date(shape: &Shape, path: &[Segment], written: &str, near: &str) -> Option<Sentence> {
    let Err(lost) = follow(shape, path) else { return wrong_path(shape, path, written) };
    let near = if near.is_empty() { lost.near } else { Some(near) };
    Some(date_sentence(written, near))
}

/// Returns the sentence about a text that is neither a date nor a field, with what was probably meant.
const fn date_sentence(written: &str, near: Option<&str>) -> Sentence {
    let mut sentence = Sentence::of(&["`", written, "` is neither a date nor a field"]);
    match near {
        Some(near) => sentence.push_suggestion(near),
        None => sentence.push(": write `2026-12-31`, `tomorrow`, `+2 weeks` or the name of a field"),
    }
    sentence
}

/// Returns the sentence about a text that is neither a date nor a field, with what was probably meant; for the macros.
#[must_use]
pub fn neither_date_nor_field(written: &str, near: Option<&str>) -> String {
    date_sentence(written, near).as_str().to_owned()
}

/// Stops the compiler if the keys of a map have rules, which never run, or cannot be written as JSON.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_keys(shape: &Shape) {
    match shape {
        Shape::Map(key, inner) => {
            assert!(own_modifiers(key).is_none(), "the rules of a key never run: check the keys with `custom`");
            let is_text = matches!(key, Shape::Leaf | Shape::Lazy(_));
            assert!(is_text, "JSON has only text as keys: use a type that is text, a number or a flag");
            assert_keys(inner);
        }
        Shape::Optional(inner) | Shape::List(inner) => assert_keys(inner),
        Shape::Leaf | Shape::Table(_) | Shape::UnitOrTable(_) | Shape::Tagged(..) | Shape::Lazy(_) => {}
    }
}

/// Returns the number of steps of a path that lead to a list or map, of which the next step names no item but a field
/// of the items.
const fn list_without_item(shape: &Shape, path: &[Segment]) -> Option<usize> {
    let [step, rest @ ..] = path else { return None };
    let (inner, below): (&Shape, &[Segment]) = match shape {
        Shape::Optional(inner) | Shape::Tagged(_, inner) => (inner, path),
        Shape::List(inner) => match step {
            Segment::Key(key) if parse_index(text_of(key)).is_none() => return Some(0),
            _ => (inner, rest),
        },
        Shape::Map(_, inner) => match step {
            Segment::Key(key) if is_field_of(inner, text_of(key)) => return Some(0),
            _ => (inner, rest),
        },
        Shape::Table(table) | Shape::UnitOrTable(table) => {
            let Segment::Key(key) = step else { return None };
            match field(table.lines(), text_of(key)) {
                Some(Below::Rest(inner)) => (inner, rest),
                Some(Below::Flat(inner)) => (inner, path),
                None => return None,
            }
        }
        Shape::Leaf | Shape::Lazy(_) => return None,
    };
    match list_without_item(inner, below) {
        Some(steps) => Some(steps + path.len() - below.len()),
        None => None,
    }
}

const fn list_sentence(steps: usize, written: &str) -> Sentence {
    let (list, rest) = split_path(written, steps);
    if steps == 0 {
        return Sentence::of(&["the payload is a list or map: write `*.", rest, "`"]);
    }
    let is_list = "` is a list or map: write `";
    Sentence::of(&["`", list, is_list, list, ".*.", rest, "`, or `", list, ".0.", rest, "` for one item"])
}

/// Returns the number of steps of a written path.
const fn count_steps(written: &str) -> usize {
    let (bytes, mut at, mut count) = (written.as_bytes(), 0, 1);
    while at < bytes.len() {
        if bytes[at] == b'.' && (at == 0 || bytes[at - 1] != b'\\') {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Splits a written path after a number of its steps.
const fn split_path(written: &str, steps: usize) -> (&str, &str) {
    let (bytes, mut at, mut left) = (written.as_bytes(), 0, steps);
    while at < bytes.len() && left > 0 {
        if bytes[at] == b'.' && (at == 0 || bytes[at - 1] != b'\\') {
            left -= 1;
            if left == 0 {
                let (before, behind) = written.split_at(at);
                return (before, behind.split_at(1).1);
            }
        }
        at += 1;
    }
    ("", written)
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
        Shape::List(inner) | Shape::Map(_, inner) => assert_shape(inner, root, wildcards + 1),
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
                panic!("{}", lost.sentence(Sentence::of_place(rule, stands), written.as_str()).as_str());
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
    /// Goes on with a sentence.
    const fn sentence(&self, mut sentence: Sentence, written: &str) -> Sentence {
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
        sentence
    }
}

/// Follows a path into a type.
const fn follow<'s>(shape: &'s Shape, path: &'s [Segment]) -> Result<(), Lost<'s>> {
    let [step, rest @ ..] = path else { return Ok(()) };
    match (shape, step) {
        (Shape::Optional(inner) | Shape::Tagged(_, inner), _) => follow(inner, path),
        // A key of a map, or the index of a list.
        (Shape::List(inner) | Shape::Map(_, inner), _) => follow(inner, rest),
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
        Shape::Leaf | Shape::List(_) | Shape::Map(..) | Shape::Lazy(_) => false,
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
pub(crate) type Sentence = ConstString<512>;

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
