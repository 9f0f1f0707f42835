use rstest::rstest;

use crate::{holds, passes};

#[rstest]
#[case::absent("", true)]
#[case::null("null", true)]
#[case::blank("\" \"", true)]
#[case::empty_list("[]", true)]
#[case::empty_map("{}", true)]
#[case::zero_is_content("0", false)]
#[case::false_is_content("false", false)]
#[case::text("\"a\"", false)]
fn prohibited(#[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes("prohibited", value), holds);
}

#[rstest]
#[case::if_equal("prohibited_if:o,a", r#"{"o": "a", "f": 1}"#, false)]
#[case::if_equal_but_empty("prohibited_if:o,a", r#"{"o": "a", "f": []}"#, true)]
#[case::if_absent_is_null("prohibited_if:o,null", r#"{"f": 1}"#, false)]
#[case::unless_equal("prohibited_unless:o,a", r#"{"o": "a", "f": 1}"#, true)]
#[case::unless_absent("prohibited_unless:o,a", r#"{"f": 1}"#, false)]
#[case::if_accepted("prohibited_if_accepted:o", r#"{"o": true, "f": 1}"#, false)]
#[case::if_not_accepted("prohibited_if_accepted:o", r#"{"o": 2, "f": 1}"#, true)]
#[case::if_declined("prohibited_if_declined:o", r#"{"o": "off", "f": 1}"#, false)]
#[case::if_not_declined("prohibited_if_declined:o", r#"{"f": 1}"#, true)]
#[case::prohibits_one("prohibits:a,b", r#"{"f": 1, "b": 0}"#, false)]
#[case::prohibits_empty_ones("prohibits:a,b", r#"{"f": 1, "a": "", "b": []}"#, true)]
#[case::prohibits_where_empty("prohibits:a", r#"{"f": [], "a": 1}"#, true)]
#[case::prohibits_nobody("prohibits", r#"{"f": 1}"#, true)]
fn beside_others(#[case] rule: &str, #[case] document: &str, #[case] expected: bool) {
    assert_eq!(holds(rule, document), expected);
}
