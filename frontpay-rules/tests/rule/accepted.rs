use rstest::rstest;

use crate::{holds, passes};

#[rstest]
#[case::word("\"yes\"", true)]
#[case::other_word("\"on\"", true)]
#[case::number("1", true)]
#[case::text_of_a_number("\"1\"", true)]
#[case::boolean("true", true)]
#[case::text_of_a_boolean("\"true\"", true)]
#[case::case_counts("\"Yes\"", false)]
#[case::a_float_is_no_integer("1.0", false)]
#[case::declined("false", false)]
#[case::null("null", false)]
#[case::blank("\" \"", false)]
#[case::absent("", false)]
#[case::list("[1]", false)]
fn accepted(#[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes("accepted", value), holds);
}

#[rstest]
#[case::word("\"no\"", true)]
#[case::other_word("\"off\"", true)]
#[case::number("0", true)]
#[case::text_of_a_number("\"0\"", true)]
#[case::boolean("false", true)]
#[case::text_of_a_boolean("\"false\"", true)]
#[case::negative_zero_is_an_integer("-0", true)]
#[case::a_float_is_no_integer("0.0", false)]
#[case::accepted("true", false)]
#[case::null("null", false)]
#[case::absent("", false)]
fn declined(#[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes("declined", value), holds);
}

#[rstest]
#[case::condition_holds("accepted_if:o,a", r#"{"o": "a"}"#, false)]
#[case::condition_holds_and_accepted("accepted_if:o,a", r#"{"o": "a", "f": 1}"#, true)]
#[case::condition_fails("accepted_if:o,a", r#"{"o": "b"}"#, true)]
#[case::absent_is_null("accepted_if:o,null", "{}", false)]
#[case::declined_condition_holds("declined_if:o,a", r#"{"o": "a", "f": 1}"#, false)]
#[case::declined("declined_if:o,a", r#"{"o": "a", "f": "no"}"#, true)]
#[case::loose("declined_if:o,01", r#"{"o": 1}"#, false)]
fn conditional(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}
