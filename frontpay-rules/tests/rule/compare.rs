use rstest::rstest;

use crate::{failures, holds};

#[rstest]
#[case::number("gt:3", r#"{"f": 4}"#, true)]
#[case::equal("gt:3", r#"{"f": 3.0}"#, false)]
#[case::equal_is_enough("gte:3", r#"{"f": 3.0}"#, true)]
#[case::less("lt:3", r#"{"f": "2.9"}"#, true)]
#[case::less_or_equal("lte:3", r#"{"f": "3.00"}"#, true)]
#[case::a_number_does_not_count_characters("gt:3", r#"{"f": "abcd"}"#, false)]
#[case::nor_items("gt:1", r#"{"f": [1, 2]}"#, false)]
#[case::exponent_beyond_the_range("gt:3", r#"{"f": "1e1001"}"#, false)]
#[case::infinite("gt:3", r#"{"f": 1e400}"#, false)]
#[case::numbers_of_fields("gt:o", r#"{"f": 10, "o": "9"}"#, true)]
#[case::exact("gt:o", r#"{"f": "0.30000000000000000001", "o": "0.3"}"#, true)]
#[case::characters("gt:o", r#"{"f": "abc", "o": "åå"}"#, true)]
#[case::items("lt:o", r#"{"f": [1], "o": {"a": 1, "b": 2}}"#, true)]
#[case::two_kinds("gt:o", r#"{"f": "abc", "o": [1]}"#, false)]
#[case::absent_is_null("gte:o", r#"{"f": 1}"#, false)]
#[case::null_and_null("gte:o", r#"{"f": null}"#, true)]
#[case::blank("gt:o", r#"{"f": " ", "o": 1}"#, true)]
fn size(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}

#[rstest]
#[case::same("same:o", r#"{"f": 1, "o": 1}"#, true)]
#[case::kind_counts("same:o", r#"{"f": 1, "o": 1.0}"#, false)]
#[case::lists("same:o", r#"{"f": [1, {"a": 2}], "o": [1, {"a": 2}]}"#, true)]
#[case::order_of_keys("same:o", r#"{"f": {"a": 1, "b": 2}, "o": {"b": 2, "a": 1}}"#, false)]
#[case::a_list_is_a_map("same:o", r#"{"f": ["a"], "o": {"0": "a"}}"#, true)]
#[case::absent_is_null("same:o", r#"{"f": null}"#, true)]
#[case::absent("same:o", r#"{"f": 1}"#, false)]
#[case::does_not_run_on_blank("same:o", r#"{"f": "", "o": 1}"#, true)]
#[case::different("different:o", r#"{"f": 1, "o": "1"}"#, true)]
#[case::different_not("different:o", r#"{"f": 1, "o": 1}"#, false)]
#[case::different_of_several("different:o,p", r#"{"f": 1, "o": 2, "p": 1}"#, false)]
#[case::different_from_absent("different:o", r#"{"f": null}"#, true)]
#[case::confirmed("confirmed", r#"{"f": "a", "f_confirmation": "a"}"#, true)]
#[case::confirmed_not("confirmed", r#"{"f": "a", "f_confirmation": "b"}"#, false)]
#[case::confirmed_absent("confirmed", r#"{"f": "a"}"#, false)]
#[case::confirmed_by_another("confirmed:o", r#"{"f": "a", "o": "a"}"#, true)]
#[case::confirmed_by_nothing("confirmed:", r#"{"f": "a", "f_confirmation": "a"}"#, false)]
fn identity(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}

#[test]
fn confirmed_looks_beside_the_field_also_below_a_wildcard() {
    let document = r#"{"a": [{"b": 1, "b_confirmation": 1}, {"b": 1, "b_confirmation": 2}]}"#;
    assert_eq!(failures(&[("a.*.b", "confirmed")], document), ["a.1.b confirmed"]);
}
