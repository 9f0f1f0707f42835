use frontpay_rules::{Document, Escaped, Messages, RuleSet, SentenceRecognizer};
use proptest::prelude::*;
use rstest::rstest;

/// The sentences for what a document fails.
fn sentences(messages: &Messages, rules: &[(&str, &str)], json: &str) -> Vec<String> {
    let rules = RuleSet::parse(rules.iter().copied()).unwrap();
    let report = rules.validate(&Document::read(json.as_bytes()).unwrap()).unwrap_err();
    report.messages(messages).collect()
}

fn one(messages: &Messages, rules: &str, json: &str) -> String {
    let rules = [("o", ""), ("p", ""), ("items.*.a_b", rules), ("x", rules)];
    let rules: Vec<_> = rules.into_iter().filter(|(_, rules)| !rules.is_empty()).collect();
    sentences(messages, &rules, json).join(" / ")
}

#[rstest]
#[case::required("required", "{}", "Feltet x må fylles ut.")]
#[case::plural("array|min:2", r#"{"x": [1]}"#, "Feltet x må ha minst 2 elementer.")]
#[case::singular("array|min:1|list", r#"{"x": {}}"#, "Feltet x må ha minst 1 element.")]
#[case::characters("string|max:1", r#"{"x": "ab"}"#, "Feltet x kan ikke ha mer enn 1 tegn.")]
#[case::number("numeric|between:1,5", r#"{"x": 7}"#, "Feltet x må være mellom 1 og 5.")]
#[case::items_between("array|between:0,1", r#"{"x": [1, 2]}"#, "Feltet x må ha mellom 0 og 1 element.")]
#[case::decimals("decimal:2", r#"{"x": "1.5"}"#, "Feltet x må ha 2 desimaler.")]
#[case::one_decimal("decimal:1", r#"{"x": "1.55"}"#, "Feltet x må ha 1 desimal.")]
#[case::as_many_as_another("array|gt:o", r#"{"x": [], "o": [1]}"#, "Feltet x må ha mer enn o elementer.")]
#[case::condition("required_if:o,a", r#"{"o": "a"}"#, "Feltet x må fylles ut når o er a.")]
fn norwegian(#[case] rules: &str, #[case] json: &str, #[case] sentence: &str) {
    assert_eq!(one(&Messages::norwegian(), rules, json), sentence);
}

const ITEMS: &str = r#"{"x": 1, "items": [{"a_b": 1}, {}, {"a_b": 1}]}"#;
const ITEM: &str = r#"{"x": 1, "items": [{"a_b": 1}, {}]}"#;

#[rstest]
#[case::none(&[], "The items.1.a_b field is required.")]
#[case::rule(&[("required", "r")], "r")]
#[case::path_and_rule_before_rule(&[("required", "r"), ("items.1.a_b.required", "p")], "p")]
#[case::star(&[("required", "r"), ("items.*.a_b.required", "p")], "p")]
#[case::first_added_of_several(&[("items.*.a_b.required", "p"), ("items.1.a_b.required", "q")], "p")]
#[case::first_added_of_several_the_other_way(&[("items.1.a_b.required", "q"), ("items.*.a_b.required", "p")], "q")]
#[case::star_is_one_step(&[("items.*.required", "p"), ("*.required", "p")], "The items.1.a_b field is required.")]
#[case::other_item(&[("items.0.a_b.required", "p")], "The items.1.a_b field is required.")]
#[case::other_rule(&[("items.*.a_b.string", "p")], "The items.1.a_b field is required.")]
#[case::path(&[("items.*.a_b", "all of it")], "all of it")]
#[case::rule_before_path(&[("items.*.a_b", "all of it"), ("required", "r")], "r")]
#[case::later_of_the_same_key(&[("required", "r"), ("required", "s")], "s")]
fn sentences_of_ones_own(#[case] own: &[(&str, &str)], #[case] sentence: &str) {
    let messages = own.iter().fold(Messages::english(), |messages, (key, own)| messages.with_sentence(*key, *own));
    assert_eq!(one(&messages, "required", ITEM), sentence);
}

#[rstest]
#[case::capital(":Attribute!", "Items.1.a_b!")]
#[case::capitals(":ATTRIBUTE!", "ITEMS.1.A_B!")]
#[case::index(":index of :position, :ordinal-position", "1 of 2, 2nd")]
#[case::numbered_index(":first-index, :first-position, :first-ordinal-position", "1, 2, 2nd")]
#[case::no_such_index(":second-position", ":second-position")]
#[case::unknown(":nothing, : , ::, :attribute:", ":nothing, : , ::, items.1.a_b:")]
#[case::input_is_not_given(":input", ":input")]
#[case::pipe_without_a_number("a|b", "a|b")]
fn placeholders(#[case] template: &str, #[case] sentence: &str) {
    let messages = Messages::english().with_sentence("required", template);
    assert_eq!(one(&messages, "required", ITEM), sentence);
    assert_eq!(one(&Messages::norwegian().with_sentence("required", ":ordinal-position"), "required", ITEM), "2.");
}

