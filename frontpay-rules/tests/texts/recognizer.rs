use std::sync::LazyLock;

use frontpay_rules::{Document, Escaped, Messages, RuleSet, SentenceRecognizer, Violation};
use proptest::prelude::*;
use rstest::rstest;

/// The refusals that the server was recorded with in July 2025; only `errors` counts here.
const REFUSALS: [&str; 7] = [
    include_str!("../fixtures/refusals/orders-invoice-create.2025-07-15.json"),
    include_str!("../fixtures/refusals/orders-invoice-create-ehf.2025-07-15.json"),
    include_str!("../fixtures/refusals/orders-invoice-create-faktura.2025-07-15.json"),
    include_str!("../fixtures/refusals/orders-payment-link-create.2025-07-15.json"),
    include_str!("../fixtures/refusals/orders-regular-submit.2025-07-15.json"),
    include_str!("../fixtures/refusals/orders-regular-submit.2025-07-22.json"),
    include_str!("../fixtures/refusals/orders-regular-submit-invoice.2025-07-15.json"),
];

fn laravel() -> SentenceRecognizer {
    SentenceRecognizer::new([Messages::english_until_9(), Messages::english()])
}

fn rules(rows: &[(&str, &str)]) -> RuleSet {
    RuleSet::parse(rows.iter().copied()).unwrap()
}

/// A violation as `path: rule(params)`.
fn shown(violation: &Violation) -> String {
    let params: Vec<_> = violation.params().map(|param| param.unwrap_or("null")).collect();
    format!("{}: {}({})", violation.path(), violation.rule(), params.join("; "))
}

fn recognized(recognizer: &SentenceRecognizer, sentence: &str) -> Option<String> {
    recognizer.recognize(sentence).as_ref().map(shown)
}

#[test]
fn all_recorded_sentences_are_recognized_without_a_table() {
    let recognizer = laravel();
    let mut found: Vec<_> = Vec::new();
    for refusal in REFUSALS {
        let refusal: serde_json::Value = serde_json::from_str(refusal).unwrap();
        for sentence in refusal["errors"].as_array().unwrap() {
            let sentence = sentence.as_str().unwrap();
            found.push(recognized(&recognizer, sentence).unwrap_or_else(|| panic!("{sentence}")));
        }
    }
    assert_eq!(found.len(), 22);
    found.sort_unstable();
    found.dedup();
    let expected = [
        "customerDetails.email: email()",
        "customerDetails.personalNumber: required_if(submitPayment.via; invoice)",
        "customerDetails.preferredLanguage: required()",
        "invoiceAsPaymentOption: required()",
        "isCreditCheckAvailable: required()",
        "orderDate: date_format(d M, Y)",
        "orderSummary.shippingCost: required()",
        "products.0.rate: required()",
        "sendOrderBy.email: required()",
        "sendOrderBy.invoice: required()",
        "sendOrderBy.sms: required()",
    ];
    assert_eq!(found, expected);
}

#[rstest]
#[case::current("The name field must be a string.", "name: string()")]
#[case::former("The name must be a string.", "name: string()")]
#[case::item("The products.12.productId field is required.", "products.12.productId: required()")]
#[case::key_of_a_map("The products.abC.tax must be a number.", "products.abC.tax: numeric()")]
#[case::most_literal("The a field and b must be different.", "a: different(b)")]
#[case::condition("The a field is required when b c is accepted.", "a: required_if_accepted(bC)")]
#[case::condition_on_another_word("The a field is required when b c is x y.", "a: required_if(bC; x y)")]
#[case::several_fields(
    "The a field is required when b c / d.0.e / f are present.",
    "a: required_with_all(bC; d.0.e; f)"
)]
#[case::several_words("The a must start with one of the following: x, y z.", "a: starts_with(x; y z)")]
#[case::no_words("The a must start with one of the following: .", "a: starts_with()")]
#[case::numbers("The a must be between -1.5 and 3.", "a: between(-1.5; 3)")]
#[case::decimals("The a must have 2-4 decimal places.", "a: decimal(2; 4)")]
#[case::number("The a must be greater than 3.", "a: gt(3)")]
#[case::field_in_place_of_a_number("The a must be greater than b c.", "a: gt(bC)")]
#[case::limit("The a must not have more than 3 items.", "a: max(3)")]
#[case::field_in_place_of_a_limit("The a must not have more than b items.", "a: lte(b)")]
#[case::date("The a field must be a date after next monday.", "a: after(next monday)")]
#[case::field_in_place_of_a_date("The a field must be a date after order date.", "a: after(orderDate)")]
#[case::shared("The selected a is invalid.", "a: in()")]
#[case::pattern("The a format is invalid.", "a: regex()")]
#[case::confirmation("The pin confirmation does not match.", "pin: confirmed()")]
fn a_sentence_alone_tells_rule_path_and_parameters(#[case] sentence: &str, #[case] violation: &str) {
    assert_eq!(recognized(&laravel(), sentence).as_deref(), Some(violation));
}

