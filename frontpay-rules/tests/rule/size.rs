use rstest::rstest;

use crate::passes;

#[rstest]
#[case::characters("min:3", "\"abc\"", true)]
#[case::characters_below("min:3", "\"ab\"", false)]
#[case::characters_beyond_ascii("min:3", "\"æøå\"", true)]
#[case::combining_marks_count("max:1", "\"e\u{301}\"", false)]
#[case::digits_are_characters("max:3", "\"1000\"", false)]
#[case::spaces_count("min:3", "\"a  \"", true)]
#[case::numeric_text("numeric|max:1000", "\"1000\"", true)]
#[case::numeric_text_above("numeric|max:1000", "\"1000.5\"", false)]
#[case::integer("integer|min:-5", "-5", true)]
#[case::float("numeric|min:0.5", "0.4", false)]
#[case::exponent("numeric|max:1000", "\"1e3\"", true)]
#[case::number_without_numeric("max:2", "100", false)]
#[case::number_without_numeric_by_its_digits("max:3", "100", true)]
#[case::items("array|min:2", "[1, 2]", true)]
#[case::items_below("array|min:2", "[1]", false)]
#[case::items_without_array("max:2", "[1, 2, 3]", false)]
#[case::entries("array|max:1", "{\"a\": 1, \"b\": 2}", false)]
#[case::null("min:1", "null", false)]
#[case::null_has_no_length("max:1", "null", true)]
#[case::nullable("nullable|min:1", "null", true)]
#[case::blank_is_not_checked("min:3", "\"\"", true)]
#[case::absent("min:3", "", true)]
#[case::limit_as_float("min:2.5", "\"ab\"", false)]
fn min_and_max(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[rstest]
#[case::characters("size:3", "\"abc\"", true)]
#[case::one_more("size:3", "\"abcd\"", false)]
#[case::number("numeric|size:3", "3", true)]
#[case::number_as_float("numeric|size:3", "3.0", true)]
#[case::number_beside("numeric|size:3", "3.1", false)]
#[case::items("array|size:0", "[]", true)]
#[case::items_one_more("array|size:0", "[null]", false)]
fn size(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[rstest]
#[case::lower_bound("numeric|between:1,5", "1", true)]
#[case::upper_bound("numeric|between:1,5", "5", true)]
#[case::below("numeric|between:1,5", "0.99", false)]
#[case::above("numeric|between:1,5", "5.01", false)]
#[case::characters("between:2,3", "\"abc\"", true)]
#[case::characters_above("between:2,3", "\"abcd\"", false)]
#[case::bounds_exchanged("numeric|between:5,1", "3", false)]
fn between(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}
