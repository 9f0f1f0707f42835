//! The report of a typed value, made without a document.
//!
//! This is a second traversal beside the one of documents: of the order in `docs/benchmarks.md` with 62 failures, a report
//! costs a third of what the first one takes for it, and two thirds of that remain without the making of the document. It
//! descends only into fields whose fast check fails.
//!
//! Structs are checked in the order of Laravel's: each row of all items of a list in turn, rows without wildcards first.

mod siblings;
mod structs;
mod violations;

use structs::{Struct, Structs};
use violations::Violations;

use crate::param::{PathText, Segment, Step};
use crate::report::Report;
use crate::schema::{RuleSet, WireForm};
use crate::types::{Children, EntryNodes, FailingFields, FieldNode, ItemNodes, Kind, Node};

/// A list or map with rows below its items.
struct List<'a> {
    path: PathText,
    node: &'a dyn Node,
    /// The number of items at the beginning that are known to be valid.
    valid_items: usize,
}

/// The violations found so far, and the structs whose rows are being checked.
pub(crate) struct TypedReport<'a> {
    violations: Violations,
    /// The structs on the way, those of one table one after the other.
    structs: Vec<Struct>,
    /// Their fields.
    fields: Vec<FieldNode<'a>>,
    /// The table of the last of them.
    table: Option<&'static RuleSet>,
    /// The lists and maps with rows below their items, which come behind all other rows.
    lists: Vec<List<'a>>,
    /// The number of items at the beginning of the next list that are known to be valid.
    valid_items: usize,
    is_in_lists: bool,
}

/// Few values have more fields that are checked at once, in more structs; they grow.
const USUAL_FIELDS: usize = 128;
const USUAL_STRUCTS: usize = 16;

/// Reports all failures of a value whose table [allows it](RuleSet::has_typed_report); for `Validate`.
#[must_use]
pub fn typed_report(value: &dyn Node, failing: FailingFields) -> Report {
    let mut report = TypedReport {
        violations: Violations::new(),
        structs: Vec::with_capacity(USUAL_STRUCTS),
        fields: Vec::with_capacity(USUAL_FIELDS),
        table: None,
        lists: Vec::new(),
        valid_items: 0,
        is_in_lists: false,
    };
    report.check_structs(|report| report.find_structs(value, &PathText::new(), Some(failing)));
    report.is_in_lists = true;
    for List { path, node, valid_items } in core::mem::take(&mut report.lists) {
        report.valid_items = valid_items;
        report.check_structs(|report| report.find_structs(node, &path, None));
    }
    Report::new(report.violations.0)
}

impl<'a> TypedReport<'a> {
    /// Checks the structs that are found where one path of the table leads.
    fn check_structs(&mut self, find: impl FnOnce(&mut Self)) {
        let (structs, fields) = (self.structs.len(), self.fields.len());
        self.table = None;
        find(self);
        if let Some(table) = self.table {
            self.check_rows(table, structs, fields);
            self.structs.truncate(structs);
            self.fields.truncate(fields);
        }
    }

    /// Checks the rows of a table on the structs from a position on, whose fields begin at another.
    fn check_rows(&mut self, table: &'static RuleSet, first: usize, first_field: usize) {
        let count = self.structs.len() - first;
        let width = (self.fields.len() - first_field) / count.max(1);
        let failing = self.structs[first..].iter().fold(FailingFields::first(), |all, own| all.or(own.failing));
        let (rows, mut next) = (table.field_rows(), 0);
        loop {
            let (list, fields) = (&self.structs[first..], &self.fields[first_field..]);
            let structs = Structs { list, fields, width, table, rows, failing };
            let Some((field, path)) = structs.check(next, &mut self.violations) else { return };
            next = field + 1;
            self.check_structs(|report| {
                for at in 0..count {
                    if report.structs[first + at].failing.may_contain(field) {
                        report.find_below(first + at, path.segments(), (field, first_field + at * width + field));
                    }
                }
            });
        }
    }

    /// Finds the structs in a field of a struct, by its place in the struct and among all fields.
    fn find_below(&mut self, own: usize, steps: &[Segment], (place, field): (usize, usize)) {
        let Struct { path, failing } = &self.structs[own];
        self.valid_items = failing.valid_items(place);
        let mut path = path.clone();
        for step in steps {
            path.push_segment(step);
            path.push_dot();
        }
        self.find_structs(self.fields[field].node, &path, None);
    }

    /// Finds the structs in a value, of whose fields it may be known which ones fail.
    fn find_structs(&mut self, node: &'a dyn Node, path: &PathText, failing: Option<FailingFields>) {
        node.visit(&mut |children| children.find_structs(node, path, failing, self));
    }

    /// Adds a struct, unless nothing in it fails.
    fn add(&mut self, own: Struct, table: &'static RuleSet, fields: &[FieldNode<'a>]) {
        if !own.failing.is_empty() {
            self.table = Some(table);
            self.structs.push(own);
            self.fields.extend_from_slice(fields);
        }
    }

    /// Finds the structs in the items of a list.
    fn find_in_items(&mut self, list: &'a dyn Node, path: &PathText, items: &mut dyn ItemNodes<'a>) {
        if !self.is_in_lists {
            let valid_items = core::mem::take(&mut self.valid_items);
            return self.lists.push(List { path: path.clone(), node: list, valid_items });
        }
        let mut index = core::mem::take(&mut self.valid_items);
        items.pass(index);
        while let Some((passed, item)) = items.next_invalid() {
            index += passed;
            let mut path = path.clone();
            path.push_index(index);
            path.push_dot();
            self.find_structs(item, &path, None);
            index += 1;
        }
    }

    /// Finds the structs in the entries of a map.
    fn find_in_entries(&mut self, map: &'a dyn Node, path: &PathText, entries: &mut dyn EntryNodes<'a>) {
        if !self.is_in_lists {
            return self.lists.push(List { path: path.clone(), node: map, valid_items: 0 });
        }
        entries.for_each_invalid(&mut |key, item| {
            let mut path = path.clone();
            path.push_step(Step::Key(key));
            path.push_dot();
            self.find_structs(item, &path, None);
        });
    }
}

impl<'a> Children<'_, 'a> {
    /// Finds the structs in a value with these children.
    fn find_structs(
        self,
        node: &'a dyn Node,
        path: &PathText,
        failing: Option<FailingFields>,
        report: &mut TypedReport<'a>,
    ) {
        match self.kind {
            Kind::Fields(info, fields) => match (info.form, info.table()) {
                (WireForm::Map(_) | WireForm::List | WireForm::Newtype, Some(table)) => {
                    let failing = failing.unwrap_or_else(|| node.failing_fields());
                    report.add(Struct { path: path.clone(), failing }, table, fields);
                }
                // The fields that fail are known of the outer value only.
                _ => fields.iter().for_each(|field| report.find_structs(field.node, path, None)),
            },
            Kind::Items { info, items, .. } if info.has_rows => report.find_in_items(node, path, items),
            Kind::Entries(info, entries) if info.has_rows => report.find_in_entries(node, path, entries),
            Kind::Value(_) | Kind::Leaf(_) | Kind::Items { .. } | Kind::Entries(..) => {}
        }
    }
}