#[rstest]
#[case::empty("")]
#[case::dot(".")]
#[case::other("Something else.")]
#[case::template("The :attribute field is required.")]
#[case::no_attribute("The  field is required.")]
#[case::blank_in_front("The  a field is required.")]
#[case::blank_behind("The a  field is required.")]
#[case::line_feed("The a\nb field is required.")]
#[case::escape("The a\u{1b}[31m field is required.")]
#[case::turned("The a\u{202e}b field is required.")]
#[case::punctuation("The SQLSTATE[23000]: the a field is required.")]
#[case::capitals("The Name of it field is required.")]
#[case::text_in_place_of_a_number("The a must be at least SELECT 1.")]
#[case::control_character_in_a_value("The a must start with one of the following: x\u{7}.")]
#[case::more_behind("The a field is required. Really.")]
fn other_texts_are_not_recognized(#[case] sentence: &str) {
    assert_eq!(recognized(&laravel(), sentence), None);
}

#[test]
fn long_names_and_long_sentences_are_not_recognized() {
    let required = |name: &str| laravel().recognize(&format!("The {name} field is required.")).is_some();
    assert!(required(&"a".repeat(256)) && !required(&"a".repeat(257)));
    let sentence = |length: usize| {
        let front = "The a must start with one of the following: ";
        format!("{front}{}.", "x".repeat(length - front.len() - 1))
    };
    let recognizer = laravel();
    assert!(recognizer.recognize(&sentence(SentenceRecognizer::MAX_LENGTH)).is_some());
    assert!(recognizer.recognize(&sentence(SentenceRecognizer::MAX_LENGTH + 1)).is_none());
}

#[test]
fn a_text_without_the_words_of_a_template_costs_no_memory() {
    let recognizer = laravel();
    for text in ["", "x.", "Something else.", &"x".repeat(1 << 20), &"The a field is required. ".repeat(1 << 15)] {
        let counted = allocation_counter::measure(|| assert_eq!(recognizer.recognize(text), None));
        assert_eq!(counted.count_total, 0, "{} bytes", text.len());
    }
}

/// A recognizer with a table in which many paths lead to one name.
static ODD: LazyLock<SentenceRecognizer> = LazyLock::new(|| {
    laravel().with_table(&rules(&[("a.*.b", "required_if:a.*.c,x"), ("*.*", "in:x"), ("a", "same:b")]))
});

proptest! {
    #[test]
    fn sentences_of_nothing_but_words_of_templates_are_harmless(
        words in prop::collection::vec(prop::sample::select(&WORDS[..]), 0..200),
    ) {
        if let Some(found) = ODD.recognize(&format!("The {}.", words.concat())) {
            prop_assert!(!found.path().is_empty() && found.path().len() <= 256, "{found:?}");
            let texts = [found.path()].into_iter().chain(found.params().flatten());
            prop_assert!(texts.flat_map(str::chars).all(Escaped::is_plain), "{found:?}");
        }
    }
}

