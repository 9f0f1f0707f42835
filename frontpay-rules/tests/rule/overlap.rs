//! Rows that lead to the same field. The expectations are the answers of Laravel itself.

use rstest::rstest;

use crate::failures;

#[rstest]
#[case::named_first(
    &[("a.0.x", "string"), ("a.*.x", "min:3")],
    r#"{"a": [{"x": 5}, {"x": 5}]}"#,
    &["a.0.x string", "a.0.x min", "a.1.x min"]
)]
#[case::named_behind_replaces(
    &[("a.*.x", "min:3"), ("a.0.x", "string")],
    r#"{"a": [{"x": 5}, {"x": 5}]}"#,
    &["a.0.x string", "a.1.x min"]
)]
#[case::two_wildcards(
    &[("a.*.*", "string"), ("a.*.b", "min:3")],
    r#"{"a": [{"b": 1, "c": 2}]}"#,
    &["a.0.b string", "a.0.b min", "a.0.c string"]
)]
#[case::bail_of_one_row_is_that_of_all(
    &[("a.*.b", "min:3"), ("a.*.*", "string|bail")],
    r#"{"a": [{"b": 1, "c": 2}]}"#,
    &["a.0.b min", "a.0.c string"]
)]
#[case::stars_in_parameters_of_the_named_row(
    &[("a.0.x", "same:a.*.y"), ("a.*.x", "string")],
    r#"{"a": [{"x": 5, "y": 5}, {"x": 5}]}"#,
    &["a.0.x string", "a.1.x string"]
)]
#[case::stars_in_parameters_are_those_of_the_first_pattern(
    &[("a.*.*", "string"), ("a.*.b", "same:a.*.c")],
    r#"{"a": [{"b": "1", "c": "2"}]}"#,
    &["a.0.b same"]
)]
#[case::distinct_on_the_named_item(
    &[("a.0", "distinct"), ("a.*", "string")],
    r#"{"a": ["x", "x", "y"]}"#,
    &["a.0 distinct"]
)]
#[case::nullable_of_one_row_is_that_of_all(
    &[("a.0", "nullable"), ("a.*", "string")],
    r#"{"a": [null, null]}"#,
    &["a.1 string"]
)]
#[case::at_the_place_of_the_first(
    &[("b", "required"), ("a.1", "required"), ("a.*", "integer"), ("c", "required")],
    r#"{"a": ["x", "y"]}"#,
    &["b required", "a.1 integer", "c required", "a.0 integer"]
)]
#[case::named_item_that_is_not_there(
    &[("a.*", "integer"), ("a.5", "required")],
    r#"{"a": ["x", "y"]}"#,
    &["a.5 required", "a.0 integer", "a.1 integer"]
)]
#[case::star_at_the_root(
    &[("a.x", "required|min:3"), ("*.x", "integer")],
    r#"{"a": {"x": "q"}, "b": {"x": "q"}}"#,
    &["a.x min", "a.x integer", "b.x integer"]
)]
#[case::three_rows(
    &[("a.*.*", "integer"), ("a.0.*", "min:3"), ("a.*.1", "string")],
    r#"{"a": [["p", "q"], ["r"]]}"#,
    &["a.0.0 integer", "a.0.0 min", "a.0.1 integer", "a.0.1 min", "a.1.0 integer"]
)]
fn overlapping_rows(#[case] rows: &[(&str, &str)], #[case] document: &str, #[case] expected: &[&str]) {
    assert_eq!(failures(rows, document), expected);
}
