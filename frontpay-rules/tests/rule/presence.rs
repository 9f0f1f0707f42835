use rstest::rstest;

use crate::{failures, holds, passes};

#[rstest]
#[case::required_false("required", "false", true)]
#[case::required_list_of_null("required", "[null]", true)]
#[case::required_empty_list("required", "[]", false)]
#[case::required_form_feed("required", "\"\\f\"", true)]
#[case::required_null_beside_nullable("required|nullable", "null", false)]
#[case::filled_absent("filled", "", true)]
#[case::filled_null("filled|nullable", "null", false)]
#[case::filled_blank("filled", "\"\"", false)]
#[case::present_null("present", "null", true)]
#[case::present_blank("present", "\"\"", true)]
#[case::present_absent("present", "", false)]
#[case::missing_absent("missing", "", true)]
#[case::missing_null("missing|nullable", "null", false)]
#[case::missing_blank("missing", "\"\"", false)]
#[case::sometimes_absent("sometimes|required", "", true)]
#[case::sometimes_null("sometimes|required", "null", false)]
#[case::nullable_null("nullable|string", "null", true)]
fn presence(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[rstest]
#[case::present_if("present_if:o,a", r#"{"o": "a"}"#, false)]
#[case::present_if_null_is_there("present_if:o,a", r#"{"o": "a", "f": null}"#, true)]
#[case::present_if_absent_is_null("present_if:o,null", "{}", false)]
#[case::present_unless("present_unless:o,a", r#"{"o": "b"}"#, false)]
#[case::present_unless_equal("present_unless:o,a", r#"{"o": "a"}"#, true)]
#[case::present_with_null("present_with:o", r#"{"o": null}"#, false)]
#[case::present_with_absent("present_with:o", "{}", true)]
#[case::present_with_all("present_with_all:o,p", r#"{"o": null, "p": null}"#, false)]
#[case::present_with_all_but_one("present_with_all:o,p", r#"{"o": null}"#, true)]
#[case::missing_if("missing_if:o,a", r#"{"o": "a", "f": null}"#, false)]
#[case::missing_if_not("missing_if:o,a", r#"{"o": "b", "f": null}"#, true)]
#[case::missing_unless("missing_unless:o,a", r#"{"o": "b", "f": null}"#, false)]
#[case::missing_with("missing_with:o", r#"{"o": null, "f": 1}"#, false)]
#[case::missing_with_absent("missing_with:o", r#"{"f": 1}"#, true)]
#[case::missing_with_all("missing_with_all:o,p", r#"{"o": 1, "p": 1, "f": 1}"#, false)]
#[case::missing_with_all_but_one("missing_with_all:o,p", r#"{"o": 1, "f": 1}"#, true)]
fn beside_others(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}

#[test]
fn bail_stops_after_the_first_failure_of_its_field() {
    let document = r#"{"f": 1, "g": 1}"#;
    assert_eq!(failures(&[("f", "string|min:3"), ("g", "string")], document), ["f string", "f min", "g string"]);
    assert_eq!(failures(&[("f", "bail|string|min:3"), ("g", "string")], document), ["f string", "g string"]);
}
