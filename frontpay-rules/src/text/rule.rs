//! Parsing of one rule.

use std::borrow::Cow;

use frontpay_pattern::{Budget, Pattern, PatternError};
use frontpay_php::date;
use frontpay_php::number::{is_numeric, trimmed};

use super::csv::csv;
use super::rule_text::Piece;
use crate::json::Limits;
use crate::param::{DateRef, FieldRef, MaybeStatic, Param, Path};
use crate::rule::name::{find, unknown};
use crate::rule::{Name, ParamKind, Spelling};
use crate::schema::{Fault, StoredRule};

/// Reads one rule; the empty text is none.
pub(super) fn parse_rule(piece: &Piece<'_>, patterns: &mut PatternBudget) -> Option<StoredRule> {
    let text = piece.text();
    let (written, params) = match text.split_once(':') {
        Some((name, params)) => (name, parse_params(name, params)),
        None => (text, Vec::new()),
    };
    let trimmed = core::str::from_utf8(trimmed(written)).unwrap_or(written);
    if trimmed.is_empty() {
        return None;
    }
    let mut fault = None;
    let mut found = |problem, on_text| {
        fault = Some(Box::new(Fault { rule: trimmed.to_owned(), problem, on_text, span: piece.span() }));
    };
    let known = find(trimmed);
    match known {
        None => found(unknown(trimmed), false),
        Some((name, _)) if params.len() < name.spec().required_params() => {
            found(format!("missing parameter, expected `{}`", name.spec().signature()), false);
        }
        Some(_) => {}
    }
    let name = known.map(|(name, _)| name);
    let params = params.into_iter().enumerate().map(|(at, text)| {
        param(name, at, text, patterns).unwrap_or_else(|bad| {
            found(bad.problem, bad.on_text);
            Param::Text(Cow::Owned(bad.text))
        })
    });
    let params = Cow::Owned(params.collect());
    let spelling = known
        .map_or(Spelling::Odd, |(name, spelling)| if written == name.spec().name { Spelling::Snake } else { spelling });
    Some(StoredRule { fault, ..StoredRule::spelled(name, params, spelling) })
}

fn parse_params(name: &str, params: &str) -> Vec<Option<String>> {
    // Laravel asks before it trims the name, and does not ask for `not-regex`.
    if matches!(name.to_lowercase().as_str(), "regex" | "not_regex" | "notregex") {
        return vec![Some(params.to_owned())];
    }
    csv(params)
}

/// Parses a parameter, or returns the text with what is wrong with it.
fn param(name: Option<Name>, at: usize, text: Option<String>, patterns: &mut PatternBudget) -> Result<Param, BadParam> {
    let Some(spec) = name.map(Name::spec) else { return Ok(text.map_or(Param::Null, |text| Param::Text(text.into()))) };
    let kind = spec.param(at).map_or(ParamKind::Text, |param| param.kind);
    // Where a rule names fields, Laravel reads nothing behind the colon as an empty text.
    let Some(text) = text.or_else(|| matches!(kind, ParamKind::Field | ParamKind::Date).then(String::new)) else {
        return Ok(Param::Null);
    };
    if spec.unavailable_params.contains(&text.as_str()) {
        let problem = format!("`{text}` cannot be checked here: it asks more than the text itself");
        return Err(BadParam { text, problem, on_text: true });
    }
    if name.is_some_and(|name| !name.knows_param(&text)) {
        let problem = format!("`{text}` is not known as `{}`", spec.param(at).map_or("", |param| param.name));
        return Err(BadParam { text, problem, on_text: false });
    }
    Ok(match kind {
        ParamKind::Number => Param::read_number(text),
        ParamKind::Field if spec.field_or_number && is_numeric(&text) => Param::read_number(text),
        ParamKind::Field => Param::Field(FieldRef::absolute(Path::parse(&text))),
        ParamKind::Pattern => match patterns.compile(&text) {
            Ok(pattern) => Param::Pattern(pattern),
            Err(problem) => return Err(BadParam { text, problem, on_text: true }),
        },
        ParamKind::Date | ParamKind::PlainDate => {
            let path = if kind == ParamKind::Date { Path::parse(&text) } else { Path::parse_plain(&text) };
            // What PHP reads as a date names no field.
            let field = (!date::is_parsable(&text)).then(|| FieldRef::absolute(path));
            Param::Date(MaybeStatic::Owned(Box::new(DateRef { field, ..DateRef::read(text) })))
        }
        ParamKind::Text => Param::Text(Cow::Owned(text)),
    })
}

/// The budget left for the patterns of one table.
pub(super) struct PatternBudget {
    left: Budget,
    steps: usize,
}

impl PatternBudget {
    pub(super) const fn of(limits: Limits) -> Self {
        let Limits { pattern: length, pattern_steps: steps, .. } = limits;
        Self { left: Budget { length, steps }, steps }
    }

    fn compile(&mut self, text: &str) -> Result<Pattern, String> {
        Pattern::delimited_within(text, &mut self.left).map_err(|error| match error {
            PatternError::BudgetSpent => {
                format!("the patterns of the table take more than {} steps to compile, which is the limit", self.steps)
            }
            other => other.to_string(),
        })
    }
}

/// A parameter that makes its rule faulty.
struct BadParam {
    text: String,
    problem: String,
    /// True if it shows only for text and numbers.
    on_text: bool,
}
