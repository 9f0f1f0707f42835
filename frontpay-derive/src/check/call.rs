//! A rule as a call: its name, the number of its arguments and their kinds.

use frontpay_rules::__private::{FieldRef, Param, Rule};
use frontpay_rules::is_numeric;
use frontpay_rules::pattern::{Pattern, PatternError};
use frontpay_rules::rule::{Count, Name, ParamKind, ParamSpec, Spec};
use proc_macro2::Span;
use syn::{Error, LitStr};

use super::{Use, unknown};
use crate::errors::Errors;
use crate::parse::rule::{Args, Call, Literal};

/// Reads a call.
pub(super) fn read(call: &Call) -> syn::Result<Use> {
    let Some(name) = Name::find(&call.name) else { return Err(Error::new(call.span, unknown::sentence(&call.name))) };
    let spec = name.spec();
    let mut literals = call.args.literals()?;
    if let (Args::List(span, _), []) = (&call.args, &*literals) {
        return Err(Error::new(*span, "no argument between the parentheses: remove them or write one"));
    }
    split_reference(spec, call, &mut literals)?;
    refuse_comma(spec, call, &literals)?;
    let spans: Vec<_> = literals.iter().map(Literal::span).collect();
    count(spec, call.span, &spans)?;
    let mut errors = Errors::new();
    let params = literals.iter().enumerate().filter_map(|(at, literal)| errors.ok(param(name, at, literal))).collect();
    let rule = Rule::read(name, params, spec.name != call.name);
    errors.finish(Use { name, rule, spec, span: call.span, args: spans })
}

/// Tells whether the first parameter names another field.
fn names_a_field(spec: &Spec) -> bool {
    spec.params.first().is_some_and(|first| first.kind == ParamKind::Field)
}

/// Takes `"type=corporate,private"` apart, where a rule wants a field and values.
fn split_reference(spec: &Spec, call: &Call, literals: &mut Vec<Literal>) -> syn::Result<()> {
    let (true, [Literal::Text(text)]) = (names_a_field(spec) && spec.params.len() > 1, &**literals) else {
        return Ok(());
    };
    let Some((field, values)) =
        text.value().split_once('=').map(|(field, values)| (field.to_owned(), values.to_owned()))
    else {
        let field = text.value();
        let sentence =
            format!("missing value, expected `{} = \"{field}=value\"`, or `{}`", spec.name, spec.signature());
        return Err(Error::new(if field.is_empty() { call.span } else { text.span() }, sentence));
    };
    let part = |part: &str| Literal::Text(LitStr::new(part, text.span()));
    let parts = core::iter::once(part(&field)).chain(values.split(',').map(part)).collect();
    *literals = parts;
    Ok(())
}

/// `in = "a,b"` would be one word with a comma.
fn refuse_comma(spec: &Spec, call: &Call, literals: &[Literal]) -> syn::Result<()> {
    let repeats = matches!(spec.params, [ParamSpec { kind: ParamKind::Text, count: Count::Many | Count::Any, .. }]);
    match (&call.args, literals) {
        (Args::Value(_), [Literal::Text(text)]) if repeats && text.value().contains(',') => {
            let words: Vec<_> = text.value().split(',').map(|word| format!("{word:?}")).collect();
            let sentence =
                format!("this is one value with a comma, several are written `{}({})`", spec.name, words.join(", "));
            Err(Error::new(text.span(), sentence))
        }
        _ => Ok(()),
    }
}

/// Counts the arguments, each given by its place.
pub(super) fn count(spec: &Spec, name: Span, args: &[Span]) -> syn::Result<()> {
    if args.len() < spec.required_params() {
        return Err(Error::new(name, format_args!("missing argument, expected `{}`", spec.signature())));
    }
    let extra = args.iter().enumerate().find(|(at, _)| spec.param(*at).is_none());
    let Some((_, span)) = extra else { return Ok(()) };
    let sentence = match spec.params {
        [] => format!("extra argument, `{}` takes none", spec.name),
        _ => format!("extra argument, expected `{}`", spec.signature()),
    };
    Err(Error::new(*span, sentence))
}

