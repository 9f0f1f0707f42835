//! The fields that are known by their paths: from tables, and from lists of paths.

use std::borrow::Cow;
use std::collections::HashMap;

use super::attribute::{self, fold};
use crate::message::fill::LetterCase;
use crate::report::{ParamText, RuleParams, has_beside};
use crate::rule::{Measure, Name, ParamKind, measure};
use crate::schema::{FieldTexts, FlatRow, StoredRule, texts};

/// The known fields, by their names in sentences.
///
/// A name is looked up step by step in a tree, so that the number of fields does not count.
#[derive(Debug, Clone)]
pub(super) struct FieldIndex {
    /// The first is the root.
    nodes: Vec<Node>,
    fields: Vec<Field>,
    /// Paths by folded names that are not made of them: `e-mail address`.
    names: HashMap<String, String>,
}

#[derive(Debug, Clone, Default)]
struct Node {
    /// The nodes of keys, which are folded.
    below: HashMap<String, usize>,
    /// The node of a wildcard.
    each: Option<usize>,
    field: Option<usize>,
}

#[derive(Debug, Clone)]
struct Field {
    path: String,
    rules: Vec<FieldRule>,
}

/// A rule that a table has for a field.
#[derive(Debug, Clone)]
pub(super) struct FieldRule {
    pub(super) name: Name,
    params: Vec<ParamText>,
    /// Set if a date among the parameters is the path of a field.
    beside: bool,
    pub(super) measure: Measure,
    pub(super) texts: Option<&'static FieldTexts>,
}

/// The field that a name stands for.
#[derive(Debug)]
pub(super) struct FieldMatch<'f> {
    pub(super) path: String,
    pub(super) is_known: bool,
    /// The rules that the tables have for it.
    pub(super) rules: &'f [FieldRule],
    /// The keys in place of the wildcards of its row.
    pub(super) items: Vec<String>,
}

impl Default for FieldIndex {
    fn default() -> Self {
        Self { nodes: vec![Node::default()], fields: Vec::new(), names: HashMap::new() }
    }
}

impl FieldIndex {
    /// Adds the field of a row with its rules and its name.
    pub(super) fn add_row(&mut self, row: &FlatRow<'_, '_>) {
        let path = row.concrete(&[]);
        if let Some(name) = row.rules.iter().find_map(|rule| rule.texts?.attribute()) {
            self.add_name(name, path.as_str());
        }
        let field = self.add(path.as_str());
        self.fields[field].rules.extend(row.rules.iter().filter_map(|rule| FieldRule::new(row, rule)));
    }

    /// Adds a path; one that was added before keeps its spelling. Returns its place.
    pub(super) fn add(&mut self, path: &str) -> usize {
        let node = path.split('.').fold(0, |node, step| self.below(node, step));
        *self.nodes[node].field.get_or_insert_with(|| {
            self.fields.push(Field { path: path.to_owned(), rules: Vec::new() });
            self.fields.len() - 1
        })
    }

    /// Returns the node below another one, and makes it where there is none.
    fn below(&mut self, node: usize, step: &str) -> usize {
        let new = self.nodes.len();
        let node = &mut self.nodes[node];
        let below = match step {
            "*" => *node.each.get_or_insert(new),
            key => *node.below.entry(fold(key)).or_insert(new),
        };
        if below == new {
            self.nodes.push(Node::default());
        }
        below
    }

    /// Adds a name that sentences have for a path; the first of several paths counts.
    pub(super) fn add_name(&mut self, name: &str, path: &str) {
        self.names.entry(fold(name)).or_insert_with(|| path.to_owned());
    }

    /// Finds the field that a name stands for; one that is not known has the path that Laravel makes such a name of.
    pub(super) fn find(&self, name: &str, case: LetterCase) -> Option<FieldMatch<'_>> {
        if name.len() > attribute::LONGEST {
            return None;
        }
        let folded = fold(name);
        if let Some(path) = self.names.get(&folded) {
            return Some(self.at(path));
        }
        let name = attribute::of_case(name, case);
        self.find_folded(&name, &folded).or_else(|| {
            let path = attribute::wire_path(&name)?;
            Some(FieldMatch { path, is_known: false, rules: &[], items: Vec::new() })
        })
    }

    /// Returns the field at a path that a catalogue has.
    pub(super) fn at(&self, path: &str) -> FieldMatch<'_> {
        let unruled = || FieldMatch { path: path.to_owned(), is_known: true, rules: &[], items: Vec::new() };
        self.find_known(path).unwrap_or_else(unruled)
    }

    /// Finds a field by its path, or by the name that is made of it.
    pub(super) fn find_known(&self, name: &str) -> Option<FieldMatch<'_>> {
        self.find_folded(name, &fold(name))
    }

    fn find_folded(&self, name: &str, folded: &str) -> Option<FieldMatch<'_>> {
        if self.fields.is_empty() {
            return None;
        }
        let steps: Vec<_> = name.split('.').zip(folded.split('.')).collect();
        let mut items = Vec::new();
        let field = &self.fields[self.search(0, &steps, &mut items)?];
        Some(FieldMatch { path: with_items(&field.path, &items), is_known: true, rules: &field.rules, items })
    }

    /// Searches the tree below a node. No node is visited twice, since only one path leads to it.
    fn search(&self, node: usize, steps: &[(&str, &str)], items: &mut Vec<String>) -> Option<usize> {
        let node = &self.nodes[node];
        let [(step, folded), steps @ ..] = steps else { return node.field };
        let below = node.below.get(*folded).and_then(|below| self.search(*below, steps, items));
        below.or_else(|| {
            let each = node.each?;
            items.push(attribute::item_key(step));
            let found = self.search(each, steps, items);
            if found.is_none() {
                items.pop();
            }
            found
        })
    }
}

impl FieldRule {
    fn new(row: &FlatRow<'_, '_>, rule: &StoredRule) -> Option<Self> {
        let (params, beside) = (texts(row, rule, &[]), has_beside(&rule.params));
        Some(Self { name: rule.name?, params, beside, measure: measure(row.modifiers), texts: rule.texts })
    }

    /// Returns the parameters, with the keys of items in place of the wildcards in paths.
    pub(super) fn texts(&self, items: &[String]) -> Vec<ParamText> {
        let is_path = |at| match self.name.spec().param(at).map(|param| param.kind) {
            Some(ParamKind::Field) => true,
            Some(ParamKind::Date | ParamKind::PlainDate) => self.beside,
            _ => false,
        };
        let below = |(at, param): (usize, &ParamText)| match param {
            Some(path) if is_path(at) => Some(Cow::Owned(with_items(path, items))),
            param => param.clone(),
        };
        self.params.iter().enumerate().map(below).collect()
    }

    /// Returns the parameters for a violation.
    pub(super) fn params(&self, items: &[String]) -> RuleParams {
        let texts = self.texts(items);
        if self.beside { RuleParams::Beside(texts) } else { RuleParams::Texts(texts) }
    }
}

/// Puts keys in place of the wildcards of a path, as far as there are any.
fn with_items(path: &str, items: &[String]) -> String {
    let mut items = items.iter();
    let steps = path.split('.').map(|step| match step {
        "*" => items.next().map_or(step, String::as_str),
        key => key,
    });
    steps.collect::<Vec<_>>().join(".")
}
