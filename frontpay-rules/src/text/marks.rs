//! What a rule has to know of the rules of other fields.

use std::borrow::Cow;

use crate::param::{Held, Param, Path, Segment};
use crate::schema::{FieldRow, date_format};

/// Tells every reference to another field whether the rules of that field contain literally `boolean`.
pub(super) fn mark_boolean_references(table: &mut [FieldRow]) {
    let boolean: Vec<Path> = table.iter().filter(|row| row.facts.boolean).map(|row| row.path.clone()).collect();
    for param in table.iter_mut().flat_map(|row| row.rules.to_mut()).flat_map(|rule| rule.params.to_mut()) {
        if let Param::Field(field) = param {
            field.boolean = boolean.iter().any(|path| covers(path, &field.path));
        }
    }
}

/// Tells every reference to a date the formats of both fields.
pub(super) fn mark_date_formats(table: &mut [FieldRow]) {
    let formats: Vec<(Path, Cow<'static, str>)> = table
        .iter()
        .filter_map(|row| Some((row.path.clone(), Cow::Owned(date_format(&row.rules)?.to_owned()))))
        .collect();
    for row in table {
        let own = formats.iter().find(|(path, _)| *path == row.path).map(|(_, format)| format.clone());
        for param in row.rules.to_mut().iter_mut().flat_map(|rule| rule.params.to_mut()) {
            let Param::Date(Held::Made(date)) = param else { continue };
            date.own_format.clone_from(&own);
            let other =
                date.field.as_ref().and_then(|field| formats.iter().find(|(path, _)| covers(path, &field.path)));
            date.other_format = other.map(|(_, format)| format.clone());
        }
    }
}

fn covers(pattern: &Path, path: &Path) -> bool {
    pattern.0.len() == path.0.len()
        && pattern.0.iter().zip(path.0.iter()).all(|(one, other)| one == other || *one == Segment::Each)
}
