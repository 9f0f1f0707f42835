use rstest::rstest;

use crate::{failures, holds};

#[rstest]
#[case::if_equal("required_if:o,a", r#"{"o": "a"}"#, false)]
#[case::if_equal_and_there("required_if:o,a", r#"{"o": "a", "f": 0}"#, true)]
#[case::if_one_of_several("required_if:o,a,b", r#"{"o": "b"}"#, false)]
#[case::if_other_absent("required_if:o,null", "{}", true)]
#[case::if_null_by_the_word("required_if:o,NULL", r#"{"o": null}"#, false)]
#[case::if_boolean_by_the_word("required_if:o,true", r#"{"o": true}"#, false)]
#[case::if_boolean_is_strict("required_if:o,1", r#"{"o": true}"#, true)]
#[case::if_loose("required_if:o,1e1", r#"{"o": "10"}"#, false)]
#[case::if_list_is_no_text("required_if:o,a", r#"{"o": ["a"]}"#, true)]
#[case::unless_equal("required_unless:o,a", r#"{"o": "a"}"#, true)]
#[case::unless_other_absent("required_unless:o,a", "{}", false)]
#[case::unless_null_by_the_word("required_unless:o,null", "{}", true)]
#[case::if_accepted("required_if_accepted:o", r#"{"o": "yes"}"#, false)]
#[case::if_not_accepted("required_if_accepted:o", r#"{"o": "no"}"#, true)]
#[case::if_accepted_absent("required_if_accepted:o", "{}", true)]
#[case::if_declined("required_if_declined:o", r#"{"o": 0}"#, false)]
#[case::if_not_declined("required_if_declined:o", r#"{"o": null}"#, true)]
#[case::with_one("required_with:a,b", r#"{"b": 0}"#, false)]
#[case::with_blank("required_with:a,b", r#"{"b": " "}"#, true)]
#[case::with_nobody("required_with", "{}", true)]
#[case::with_all("required_with_all:a,b", r#"{"a": 1, "b": 1}"#, false)]
#[case::with_all_but_one("required_with_all:a,b", r#"{"a": 1, "b": []}"#, true)]
#[case::without_one("required_without:a,b", r#"{"a": 1}"#, false)]
#[case::without_none("required_without:a,b", r#"{"a": 1, "b": 1}"#, true)]
#[case::without_all("required_without_all:a,b", r#"{"a": null}"#, false)]
#[case::without_all_but_one("required_without_all:a,b", r#"{"a": false}"#, true)]
#[case::nested("required_with:a.b", r#"{"a": {"b": 1}}"#, false)]
#[case::key_with_a_dot(r"required_with:a\.b", r#"{"a.b": 1}"#, false)]
fn required(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}

#[test]
fn the_words_true_and_false_convert_where_the_other_field_is_boolean_by_rule() {
    let rows = |rule| [("o", rule), ("f", "required_if:o,true")];
    assert_eq!(failures(&rows("boolean"), r#"{"o": 1}"#), ["f required_if"]);
    assert_eq!(failures(&rows("bool"), r#"{"o": 1}"#), Vec::<String>::new());
}

#[test]
fn a_sibling_below_a_wildcard_is_that_of_the_same_item() {
    let document = r#"{"items": [{"a": 1}, {}, {"a": 1, "b": 1}]}"#;
    assert_eq!(failures(&[("items.*.b", "required_with:items.*.a")], document), ["items.0.b required_with"]);
}

#[test]
fn a_failed_implicit_rule_is_the_only_failure_of_its_field() {
    assert_eq!(failures(&[("f", "required_with:o|string|min:3")], r#"{"o": 1, "f": []}"#), ["f required_with"]);
}
