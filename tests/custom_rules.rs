//! Custom rules, checks, messages and names, as attributes.

#![allow(missing_docs, reason = "a test")]

use std::collections::BTreeMap;

use frontpay_core::{
    CheckError, Context, Messages, Moment, Params, Report, Rule, RuleParam, RuleView, Step, Valid, Validate, Validator,
    Value, Violation,
};
use serde::{Deserialize, Serialize};

/// Custom rules, as in another crate.
mod acme {
    use super::{Context, Params, Rule, Value};

    pub(crate) struct MaxLines(pub(crate) usize);

    impl Rule for MaxLines {
        const NAME: &'static str = "max_lines";
        const SENTENCE: &'static str = "The :attribute field must not have more than :max lines.";

        fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
            match value {
                Value::Str(text) if text.lines().count() <= self.0 => Ok(()),
                _ => Err(self.params()),
            }
        }

        fn params(&self) -> Params {
            Params::none().with("max", self.0)
        }
    }

    pub(crate) struct Weekend;

    impl Rule for Weekend {
        const NAME: &'static str = "weekend";
        const IMPLICIT: bool = true;

        fn check(&self, _: Value<'_>, context: &Context<'_>) -> Result<(), Params> {
            let day = context.now().unix_seconds().div_euclid(86_400) % 7;
            if matches!(day, 2 | 3) { Ok(()) } else { Err(Params::none()) }
        }
    }

    pub(crate) const fn even(value: Value<'_>) -> bool {
        matches!(value, Value::Int(number) if number % 2 == 0)
    }

    pub(crate) struct Full;

    impl Rule for Full {
        const NAME: &'static str = "full";

        fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
            match value {
                Value::List(items) if items.as_slice().len() == items.len() && !items.is_empty() => Ok(()),
                _ => Err(Params::none()),
            }
        }
    }
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Note {
    #[rule(required, string, acme::MaxLines(2), max = 10)]
    text: String,
    #[rule("nullable|integer", const acme::even)]
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
    #[rule(required, array, acme::Full)]
    tags: Vec<String>,
}

fn failures(report: &Report) -> Vec<(&str, &str)> {
    report.iter().map(|violation| (violation.path(), violation.rule())).collect()
}