fn param(name: Name, at: usize, literal: &Literal) -> syn::Result<Param> {
    let spec = name.spec();
    let Some(param) = spec.param(at) else { return Err(Error::new(literal.span(), "extra argument")) };
    match (param.kind, literal) {
        (ParamKind::Text, Literal::Text(text)) => available(name, text),
        (ParamKind::Text, Literal::Number(number, _)) => Ok(Param::Text(number.clone().into())),
        // The words mean booleans where another field is compared with them.
        (ParamKind::Text, Literal::Flag(flag, _)) if names_a_field(spec) => Ok(Param::Text(flag.to_string().into())),
        (ParamKind::Number, Literal::Number(number, _)) => Ok(Param::read_number(number.clone())),
        (ParamKind::Number, Literal::Text(text)) => number(spec, text.value(), text.span()),
        (ParamKind::Field, Literal::Number(number, _)) if spec.or_number => Ok(Param::read_number(number.clone())),
        (ParamKind::Field, Literal::Text(text)) if spec.or_number && is_numeric(&text.value()) => {
            Ok(Param::read_number(text.value()))
        }
        (ParamKind::Field, Literal::Text(text)) => Ok(Param::Field(FieldRef::read(text.value()))),
        (ParamKind::Date | ParamKind::PlainDate, Literal::Text(text)) => Ok(Param::read_date(text.value())),
        (ParamKind::Pattern, Literal::Text(text)) => pattern(text),
        _ => Err(Error::new(
            literal.span(),
            format_args!("expected {}, as in `{}`", kind(spec, param.kind), spec.signature()),
        )),
    }
}

const fn kind(spec: &Spec, kind: ParamKind) -> &'static str {
    match kind {
        ParamKind::Field if spec.or_number => "a number or the name of a field in quotes",
        ParamKind::Text => "text in quotes or a number",
        ParamKind::Number => "a number",
        ParamKind::Field => "the name of a field in quotes",
        ParamKind::Date | ParamKind::PlainDate => "a date or the name of a field in quotes",
        ParamKind::Pattern => "a pattern in quotes",
    }
}

fn available(name: Name, text: &LitStr) -> syn::Result<Param> {
    let spec = name.spec();
    let value = text.value();
    if spec.unavailable.contains(&value.as_str()) {
        return Err(Error::new(
            text.span(),
            format_args!("`{value}` cannot be checked here: it asks more than the text itself"),
        ));
    }
    if !name.knows(&value) {
        return Err(Error::new(text.span(), format_args!("`{value}` is nothing that `{}` knows", spec.name)));
    }
    Ok(Param::Text(value.into()))
}

/// Takes text for a number.
pub(super) fn number(spec: &Spec, text: String, span: Span) -> syn::Result<Param> {
    if !is_numeric(&text) {
        return Err(Error::new(span, format_args!("expected a number, as in `{}`, found `{text}`", spec.signature())));
    }
    Ok(Param::read_number(text))
}

fn pattern(text: &LitStr) -> syn::Result<Param> {
    let value = text.value();
    let pattern = Pattern::parse(&value).map_err(|error| Error::new(text.span(), bad_pattern(&value, &error)))?;
    has_table(&pattern, text.span())?;
    Ok(Param::Pattern(pattern))
}

/// What is wrong with a pattern, and where.
fn bad_pattern(text: &str, error: &PatternError) -> String {
    let what = match error {
        // The run-time engine that the sentence offers has no place in a table.
        PatternError::Unsupported { what, .. } => {
            format!(
                "{what} cannot be matched in one pass over the text: say it with several rules, or with a `custom` check"
            )
        }
        error => error.to_string(),
    };
    match text.get(error.at()..) {
        Some(rest) if error.at() > 0 && !rest.is_empty() => format!("bad pattern: {what}, at `{rest}`"),
        _ => format!("bad pattern: {what}"),
    }
}

/// Refuses a pattern that cannot be written as a table.
pub(super) fn has_table(pattern: &Pattern, span: Span) -> syn::Result<()> {
    if pattern.table().is_some() {
        return Ok(());
    }
    let limit = frontpay_rules::pattern::TABLE_LIMIT / 1024;
    let sentence = format!(
        "the pattern cannot be written as a table of at most {limit} KiB: narrow its classes and counts, or use a `custom` check"
    );
    Err(Error::new(span, sentence))
}
