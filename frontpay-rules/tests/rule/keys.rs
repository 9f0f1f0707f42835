use rstest::rstest;

use crate::passes;

#[rstest]
#[case::array_of_a_list("array", "[1]", true)]
#[case::array_of_a_map("array", "{\"a\": 1}", true)]
#[case::array_of_text("array", "\"a\"", false)]
#[case::array_with_other_keys("array:a", "{\"a\": 1, \"b\": 1}", false)]
#[case::array_indices_are_keys("array:0,1", "[1, 2]", true)]
#[case::array_key_with_a_dot("array:a.b", "{\"a.b\": 1}", false)]
#[case::list("list", "[1]", true)]
#[case::list_of_nothing("list", "{}", true)]
#[case::list_of_numbered_keys("list", "{\"0\": 1, \"1\": 2}", true)]
#[case::list_out_of_order("list", "{\"1\": 1, \"0\": 2}", false)]
#[case::list_with_a_zero_in_front("list", "{\"00\": 1}", false)]
#[case::list_of_null("list", "null", false)]
#[case::keys("array_keys:a,b", "{\"a\": 1}", true)]
#[case::keys_of_another_name("array_keys:a,b", "{\"c\": 1}", false)]
#[case::keys_of_nothing("array_keys:a", "[]", true)]
#[case::keys_of_text("array_keys:a", "\"a\"", false)]
#[case::required_keys("required_array_keys:a,b", "{\"b\": null, \"a\": 1, \"c\": 1}", true)]
#[case::required_keys_missing("required_array_keys:a,b", "{\"a\": 1}", false)]
#[case::required_keys_of_a_list("required_array_keys:0", "[1]", true)]
#[case::required_keys_of_text("required_array_keys:a", "\"a\"", false)]
#[case::required_keys_absent("required_array_keys:a", "", true)]
#[case::required_keys_none("required_array_keys", "[]", true)]
#[case::one_of_the_keys("in_array_keys:a,b", "{\"b\": null}", true)]
#[case::none_of_the_keys("in_array_keys:a,b", "{\"c\": 1}", false)]
#[case::no_keys_asked_for("in_array_keys", "{\"c\": 1}", false)]
fn keys(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}
