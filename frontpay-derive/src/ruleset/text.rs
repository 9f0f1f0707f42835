//! The rules as Laravel's text, so that the parser of run-time tables finds out what they say of each other.

use frontpay_rules::__private::Param;
use frontpay_rules::RuleSet;

use super::parse::Row;
use crate::check::Use;
use crate::errors::Errors;

/// Reads all rows as one table.
pub(super) fn table(rows: &[Row], errors: &mut Errors) -> Option<RuleSet> {
    let texts = rows.iter().map(|row| (row.path.value(), row.rules.iter().map(text).collect::<Vec<_>>()));
    let table = match RuleSet::parse(texts) {
        Ok(table) => table,
        Err(error) => {
            let row = rows.iter().find(|row| row.path.value() == error.path());
            let span = row.map_or_else(proc_macro2::Span::call_site, |row| row.path.span());
            errors.at(span, error.problem());
            return None;
        }
    };
    if let (true, Some(last)) = (table.overlaps(), rows.last()) {
        errors.at(last.path.span(), "two rows of the set lead to the same field: give each field one row");
    }
    Some(table)
}

fn text(found: &Use) -> String {
    let params: Vec<_> = found.rule.params().iter().map(param).collect();
    match params.as_slice() {
        [] => found.spec.name.to_owned(),
        params => format!("{}:{}", found.spec.name, params.join(",")),
    }
}

fn param(param: &Param) -> String {
    match param {
        Param::Pattern(pattern) => pattern.text().to_owned(),
        Param::Field(field) => field.name(),
        param => quoted(param.text().unwrap_or_default()),
    }
}

/// A value among others that commas divide.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
