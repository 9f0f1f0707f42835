//! Rules as Laravel's text, read by the parser that reads them at run time.

use frontpay_rules::__private::{Param, StoredRule};
use frontpay_rules::RuleSet;
use frontpay_rules::rule::{Name, ParamKind, Spec};
use proc_macro2::Span;
use syn::{Error, LitStr};

use super::call;
use super::rule_use::RuleUse;
use crate::errors::Errors;

/// Reads `"required|string|max:255"`.
pub(super) fn read(text: &LitStr, errors: &mut Errors) -> Vec<RuleUse> {
    let table = RuleSet::parse_lazily([("field", text.value().as_str())]);
    let rules: Vec<_> = table.own_rules().collect();
    if rules.is_empty() {
        errors.at(text.span(), "the text contains no rule");
    }
    let mut rule_uses = Vec::new();
    for (index, rule) in rules.iter().enumerate() {
        let checked = check_rule(rule, text.span());
        let Err(error) = &checked else {
            rule_uses.extend(checked);
            continue;
        };
        if let Some(message) = syntax_of_attributes(text.value().split('|').nth(index).unwrap_or_default()) {
            errors.at(text.span(), message);
            continue;
        }
        let may_be_cut = has_pattern_param(rule) && index + 1 < rules.len();
        if may_be_cut {
            // The rules that follow may be the rest of the pattern, so their errors would mislead.
            let name = rule.name().map_or("", |name| name.spec().name);
            errors.at(
                text.span(),
                format_args!("{error}; `|` ends a rule in text: write the pattern as `{name} = \"..\"`"),
            );
            break;
        }
        rule_uses.extend(errors.ok(checked));
    }
    rule_uses
}

fn has_pattern_param(rule: &StoredRule) -> bool {
    let first = rule.name().and_then(|name| name.spec().param(0));
    first.is_some_and(|first| first.kind == ParamKind::Pattern)
}

fn check_rule(rule: &StoredRule, span: Span) -> syn::Result<RuleUse> {
    let problem = rule.problem().unwrap_or("not a rule");
    let Some(name) = rule.name() else { return Err(Error::new(span, problem)) };
    let spec = name.spec();
    call::check_count(spec, span, &vec![span; rule.params().len()])?;
    if rule.problem().is_some() {
        return Err(Error::new(span, format_args!("`{}`: {problem}", spec.name)));
    }
    check_spelling(name, rule, span)?;
    rule.params().iter().try_for_each(|param| check_param(spec, param, span))?;
    Ok(RuleUse { name, rule: rule.clone(), spec, span, argument_spans: Vec::new() })
}

/// Returns the message about a piece of text that is two rules, or a rule with its argument, as attributes have them.
fn syntax_of_attributes(piece: &str) -> Option<String> {
    let name = piece.split(':').next().unwrap_or_default();
    let at = name.find([',', '='])?;
    let (first, second) = (name[..at].trim(), name[at + 1..].trim());
    Name::find(first)?;
    Some(if name[at..].starts_with(',') {
        format!("rules in text are separated by `|`: write `{first}|{second}`")
    } else {
        format!("an argument in text stands after `:`: write `{first}:{second}`")
    })
}

/// Refuses `Required`, which Laravel runs as `required`, but not where it asks for a rule by its name.
fn check_spelling(name: Name, rule: &StoredRule, span: Span) -> syn::Result<()> {
    if rule.is_plain() || !name.spec().aliases.is_empty() {
        return Ok(());
    }
    Err(Error::new(span, format_args!("a rule is written in snake case: `{}`", name.spec().name)))
}

fn check_param(spec: &Spec, param: &Param, span: Span) -> syn::Result<()> {
    match param {
        Param::Number { text, .. } => call::number(spec, text.clone().into_owned(), span).map(drop),
        Param::Pattern(pattern) => call::check_table(pattern, span),
        Param::Null | Param::Text(_) | Param::Field(_) | Param::Date(_) => Ok(()),
    }
}
