use rstest::rstest;

use crate::{failures, validated};

#[rstest]
#[case::always("exclude", r#"{"f": 1}"#, "{}")]
#[case::rules_behind_it_do_not_run("exclude|string", r#"{"f": 1}"#, "{}")]
#[case::if_equal("exclude_if:o,a", r#"{"o": "a", "f": 1}"#, "{}")]
#[case::if_not_equal("exclude_if:o,a", r#"{"o": "b", "f": 1}"#, r#"{"f":1}"#)]
#[case::if_absent("exclude_if:o,null", r#"{"f": 1}"#, r#"{"f":1}"#)]
#[case::unless_absent("exclude_unless:o,a", r#"{"f": 1}"#, "{}")]
#[case::unless_null_by_the_word("exclude_unless:o,null", r#"{"f": 1}"#, r#"{"f":1}"#)]
#[case::with_null("exclude_with:o", r#"{"o": null, "f": 1}"#, "{}")]
#[case::with_absent("exclude_with:o", r#"{"f": 1}"#, r#"{"f":1}"#)]
#[case::without_null("exclude_without:o", r#"{"o": null, "f": 1}"#, "{}")]
#[case::without_content("exclude_without:o", r#"{"o": 0, "f": 1}"#, r#"{"f":1}"#)]
#[case::runs_on_blank("exclude|required", r#"{"f": " "}"#, "{}")]
#[case::runs_on_null_beside_nullable("nullable|exclude", r#"{"f": null}"#, "{}")]
fn one_field(#[case] rules: &str, #[case] document: &str, #[case] expected: &str) {
    assert_eq!(validated(&[("f", rules)], document), expected);
}

#[test]
fn rules_before_it_run() {
    assert_eq!(failures(&[("f", "string|exclude|min:3")], r#"{"f": 1}"#), ["f string"]);
}

#[test]
fn fields_below_go_with_it_where_their_rows_are_behind() {
    let document = r#"{"p": {"c": 1}, "q": 1}"#;
    assert_eq!(validated(&[("p", "exclude"), ("p.c", "string"), ("q", "required")], document), r#"{"q":1}"#);
    assert_eq!(failures(&[("p.c", "string"), ("p", "exclude")], document), ["p.c string"]);
}

#[test]
fn wildcards_run_last_and_so_go_with_it() {
    let document = r#"{"items": [{"x": 1}], "q": 1}"#;
    assert_eq!(validated(&[("items.*.x", "string"), ("items", "exclude"), ("q", "required")], document), r#"{"q":1}"#);
}

#[test]
fn each_item_is_left_out_for_itself() {
    let rows = [("items.*", "exclude_with:items.*.skip|array"), ("items.*.x", "required|string")];
    let document = r#"{"items": [{"x": "a"}, {"skip": 1, "x": 5}, {"x": "b"}]}"#;
    assert_eq!(validated(&rows, document), r#"{"items":{"0":{"x":"a"},"2":{"x":"b"}}}"#);
}

#[test]
fn an_excluded_field_is_seen_by_others_until_the_end() {
    let rows = [("f", "exclude"), ("g", "required_with:f")];
    assert_eq!(failures(&rows, r#"{"f": 1}"#), ["g required_with"]);
}

#[test]
fn a_field_below_an_excluded_one_is_gone_once_its_row_was_met() {
    let rows = [("p", "exclude"), ("p.c", "string"), ("q", "required_with:p.c"), ("r", "required_with:p")];
    assert_eq!(failures(&rows, r#"{"p": {"c": 1, "d": 2}}"#), ["r required_with"]);
    // What is left of the list is a map to PHP, whose keys are not numbered anew.
    let rows = [("p", "exclude"), ("p.0", "string"), ("q", "same:p")];
    assert_eq!(failures(&rows, r#"{"p": ["a", "b"], "q": {"1": "b"}}"#), Vec::<String>::new());
}

#[rstest]
#[case::only_the_items_with_rows(&[("p", "array"), ("p.a", "string")], r#"{"p": {"a": "x", "b": 1}}"#, r#"{"p":{"a":"x"}}"#)]
#[case::list_as_well(&[("p", "list"), ("p.*.a", "string")], r#"{"p": [{"a": "x", "b": 1}]}"#, r#"{"p":[{"a":"x"}]}"#)]
#[case::whole_without_rows(&[("p", "array")], r#"{"p": {"a": "x", "b": 1}}"#, r#"{"p":{"a":"x","b":1}}"#)]
#[case::whole_without_the_rule(&[("p", "required"), ("p.a", "string")], r#"{"p": {"a": "x", "b": 1}}"#, r#"{"p":{"a":"x","b":1}}"#)]
#[case::whole_with_keys(&[("p", "array:a,b"), ("p.a", "string")], r#"{"p": {"a": "x", "b": 1}}"#, r#"{"p":{"a":"x","b":1}}"#)]
#[case::whole_where_no_item_is_met(&[("p", "array"), ("p.*", "string")], r#"{"p": []}"#, r#"{"p":[]}"#)]
#[case::whole_where_all_items_are_excluded(&[("p", "array"), ("p.a", "exclude")], r#"{"p": {"a": "x", "b": 1}}"#, r#"{"p":{"b":1}}"#)]
#[case::null_stays(&[("p", "nullable|array"), ("p.a", "string")], r#"{"p": null}"#, r#"{"p":null}"#)]
#[case::no_rows_no_data(&[("q", "string")], r#"{"p": 1}"#, "{}")]
fn validated_data(#[case] rows: &[(&str, &str)], #[case] document: &str, #[case] expected: &str) {
    assert_eq!(validated(rows, document), expected);
}
