//! `frontpay rules`: the fields and rules of a payload.

use std::io::{self, Write};

use frontpay_core::payload::PaymentLink;
use frontpay_core::{RuleSet, Validate as _};
use frontpay_rules::rule::Name;
use frontpay_rules::{Escaped, Field, Path, RuleParam, RuleView};
use serde::Serialize;

use crate::args::{Format, Payload, RulesArgs};
use crate::exit::{Exit, Failure};
use crate::faults;
use crate::input::Input;
use crate::output::count;

/// The number of values that are shown of a long list.
const SHOWN: usize = 4;
/// The maximum length of a list that is shown completely.
const SHOWN_WHOLE: usize = 8;
const GAP: &str = "  ";

#[derive(Debug, Serialize)]
struct JsonField {
    path: String,
    rules: Vec<JsonRule>,
}

#[derive(Debug, Serialize)]
struct JsonRule {
    rule: String,
    /// The parameters as text; null for an empty one.
    params: Vec<Option<String>>,
}

pub(super) fn run(args: &RulesArgs) -> Result<Exit, Failure> {
    let read = args.from.as_deref().map(read).transpose()?;
    let rules = match (&read, args.payload) {
        (Some(read), _) => read,
        (None, Some(Payload::PaymentLink) | None) => PaymentLink::RULES,
    };
    let out = &mut io::BufWriter::new(io::stdout().lock());
    match args.format {
        Format::Table => write_table(out, rules)?,
        Format::Laravel => write!(out, "{rules}")?,
        Format::Json => {
            let fields: Vec<_> = rules.fields().map(|field| JsonField::of(&field)).collect();
            serde_json::to_writer_pretty(&mut *out, &fields)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

impl JsonField {
    fn of(field: &Field<'_>) -> Self {
        Self { path: field.path().to_string(), rules: field.rules().iter().map(JsonRule::of).collect() }
    }
}

impl JsonRule {
    fn of(rule: &RuleView<'_>) -> Self {
        let text = |param: &RuleParam<'_>| (!matches!(param, RuleParam::Null)).then(|| param.to_string());
        Self { rule: rule.name().to_owned(), params: rule.params().map(|(_, param)| text(param)).collect() }
    }
}

/// Reads a table of rules from a PHP file.
fn read(name: &str) -> Result<RuleSet, Failure> {
    let input = Input::read(name)?;
    let title = || format!("{} is not a table of rules", input.label());
    RuleSet::parse_php(&input.text).map_err(|error| faults::draw_php(&input, title(), &error))
}

fn write_table(out: &mut impl Write, rules: &RuleSet) -> io::Result<()> {
    let fields: Vec<_> = rules.fields().collect();
    let mut rows = vec![["FIELD", "TYPE", "PRESENCE", "RULES"].map(str::to_owned)];
    rows.extend(fields.iter().map(row));
    let widths = [0, 1, 2].map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    for row in &rows {
        let [field, kind, presence, others] = row;
        let [first, second, third] = widths;
        let line = format!("{field:first$}{GAP}{kind:second$}{GAP}{presence:third$}{GAP}{others}");
        writeln!(out, "{}", Escaped::new(line.trim_end()))?;
    }
    let rules = fields.iter().map(|field| field.rules().len()).sum();
    writeln!(out, "\n{}, {}; * stands for every item", count(fields.len(), "field"), count(rules, "rule"))
}

/// Returns the columns for a field: its path, type, presence rules, and all other rules.
fn row(field: &Field<'_>) -> [String; 4] {
    let mut row = [field.path().to_string(), String::new(), String::new(), String::new()];
    for rule in field.rules() {
        let column = match rule.builtin().map(Name::spec) {
            Some(spec) if spec.implicit || spec.is_modifier() => 2,
            Some(spec) if spec.states_type && rule.params().len() == 0 => 1,
            _ => 3,
        };
        let cell = &mut row[column];
        if !cell.is_empty() {
            cell.push_str(", ");
        }
        cell.push_str(&readable(field.path(), rule));
    }
    row
}

/// Formats a rule for people, such as `required if type = corporate` for a field in the same struct.
fn readable(path: &Path, rule: &RuleView<'_>) -> String {
    let words = match rule.builtin() {
        Some(name) => name.spec().name.replace('_', " "),
        None => rule.name().to_owned(),
    };
    let params: Vec<_> = rule.params().map(|(_, param)| param).collect();
    match params.as_slice() {
        [] => words,
        [RuleParam::Field(field), values @ ..] if !values.is_empty() && !names_fields(values) => {
            format!("{words} {} = {}", relative(field, path), list(values, path))
        }
        params => format!("{words} {}", list(params, path)),
    }
}

fn names_fields(params: &[&RuleParam<'_>]) -> bool {
    params.iter().any(|param| param.field().is_some())
}

/// Returns the path of a field relative to another: without the struct that contains both.
fn relative(field: &Path, path: &Path) -> String {
    let (field, path) = (field.to_string(), path.to_string());
    let parent = path.rfind('.').map_or("", |dot| &path[..=dot]);
    field.strip_prefix(parent).unwrap_or(&field).to_owned()
}

fn list(params: &[&RuleParam<'_>], path: &Path) -> String {
    let text = |param: &&RuleParam<'_>| match param {
        RuleParam::Null => "(nothing)".to_owned(),
        RuleParam::Field(field) => relative(field, path),
        RuleParam::Text(text) if text.is_empty() || text.contains([',', '"']) => format!("{text:?}"),
        param => param.to_string(),
    };
    let shown = if params.len() <= SHOWN_WHOLE { params } else { &params[..SHOWN] };
    let texts = shown.iter().map(text).collect::<Vec<_>>().join(", ");
    if shown.len() == params.len() {
        return texts;
    }
    format!("{texts}, … ({})", count(params.len(), "value"))
}
