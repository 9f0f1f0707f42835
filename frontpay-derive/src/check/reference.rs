//! The fields that rules name.

use frontpay_rules::__private::{DATE_WORDS, Param, Path, Segment, is_parsable, nearest, neither_date_nor_field};
use frontpay_rules::rule::{ParamKind, Reach};

use super::rule_use::RuleUse;
use crate::errors::Errors;
use crate::model::field::Field;

/// The number of names up to which a message lists all of them.
const LISTED_NAMES: usize = 6;

/// The prefix of a path from the root of the document.
const ROOT: &str = "$.";

/// The meaning of a reference.
pub(crate) enum Target {
    /// A field of the same struct.
    Sibling(usize),
    /// A path below a field of the same struct.
    Below(usize, Vec<Segment>),
    /// A path from the root.
    Root(Vec<Segment>),
}

/// Returns the text of a parameter that names a field.
pub(crate) fn reference(param: &Param) -> Option<String> {
    match param {
        Param::Field(field) => Some(field.name()),
        _ => None,
    }
}

/// Returns the text of a parameter that names a field, or does so if there is such a field, as that of a date.
pub(crate) fn possible_reference(param: &Param) -> Option<String> {
    match param {
        Param::Date(_) => param.text().map(str::to_owned),
        _ => reference(param),
    }
}

/// Resolves a reference.
pub(crate) fn target(fields: &[Field<'_>], text: &str) -> Option<Target> {
    if let Some(index) = sibling(fields, text) {
        return Some(Target::Sibling(index));
    }
    if let Some(path) = text.strip_prefix(ROOT).filter(|path| !path.is_empty()) {
        return Some(Target::Root(Path::parse(path).segments().to_vec()));
    }
    let path = Path::parse(text);
    let [Segment::Key(first), rest @ ..] = path.segments() else { return None };
    let index = sibling(fields, first)?;
    (!rest.is_empty()).then(|| Target::Below(index, rest.to_vec()))
}

/// Finds a field by its serialized name.
fn sibling(fields: &[Field<'_>], name: &str) -> Option<usize> {
    fields.iter().position(|field| field.serde.flatten.is_none() && field.name == name)
}

/// Returns the positions of the fields that a rule reads, including one that it finds by the name of its own field.
pub(crate) fn siblings(rule_use: &RuleUse, field: &Field<'_>, fields: &[Field<'_>]) -> Vec<usize> {
    let params = rule_use.rule.params();
    if let Some(name) = default_sibling_name(rule_use, field) {
        return sibling(fields, &name).into_iter().collect();
    }
    params.iter().filter_map(possible_reference).filter_map(|name| sibling(fields, &name)).collect()
}

/// Returns the name of the field that a rule reads if it has no argument: `password_confirmation` for `confirmed`.
fn default_sibling_name(rule_use: &RuleUse, field: &Field<'_>) -> Option<String> {
    let suffix = rule_use.spec.sibling_suffix.filter(|_| rule_use.rule.params().is_empty())?;
    Some(format!("{}{suffix}", field.name))
}

/// Returns the sibling whose value a rule compares with words, and its name.
pub(super) fn compared_sibling(rule_use: &RuleUse, fields: &[Field<'_>]) -> Option<(usize, String)> {
    let [first, second, ..] = rule_use.spec.params else { return None };
    if first.kind != ParamKind::Field || second.kind != ParamKind::Text {
        return None;
    }
    let name = reference(rule_use.rule.params().first()?)?;
    match target(fields, &name) {
        Some(Target::Sibling(index)) => Some((index, name)),
        _ => None,
    }
}

/// Returns true if a rule needs values outside its struct, which only the engine sees.
pub(crate) fn needs_root(rule_use: &RuleUse, fields: &[Field<'_>]) -> bool {
    let is_elsewhere = |name: String| !matches!(target(fields, &name), Some(Target::Sibling(_)));
    rule_use.spec.reach != Reach::Named || rule_use.rule.params().iter().filter_map(reference).any(is_elsewhere)
}

/// Refuses references to fields that do not exist.
pub(super) fn check(field: &Field<'_>, rule_uses: &[RuleUse], fields: &[Field<'_>], errors: &mut Errors) {
    for rule_use in rule_uses {
        check_default_sibling(field, rule_use, fields, errors);
        for (index, param) in rule_use.rule.params().iter().enumerate() {
            if let Err(message) = check_param(field, rule_use, param, fields) {
                errors.at(rule_use.argument_span(index), message);
            }
        }
    }
}

fn check_param(field: &Field<'_>, rule_use: &RuleUse, param: &Param, fields: &[Field<'_>]) -> Result<(), String> {
    let Some(name) = reference(param) else { return check_date(field, param, fields) };
    if name == field.name {
        return Err(itself_message(&name));
    }
    match target(fields, &name) {
        None => Err(unknown_message(&name, field, fields)),
        Some(Target::Below(_, path)) if has_wildcard(&path) && rule_use.spec.reach != Reach::Matching => {
            let rule = rule_use.spec.name;
            Err(format!("`{rule}` reads one field, but the `*` in `{name}` stands for many"))
        }
        Some(_) => Ok(()),
    }
}

/// Refuses a date in a field of another struct, whose format is not known here.
fn check_date(field: &Field<'_>, param: &Param, fields: &[Field<'_>]) -> Result<(), String> {
    let (Param::Date(_), Some(text)) = (param, param.text()) else { return Ok(()) };
    match target(fields, text) {
        Some(Target::Sibling(_)) if text == field.name => Err(itself_message(text)),
        Some(Target::Below(..) | Target::Root(_)) => {
            Err(format!("expected a date or a field of the same struct, found the path `{text}`"))
        }
        None if !is_parsable(text) => {
            let others = others(field, fields);
            let ident = others.clone().find(|other| other.has_ident(text)).map(|other| other.name.as_str());
            let near = ident.or_else(|| nearest(text, others.map(|other| other.name.as_str()).chain(DATE_WORDS)));
            Err(neither_date_nor_field(text, near))
        }
        _ => Ok(()),
    }
}