#[rstest]
#[case("x", "min:3", "a|b", "b")]
#[case("x", "min:1", "a|b", "a")]
#[case("x", "min:0", "{0} none|{1} one|[2,*] many", "none")]
#[case("x", "min:9", "{0} none|{1} one|[2,*] many", "many")]
#[case("x", "between:5,1", ":min-:max item|:min-:max items", "5-1 item")]
fn plural_forms(#[case] path: &str, #[case] rule: &str, #[case] template: &str, #[case] sentence: &str) {
    let messages = Messages::english().with_sentence(rule.split(':').next().unwrap(), template);
    let rules = RuleSet::parse([(path, format!("numeric|{rule}"))]).unwrap();
    let report = rules.validate(&Document::read(br#"{"x": -1}"#).unwrap()).unwrap_err();
    assert_eq!(report.messages(&messages).collect::<Vec<_>>(), [sentence]);
}

#[test]
fn names_and_values_have_words() {
    let messages = Messages::english()
        .with_attribute("items.*.a_b", "part")
        .with_attribute("items.0.a_b", "first part")
        .with_attribute("pay", "way to pay")
        .with_value("pay", "cc", "credit card")
        .with_value("items.*.size", "s", "small");
    let rules = [
        ("items.*.a_b", "required_if:pay,cc"),
        ("items.*.size", "starts_with:s,xs"),
        ("z", "required_unless:pay,inv,cash"),
    ];
    let json = r#"{"pay": "cc", "items": [{}, {"size": "l"}]}"#;
    assert_eq!(
        sentences(&messages, &rules, json),
        [
            "The z field is required unless way to pay is in inv, cash.",
            "The first part field is required when way to pay is credit card.",
            "The part field is required when way to pay is credit card.",
            "The items.1.size field must start with one of the following: small, xs.",
        ]
    );
}

#[test]
fn values_appear_only_where_they_are_asked_for_and_given() {
    let json = r#"{"a": "secret", "b": true, "c": [1], "d": {"e.f": 1.5}, "g": null}"#;
    let document = Document::read(json.as_bytes()).unwrap();
    let rules = RuleSet::parse([("a", "in:x"), ("b", "in:x"), ("c", "string"), (r"d.e\.f", "in:x"), ("g", "string")]);
    let report = rules.unwrap().validate(&document).unwrap_err();
    let messages = Messages::english().with_sentence("in", "<:input>").with_sentence("string", "<:Input>");
    let messages = messages.with_value("b", "true", "yes");
    let shown: Vec<_> = report.messages_with_input(&messages, &document).collect();
    assert_eq!(shown, ["<secret>", "<yes>", "<:Input>", "<1.5>", "<Empty>"]);
    assert!(report.messages(&messages).all(|sentence| sentence.to_lowercase() == "<:input>"));
    assert!(!format!("{report:?}{report}").contains("secret"));
    let plain: Vec<_> = report.messages_with_input(&Messages::english(), &document).collect();
    assert_eq!(plain, report.messages(&Messages::english()).collect::<Vec<_>>());
}

#[test]
fn keys_of_the_payload_are_escaped_for_people_and_exact_for_programs() {
    let hostile: String = ('\0'..=char::MAX).filter(|character| !Escaped::is_plain(*character)).collect();
    let document = serde_json::json!({"prices": {&hostile: "?"}}).to_string();
    let rules = RuleSet::parse([("prices.*", "numeric")]).unwrap();
    let report = rules.validate(&Document::read(document.as_bytes()).unwrap()).unwrap_err();
    let violation = report.iter().next().unwrap();
    let printed = [report.to_string(), violation.to_string(), format!("{report:?}"), format!("{violation:?}")];
    for text in printed {
        assert!(text.chars().all(Escaped::is_plain), "{text}");
        assert!(text.contains(r"prices.\u{0}\u{1}") || text.contains(r"prices.\0\u{1}"), "{text}");
    }
    assert_eq!(violation.path(), format!("prices.{hostile}"));
    assert!(Messages::english().sentence(violation).contains('\u{1b}'));
}

#[test]
fn errors_of_tables_are_escaped_too() {
    let error = RuleSet::parse([("a\n\u{202e}", "b\u{1b}")]).unwrap_err().to_string();
    assert_eq!(error, r"a\n\u{202e}: unknown rule `b\u{1b}`");
    let error = RuleSet::parse_php("'a\u{202e}' => 'b\u{1b}'").unwrap_err().to_string();
    assert_eq!(error, r"line 1, column 10: a\u{202e}: unknown rule `b\u{1b}`");
}

const PHP: &str = "<?php

return [
    'required' => 'PHP required :attribute',
    'min' => [
        'numeric' => 'PHP numeric :min',
        'array' => 'PHP array :min item|PHP array :min items',
        'file' => 'PHP file :min',
        'string' => 'PHP string :min',
    ],
    'unique' => 'taken',
    'password' => ['letters' => 'more letters'],
    'custom' => [
        'attribute-name' => ['rule-name' => 'custom-message'],
        'x' => ['string' => 'PHP custom'],
        'items.*.a_b' => ['required' => 'PHP star'],
    ],
    'attributes' => ['x' => 'the x'],
    'values' => ['o' => ['a' => 'the a']],
];
";

#[test]
fn a_language_file_in_php() {
    let messages = Messages::from_php(PHP).unwrap();
    assert_eq!(messages.unused().count(), 0);
    assert_eq!(one(&messages, "required", "{}"), "PHP required the x");
    assert_eq!(one(&messages, "required", ITEMS), "PHP star");
    assert_eq!(one(&messages, "numeric|min:5", r#"{"x": 1}"#), "PHP numeric 5");
    assert_eq!(one(&messages, "array|min:1", r#"{"x": {}}"#), "PHP array 1 item");
    assert_eq!(one(&messages, "min:5", r#"{"x": 1}"#), "PHP string 5");
    assert_eq!(one(&messages, "string", r#"{"x": 1}"#), "PHP custom");
    assert_eq!(one(&messages, "required_if:o,a", r#"{"o": "a"}"#), "The the x field is required when o is the a.");
    let norwegian = Messages::norwegian().with_php(PHP).unwrap();
    assert_eq!(one(&norwegian, "integer", r#"{"x": "a"}"#), "Feltet the x må være et heltall.");
    let own = messages.with_sentence("x.string", "own").with_attribute("x", "own x");
    assert_eq!(one(&own, "string", r#"{"x": 1}"#), "own");
    assert_eq!(one(&own, "required", "{}"), "PHP required own x");
}

#[test]
fn the_same_file_in_json() {
    let nested = r#"{"required": "JSON :attribute", "min": {"string": "JSON :min"}, "custom": [], "attributes": {"x": "the x"}}"#;
    let flat = r#"{"validation.required": "JSON :attribute", "min.string": "JSON :min", "attributes.x": "the x"}"#;
    for text in [nested, flat] {
        let messages = Messages::from_json(text).unwrap();
        assert_eq!(messages.unused().count(), 0);
        assert_eq!(one(&messages, "required", "{}"), "JSON the x");
        assert_eq!(one(&messages, "min:5", r#"{"x": 1}"#), "JSON 5");
    }
}

#[test]
fn unused_keys_are_listed() {
    let messages =
        Messages::from_php("'requird' => 'a', 'min' => ['strng' => 'b'], 'custom' => ['x' => ['requird' => 'c']]");
    let messages = messages.unwrap();
    assert_eq!(messages.unused().collect::<Vec<_>>(), ["requird", "min.strng", "custom.x.requird"]);
}

#[test]
fn a_bad_language_file_is_shown_its_place() {
    let error = |text: &str| Messages::from_php(text).unwrap_err().to_string();
    assert_eq!(
        error("<?php\nreturn [\n  'min' => ['string' => null],\n];"),
        "line 3, column 25: min.string: found null, expected a sentence"
    );
    assert_eq!(
        error("'a' => trans('b')"),
        "line 1, column 8: the function `trans` is not called here; write what it returns"
    );
    let error = |text: &str| Messages::from_json(text).unwrap_err().to_string();
    assert_eq!(
        error("{\n  \"min\": {\"string\": 5}\n}"),
        "min.string: found a number, expected a sentence at line 2, column 21"
    );
    assert_eq!(error("[1]"), ": found a list, expected a sentence at line 1, column 1");
}

proptest! {
    #[test]
    fn no_catalogue_is_too_odd(
        key in "[a-z.*|:{}]{0,12}", sentence in "[:|{}\\[\\],a-zA-Z0-9*Å-]{0,24}", number in any::<i64>(),
    ) {
        let messages = Messages::norwegian()
            .with_sentence("min", sentence.clone())
            .with_sentence(key.clone(), sentence.clone())
            .with_attribute(key, sentence.clone());
        let rules = RuleSet::parse([("items.*.x", format!("numeric|min:{number}"))]).unwrap();
        if let Err(report) = rules.validate(&Document::read(br#"{"items": [{"x": -1e18}, {"x": 5}]}"#).unwrap()) {
            let recognizer = SentenceRecognizer::new([messages.clone()]).with_table(&rules);
            for found in report.messages(&messages) {
                _ = recognizer.recognize(&found);
            }
        }
        _ = Messages::from_php(&sentence);
        _ = Messages::from_json(&sentence);
    }
}
