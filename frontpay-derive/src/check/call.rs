//! Rules that are written as calls: the name, the number of arguments and their kinds.

use frontpay_rules::__private::{FieldRef, Param, StoredRule};
use frontpay_rules::is_numeric;
use frontpay_rules::pattern::{Pattern, PatternError, TABLE_LIMIT};
use frontpay_rules::rule::{Count, Name, ParamKind, ParamSpec, Spec};
use proc_macro2::Span;
use syn::{Error, LitStr};

use super::rule_use::RuleUse;
use super::unknown;
use crate::errors::Errors;
use crate::parse::rule::{Arguments, Literal, RuleCall};

/// Checks a call.
pub(super) fn read(call: &RuleCall) -> syn::Result<RuleUse> {
    let Some(name) = Name::find(&call.name) else { return Err(Error::new(call.span, unknown::message(&call.name))) };
    let spec = name.spec();
    let mut literals = call.arguments.literals()?;
    if let (Arguments::List(span, _), []) = (&call.arguments, &*literals) {
        return Err(Error::new(*span, "the parentheses are empty: write an argument, or remove them"));
    }
    split_reference(spec, call, &mut literals)?;
    refuse_comma(spec, call, &literals)?;
    let argument_spans: Vec<_> = literals.iter().map(Literal::span).collect();
    check_count(spec, call.span, &argument_spans)?;
    let mut errors = Errors::new();
    let params = literals.iter().enumerate();
    let params = params.filter_map(|(index, literal)| errors.ok(param(name, index, literal))).collect();
    let rule = StoredRule::read(name, params, spec.name != call.name);
    errors.finish(RuleUse { name, rule, spec, span: call.span, argument_spans })
}

/// Returns true if the first parameter names another field.
fn has_field_param(spec: &Spec) -> bool {
    spec.params.first().is_some_and(|first| first.kind == ParamKind::Field)
}

/// Splits `"type=corporate,private"` if a rule takes a field and values.
fn split_reference(spec: &Spec, call: &RuleCall, literals: &mut Vec<Literal>) -> syn::Result<()> {
    let (true, [Literal::Text(text)]) = (has_field_param(spec) && spec.params.len() > 1, &**literals) else {
        return Ok(());
    };
    let (value, span) = (text.value(), text.span());
    let Some((field, values)) = value.split_once('=') else {
        if let Some((field, values)) = value.split_once(',') {
            let message =
                format!("`=` separates the field from its values: write `{} = \"{field}={values}\"`", spec.name);
            return Err(Error::new(span, message));
        }
        let message = format!("missing value, expected `{} = \"{value}=value\"`, or `{}`", spec.name, spec.signature());
        return Err(Error::new(if value.is_empty() { call.span } else { span }, message));
    };
    let parts = core::iter::once(field).chain(values.split(','));
    *literals = parts.map(|part| Literal::Text(LitStr::new(part, span))).collect();
    Ok(())
}

/// Refuses `in = "a,b"`, which would be one value with a comma.
fn refuse_comma(spec: &Spec, call: &RuleCall, literals: &[Literal]) -> syn::Result<()> {
    let takes_many = matches!(spec.params, [ParamSpec { kind: ParamKind::Text, count: Count::Many | Count::Any, .. }]);
    match (&call.arguments, literals) {
        (Arguments::Value(_), [Literal::Text(text)]) if takes_many && text.value().contains(',') => {
            let values: Vec<_> = text.value().split(',').map(|value| format!("{value:?}")).collect();
            let several = format!("{}({})", spec.name, values.join(", "));
            let message = format!("this is one value that contains a comma: write several as `{several}`");
            Err(Error::new(text.span(), message))
        }
        _ => Ok(()),
    }
}

/// Checks the number of arguments, of which each has a place.
pub(super) fn check_count(spec: &Spec, name: Span, arguments: &[Span]) -> syn::Result<()> {
    if arguments.len() < spec.required_params() {
        return Err(Error::new(name, format_args!("missing argument, expected `{}`", spec.signature())));
    }
    let extra = arguments.iter().enumerate().find(|(index, _)| spec.param(*index).is_none());
    let Some((_, span)) = extra else { return Ok(()) };
    let message = match spec.params {
        [] => format!("extra argument, `{}` takes none", spec.name),
        _ => format!("extra argument, expected `{}`", spec.signature()),
    };
    Err(Error::new(*span, message))
}