fn itself_message(name: &str) -> String {
    format!("`{name}` cannot depend on itself: name another field")
}

fn has_wildcard(path: &[Segment]) -> bool {
    path.iter().any(|segment| matches!(segment, Segment::Each))
}

fn check_default_sibling(field: &Field<'_>, rule_use: &RuleUse, fields: &[Field<'_>], errors: &mut Errors) {
    let Some(name) = default_sibling_name(rule_use, field).filter(|name| sibling(fields, name).is_none()) else {
        return;
    };
    let rule = rule_use.spec.name;
    let others: Vec<_> = others(field, fields).map(|other| other.name.as_str()).collect();
    let message = match nearest(&name, others) {
        Some(near) => format!("`{rule}` needs a field `{name}`, did you mean `{rule}(\"{near}\")`?"),
        None => format!("`{rule}` needs a field `{name}`: add it, or name another as in `{rule}(\"other\")`"),
    };
    errors.at(rule_use.span, message);
}

fn others<'f>(field: &'f Field<'_>, fields: &'f [Field<'f>]) -> impl Iterator<Item = &'f Field<'f>> + Clone {
    fields.iter().filter(|other| other.serde.flatten.is_none() && other.name != field.name)
}

fn unknown_message(name: &str, field: &Field<'_>, fields: &[Field<'_>]) -> String {
    if let Some(path) = name.strip_prefix('$') {
        let path = path.trim_start_matches('.');
        let path = if path.is_empty() { "customer.type" } else { path };
        return format!("unknown field `{name}`: a path from the root is written as in `{ROOT}{path}`");
    }
    let others = others(field, fields);
    let names: Vec<_> = others.clone().map(|other| other.name.as_str()).collect();
    let by_ident = others.clone().find(|other| other.has_ident(name)).map(|other| other.name.as_str());
    if let Some((first, rest)) = name.split_once('.')
        && let Some(near) = nearest(first, names.iter().copied())
    {
        return format!("unknown field `{name}`, did you mean `{near}.{rest}`?");
    }
    if let Some(near) = by_ident.or_else(|| nearest(name, names.iter().copied())) {
        return format!("unknown field `{name}`, did you mean `{near}`?");
    }
    match names.as_slice() {
        _ if name.contains('.') => {
            format!("unknown field `{name}`: a path starts at a field of this struct, or with `{ROOT}` at the root")
        }
        [] => format!("unknown field `{name}`: the struct has no other field"),
        names if names.len() <= LISTED_NAMES => format!("unknown field `{name}`, expected {}", one_of(names)),
        _ => format!("unknown field `{name}`, expected the serialized name of another field"),
    }
}

fn one_of(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        _ => format!("one of {}", quoted.join(", ")),
    }
}
