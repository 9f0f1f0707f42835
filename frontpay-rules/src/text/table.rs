//! Tables of rules from text.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::error::ParseError;
use super::marks::{mark_boolean_references, mark_date_formats};
use super::rule::{PatternBudget, parse_rule};
use super::rule_text::RuleText;
use crate::json::Limits;
use crate::param::{FieldModifiers, Path};
use crate::schema::{Fault, FieldRow, RuleSet};

impl RuleSet {
    /// Reads a table of rules in Laravel's text.
    ///
    /// # Errors
    ///
    /// [`ParseError`] names the first path with an unknown rule (and the one that was probably meant), a missing
    /// parameter or a pattern that cannot be taken, or a path that is given twice.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// let error = RuleSet::parse([("name", "requird|string")]).unwrap_err();
    /// assert_eq!(error.to_string(), "name: unknown rule `requird`, did you mean `required`?");
    /// ```
    pub fn parse<P: AsRef<str>, R: Into<RuleText>>(rows: impl IntoIterator<Item = (P, R)>) -> Result<Self, ParseError> {
        Self::parse_with(rows, Limits::default())
    }

    /// Reads a table of rules in Laravel's text, with limits for untrusted text.
    ///
    /// The limits of rows and patterns apply to the text itself; the others apply to the documents that are checked with
    /// the table.
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::parse`], and the first row or pattern beyond a limit.
    ///
    /// ```
    /// use frontpay_rules::{Limits, RuleSet};
    /// let limits = Limits { pattern: 10, ..Limits::default() };
    /// let error = RuleSet::parse_with([("zip", "regex:/^[0-9]{4}$/")], limits).unwrap_err();
    /// assert_eq!(error.to_string(), "zip: the pattern is 12 bytes long, the limit is 10");
    /// let error = RuleSet::parse_with([("a", ""), ("b", "")], Limits { rows: 1, ..limits }).unwrap_err();
    /// assert_eq!(error.to_string(), "b: the table has more than 1 rows, which is the limit");
    /// ```
    pub fn parse_with<P: AsRef<str>, R: Into<RuleText>>(
        rows: impl IntoIterator<Item = (P, R)>,
        limits: Limits,
    ) -> Result<Self, ParseError> {
        let rows = rows.into_iter().take(limits.rows.saturating_add(1));
        let rows: Vec<_> = rows.map(|(path, text)| (path.as_ref().to_owned(), text.into())).collect();
        let mut paths = HashSet::with_capacity(rows.len());
        for (at, (path, _)) in rows.iter().enumerate() {
            let problem = if at == limits.rows {
                format!("the table has more than {} rows, which is the limit", limits.rows)
            } else if !paths.insert(path) {
                "the path is given twice".to_owned()
            } else if Path::parse(path).leads_nowhere() {
                "`*` stands for a whole key".to_owned()
            } else {
                continue;
            };
            let path = path.clone();
            return Err(ParseError { path, rule: String::new(), problem, row: at, span: None });
        }
        let rules = Self::read(rows, limits);
        rules.first_fault().map_or(Ok(rules), Err)
    }

    /// Reads a table as Laravel does, which finds a faulty rule only when a value meets it.
    ///
    /// Such a rule fails with a [`fault`](crate::Violation::fault). Of a path that is given twice the last rules count.
    /// This is for answering as Laravel would; a program that writes its own table wants [`RuleSet::parse`]. The
    /// default limits of patterns count, that of rows does not.
    #[must_use]
    pub fn parse_lazily<P: AsRef<str>, R: Into<RuleText>>(rows: impl IntoIterator<Item = (P, R)>) -> Self {
        Self::read(rows, Limits::default())
    }

    fn read<P: AsRef<str>, R: Into<RuleText>>(rows: impl IntoIterator<Item = (P, R)>, limits: Limits) -> Self {
        let mut table: Vec<FieldRow> = Vec::new();
        let mut places: HashMap<Path, usize> = HashMap::new();
        let mut patterns = PatternBudget::of(limits);
        for (path, text) in rows {
            let path = Path::parse(path.as_ref());
            if path.leads_nowhere() {
                continue;
            }
            let rules: Vec<_> =
                text.into().pieces().iter().filter_map(|piece| parse_rule(piece, &mut patterns)).collect();
            let modifiers = FieldModifiers::of(&rules);
            let place = *places.entry(path.clone()).or_insert(table.len());
            let row = FieldRow::new(path, Cow::Owned(rules), modifiers);
            match table.get_mut(place) {
                Some(other) => *other = row,
                None => table.push(row),
            }
        }
        mark_boolean_references(&mut table);
        mark_date_formats(&mut table);
        Self::of_fields(table).with_limits(limits)
    }

    fn first_fault(&self) -> Option<ParseError> {
        let (mut fault, mut at) = (None, 0);
        self.each_row(&mut |row| {
            let found = row.rules.iter().find_map(|rule| rule.fault.as_deref());
            fault = fault.take().or_else(|| {
                found.map(|Fault { rule, problem, span, .. }| ParseError {
                    path: row.to_string(),
                    rule: rule.clone(),
                    problem: problem.clone(),
                    row: at,
                    span: Some(span.clone()),
                })
            });
            at += 1;
        });
        fault
    }
}
