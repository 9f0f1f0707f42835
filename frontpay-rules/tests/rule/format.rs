use rstest::rstest;

use crate::passes;

#[rstest]
#[case::ip("ip", "\"::1\"", true)]
#[case::ip_of_a_number("ip", "1", false)]
#[case::ipv4("ipv4", "\"127.0.0.1\"", true)]
#[case::ipv4_is_no_ipv6("ipv4", "\"::1\"", false)]
#[case::ipv6("ipv6", "\"::ffff:1.2.3.4\"", true)]
#[case::mac_address("mac_address", "\"00-1a-2b-3c-4d-5e\"", true)]
#[case::mac_address_of_a_list("mac_address", "[]", false)]
#[case::uuid("uuid", "\"A0A2A2D2-0B87-4A18-83F2-2529882BE2DE\"", true)]
#[case::uuid_of_the_version("uuid:4", "\"a0a2a2d2-0b87-4a18-83f2-2529882be2de\"", true)]
#[case::uuid_of_another_version("uuid:7", "\"a0a2a2d2-0b87-4a18-83f2-2529882be2de\"", false)]
#[case::uuid_of_two_versions_is_of_any("uuid:4,7", "\"a0a2a2d2-0b87-4a18-83f2-2529882be2de\"", true)]
#[case::uuid_of_nothing_is_nil("uuid:", "\"00000000-0000-0000-0000-000000000000\"", true)]
#[case::ulid("ulid", "\"01arz3ndektsv4rrffq69g5fav\"", true)]
#[case::ulid_of_null("ulid", "null", false)]
#[case::json("json", "\"[1]\"", true)]
#[case::json_of_yes("json", "true", true)]
#[case::json_of_no_is_empty("json", "false", false)]
#[case::json_of_a_number("json", "1.5", true)]
#[case::json_of_a_list("json", "[]", false)]
#[case::hex_color("hex_color", "\"#fff\"", true)]
#[case::hex_color_of_five("hex_color", "\"#fffff\"", false)]
#[case::base64("base64", "\"YQ==\"", true)]
#[case::base64_of_a_number("base64", "1234", false)]
#[case::encoding_of_a_number("encoding:ascii", "1", true)]
#[case::encoding_of_null("encoding:ascii", "null", true)]
#[case::encoding_of_items("encoding:ascii", "[\"a\", [\"å\"]]", false)]
#[case::encoding_of_keys("encoding:ascii", "{\"å\": \"a\"}", false)]
#[case::email_of_one_script("email:spoof", "\"kari@nordlys.no\"", true)]
#[case::email_of_two_scripts("email:rfc,spoof", "\"k\u{430}ri@nordlys.no\"", false)]
#[case::url_of_a_scheme("url:http,https", "\"HTTPS://nordlys.no\"", true)]
#[case::url_of_another_scheme("url:http,https", "\"ftp://nordlys.no\"", false)]
fn format(#[case] rule: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rule, value), holds);
}
