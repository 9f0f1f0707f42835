//! The fields of a table as data: every rule with every kind of parameter.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "a test")]

use frontpay_rules::rule::{Count, Name, ParamKind};
use frontpay_rules::{Path, RuleParam, RuleSet, Segment};

/// A parameter of a kind as text, and how often it is written where it may repeat.
fn written(kind: ParamKind) -> &'static str {
    match kind {
        ParamKind::Text => "\"a,b\"",
        ParamKind::Number => "5",
        ParamKind::Field => "x.*.y",
        ParamKind::Date | ParamKind::PlainDate => "2025-07-01",
        ParamKind::Pattern => "/^a,b$/",
    }
}

fn is_of_kind(param: &RuleParam<'_>, kind: ParamKind) -> bool {
    match param {
        RuleParam::Text(text) => kind == ParamKind::Text && text == "a,b",
        RuleParam::Number(text) => kind == ParamKind::Number && *text == "5",
        RuleParam::Pattern(pattern) => kind == ParamKind::Pattern && pattern.text() == "/^a,b$/",
        RuleParam::Date(text) => matches!(kind, ParamKind::Date | ParamKind::PlainDate) && *text == "2025-07-01",
        RuleParam::Field(path) => kind == ParamKind::Field && *path == Path::parse("x.*.y"),
        _ => false,
    }
}

/// The parameters that a rule takes, one that may repeat twice.
fn params(name: Name) -> Vec<(&'static str, ParamKind)> {
    let times = |count| if count == Count::One { 1 } else { 2 };
    let specs = name.spec().params.iter();
    specs.flat_map(|spec| vec![(spec.name, spec.kind); times(spec.count)]).collect()
}

#[test]
fn every_rule_has_its_name_and_its_parameters_by_name_and_kind() {
    for name in Name::ALL {
        let spec = name.spec();
        let params = params(*name);
        let texts: Vec<_> = params.iter().map(|(_, kind)| written(*kind)).collect();
        let text = if texts.is_empty() { spec.name.to_owned() } else { format!("{}:{}", spec.name, texts.join(",")) };
        // Read with its faults: the texts are no encoding and no group of time zones.
        let table = RuleSet::parse_lazily([("field", vec![text.clone()])]);
        let field = table.fields().next().unwrap();
        let [rule] = field.rules() else { panic!("{text}: {field:?}") };
        assert_eq!((rule.name(), rule.builtin(), rule.is_custom()), (spec.name, Some(*name), false));
        assert_eq!(rule.params().map(|(name, _)| name).collect::<Vec<_>>(), names(&params), "{text}");
        for ((_, param), (_, kind)) in rule.params().zip(&params) {
            assert!(is_of_kind(param, *kind), "{text}: {param:?}");
        }
        assert_eq!(rule.to_string(), text);
        assert_eq!(table.to_laravel(), [("field".to_owned(), vec![text])]);
    }
}

fn names(params: &[(&'static str, ParamKind)]) -> Vec<&'static str> {
    params.iter().map(|(name, _)| *name).collect()
}

#[test]
fn fields_are_in_the_order_of_the_table_with_their_paths_as_segments() {
    let table = RuleSet::parse([("b", "string"), (r"a.*.x\.y", "required"), ("", "array")]).unwrap();
    let paths: Vec<_> = table.fields().map(|field| field.path().clone()).collect();
    let keys = [Segment::key("a"), Segment::Each, Segment::key("x.y")];
    assert_eq!(paths.iter().map(ToString::to_string).collect::<Vec<_>>(), ["b", r"a.*.x\.y", ""]);
    assert_eq!(paths[1].segments(), keys);
}

#[test]
fn a_date_is_a_date_or_else_a_field_and_a_number_may_stand_for_a_field() {
    let table = RuleSet::parse([("a", "after:tomorrow|before:to|gt:5|lt:limit")]).unwrap();
    let field = table.fields().next().unwrap();
    let params: Vec<_> = field.rules().iter().map(|rule| rule.params().next().unwrap().1.clone()).collect();
    let field = |path| RuleParam::Field(Path::parse(path));
    assert_eq!(params, [RuleParam::Date("tomorrow"), field("to"), RuleParam::Number("5"), field("limit")]);
}

#[test]
fn a_rule_that_is_none_says_so_and_has_its_parameters() {
    let table = RuleSet::parse_lazily([("a", r#"strng:"a,b",c|required"#)]);
    let field = table.fields().next().unwrap();
    let [unknown, required] = field.rules() else { panic!("{field:?}") };
    assert_eq!((unknown.name(), unknown.builtin(), unknown.is_custom()), ("strng", None, false));
    assert_eq!(unknown.problem(), Some("unknown rule `strng`, did you mean `string`?"));
    assert_eq!(unknown.params().map(|(_, param)| param.text().unwrap()).collect::<Vec<_>>(), ["a,b", "c"]);
    assert_eq!(required.problem(), None);
}

#[test]
fn nothing_behind_the_colon_is_not_an_empty_text() {
    for (text, param) in [("in:", RuleParam::Null), (r#"in:"""#, RuleParam::Text("".into()))] {
        let table = RuleSet::parse([("a", text)]).unwrap();
        let field = table.fields().next().unwrap();
        assert_eq!(field.rules()[0].params().map(|(_, param)| param).collect::<Vec<_>>(), [&param]);
        assert_eq!(field.rules()[0].to_string(), text);
    }
}
