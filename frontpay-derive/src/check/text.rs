//! Rules as Laravel's text, read by the parser that reads them at run time.

use frontpay_rules::__private::{Param, Rule};
use frontpay_rules::RuleSet;
use frontpay_rules::rule::{Name, ParamKind, Spec};
use proc_macro2::Span;
use syn::{Error, LitStr};

use super::{Use, call};
use crate::errors::Errors;

/// Reads `"required|string|max:255"`.
pub(super) fn read(text: &LitStr, errors: &mut Errors) -> Vec<Use> {
    let table = RuleSet::parse_lazily([("field", text.value().as_str())]);
    let rules: Vec<_> = table.own_rules().collect();
    if rules.is_empty() {
        errors.at(text.span(), "no rule in the text");
    }
    let mut uses = Vec::new();
    for (at, rule) in rules.iter().enumerate() {
        let found = rule_use(rule, text.span());
        let Err(error) = &found else {
            uses.extend(found);
            continue;
        };
        let cut = takes_a_pattern(rule) && at + 1 < rules.len();
        if cut {
            // What follows may be the rest of the pattern.
            errors.at(
                text.span(),
                format_args!("{error}; `|` ends a rule in text: write the pattern as `{} = \"..\"`", name_of(rule)),
            );
            break;
        }
        uses.extend(errors.ok(found));
    }
    uses
}

fn name_of(rule: &Rule) -> &'static str {
    rule.name().map_or("", |name| name.spec().name)
}

fn takes_a_pattern(rule: &Rule) -> bool {
    let first = rule.name().and_then(|name| name.spec().param(0));
    first.is_some_and(|first| first.kind == ParamKind::Pattern)
}

fn rule_use(rule: &Rule, span: Span) -> syn::Result<Use> {
    let problem = rule.problem().unwrap_or("not a rule");
    let Some(name) = rule.name() else { return Err(Error::new(span, problem)) };
    let spec = name.spec();
    call::count(spec, span, &vec![span; rule.params().len()])?;
    if rule.problem().is_some() {
        return Err(Error::new(span, format_args!("`{}`: {problem}", spec.name)));
    }
    spelling(name, rule, span)?;
    rule.params().iter().try_for_each(|param| kind(spec, param, span))?;
    Ok(Use { name, rule: rule.clone(), spec, span, args: Vec::new() })
}

/// `Required` is `required` to Laravel, but not in every question.
fn spelling(name: Name, rule: &Rule, span: Span) -> syn::Result<()> {
    if rule.is_plain() || !name.spec().aliases.is_empty() {
        return Ok(());
    }
    Err(Error::new(span, format_args!("a rule is written in snake case: `{}`", name.spec().name)))
}

fn kind(spec: &Spec, param: &Param, span: Span) -> syn::Result<()> {
    match param {
        Param::Number { text, .. } => call::number(spec, text.clone().into_owned(), span).map(drop),
        Param::Pattern(pattern) => call::has_table(pattern, span),
        Param::Null | Param::Text(_) | Param::Field(_) | Param::Date(_) => Ok(()),
    }
}
