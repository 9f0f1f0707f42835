//! `frontpay rules`: the table of a payload.

use std::io::{self, Write};

use frontpay_core::payload::PaymentLink;
use frontpay_core::rule::{Name, ParamKind};
use frontpay_core::{RuleSet, Validate as _};
use serde::Serialize;

use crate::args::{Format, Payload, RulesArgs};
use crate::exit::{Exit, Failure};
use crate::faults;
use crate::input::Input;
use crate::output::count;

/// How many values of a list are shown, of a list that is longer than this and some.
const SHOWN: usize = 4;
const SHOWN_WHOLE: usize = 8;
const GAP: &str = "  ";

#[derive(Debug, Serialize)]
struct Field {
    path: String,
    rules: Vec<String>,
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
            let fields: Vec<_> = rules.to_laravel().into_iter().map(|(path, rules)| Field { path, rules }).collect();
            serde_json::to_writer_pretty(&mut *out, &fields)?;
            writeln!(out)?;
        }
    }
    out.flush()?;
    Ok(Exit::Done)
}

/// Reads a table of rules from a PHP file.
fn read(name: &str) -> Result<RuleSet, Failure> {
    let input = Input::read(name)?;
    let title = || format!("{} is not a table of rules", input.label());
    RuleSet::parse_php(&input.text).map_err(|error| faults::draw_php(&input, title(), &error))
}

fn write_table(out: &mut impl Write, rules: &RuleSet) -> io::Result<()> {
    let fields = rules.to_laravel();
    let mut rows = vec![["FIELD", "TYPE", "PRESENCE", "RULES"].map(str::to_owned)];
    rows.extend(fields.iter().map(|(path, rules)| row(path, rules)));
    let widths = [0, 1, 2].map(|column| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0));
    for row in &rows {
        let [field, kind, presence, others] = row;
        let [first, second, third] = widths;
        let line = format!("{field:first$}{GAP}{kind:second$}{GAP}{presence:third$}{GAP}{others}");
        writeln!(out, "{}", line.trim_end())?;
    }
    let rules = fields.iter().map(|(_, rules)| rules.len()).sum();
    writeln!(out, "\n{}, {}; * stands for every item", count(fields.len(), "field"), count(rules, "rule"))
}

/// Sorts the rules of a field: what it is, whether it must be there, what else.
fn row(path: &str, rules: &[String]) -> [String; 4] {
    let mut row = [path.to_owned(), String::new(), String::new(), String::new()];
    for rule in rules {
        let (name, params) = rule.split_once(':').map_or((rule.as_str(), None), |(name, params)| (name, Some(params)));
        let name = Name::find(name).ok_or(name);
        let column = match name {
            Ok(name) if name.spec().implicit || name.spec().is_modifier() => 2,
            Ok(name) if params.is_none() && matches!(name.path()[0], "types" | "keys") => 1,
            _ => 3,
        };
        let cell = &mut row[column];
        if !cell.is_empty() {
            cell.push_str(", ");
        }
        cell.push_str(&readable(path, name, params));
    }
    row
}

/// `required_if:customerDetails.type,corporate` as `required if type = corporate`, where the field stands beside.
fn readable(path: &str, name: Result<Name, &str>, params: Option<&str>) -> String {
    let spec = name.map(Name::spec);
    let words = spec.map_or_else(str::to_owned, |spec| spec.name.replace('_', " "));
    let Some(params) = params else { return words };
    let parent = path.rfind('.').map_or("", |dot| &path[..=dot]);
    let beside = |field| str::strip_prefix(field, parent).unwrap_or(field).to_owned();
    let first = spec.ok().and_then(|spec| spec.param(0)).map(|param| param.kind);
    match (first, params.split_once(',')) {
        (Some(ParamKind::Pattern), _) => format!("{words} {params}"),
        (Some(ParamKind::Field), None) => format!("{words} {}", beside(params)),
        (Some(ParamKind::Field), Some((field, values))) => format!("{words} {} = {}", beside(field), list(values)),
        _ => format!("{words} {}", list(params)),
    }
}

fn list(values: &str) -> String {
    let values: Vec<_> = values.split(',').collect();
    if values.len() <= SHOWN_WHOLE {
        return values.join(", ");
    }
    format!("{}, … ({})", values[..SHOWN].join(", "), count(values.len(), "value"))
}
