use rstest::rstest;

use crate::passes;

#[rstest]
#[case::text("digits:3", "\"007\"", true)]
#[case::number("digits:3", "100", true)]
#[case::whole_float("digits:3", "100.0", true)]
#[case::one_less("digits:3", "\"12\"", false)]
#[case::one_more("digits:3", "\"1234\"", false)]
#[case::sign("digits:3", "\"-12\"", false)]
#[case::line_feed("digits:3", "\"123\\n\"", false)]
#[case::fullwidth("digits:1", "\"３\"", false)]
#[case::null("digits:1", "null", false)]
#[case::yes("digits:1", "true", false)]
#[case::limit_as_float("digits:3.0", "\"123\"", true)]
#[case::limit_is_no_number("digits:abc", "\"123\"", false)]
#[case::limit_is_null("digits:", "\"1\"", false)]
#[case::between_low("digits_between:2,4", "\"12\"", true)]
#[case::between_high("digits_between:2,4", "\"1234\"", true)]
#[case::between_below("digits_between:2,4", "\"1\"", false)]
#[case::between_above("digits_between:2,4", "\"12345\"", false)]
#[case::min("min_digits:2", "12", true)]
#[case::min_below("min_digits:2", "1", false)]
#[case::max("max_digits:2", "\"12\"", true)]
#[case::max_above("max_digits:2", "\"123\"", false)]
#[case::max_of_letters("max_digits:2", "\"a\"", false)]
fn digits(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}

#[rstest]
#[case::exact("decimal:2", "\"1.50\"", true)]
#[case::json_drops_zeros("decimal:2", "1.50", false)]
#[case::integer("decimal:0", "5", true)]
#[case::none_behind_the_point("decimal:0,2", "\"1.\"", true)]
#[case::none_before_the_point("decimal:2", "\".25\"", true)]
#[case::sign("decimal:1", "\"-1.5\"", true)]
#[case::too_many("decimal:0,2", "\"1.234\"", false)]
#[case::line_feed("decimal:2", "\"1.50\\n\"", true)]
#[case::space("decimal:1", "\" 1.5\"", false)]
#[case::exponent("decimal:0,9", "\"1e3\"", false)]
#[case::large_float_prints_an_exponent("decimal:0,99", "1e15", false)]
#[case::words("decimal:0", "\"a\"", false)]
fn decimal(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}

#[rstest]
#[case::exact("multiple_of:0.1", "0.3", true)]
#[case::not("multiple_of:0.2", "0.3", false)]
#[case::negative("multiple_of:2.5", "\"-7.5\"", true)]
#[case::zero_of_all("multiple_of:3", "0", true)]
#[case::all_of_zero("multiple_of:0", "3", false)]
#[case::zero_of_zero("multiple_of:0", "0", false)]
#[case::exponent("multiple_of:8", "\"1e3\"", true)]
#[case::long("multiple_of:2", "\"100000000000000000000000000000000000000000000000000000000000000001\"", false)]
#[case::words("multiple_of:2", "\"a\"", false)]
#[case::factor_is_no_number("multiple_of:a", "2", false)]
#[case::infinite("multiple_of:2", "1e400", false)]
fn multiple_of(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}
