use frontpay_rules::RuleSet;
use rstest::rstest;

use crate::{failures, holds, passes};

#[rstest]
#[case::all_words("contains:a,b", "[\"b\", \"c\", \"a\"]", true)]
#[case::one_missing("contains:a,b", "[\"a\"]", false)]
#[case::numbers_are_loose("contains:1", "[\"1e0\"]", true)]
#[case::yes_is_every_word("contains:a", "[true]", true)]
#[case::inner_lists_are_not_looked_into("contains:a", "[[\"a\"]]", false)]
#[case::values_of_a_map("contains:a", "{\"k\": \"a\"}", true)]
#[case::nothing_asked_for("contains", "[]", true)]
#[case::text_is_no_list("contains:a", "\"a\"", false)]
#[case::nothing_is_null("contains:", "[0]", true)]
#[case::doesnt("doesnt_contain:a,b", "[\"c\"]", true)]
#[case::doesnt_one("doesnt_contain:a,b", "[\"b\"]", false)]
#[case::doesnt_on_text("doesnt_contain:a", "\"b\"", false)]
fn contains(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}

#[rstest]
#[case::found("in_array:o.*", r#"{"f": 1, "o": ["1"]}"#, true)]
#[case::not_found("in_array:o.*", r#"{"f": 2, "o": ["1"]}"#, false)]
#[case::at_any_depth("in_array:o.*", r#"{"f": 1, "o": [{"a": [1]}]}"#, true)]
#[case::at_a_path("in_array:o.*.a", r#"{"f": 1, "o": [{"a": 2, "b": 1}]}"#, false)]
#[case::one_field("in_array:o", r#"{"f": 1, "o": 1}"#, true)]
#[case::a_list_itself_is_not_looked_into("in_array:o", r#"{"f": 1, "o": [1]}"#, false)]
#[case::an_empty_list_is_a_value("in_array:o", r#"{"f": null, "o": []}"#, true)]
#[case::a_star_within_a_key_leads_nowhere("in_array:o.a*", r#"{"f": 1, "o": {"ab": 1}}"#, false)]
#[case::absent("in_array:o.*", r#"{"f": 1}"#, false)]
#[case::blank("in_array:o.*", r#"{"f": " "}"#, true)]
fn in_array(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}

#[test]
fn in_array_takes_its_path_from_the_root_also_below_a_wildcard() {
    let document = r#"{"items": [{"x": 1, "y": 2}, {"x": 2, "y": 3}]}"#;
    let failed = failures(&[("items.*.x", "in_array:items.*.y")], document);
    assert_eq!(failed, ["items.0.x in_array"]);
}

#[rstest]
#[case::all_different("distinct", "[1, 2, \"a\"]", &[])]
#[case::both_fail("distinct", "[\"a\", \"b\", \"a\"]", &["f.0", "f.2"])]
#[case::numbers_are_loose("distinct", "[1, \"01\", 1.0]", &["f.0", "f.1", "f.2"])]
#[case::exponents("distinct", "[\"1e1\", \"10\"]", &["f.0", "f.1"])]
#[case::null_is_like_nothing("distinct", "[null, 0]", &["f.0", "f.1"])]
#[case::null_is_no_zero_text("distinct", "[null, \"0\"]", &[])]
#[case::yes_is_like_everything("distinct", "[true, \"a\"]", &["f.0", "f.1"])]
#[case::blank_does_not_run_but_counts("distinct", "[\"\", null]", &["f.1"])]
#[case::texts_with_case("distinct", "[\"a\", \"A\"]", &[])]
#[case::beyond_64_bits("distinct", "[\"9223372036854775808\", \"9223372036854775809\"]", &[])]
#[case::filled_lists_are_not_compared("distinct", "[[1], [1]]", &[])]
#[case::empty_lists_are("distinct", "[[], []]", &["f.0", "f.1"])]
#[case::a_map_as_well("distinct", "{\"a\": 1, \"b\": 1}", &["f.a", "f.b"])]
#[case::strict("distinct:strict", "[1, \"1\", 1.0, 1]", &["f.0", "f.3"])]
#[case::ignore_case("distinct:ignore_case", "[\"é\", \"É\", \"e\"]", &["f.0", "f.1"])]
#[case::ignore_case_compares_text_with_text_of_numbers("distinct:ignore_case", "[\"1\", 1, \"01\"]", &["f.0", "f.1"])]
#[case::ignore_case_and_a_line_feed("distinct:ignore_case", "[\"a\", \"A\\n\"]", &["f.0"])]
#[case::ignore_case_is_no_number("distinct:ignore_case", "[\"1e1\", \"10\"]", &[])]
fn distinct(#[case] rule: &str, #[case] list: &str, #[case] failed: &[&str]) {
    let expected: Vec<_> = failed.iter().map(|path| format!("{path} distinct")).collect();
    assert_eq!(failures(&[("f.*", rule)], &format!("{{\"f\": {list}}}")), expected);
}

#[test]
fn distinct_compares_the_fields_of_one_path_over_all_items() {
    let document = r#"{"a": [{"b": [1, 2]}, {"b": [2]}]}"#;
    assert_eq!(failures(&[("a.*.b.*", "distinct")], document), ["a.0.b.1 distinct", "a.1.b.0 distinct"]);
}

#[test]
fn distinct_does_nothing_on_the_list_itself() {
    assert!(passes("distinct", "[1, 1]"));
}

#[test]
fn distinct_is_linear() {
    let numbers: Vec<_> = (0..20_000).map(|number| format!("{}", number / 2)).collect();
    let document = format!("{{\"f\": [{}]}}", numbers.join(","));
    assert_eq!(failures(&[("f.*", "distinct")], &document).len(), 20_000);
}

/// In a long list that is sorted a word is found by halves; in no other list may that show.
#[test]
fn long_lists_of_words() {
    let sorted: Vec<String> = (100..140).map(|number| format!("w{number}")).collect();
    let reversed: Vec<String> = sorted.iter().rev().cloned().collect();
    let twice: Vec<String> = sorted.iter().chain(&sorted).cloned().collect();
    for words in [&sorted, &reversed, &twice] {
        for (other, refused) in [("", None), ("|not_in:w139,w100", Some(["w100", "w139"]))] {
            let rule = format!("in:{}{other}", words.join(","));
            let rules = RuleSet::parse([("word", rule.as_str())]).unwrap();
            for word in sorted.iter().map(String::as_str).chain(["w", "w099", "w1000", "w140", "W100"]) {
                let holds =
                    sorted.iter().any(|own| own == word) && !refused.is_some_and(|refused| refused.contains(&word));
                let document = format!(r#"{{"word": "{word}"}}"#);
                assert_eq!(rules.validate_json(document.as_bytes()).is_ok(), holds, "{rule} {word}");
            }
        }
    }
    let both = format!("in:{}|not_in:{}", sorted.join(","), reversed[..20].join(","));
    let rules = RuleSet::parse([("word", both.as_str())]).unwrap();
    assert!(rules.validate_json(br#"{"word": "w139"}"#).is_err());
    assert!(rules.validate_json(br#"{"word": "w119"}"#).is_ok());
}
