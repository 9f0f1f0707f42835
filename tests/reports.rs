//! Reports of typed values: those of the engine on the same data, in the same order.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_core::{
    AsValue, Context, ContextFree, Document, InvalidJson, Messages, Params, Report, Rule, RuleSet, Step, Valid,
    Validate, Value, Violation,
};
use frontpay_rules::{ChildVisitor, Scratch, TypeInfo, fits};

#[derive(Validate)]
struct Line {
    #[rule(required, string)]
    text: String,
    #[rule(required, integer, min = 1)]
    count: i64,
}

fn line(text: &str, count: i64) -> Line {
    Line { text: text.into(), count }
}

/// Asserts that a value reports what the engine reports, and returns it: `path rule`.
fn report<T: ContextFree>(value: &T) -> Vec<String> {
    let typed = value.validate().unwrap_err();
    let engine = T::RULES.check(value).unwrap_err();
    assert_eq!(typed, engine, "the engine reports something else");
    assert!(typed.iter().map(Violation::to_string).eq(engine.iter().map(Violation::to_string)), "other sentences");
    assert!(typed.iter().map(steps).eq(engine.iter().map(steps)), "other steps");
    typed.iter().map(|violation| format!("{} {}", violation.path(), violation.rule())).collect()
}

#[derive(Validate)]
struct Wrapper(Line);

#[test]
fn a_newtype_reports_every_field_of_its_struct() {
    assert_eq!(report(&Wrapper(line("a", 0))), ["count min"]);
    assert_eq!(report(&Wrapper(line("", 0))), ["text required", "count min"]);
}

#[derive(Validate)]
struct Pair(Line, Line);

#[test]
fn a_tuple_struct_reports_the_fields_that_fail() {
    assert_eq!(report(&Pair(line("a", 1), line("a", 0))), ["1.count min"]);
}

/// A type that passes the rules of another one on, by hand.
struct ByHand(Line);

impl AsValue for ByHand {
    const TYPE_INFO: &'static TypeInfo = <Line as AsValue>::TYPE_INFO;

    fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
        self.0.as_value(scratch)
    }

    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        self.0.visit(visitor);
    }

    fn is_valid(&self) -> bool {
        self.0.is_valid()
    }
}

impl<R> fits::Container<R> for ByHand {}

#[derive(Validate)]
struct Holder {
    #[rule(required)]
    line: ByHand,
    #[rule(required, array)]
    lines: Vec<ByHand>,
}

#[test]
fn a_type_that_passes_rules_on_reports_its_fields() {
    let holder = Holder { line: ByHand(line("a", 0)), lines: vec![ByHand(line("a", 1)), ByHand(line("", 1))] };
    assert_eq!(report(&holder), ["line.count min", "lines.1.text required"]);
}

#[derive(Validate)]
struct Lists {
    #[rule(required, array, max = 1)]
    first: Vec<Line>,
    #[rule(required, array)]
    second: Vec<Line>,
    #[rule(required, array)]
    nested: Vec<Vec<Line>>,
    #[rule(required, array)]
    tags: Vec<String>,
    #[rule(required, array)]
    map: BTreeMap<String, Line>,
    last: Option<Vec<Line>>,
}

#[test]
fn items_are_reported_by_their_places() {
    let lists = Lists {
        first: vec![line("a", 1), line("a", 0)],
        second: vec![line("a", 1), line("a", 1), line("", 1), line("a", 1), line("a", 0)],
        nested: vec![vec![line("a", 1)], vec![line("a", 1), line("a", 0)]],
        tags: vec!["a".into()],
        map: BTreeMap::from([("a".into(), line("a", 1)), ("b".into(), line("a", 0))]),
        last: Some(vec![line("a", 1), line("a", 0)]),
    };
    let expected = [
        "first max",
        "first.1.count min",
        "second.2.text required",
        "second.4.count min",
        "nested.1.1.count min",
        "map.b.count min",
        "last.1.count min",
    ];
    assert_eq!(report(&lists), expected);
}

/// Any value but null.
struct NotNull;

impl Rule for NotNull {
    const NAME: &'static str = "not_null";
    const IMPLICIT: bool = true;

    fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        if value.is_null() { Err(Params::none()) } else { Ok(()) }
    }
}

/// Items that differ from the number of them.
struct NoCount;

impl Rule for NoCount {
    const NAME: &'static str = "no_count";

    fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
        let Value::List(items) = value else { return Err(Params::none()) };
        let items = items.as_slice();
        let is_count = |item: &Value<'_>| item.as_str().is_none_or(|text| text == items.len().to_string());
        if items.iter().any(is_count) { Err(Params::none().with("count", items.len())) } else { Ok(()) }
    }
}

#[derive(serde::Serialize, Validate)]
struct Custom {
    #[rule(NotNull, required)]
    #[serde(skip_serializing_if = "String::is_empty")]
    name: String,
    #[rule(required, array, NoCount)]
    numbers: Vec<String>,
}

#[test]
fn custom_rules_see_what_the_wire_has() {
    assert!(Custom { name: "a".into(), numbers: vec!["2".into()] }.validate().is_ok());
    assert_eq!(
        report(&Custom { name: String::new(), numbers: vec!["1".into(), "2".into()] }),
        ["name not_null", "numbers no_count"]
    );
}

#[derive(Validate)]
struct Empty {}

#[derive(Validate)]
struct Unit;

#[derive(Validate)]
struct HasEmpty {
    #[rule(present)]
    empty: Empty,
    #[rule(required, integer, min = 1)]
    count: i64,
}

#[test]
fn a_struct_without_fields_is_valid() {
    assert!(Empty {}.validate().is_ok());
    assert!(Unit.validate().is_ok());
    assert_eq!(report(&HasEmpty { empty: Empty {}, count: 0 }), ["count min"]);
}

#[derive(Validate)]
enum Word {
    Yes,
}

#[test]
fn a_value_that_does_not_name_its_failing_fields_can_be_valid() {
    assert!(Word::Yes.validate().is_ok());
    assert!(vec![Word::Yes].is_valid());
}

