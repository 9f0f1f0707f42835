use rstest::rstest;

use crate::passes;

#[rstest]
#[case::word("in:a,b", "\"b\"", true)]
#[case::another("in:a,b", "\"c\"", false)]
#[case::another_case("in:a,b", "\"B\"", false)]
#[case::space_before("in:a,b", "\" b\"", false)]
#[case::number_as_text("in:1,2", "2", true)]
#[case::text_of_a_number("in:1,2", "\"2\"", true)]
#[case::float_prints_without_zeros("in:1,2", "2.0", true)]
#[case::zeros_before("in:1,2", "\"02\"", false)]
#[case::yes_is_one("in:1", "true", true)]
#[case::no_is_no_word("in:0", "false", false)]
#[case::quoted_comma("in:\"a,b\",c", "\"a,b\"", true)]
#[case::part_of_a_quoted_word("in:\"a,b\",c", "\"a\"", false)]
#[case::list("in:a,b", "[\"a\"]", false)]
#[case::list_of_words("array|in:a,b", "[\"a\", \"b\"]", true)]
#[case::list_with_another("array|in:a,b", "[\"a\", \"c\"]", false)]
#[case::empty_list("array|in:a,b", "[]", true)]
#[case::null("in:a", "null", false)]
#[case::blank_is_not_checked("in:a", "\"\"", true)]
#[case::absent("in:a", "", true)]
fn in_(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[rstest]
#[case::word("not_in:a,b", "\"b\"", false)]
#[case::another("not_in:a,b", "\"c\"", true)]
#[case::number_as_text("not_in:1,2", "2", false)]
#[case::null("not_in:a", "null", true)]
#[case::list("not_in:a,b", "[\"c\"]", true)]
fn not_in(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}
