//! Tables of rules from PHP.

use frontpay_php::array::{
    self, ArrayItem, ArrayKey, Expression, ExpressionKind, LiteralText, PhpError, RuleHelper, SourceError,
};

use super::error::ParseError;
use super::rule_text::RuleText;
use crate::json::Limits;
use crate::rule::name::{snake, studly};
use crate::rule::{self, Name};
use crate::schema::RuleSet;

/// The helpers of Laravel's `Rule` that are all data, by their rule and whether their values are quoted.
const HELPERS: &[(&str, &str, bool)] = &[
    ("in", "in", true),
    ("notIn", "not_in", true),
    ("contains", "contains", true),
    ("doesntContain", "doesnt_contain", true),
    ("array", "array", false),
];

impl RuleSet {
    /// Reads a table of rules from PHP: the array that a Laravel application or its documents have.
    ///
    /// The text may be a file that returns the array or assigns it to a variable, the array, or its lines without
    /// brackets. Both kinds of array, both kinds of quotes, joined texts, comments and commas at the end are read.
    /// `Rule::in`,
    /// `notIn`, `contains`, `doesntContain` and `array` are read where their values stand there; all else that PHP
    /// would have to compute is refused by its name. `Display` of a table prints such lines.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// let rules = RuleSet::parse_php(
    ///     r#"
    ///     'products.*.name' => 'required|string',
    ///     'customer.type'   => ['required', Rule::in(['private', 'corporate'])], // who pays
    ///     "#,
    /// )?;
    /// assert_eq!(rules.to_laravel()[1].1, ["required", "in:private,corporate"]);
    /// assert_eq!(RuleSet::parse_php(&rules.to_string())?.to_laravel(), rules.to_laravel());
    /// # Ok::<(), frontpay_rules::PhpError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`PhpError`] has line and column: of what is no such array, and of the rule within its quotes where
    /// [`RuleSet::parse`] refuses it.
    pub fn parse_php(text: &str) -> Result<Self, PhpError> {
        Self::parse_php_with(text, Limits::default())
    }

    /// Reads a table of rules from PHP, with limits for untrusted text.
    ///
    /// The limits of rows and patterns apply to the text itself, as for [`RuleSet::parse_with`].
    ///
    /// ```
    /// use frontpay_rules::{Limits, RuleSet};
    /// let limits = Limits { rows: 1, ..Limits::default() };
    /// let error = RuleSet::parse_php_with("'name' => 'required',\n'tax' => 'integer',\n", limits).unwrap_err();
    /// assert_eq!(error.to_string(), "line 2, column 1: tax: the table has more than 1 rows, which is the limit");
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`RuleSet::parse_php`], and at the first row or pattern beyond a limit.
    pub fn parse_php_with(text: &str, limits: Limits) -> Result<Self, PhpError> {
        array::parse(text, find_helper, |items| {
            let rows = items.into_iter().map(row).collect::<Result<Vec<_>, _>>()?;
            let texts = rows.iter().map(|row| (row.key.text.as_str(), row.rule_text()));
            Self::parse_with(texts, limits).map_err(|error| fault(&rows, &error))
        })
    }
}

/// A path with the texts of its rules.
struct Row {
    key: ArrayKey,
    texts: Vec<LiteralText>,
    is_list: bool,
}

impl Row {
    fn rule_text(&self) -> RuleText {
        match self.texts.as_slice() {
            [text] if !self.is_list => RuleText::Pipes(text.as_str().to_owned()),
            texts => RuleText::List(texts.iter().map(|text| text.as_str().to_owned()).collect()),
        }
    }
}

fn row(item: ArrayItem) -> Result<Row, SourceError> {
    let Some(key) = item.key else {
        let problem = format!("found {} without a path, expected `'path' => 'rules'`", item.value.kind.noun());
        return Err(SourceError::new(item.value.at..item.value.at + 1, problem));
    };
    match item.value.kind {
        ExpressionKind::Text(text) => Ok(Row { key, texts: vec![text], is_list: false }),
        ExpressionKind::Rule(text) => Ok(Row { key, texts: vec![text], is_list: true }),
        ExpressionKind::Array(items) => {
            let texts = items.into_iter().map(|item| rule(&key, item)).collect::<Result<_, _>>()?;
            Ok(Row { key, texts, is_list: true })
        }
        other => Err(misfit(
            &key,
            item.value.at,
            &format!("found {}, expected a text with rules or a list of them", other.noun()),
        )),
    }
}

/// Reads a rule in the list of a path.
fn rule(path: &ArrayKey, item: ArrayItem) -> Result<LiteralText, SourceError> {
    if let Some(key) = item.key {
        let path_text = &path.text;
        let problem = format!(
            "found the key `{}` in the rules of `{path_text}`; rules of a field in it stand under `{path_text}.{}`",
            key.text, key.text
        );
        return Err(misfit(path, key.at, &problem));
    }
    match item.value {
        Expression { kind: ExpressionKind::Text(text) | ExpressionKind::Rule(text), .. } => Ok(text),
        Expression { at, kind: ExpressionKind::Array(_) } => {
            Err(misfit(path, at, "found an array, expected a rule as text, such as `'min:5'`"))
        }
        Expression { at, kind } => Err(misfit(path, at, &format!("found {}, expected a rule as text", kind.noun()))),
    }
}

fn misfit(path: &ArrayKey, at: usize, problem: &str) -> SourceError {
    SourceError::new(at..at + 1, problem).with_path(&path.text)
}

/// Finds the place in the file of what is wrong in its rules.
fn fault(rows: &[Row], error: &ParseError) -> SourceError {
    let Some(row) = rows.get(error.row()) else { return SourceError::new(0..0, error.problem()) };
    let place = error.range().zip(row.texts.get(error.item()));
    let place = place.map(|(range, text)| text.source_offset(range.start)..text.source_offset(range.end));
    // Of the path the quote and its first character are shown, whose length is that of the file in any case.
    let place = place.filter(|place| place.start < place.end).unwrap_or(row.key.at..row.key.at + 1);
    SourceError::new(place, error.problem()).with_path(error.path())
}

/// Finds a helper of Laravel's `Rule` that is all data.
pub(crate) fn find_helper(method: &str) -> Result<RuleHelper, String> {
    match HELPERS.iter().find(|(name, ..)| name.eq_ignore_ascii_case(method)) {
        Some((_, rule, is_quoted)) => Ok(RuleHelper { rule, is_quoted: *is_quoted }),
        None => Err(not_data(method)),
    }
}

/// Returns the reason why a helper of `Rule` cannot be read, and what to write.
fn not_data(method: &str) -> String {
    let rule = snake(&studly(method));
    if let Some(reason) = rule::elsewhere(&rule) {
        return format!("the rule `{rule}` {reason}");
    }
    match Name::find(&rule) {
        Some(name) => {
            let params = name.spec().params.iter().map(|param| param.name).collect::<Vec<_>>().join(",");
            format!(
                "`Rule::{method}` is computed when PHP runs; write the rule as text: `{}`",
                if params.is_empty() { rule } else { format!("{rule}:{params}") }
            )
        }
        None => format!("`Rule::{method}` is computed when PHP runs; write its rules as text"),
    }
}