macro_rules! wide {
    ($($field:ident)*) => {
        #[derive(Default, Validate)]
        struct Wide {
            $(#[rule(required, integer, max = 0)] $field: i64,)*
        }

        const FIELDS: &[(&str, fn(&mut Wide) -> &mut i64)] = &[$((stringify!($field), |wide| &mut wide.$field)),*];
    };
}

wide! {
    a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9 c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9
    e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9 g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9
    i0 i1 i2 i3 i4 i5 i6 i7 i8 i9 j0 j1 j2 j3 j4 j5 j6 j7 j8 j9 k0 k1 k2 k3 k4 k5 k6 k7 k8 k9 l0 l1 l2 l3 l4 l5 l6 l7 l8 l9
    m0 m1 m2 m3 m4 m5 m6 m7 m8 m9
}

#[test]
fn every_field_of_a_wide_struct_is_reported() {
    assert!(Wide::default().validate().is_ok());
    for step in [1, 2, 62, 63, 64, 67, 129] {
        let mut wide = Wide::default();
        let failing = FIELDS.iter().step_by(step);
        failing.clone().for_each(|(_, field)| *field(&mut wide) = 1);
        assert_eq!(report(&wide), failing.map(|(name, _)| format!("{name} max")).collect::<Vec<_>>());
    }
}

/// Returns the steps of a violation's path, in which an index differs from a key.
fn steps(violation: &Violation) -> Vec<String> {
    violation.steps().map(|step| format!("{step:?}")).collect()
}

#[derive(serde::Serialize, serde::Deserialize, Validate)]
struct Rates {
    #[rule(required, array)]
    rates: BTreeMap<String, Rate>,
}

#[derive(serde::Serialize, serde::Deserialize, Validate)]
struct Rate {
    #[rule(required, array)]
    #[serde(rename = "tax.rates")]
    taxes: Vec<Tax>,
}

#[derive(serde::Serialize, serde::Deserialize, Validate)]
struct Tax {
    #[rule(required, numeric, min = 0)]
    percent: f64,
}

/// Whatever characters a key has, it is one step: in the report of a typed value, of the engine, and of JSON text.
#[test]
fn a_key_is_one_step_whatever_characters_it_has() {
    for key in
        ["no.vat", "vat*", "*", ".", "", "0", "a.b.", "æ", "a long key without dots and with more bytes than most"]
    {
        let rate = Rate { taxes: vec![Tax { percent: 25.0 }, Tax { percent: -1.0 }] };
        let rates = Rates { rates: BTreeMap::from([(key.to_owned(), rate)]) };
        assert_eq!(report(&rates), [format!("rates.{key}.tax.rates.1.percent min")]);

        let expected =
            [Step::Key("rates"), Step::Key(key), Step::Key("tax.rates"), Step::Index(1), Step::Key("percent")];
        let expected: Vec<_> = expected.iter().map(|step| format!("{step:?}")).collect();
        assert_eq!(steps(rates.validate().unwrap_err().iter().next().unwrap()), expected, "{key:?}");

        let text = serde_json::to_string(&rates).unwrap();
        let refused = Valid::<Rates>::from_json(&text).unwrap_err();
        assert_eq!(refused.iter().map(steps).collect::<Vec<_>>(), [expected], "{key:?}");
    }
}

#[derive(serde::Deserialize, Validate)]
struct Shelves {
    #[rule(required, array)]
    shelves: BTreeMap<String, Shelf>,
}

#[derive(serde::Deserialize, Validate)]
struct Shelf {
    #[serde(default)]
    rates: Vec<Rate>,
}

/// The path of serde's error has steps too.
#[test]
fn a_key_is_one_step_in_the_path_of_a_wrong_type() {
    let refused = Valid::<Shelves>::from_json(r#"{"shelves": {"no.vat": {"rates": "x"}}}"#).unwrap_err();
    let violation = refused.iter().next().unwrap();
    assert_eq!(violation.rule(), "shape");
    assert!(violation.steps().eq([Step::Key("shelves"), Step::Key("no.vat"), Step::Key("rates")]), "{violation:?}");
}

#[derive(Validate)]
struct Folder {
    #[rule(required, string)]
    name: String,
    #[rule(required_if = "name=shared", nullable, string)]
    owner: Option<String>,
    #[rule(present, array, recursive)]
    folders: BTreeMap<String, Folder>,
}

#[test]
fn a_recursive_type_has_steps_and_whole_paths_of_other_fields() {
    let shared = || Folder { name: "shared".into(), owner: None, folders: BTreeMap::new() };
    let root = Folder { folders: BTreeMap::from([("a.b".into(), shared())]), owner: Some("kari".into()), ..shared() };
    let report = root.validate().unwrap_err();
    let violation = report.iter().next().unwrap();
    assert!(violation.steps().eq([Step::Key("folders"), Step::Key("a.b"), Step::Key("owner")]), "{violation:?}");
    assert_eq!(format!("{report:?}"), "Report [folders.a.b.owner: required_if(folders.a.b.name, shared)]");
    let folder = report.below([Step::Key("folders"), Step::Key("a.b")]);
    assert_eq!(format!("{folder:?}"), "Report [owner: required_if(name, shared)]");
}

#[derive(Validate)]
struct Customer {
    #[rule(required, email, attribute = "e-mail address")]
    email: String,
    #[rule(required, string, max = 3)]
    name: String,
}

/// A lookup after the validation: its failure is rendered in each language like those of rules.
#[test]
fn a_failure_of_a_lookup_joins_the_report() {
    let taken = ["kari@example.com"];
    let customer = Customer { email: "kari@example.com".into(), name: "Kari".into() };
    let mut report = customer.validate().err().unwrap_or_default();
    if taken.contains(&customer.email.as_str()) {
        report.push(Violation::new("email", "unique"));
    }
    let english = Messages::english().with_attribute("email", "e-mail address");
    assert_eq!(
        report.messages(&english).collect::<Vec<_>>(),
        ["The name field must not be greater than 3 characters.", "The e-mail address has already been taken."]
    );
    let norwegian = Messages::norwegian().with_attribute("email", "e-post");
    assert_eq!(report.messages(&norwegian).last().as_deref(), Some("E-post er allerede i bruk."));
    let own = Messages::english().with_sentence("email.unique", "You have an account already.");
    assert_eq!(report.messages(&own).last().as_deref(), Some("You have an account already."));
    assert_eq!(report.get("email").map(Violation::rule).collect::<Vec<_>>(), ["unique"]);
    assert_eq!(report.into_result().unwrap_err().len(), 2);
}

#[test]
fn a_constructed_violation_is_worded_by_its_name() {
    let sentence =
        |violation: Violation| (Messages::english().sentence(&violation), Messages::norwegian().sentence(&violation));
    let (english, norwegian) = sentence(Violation::new("a", "in_stock").with_param("left", 3));
    assert_eq!((&*english, &*norwegian), ("The a field is invalid.", "Feltet a er ugyldig."));
    let (english, norwegian) = sentence(Violation::new("a", "required"));
    assert_eq!((&*english, &*norwegian), ("The a field is required.", "Feltet a må fylles ut."));
    let (english, _) = sentence(Violation::new("a", "max").with_param("max", 3));
    assert_eq!(english, "The a field must not be greater than 3.");
    let (english, _) = sentence(Violation::new("a", "nullable"));
    assert_eq!(english, "The a field is invalid.");
    let (english, norwegian) = sentence(
        Violation::new("a", "exists").with_message("No such :attribute in :place.").with_param("place", "Bergen"),
    );
    assert_eq!((&*english, &*norwegian), ("No such a in Bergen.", "No such a in Bergen."));
}

fn found() -> Report {
    let rules = RuleSet::parse([("a", "required"), ("b.*.c", "required_if:b.*.d,1|numeric"), ("e", "in:x")]).unwrap();
    let Err(InvalidJson::Report(report)) = rules.check_json(br#"{"b": [{"c": "y"}, {"d": 1}], "e": "secret"}"#) else {
        panic!("three fields fail")
    };
    report
}

#[test]
fn reports_are_collections() {
    let debug = "Report [a: required, e: in(x), b.0.c: numeric, b.1.c: required_if(b.1.d, 1)]";
    assert_eq!(format!("{:?}", found()), debug);
    assert_eq!(found().into_iter().collect::<Report>(), found());
    let mut twice = found();
    twice.extend(vec![]);
    twice.extend(found());
    assert_eq!(twice.len(), 8);
    let mut once = found();
    once.merge(found());
    assert_eq!(once, found());
    let by_path: Vec<_> = twice.by_path().map(|(path, violations)| (path, violations.len())).collect();
    assert_eq!(by_path, [("a", 2), ("e", 2), ("b.0.c", 2), ("b.1.c", 2)]);
    assert_eq!(Report::default().by_path().count(), 0);
    assert_eq!(Report::default().into_result(), Ok(()));
}

#[test]
fn reports_are_cut_and_moved_by_steps() {
    let below = found().below("b.1");
    assert_eq!(format!("{below:?}"), "Report [c: required_if(d, 1)]");
    assert_eq!(format!("{:?}", below.clone().at([Step::Key("b.1")])), "Report [b.1.c: required_if(b.1.d, 1)]");
    assert_eq!(below.at("b.1"), found().iter().filter(|violation| violation.path() == "b.1.c").cloned().collect());
    assert_eq!(found().below(""), found());
    assert_eq!(found().at(""), found());
    assert_eq!(found().below([Step::Key("b.1")]), Report::default());
    assert_eq!(format!("{:?}", found().below("e")), "Report [in(x)]");
}

#[test]
fn a_violation_is_serialized_without_a_value() {
    let json: Vec<_> = found().iter().map(|violation| serde_json::to_string(violation).unwrap()).collect();
    assert_eq!(json[1], r#"{"path":"e","rule":"in","params":["x"],"message":"The selected e is invalid."}"#);
    assert!(!json.concat().contains("secret"));
    let rules = RuleSet::parse([("a", "in:")]).unwrap();
    let report = rules.check(&Document::read(br#"{"a": "b"}"#).unwrap()).unwrap_err();
    let json = serde_json::to_string(report.iter().next().unwrap()).unwrap();
    assert!(json.contains(r#""params":[null]"#), "{json}");
}
