//! The fields that rules name.

use frontpay_rules::__private::{Param, Path, Segment, nearest};
use frontpay_rules::rule::Reach;

use super::Use;
use crate::errors::Errors;
use crate::model::Field;

/// How many names a message lists.
const FEW: usize = 6;

/// What stands before a path from the root of the document.
const ROOT: &str = "$.";

/// What a parameter names.
pub(crate) enum Target {
    /// A field of the same struct.
    Sibling(usize),
    /// What is below a field of the same struct.
    Below(usize, Vec<Segment>),
    /// A path from the root.
    Root(Vec<Segment>),
}

/// The text of a parameter that names a field.
pub(crate) fn reference(param: &Param) -> Option<String> {
    match param {
        Param::Field(field) => Some(field.name()),
        _ => None,
    }
}

/// The text of a parameter that names a field, or may name one where there is such a field.
pub(crate) fn possible_reference(param: &Param) -> Option<String> {
    match param {
        Param::Date(_) => param.text().map(str::to_owned),
        _ => reference(param),
    }
}

/// Finds what a text names.
pub(crate) fn target(fields: &[Field<'_>], text: &str) -> Option<Target> {
    if let Some(at) = sibling(fields, text) {
        return Some(Target::Sibling(at));
    }
    if let Some(path) = text.strip_prefix(ROOT).filter(|path| !path.is_empty()) {
        return Some(Target::Root(Path::parse(path).segments().to_vec()));
    }
    let path = Path::parse(text);
    let [Segment::Key(first), rest @ ..] = path.segments() else { return None };
    let at = sibling(fields, first)?;
    (!rest.is_empty()).then(|| Target::Below(at, rest.to_vec()))
}

/// The places of the siblings that a rule names, those that it names by its own field's name as well.
pub(crate) fn siblings(found: &Use, field: &Field<'_>, fields: &[Field<'_>]) -> Vec<usize> {
    let params = found.rule.params();
    if let (Some(suffix), []) = (found.spec.beside, params) {
        return sibling(fields, &format!("{}{suffix}", field.name)).into_iter().collect();
    }
    params.iter().filter_map(possible_reference).filter_map(|name| sibling(fields, &name)).collect()
}

/// Finds a field by its name on the wire.
pub(crate) fn sibling(fields: &[Field<'_>], name: &str) -> Option<usize> {
    fields.iter().position(|field| field.serde.flatten.is_none() && field.name == name)
}

/// Refuses references to fields that are not there.
pub(super) fn check(field: &Field<'_>, uses: &[Use], fields: &[Field<'_>], errors: &mut Errors) {
    for found in uses {
        beside(field, found, fields, errors);
        for (at, param) in found.rule.params().iter().enumerate() {
            if let Err(sentence) = param_names(field, found, param, fields) {
                errors.at(found.arg(at), sentence);
            }
        }
    }
}

fn param_names(field: &Field<'_>, found: &Use, param: &Param, fields: &[Field<'_>]) -> Result<(), String> {
    let Some(name) = reference(param) else { return date_names(field, param, fields) };
    if name == field.name {
        return Err(format!("`{name}` cannot depend on itself"));
    }
    match target(fields, &name) {
        None => Err(unknown(&name, field, fields)),
        Some(Target::Below(_, path)) if has_wildcard(&path) && found.spec.reach != Reach::Matching => {
            let rule = found.spec.name;
            Err(format!("`{rule}` looks at one field, and the `*` in `{name}` stands for many"))
        }
        Some(_) => Ok(()),
    }
}

/// A date is compared with the field of a path only where the formats of both are known.
fn date_names(field: &Field<'_>, param: &Param, fields: &[Field<'_>]) -> Result<(), String> {
    let (Param::Date(_), Some(text)) = (param, param.text()) else { return Ok(()) };
    match target(fields, text) {
        Some(Target::Sibling(_)) if text == field.name => Err(format!("`{text}` cannot depend on itself")),
        Some(Target::Below(..) | Target::Root(_)) => {
            Err(format!("a date is compared with a date or a field of the same struct, and `{text}` is neither"))
        }
        _ => Ok(()),
    }
}

fn has_wildcard(path: &[Segment]) -> bool {
    path.iter().any(|segment| matches!(segment, Segment::Each))
}

/// Refuses a rule that looks at the field beside its own where there is none.
fn beside(field: &Field<'_>, found: &Use, fields: &[Field<'_>], errors: &mut Errors) {
    let (Some(suffix), []) = (found.spec.beside, found.rule.params()) else { return };
    let wanted = format!("{}{suffix}", field.name);
    if sibling(fields, &wanted).is_some() {
        return;
    }
    let rule = found.spec.name;
    let others: Vec<_> = others(field, fields).map(|other| other.name.as_str()).collect();
    let sentence = match nearest(&wanted, others) {
        Some(near) => format!("`{rule}` looks for a field `{wanted}`, did you mean `{rule}(\"{near}\")`?"),
        None => format!("`{rule}` looks for a field `{wanted}`: add it, or name another as in `{rule}(\"other\")`"),
    };
    errors.at(found.span, sentence);
}

fn others<'f>(field: &'f Field<'_>, fields: &'f [Field<'f>]) -> impl Iterator<Item = &'f Field<'f>> + Clone {
    fields.iter().filter(|other| other.serde.flatten.is_none() && other.name != field.name)
}

fn unknown(name: &str, field: &Field<'_>, fields: &[Field<'_>]) -> String {
    if let Some(path) = name.strip_prefix('$') {
        let path = path.trim_start_matches('.');
        let path = if path.is_empty() { "customer.type" } else { path };
        return format!("unknown field `{name}`: a path from the root is written as in `{ROOT}{path}`");
    }
    let others = others(field, fields);
    let names: Vec<_> = others.clone().map(|other| other.name.as_str()).collect();
    let by_ident = others.clone().find(|other| other.is_called(name)).map(|other| other.name.as_str());
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
        [] => format!("unknown field `{name}`, there is no other"),
        names if names.len() <= FEW => format!("unknown field `{name}`, expected {}", one_of(names)),
        _ => format!("unknown field `{name}`, expected the name of another field on the wire"),
    }
}

fn one_of(names: &[&str]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.as_slice() {
        [one] => one.clone(),
        _ => format!("one of {}", quoted.join(", ")),
    }
}