fn param(name: Name, index: usize, literal: &Literal) -> syn::Result<Param> {
    let spec = name.spec();
    let Some(param) = spec.param(index) else { return Err(Error::new(literal.span(), "extra argument")) };
    match (param.kind, literal) {
        (ParamKind::Text, Literal::Text(text)) => text_param(name, text),
        (ParamKind::Text, Literal::Number(number, _)) => Ok(Param::Text(number.clone().into())),
        // Laravel reads `true` and `false` as booleans where it compares another field with them.
        (ParamKind::Text, Literal::Flag(flag, _)) if has_field_param(spec) => Ok(Param::Text(flag.to_string().into())),
        (ParamKind::Number, Literal::Number(number, _)) => Ok(Param::read_number(number.clone())),
        (ParamKind::Number, Literal::Text(text)) => number(spec, text.value(), text.span()),
        (ParamKind::Field, Literal::Number(number, _)) if spec.field_or_number => {
            Ok(Param::read_number(number.clone()))
        }
        (ParamKind::Field, Literal::Text(text)) if spec.field_or_number && is_numeric(&text.value()) => {
            Ok(Param::read_number(text.value()))
        }
        (ParamKind::Field, Literal::Text(text)) => Ok(Param::Field(FieldRef::read(text.value()))),
        (ParamKind::Date | ParamKind::PlainDate, Literal::Text(text)) => Ok(Param::read_date(text.value())),
        (ParamKind::Pattern, Literal::Text(text)) => pattern(text),
        _ => {
            let (expected, signature) = (description(spec, param.kind), spec.signature());
            Err(Error::new(literal.span(), format_args!("expected {expected}, as in `{signature}`")))
        }
    }
}

/// Returns the kind of a parameter in words.
const fn description(spec: &Spec, kind: ParamKind) -> &'static str {
    match kind {
        ParamKind::Field if spec.field_or_number => "a number or the name of a field in quotes",
        ParamKind::Text => "text in quotes or a number",
        ParamKind::Number => "a number",
        ParamKind::Field => "the name of a field in quotes",
        ParamKind::Date | ParamKind::PlainDate => "a date or the name of a field in quotes",
        ParamKind::Pattern => "a pattern in quotes",
    }
}

fn text_param(name: Name, text: &LitStr) -> syn::Result<Param> {
    let (rule, value) = (name.spec().name, text.value());
    if name.spec().unavailable_params.contains(&value.as_str()) {
        let message = format!("`{rule}` cannot check `{value}`, which needs more than the text itself: remove it");
        return Err(Error::new(text.span(), message));
    }
    if !name.knows_param(&value) {
        return Err(Error::new(text.span(), format_args!("`{value}` is no argument that `{rule}` accepts")));
    }
    Ok(Param::Text(value.into()))
}

/// Reads a number from text.
pub(super) fn number(spec: &Spec, text: String, span: Span) -> syn::Result<Param> {
    if !is_numeric(&text) {
        return Err(Error::new(span, format_args!("expected a number, as in `{}`, found `{text}`", spec.signature())));
    }
    Ok(Param::read_number(text))
}

fn pattern(text: &LitStr) -> syn::Result<Param> {
    let value = text.value();
    let pattern = Pattern::parse(&value).map_err(|error| Error::new(text.span(), pattern_message(&value, &error)))?;
    check_table(&pattern, text.span())?;
    Ok(Param::Pattern(pattern))
}

/// Returns the message for a pattern that does not compile, with the place of the error.
fn pattern_message(text: &str, error: &PatternError) -> String {
    let problem = match error {
        // The text of the error itself offers the run-time engine, which a table cannot use.
        PatternError::Unsupported { construct, .. } => {
            format!("{construct} cannot be matched in one pass over the text: use several rules, or a `custom` check")
        }
        error => error.to_string(),
    };
    match text.get(error.at()..) {
        Some(rest) if error.at() > 0 && !rest.is_empty() => format!("bad pattern: {problem}, at `{rest}`"),
        _ => format!("bad pattern: {problem}"),
    }
}

/// Refuses a pattern that cannot be written as a table.
pub(super) fn check_table(pattern: &Pattern, span: Span) -> syn::Result<()> {
    if pattern.table().is_some() {
        return Ok(());
    }
    let limit = TABLE_LIMIT / 1024;
    let message = format!(
        "the pattern cannot be written as a table of at most {limit} KiB: narrow its classes and counts, or use a `custom` check"
    );
    Err(Error::new(span, message))
}
