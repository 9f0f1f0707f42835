use rstest::rstest;

use crate::{failures, passes};

#[rstest]
#[case::integer("5", true)]
#[case::largest("9223372036854775807", true)]
#[case::beyond_64_bits("9223372036854775808", false)]
#[case::text("\"-5\"", true)]
#[case::plus("\"+5\"", true)]
#[case::spaces("\" 5\\n\"", true)]
#[case::negative_zero("\"-0\"", true)]
#[case::leading_zero("\"05\"", false)]
#[case::point("\"5.0\"", false)]
#[case::exponent("\"1e3\"", false)]
#[case::sign_alone("\"-\"", false)]
#[case::text_beyond_64_bits("\"9223372036854775808\"", false)]
#[case::whole_float("5.0", true)]
#[case::fraction("5.5", false)]
#[case::float_of_14_digits("1e13", true)]
#[case::float_of_15_digits("1e14", false)]
#[case::yes_is_one("true", true)]
#[case::no_is_empty("false", false)]
#[case::null("null", false)]
#[case::list("[1]", false)]
#[case::blank("\" \"", true)]
#[case::absent("", true)]
fn integer(#[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes("integer", value), holds);
    assert_eq!(passes("int", value), holds);
}

#[rstest]
#[case::integer("integer:strict", "5", true)]
#[case::text("integer:strict", "\"5\"", false)]
#[case::float("integer:strict", "5.0", false)]
#[case::yes("integer:strict", "true", false)]
#[case::boolean("boolean:strict", "false", true)]
#[case::number("boolean:strict", "0", false)]
#[case::numeric_text("numeric:strict", "\"5\"", false)]
#[case::numeric("numeric:strict", "5.5", true)]
fn strict(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}

#[rstest]
#[case::integer("integer|min:10")]
#[case::integer_behind("min:10|integer")]
#[case::decimal("decimal:0|min:10")]
#[case::numeric("numeric|min:10")]
fn a_numeric_rule_makes_sizes_those_of_the_number(#[case] rules: &str) {
    assert!(passes(rules, "\"10\""));
    assert_eq!(failures(&[("f", rules)], r#"{"f": "9"}"#), ["f min"]);
}

#[rstest]
#[case::text("string", "\"a\"", true)]
#[case::text_of_a_number("string", "\"5\"", true)]
#[case::number("string", "5", false)]
#[case::boolean("string", "true", false)]
#[case::list("string", "[\"a\"]", false)]
#[case::null("string", "null", false)]
#[case::nullable("string|nullable", "null", true)]
#[case::blank("string", "\"\"", true)]
#[case::absent("string", "", true)]
fn string(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}
