//! All failures of a value that is not valid, told by the value itself: it knows where its parts stand, so that there is no
//! need of a document. They are asked in the order of the table, each row of all items of a list in turn.

mod ask;
mod beside;
mod told;

use ask::{Rest, Structs};
use told::Told;

use crate::param::{PathText, Segment};
use crate::report::Report;
use crate::schema::{Form, RuleSet};
use crate::types::{Entries, Inside, Kind, Part, Shown};

/// What is told of a value, and the structs whose rows are being asked.
pub(crate) struct Gathered<'a> {
    told: Told,
    /// The fields of the structs on the way, those of one table one after the other.
    fields: Vec<Shown<'a>>,
    /// The paths of these structs, up to where the key of a field begins.
    paths: Vec<PathText>,
    /// The table of the last of them.
    table: Option<&'static RuleSet>,
    /// The lists and maps with rows below their items, which come behind all other rows.
    lists: Vec<(PathText, &'a dyn Part)>,
    is_in_lists: bool,
}

/// Few values have more fields that are asked at once, in more structs; they grow.
const USUAL_FIELDS: usize = 128;
const USUAL_STRUCTS: usize = 16;

/// Gathers all failures of a value whose table [says](RuleSet::is_told_by_value) that this can be done; for `Validate`.
#[must_use]
pub fn gather(value: &dyn Part) -> Report {
    let mut gathered = Gathered {
        told: Told::new(),
        fields: Vec::with_capacity(USUAL_FIELDS),
        paths: Vec::with_capacity(USUAL_STRUCTS),
        table: None,
        lists: Vec::new(),
        is_in_lists: false,
    };
    gathered.structs(|own| own.part(value, &PathText::new()));
    gathered.is_in_lists = true;
    for (path, list) in core::mem::take(&mut gathered.lists) {
        gathered.structs(|own| own.part(list, &path));
    }
    Report::new(gathered.told.0)
}

impl<'a> Gathered<'a> {
    /// Gathers what fails in the structs that are found where one path of the table leads.
    fn structs(&mut self, find: impl FnOnce(&mut Self)) {
        let (fields, paths) = (self.fields.len(), self.paths.len());
        self.table = None;
        find(self);
        if let Some(table) = self.table {
            self.rows(table, fields, paths);
            self.fields.truncate(fields);
            self.paths.truncate(paths);
        }
    }

    /// Asks the rows of a table of the structs that stand last, from these places on.
    fn rows(&mut self, table: &'static RuleSet, fields: usize, paths: usize) {
        let count = self.paths.len() - paths;
        let width = (self.fields.len() - fields) / count.max(1);
        let (mut rest, keys) = (Rest { rows: table.rows(), at: 0 }, table.keys());
        loop {
            let structs = Structs { fields: &self.fields[fields..], paths: &self.paths[paths..], width, keys };
            let Some((at, path)) = structs.ask(&mut rest, &mut self.told) else { return };
            self.structs(|own| {
                for place in 0..count {
                    own.below(paths + place, path.segments(), fields + place * width + at);
                }
            });
        }
    }

    /// Finds the structs in a field of a struct.
    fn below(&mut self, own: usize, steps: &[Segment], field: usize) {
        let mut path = self.paths[own].clone();
        for step in steps {
            path.push(step.written());
            path.push_dot();
        }
        self.part(self.fields[field].part, &path);
    }

    /// Finds the structs in a value.
    pub(crate) fn part(&mut self, part: &'a dyn Part, path: &PathText) {
        part.show(&mut |inside| inside.gather(part, path, self));
    }

    /// Adds a struct.
    pub(crate) fn add(&mut self, table: &'static RuleSet, fields: &[Shown<'a>], path: &PathText) {
        self.table = Some(table);
        self.fields.extend_from_slice(fields);
        self.paths.push(path.clone());
    }

    /// Finds the structs in the items of a list.
    pub(crate) fn items(
        &mut self,
        list: &'a dyn Part,
        path: &PathText,
        items: &mut dyn ExactSizeIterator<Item = &'a dyn Part>,
    ) {
        if !self.is_in_lists {
            return self.lists.push((path.clone(), list));
        }
        for (at, item) in items.enumerate() {
            let mut path = path.clone();
            path.push_index(at);
            path.push_dot();
            self.part(item, &path);
        }
    }

    /// Finds the structs in the entries of a map.
    pub(crate) fn entries(&mut self, map: &'a dyn Part, path: &PathText, entries: Entries<'_, 'a>) {
        if !self.is_in_lists {
            return self.lists.push((path.clone(), map));
        }
        entries(&mut |key, item| {
            let mut path = path.clone();
            path.push(key);
            path.push_dot();
            self.part(item, &path);
        });
    }
}

impl<'a> Inside<'_, 'a> {
    /// Finds the structs in the part that shows this, in which something may fail.
    fn gather(self, part: &'a dyn Part, path: &PathText, gathered: &mut Gathered<'a>) {
        match self.kind {
            Kind::Fields(nature, fields) => match (nature.form, nature.table()) {
                (Form::Map(_) | Form::List | Form::Inner, Some(table)) => gathered.add(table, fields, path),
                _ => fields.iter().for_each(|field| gathered.part(field.part, path)),
            },
            Kind::Items { nature, items, .. } if nature.has_rows => gathered.items(part, path, items),
            Kind::Entries(nature, _, entries) if nature.has_rows => gathered.entries(part, path, entries),
            Kind::Value(_) | Kind::Leaf(_) | Kind::Items { .. } | Kind::Entries(..) => {}
        }
    }
}
