//! The rules as Laravel's text, from which the parser of run-time tables finds what they mean for each other.

use frontpay_rules::__private::Param;
use frontpay_rules::RuleSet;

use super::parse::Row;
use crate::check::RuleUse;
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
        errors.at(last.path.span(), "two rows of the rule set lead to the same field: write one row for it");
    }
    Some(table)
}

/// Returns a rule as text.
fn text(rule_use: &RuleUse) -> String {
    let params: Vec<_> = rule_use.rule.params().iter().map(param).collect();
    match params.as_slice() {
        [] => rule_use.spec.name.to_owned(),
        params => format!("{}:{}", rule_use.spec.name, params.join(",")),
    }
}

fn param(param: &Param) -> String {
    match param {
        Param::Pattern(pattern) => pattern.text().to_owned(),
        Param::Field(field) => field.name(),
        param => quoted(param.text().unwrap_or_default()),
    }
}

/// Returns a value as one of several between commas.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) || text.trim() != text {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