/// Words that most templates have, and what can stand between them.
const WORDS: [&str; 24] = [
    " field",
    " is required",
    " when ",
    " is ",
    " must be ",
    " at least ",
    " a date after ",
    "or equal to ",
    " between ",
    " and ",
    " must have ",
    " items",
    " in ",
    " / ",
    ", ",
    ".",
    "a",
    "b",
    "*",
    "0",
    " ",
    "å",
    "\u{202e}",
    "_",
];

#[rstest]
#[case::spelling("The customer.e mail field is required.", "customer.e_mail: required()")]
#[case::spelling_below_an_item("The lines.3.unit_code field is required.", "lines.3.unit_code: required()")]
#[case::second_of_two_rules("The selected kind is invalid.", "kind: not_in(x; y)")]
#[case::parameters_that_are_not_said("The selected lines.0.unit_code is invalid.", "lines.0.unit_code: in(kg; g)")]
#[case::pattern("The customer.e mail format is invalid.", "customer.e_mail: not_regex(/^x/)")]
#[case::one_of_the_values("The note field is required when kind is b.", "note: required_if(kind; a; b)")]
#[case::all_of_the_values("The note field is required when kind is a, b.", "note: required_if(kind; a; b)")]
#[case::a_word_of_another_rule(
    "The flag field is required when kind is accepted.",
    "flag: required_if(kind; accepted)"
)]
#[case::value_with_a_comma("The odd must end with one of the following: a, b, c.", "odd: ends_with(a, b; c)")]
#[case::another_item("The lines.2.sum must be greater than lines.2.min.", "lines.2.sum: gt(lines.2.min)")]
#[case::other_parameters("The note field is required when kind is z.", "note: required_if(kind; z)")]
#[case::other_rule("The note must be a string.", "note: string()")]
#[case::key_of_a_map("The lines.unit a.unit code field is required.", "lines.unitA.unit_code: required()")]
#[case::odd_key_of_a_map("The lines.A/1.unit_code field is required.", "lines.A/1.unit_code: required()")]
#[case::field_with_the_words_of_a_sentence("The terms and kind and kind must match.", "terms_and_kind: same(kind)")]
#[case::not_in_the_table("The other thing field is required.", "otherThing: required()")]
fn a_table_helps(#[case] sentence: &str, #[case] violation: &str) {
    let rules = rules(&[
        ("customer.e_mail", "required|not_regex:/^x/"),
        ("lines.*.unit_code", "required|in:kg,g"),
        ("lines.*.sum", "numeric|gt:lines.*.min"),
        ("lines.*.min", "numeric"),
        ("kind", "required|not_in:x,y"),
        ("note", "required_if:kind,a,b"),
        ("flag", "required_if:kind,accepted"),
        ("odd", "ends_with:\"a, b\",c"),
        ("terms_and_kind", "same:kind"),
    ]);
    assert_eq!(recognized(&laravel().with_table(&rules), sentence).as_deref(), Some(violation));
}

#[test]
fn several_tables_help_and_the_first_spells() {
    let first = rules(&[("customer_name", "string"), ("a", "in:x")]);
    let second = rules(&[("customerName", "string|max:3"), ("b", "in:y")]);
    let recognizer = laravel().with_table(&first).with_table(&second).with_paths(["order_date", "lines.*.unit_code"]);
    let cases = [
        ("The customer name must not be greater than 3 characters.", "customer_name: max(3)"),
        ("The selected a is invalid.", "a: in(x)"),
        ("The selected b is invalid.", "b: in(y)"),
        ("The order date field is required.", "order_date: required()"),
        ("The lines.5.unit code field is required.", "lines.5.unit_code: required()"),
        ("The a must be a date after order date.", "a: after(order_date)"),
    ];
    for (sentence, violation) in cases {
        assert_eq!(recognized(&recognizer, sentence).as_deref(), Some(violation));
    }
}

const FILE: &str = "<?php return [
    'required' => ':Attribute må med!',
    'min' => 'minst :min, :ATTRIBUTE|minst :min av :attribute',
    'between' => ['numeric' => ':attribute: between :min..:max (:input)'],
    'max' => ':MAX av :attribute, :attribute',
    'custom' => ['lines.*.sum' => ['numeric' => 'No sum in line :position.'], 'name' => ['string' => 'Who?']],
    'attributes' => ['mail' => 'e-mail address (work)', 'lines.*.tax' => 'tax'],
    'values' => ['pay' => ['cc' => 'credit card', 'inv' => 'invoice'], 'lines' => ['*' => ['kind' => ['s' => 'small']]]],
];";