#[test]
fn a_custom_rule_is_part_of_the_table() {
    let refused = Valid::<Note>::from_json(br#"{"text": "a\nb\nc\nd\ne\nf", "number": 3, "tags": [""]}"#).unwrap_err();
    let report: Vec<_> = refused.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(report, [("text", "max_lines"), ("text", "max"), ("number", "even")]);
    let sentences: Vec<_> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(sentences[0], "The text field must not have more than 2 lines.");
    assert_eq!(refused.iter().next().unwrap().params().collect::<Vec<_>>(), [Some("2")]);
    assert!(Valid::<Note>::from_json(br#"{"text": "a\nb", "number": null, "tags": ["x"]}"#).is_ok());
}

#[test]
fn laravel_text_has_its_name_and_parameters() {
    let rules: Vec<_> = Note::RULES.to_laravel().into_iter().map(|(_, rules)| rules.join("|")).collect();
    assert_eq!(rules, ["required|string|max_lines:2|max:10", "nullable|integer|even", "required|array|full"]);
}

#[test]
fn the_view_has_its_name_and_parameters() {
    let text = Note::RULES.fields().next().unwrap();
    let [required, _, max_lines, _] = text.rules() else { panic!("{text:?}") };
    assert!(!required.is_custom());
    assert_eq!((max_lines.name(), max_lines.is_custom(), max_lines.builtin()), ("max_lines", true, None));
    assert_eq!(max_lines.params().collect::<Vec<_>>(), [("max", &RuleParam::Text("2".into()))]);
}

#[derive(Debug, Deserialize, Validate)]
struct Attached {
    #[rule(nullable, array)]
    note: Option<Note>,
    #[rule(required, array)]
    ways: Vec<Way>,
}

/// The view has the rules of the Laravel text: an `Option` and a variant add rules.
#[test]
fn the_view_of_a_nested_table_has_whole_paths_and_the_conditions_of_its_parents() {
    let fields: Vec<_> = Attached::RULES.fields().collect();
    let lines: Vec<_> = fields.iter().map(|field| (field.path().to_string(), texts(field.rules()))).collect();
    assert_eq!(lines, Attached::RULES.to_laravel());
    let find = |path: &str| fields.iter().find(|field| field.path().to_string() == path).unwrap().rules();
    assert_eq!(texts(find("note.text")), ["required_with:note", "string", "max_lines:2", "max:10"]);
    let [leaves_out, ..] = find("ways.*.to") else { panic!("{fields:?}") };
    let (names, params): (Vec<_>, Vec<_>) = leaves_out.params().unzip();
    assert_eq!((leaves_out.name(), names), ("exclude_unless", vec!["other", "values"]));
    assert_eq!(params.iter().map(ToString::to_string).collect::<Vec<_>>(), ["ways.*.kind", "mail"]);
}

fn texts(rules: &[RuleView<'_>]) -> Vec<String> {
    rules.iter().map(ToString::to_string).collect()
}

#[test]
fn the_typed_check_and_the_engine_call_it_alike() {
    for (text, number) in [("a\nb", Some(2)), ("a\nb\nc", Some(2)), ("a", Some(3)), ("a", None)] {
        let note = Note { text: text.to_owned(), number, tags: vec!["x".to_owned()] };
        assert_eq!(note.validate(), Note::RULES.check(&note), "{text:?} {number:?}");
    }
}

#[derive(Debug, Deserialize, Validate)]
struct Opening {
    #[rule(acme::Weekend)]
    at: Option<String>,
}

/// An implicit rule runs on missing fields, and gets the time from the context.
#[test]
fn the_time_is_that_of_the_context() {
    let saturday = Context::new().at(Moment::from_unix(2 * 86_400, 0));
    let monday = Context::new().at(Moment::from_unix(4 * 86_400, 0));
    assert!(Opening { at: None }.validate_with(&saturday).is_ok());
    assert_eq!(failures(&Opening { at: None }.validate_with(monday).unwrap_err()), [("at", "weekend")]);
    assert!(Validator::new().context(saturday).validate(Opening { at: None }).is_ok());
}

fn norwegian_mobile(msisdn: &str) -> Result<(), CheckError> {
    if msisdn.len() == 8 && msisdn.starts_with(['4', '9']) {
        return Ok(());
    }
    let error = CheckError::new("norwegian_mobile").with_param("digits", 8);
    Err(error.with_message("The :attribute field must be a Norwegian mobile number of :digits digits."))
}

struct Shop {
    currency: &'static str,
}

fn of_shop(currency: &str, context: &Context<'_>) -> Result<(), CheckError> {
    let wanted = context.get::<Shop>().map_or("NOK", |shop| shop.currency);
    if currency == wanted { Ok(()) } else { Err(CheckError::new("of_shop")) }
}

fn adds_up(order: &Order) -> Result<(), CheckError> {
    let sum: i64 = order.lines.iter().map(|line| line.amount).sum();
    if sum == order.total { Ok(()) } else { Err(CheckError::new("adds_up").at("total")) }
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[rule(context = Shop, custom = adds_up)]
struct Order {
    #[rule(required, array)]
    lines: Vec<Line>,
    #[serde(default)]
    notes: BTreeMap<String, Option<Box<Line>>>,
    #[rule(required, integer)]
    total: i64,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[rule(context = Shop)]
struct Line {
    #[rule(required, integer, min = 1)]
    amount: i64,
    #[rule(required, string, custom = norwegian_mobile, attribute = "mobile")]
    msisdn: String,
    #[rule(required, string, custom_with = of_shop)]
    currency: String,
}

fn line(amount: i64, msisdn: &str, currency: &str) -> Line {
    Line { amount, msisdn: msisdn.to_owned(), currency: currency.to_owned() }
}

/// A unit struct: null on the wire, with a check of the type itself.
#[derive(Debug, Serialize, Deserialize, Validate)]
#[rule(custom = never)]
struct Closed;

fn never(_: &Closed) -> Result<(), CheckError> {
    Err(CheckError::new("never"))
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Door {
    #[rule(nullable)]
    state: Option<Closed>,
}

#[test]
fn a_struct_without_fields_is_checked() {
    assert_eq!(Closed.validate().unwrap_err().iter().map(Violation::rule).collect::<Vec<_>>(), ["never"]);
    let report = Door { state: Some(Closed) }.validate().unwrap_err();
    assert_eq!(report.get("state").map(Violation::rule).collect::<Vec<_>>(), ["never"]);
    assert!(Door { state: None }.validate().is_ok());
}

#[test]
fn a_check_knows_its_path() {
    let notes = [("a".to_owned(), Some(Box::new(line(1, "1", "NOK")))), ("b".to_owned(), None)];
    let order = Order { lines: vec![line(1, "40000000", "NOK"), line(2, "2", "SEK")], notes: notes.into(), total: 4 };
    let report = order.validate_with(Context::new()).unwrap_err();
    assert_eq!(
        failures(&report),
        [
            ("lines.1.msisdn", "norwegian_mobile"),
            ("lines.1.currency", "of_shop"),
            ("notes.a.msisdn", "norwegian_mobile"),
            ("total", "adds_up")
        ]
    );
    assert_eq!(
        report.iter().next().unwrap().to_string(),
        "The mobile field must be a Norwegian mobile number of 8 digits."
    );
    let shop = Shop { currency: "SEK" };
    let order = Order { lines: vec![line(2, "40000000", "SEK")], notes: BTreeMap::new(), total: 2 };
    assert!(order.validate_with(Context::new().with(&shop)).is_ok());
    assert_eq!(failures(&order.validate_with(Context::new()).unwrap_err()), [("lines.0.currency", "of_shop")]);
}

/// Checks run after the rules of the table, if the type can be read from the text.
#[test]
fn a_check_runs_on_the_deserialized_value() {
    let text = br#"{"lines": [{"amount": 0, "msisdn": "1", "currency": "NOK"}], "total": 1}"#;
    let refused = Validator::new().context(Context::new()).from_json::<Order>(text).unwrap_err();
    let found: Vec<_> = refused.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(found, [("lines.0.amount", "min"), ("lines.0.msisdn", "norwegian_mobile"), ("total", "adds_up")]);

    let unreadable = br#"{"lines": [{"amount": "x", "msisdn": "1", "currency": "NOK"}], "total": 1}"#;
    let refused = Validator::new().context(Context::new()).from_json::<Order>(unreadable).unwrap_err();
    let found: Vec<_> = refused.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(found, [("lines.0.amount", "integer")]);
}

#[derive(Debug, Validate)]
struct Person {
    #[rule(required, string, in("private", "corporate"), attribute = "kind")]
    r#type: String,
    #[rule(
        required_if = "type=corporate",
        nullable,
        digits = 9,
        acme::MaxLines(1),
        attribute = "organisation number",
        message(digits = "Nine digits, please.", required_if = "Needed: the :attribute, as :other is :value.")
    )]
    number: Option<String>,
    #[rule(required, string, max = 3, message = "The :attribute is wrong.")]
    name: String,
}

#[test]
fn a_type_has_its_own_messages() {
    let person = |number: Option<&str>, name: &str| Person {
        r#type: "corporate".to_owned(),
        number: number.map(str::to_owned),
        name: name.to_owned(),
    };
    let report = person(None, "").validate().unwrap_err();
    let sentences: Vec<_> = report.iter().map(ToString::to_string).collect();
    assert_eq!(sentences, ["Needed: the organisation number, as kind is corporate.", "The name is wrong."]);
    let report = person(Some("1"), "Kari").validate().unwrap_err();
    assert_eq!(report.to_string(), "Nine digits, please. (and 1 more error)");

    let own = Messages::english().with_sentence("name.max", "Too long.").with_attribute("number", "number");
    let sentences: Vec<_> = report.messages(&own).collect();
    assert_eq!(sentences, ["Nine digits, please.", "Too long."]);
    let report = person(None, "a").validate().unwrap_err();
    assert_eq!(report.messages(&own).collect::<Vec<_>>(), ["Needed: the number, as kind is corporate."]);
}

#[derive(Debug, Serialize, Deserialize, Validate)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum Way {
    Sms {
        #[rule(required, string, custom = norwegian_mobile, attribute = "mobile")]
        msisdn: String,
    },
    Mail {
        #[rule(required, string, acme::MaxLines(1), message(max_lines = "One line, please."))]
        to: String,
    },
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Sending {
    #[rule(required, array)]
    ways: Vec<Way>,
}

/// The fields of a variant have the same features.
#[test]
fn variants_have_rules_and_checks() {
    let text = br#"{"ways": [{"kind": "sms", "msisdn": "1"}, {"kind": "mail", "to": "a\nb"}]}"#;
    let refused = Valid::<Sending>::from_json(text).unwrap_err();
    let found: Vec<_> = refused.iter().map(|violation| (violation.path(), violation.rule())).collect();
    assert_eq!(found, [("ways.1.to", "max_lines"), ("ways.0.msisdn", "norwegian_mobile")]);
    let sentences: Vec<_> = refused.iter().map(ToString::to_string).collect();
    assert_eq!(sentences, ["One line, please.", "The mobile field must be a Norwegian mobile number of 8 digits."]);
    let text = br#"{"ways": [{"kind": "sms", "msisdn": "40000000"}, {"kind": "mail", "to": "a"}]}"#;
    assert!(Valid::<Sending>::from_json(text).is_ok());
}

/// A check with several failures, each below the struct that it checks.
fn without_repetitions(cart: &Cart) -> Result<(), Vec<CheckError>> {
    let is_repeated = |(index, sku): &(usize, &String)| cart.skus[..*index].contains(sku);
    let errors = cart
        .skus
        .iter()
        .enumerate()
        .filter(is_repeated)
        .map(|(index, _)| CheckError::new("without_repetitions").at([Step::Key("skus"), Step::Index(index)]));
    let errors: Vec<_> = errors.collect();
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}

/// A check of a map, whose keys can have dots.
fn in_stock(stock: &BTreeMap<String, i64>) -> Result<(), Report> {
    let missing = stock.iter().filter(|(_, left)| **left < 0);
    missing.map(|(sku, _)| Violation::new([Step::Key(sku)], "in_stock")).collect::<Report>().into_result()
}

/// An error of the program, which several checks return.
struct Missing(&'static str);

impl From<Missing> for Report {
    fn from(Missing(path): Missing) -> Self {
        Violation::new(path, "missing_part").with_message("The :attribute is missing.").into()
    }
}

fn is_complete(cart: &Cart) -> Result<(), Missing> {
    if cart.note.is_empty() { Err(Missing("note")) } else { Ok(()) }
}

/// An error without any failure, by mistake.
fn is_note(note: &str) -> Result<(), Report> {
    if note == "empty report" { Err(Report::default()) } else { Ok(()) }
}

#[derive(Debug, Validate)]
#[rule(custom = without_repetitions, custom = is_complete)]
struct Cart {
    #[rule(present, array)]
    skus: Vec<String>,
    #[rule(present, array, custom = in_stock)]
    stock: BTreeMap<String, i64>,
    #[rule(present, string, custom = is_note)]
    note: String,
}

#[derive(Debug, Validate)]
struct Carts {
    #[rule(required, array)]
    carts: BTreeMap<String, Cart>,
}

#[test]
fn a_check_returns_one_failure_or_several() {
    let cart = || Cart {
        skus: ["a", "b", "a", "b"].map(str::to_owned).into(),
        stock: BTreeMap::from([("soap.bar".to_owned(), -1), ("towel".to_owned(), 1)]),
        note: String::new(),
    };
    let report = cart().validate().unwrap_err();
    assert_eq!(
        failures(&report),
        [
            ("stock.soap.bar", "in_stock"),
            ("skus.2", "without_repetitions"),
            ("skus.3", "without_repetitions"),
            ("note", "missing_part")
        ]
    );
    assert_eq!(report.get("note").next().unwrap().to_string(), "The note is missing.");
    assert!(report.iter().next().unwrap().steps().eq([Step::Key("stock"), Step::Key("soap.bar")]));

    let nested = Carts { carts: BTreeMap::from([("1.5".to_owned(), cart())]) }.validate().unwrap_err();
    assert_eq!(nested.below([Step::Key("carts"), Step::Key("1.5")]), report);
    assert_eq!(nested, report.at([Step::Key("carts"), Step::Key("1.5")]));
}

/// A check that returns an error cannot pass by mistake.
#[test]
fn an_error_without_a_failure_is_a_failure() {
    let cart = Cart { skus: Vec::new(), stock: BTreeMap::new(), note: "empty report".to_owned() };
    assert_eq!(failures(&cart.validate().unwrap_err()), [("note", "invalid")]);
}