#[rstest]
#[case::capital("Order date må med!", "orderDate: required()")]
#[case::capital_of_an_item("Lines.0.unitCode må med!", "lines.0.unitCode: required()")]
#[case::capitals("minst 1, TAGS", "tags: min(1)")]
#[case::plural("minst 3 av tags", "tags: min(3)")]
#[case::value_of_the_payload("a b: between 1..5 (7, 8)", "aB: between(1; 5)")]
#[case::number_in_capitals("3 av x, x", "x: max()")]
#[case::sentence_for_a_path("Who?", "name: string()")]
#[case::sentence_without_its_item("No sum in line 3.", "lines.*.sum: numeric()")]
#[case::name_with_punctuation("E-mail address (work) må med!", "mail: required()")]
#[case::name_without_its_item("minst 1, TAX", "lines.*.tax: min(1)")]
#[case::words_for_a_value("The x field is required when pay is credit card.", "x: required_if(pay; cc)")]
#[case::words_for_values(
    "The x field is required unless pay is in invoice, cash.",
    "x: required_unless(pay; inv; cash)"
)]
#[case::words_below_an_item(
    "The lines.3.kind field must start with one of the following: small.",
    "lines.3.kind: starts_with(s)"
)]
#[case::own_sentence("Check the total!", "total: gte(sum)")]
fn a_catalogue_has_sentences_names_and_words(#[case] sentence: &str, #[case] violation: &str) {
    let messages = Messages::from_php(FILE).unwrap().with_sentence("total", "Check the total!");
    let recognizer = SentenceRecognizer::new([messages]).with_table(&rules(&[("total", "gte:sum")]));
    assert_eq!(recognized(&recognizer, sentence).as_deref(), Some(violation));
}

#[rstest]
#[case::names_its_field_as_two("3 av x, y")]
#[case::no_literal("x y")]
fn sentences_of_a_catalogue_that_contradict_themselves_are_not_recognized(#[case] sentence: &str) {
    let messages = Messages::from_php(FILE).unwrap().with_sentence("date", ":attribute :input");
    assert_eq!(recognized(&SentenceRecognizer::new([messages]), sentence), None);
}

#[rstest]
#[case::english(Messages::english())]
#[case::english_until_9(Messages::english_until_9())]
#[case::norwegian(Messages::norwegian())]
#[case::file(Messages::from_php("'required' => ':Attribute må med!', 'min' => 'minst :min :attribute|minst :min, :attribute'").unwrap())]
fn sentences_of_a_report_lead_back_to_it(#[case] messages: Messages) {
    let rules = rules(&[
        ("name", "required|string|min:3"),
        ("tags", "array|min:2"),
        ("type", "required_if:name,a,b"),
        ("items.*.a_b", "required|numeric|between:1,5"),
    ]);
    let document = Document::read(br#"{"name": "b", "tags": [1], "items": [{}, {"a_b": 7}]}"#).unwrap();
    let report = rules.validate(&document).unwrap_err();
    assert_eq!(report.len(), 5);
    let recognizer = SentenceRecognizer::new([messages.clone()]).with_table(&rules);
    for violation in &report {
        let sentence = messages.sentence(violation);
        assert_eq!(recognizer.recognize(&sentence).as_ref(), Some(violation), "{sentence}");
    }
}

#[test]
fn what_a_sentence_says_is_said_again() {
    let recognizer = laravel();
    let sentences = [
        "The customer details.email must be a valid email address.",
        "The products.0.rate must be at least 3 characters.",
        "The a must have at least 3 items.",
        "The a must be a date before order date.",
    ];
    for sentence in sentences {
        assert_eq!(Messages::english_until_9().sentence(&recognizer.recognize(sentence).unwrap()), sentence);
    }
}
