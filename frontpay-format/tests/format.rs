//! Fixed text formats: tables of facts, the verdicts of the reference, and arbitrary texts.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use frontpay_format::{
    EmailMode, Encoding, UuidVersion, alpha, alpha_ascii, alpha_dash, alpha_dash_ascii, alpha_num, alpha_num_ascii,
    ascii, base64, email, email_filter, email_filter_unicode, email_modes, email_strict, encoding, hex_color, ip, ipv4,
    ipv6, json, lowercase, mac_address, ulid, uppercase, url, uuid, uuid_version,
};
use proptest::prelude::*;
use rstest::rstest;
use serde_json::Value;

const _: () = assert!(email("kåre@blåbær.no") && !email("kåre@"));
const _: () = assert!(email_strict("a@b.no") && !email_strict("a@b"));
const _: () = assert!(email_filter("a@[IPv6:::1]") && email_filter_unicode("å@b.no"));
const _: () = assert!(url("https://blåbær.no/å?b=[1]#c", &[]) && !url("ftp://b.no", &["https"]));
const _: () = assert!(ip("::1") && ipv4("1.2.3.4") && ipv6("::ffff:1.2.3.4") && mac_address("0011.2233.4455"));
const _: () = assert!(uuid("a0a2a2d2-0b87-4a18-83f2-2529882be2de") && ulid("01ARZ3NDEKTSV4RRFFQ69G5FAV"));
const _: () = assert!(uuid_version("urn:uuid:a0a2a2d2-0b87-4a18-83f2-2529882be2de", UuidVersion::parse("4")));
const _: () = assert!(hex_color("#0af") && base64("YQ==") && encoding("å", Encoding::EucJp) && ascii("a"));
const _: () = assert!(alpha("å") && alpha_num("½") && alpha_dash("å-1") && alpha_ascii("a") && alpha_num_ascii("1"));
const _: () = assert!(alpha_dash_ascii("-") && lowercase("å") && uppercase("Å") && json("[1, {\"a\": null}]"));

const LONG: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

#[rstest]
#[case::plain("user@example.com", true)]
#[case::tag("user+tag@example.com", true)]
#[case::no_dot_in_domain("user@localhost", true)]
#[case::number_as_top_level("user@example.123", true)]
#[case::quoted("\"us er\"@example.com", true)]
#[case::escaped_quote("\"us\\\"er\"@example.com", true)]
#[case::empty_quotes("\"\"@example.com", true)]
#[case::quoted_tab("\"a\tb\"@example.com", false)]
#[case::tab_right_behind_the_quote("\"\tb\"@example.com", true)]
#[case::quoted_word_among_others("a.\"b\".c@example.com", false)]
#[case::unclosed_quote("\"user@example.com", false)]
#[case::comment("user(comment)@example.com", true)]
#[case::comment_hides_what_follows("(comment)<user>x@example.com", true)]
#[case::nested_comment("user(a(b)c)@example.com", true)]
#[case::unclosed_comment("user(comment@example.com", false)]
#[case::unopened_comment("user)@example.com", false)]
#[case::comment_before_domain("user@(comment)example.com", true)]
#[case::comment_behind_domain("user@example.com(comment)", false)]
#[case::comment_before_dot("user@example(comment).com", true)]
#[case::space_before_at("user @example.com", true)]
#[case::space_behind_at("user@ example.com", false)]
#[case::leading_space(" user@example.com", false)]
#[case::trailing_space("user@example.com ", false)]
#[case::line_feed("user@example.com\n", false)]
#[case::folded_line("user\r\n @example.com", false)]
#[case::literal("user@[127.0.0.1]", true)]
#[case::nothing_is_checked_in_a_literal("user@[abc]", true)]
#[case::nor_behind_it("user@[abc]<>", true)]
#[case::literal_behind_a_name("user@example.com[abc]", true)]
#[case::unclosed_literal("user@[127.0.0.1", false)]
#[case::brackets_in_literal("user@[a[b]", false)]
#[case::backslash_in_literal("user@[a\\b]", false)]
#[case::hyphen_before_bracket_end("user@[a-]", false)]
#[case::international("用户@例子.广告", true)]
#[case::emoji("😀@example.com", false)]
#[case::emoji_domain("user@😀.com", false)]
#[case::invisible("user\u{200b}@example.com", false)]
#[case::wide_space_is_no_symbol("user\u{3000}@example.com", true)]
#[case::unassigned("user\u{378}@example.com", false)]
#[case::inverted_mark("user¿@example.com", true)]
#[case::inverted_mark_in_domain("user@exa¿mple.com", false)]
#[case::nul("us\0er@example.com", true)]
#[case::nul_in_domain("user@exam\0ple.com", false)]
#[case::delete("us\x7fer@example.com", false)]
#[case::trailing_backslash("user\\@example.com", true)]
#[case::escaped_letter("us\\er@example.com", false)]
#[case::colon("user:name@example.com", false)]
#[case::double_colon("user::name@example.com", true)]
#[case::comma("user,name@example.com", false)]
#[case::dot_first(".user@example.com", false)]
#[case::dot_last("user.@example.com", false)]
#[case::two_dots("us..er@example.com", false)]
#[case::two_ats("user@ex@mple.com", false)]
#[case::no_at("user", false)]
#[case::no_local_part("@example.com", false)]
#[case::no_domain("user@", false)]
#[case::underscore_in_domain("user@exa_mple.com", false)]
#[case::hyphen_first("user@-example.com", false)]
#[case::hyphen_before_dot("user@example-.com", false)]
#[case::hyphen_behind_dot("user@example.-com", true)]
#[case::hyphen_last("user@example.com-", false)]
#[case::domain_dot_last("user@example.com.", false)]
#[case::domain_two_dots("user@example..com", false)]
#[case::ipv6_is_no_word("user@IPv6.com", false)]
#[case::ipv6_in_lower_case_is("user@ipv6.com", true)]
fn email_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(email(text), accepted);
}

#[rstest]
#[case::first_label(format!("a@{LONG}.no"), true)]
#[case::first_label_too_long(format!("a@b{LONG}.no"), false)]
#[case::the_dot_counts_to_the_second(format!("a@b.{LONG}"), false)]
#[case::second_label(format!("a@b.{}", &LONG[1..]), true)]
#[case::beyond_ascii(format!("a@{}.no", "å".repeat(57)), true)]
#[case::beyond_ascii_too_long(format!("a@{}.no", "å".repeat(58)), false)]
#[case::domain(format!("a@{0}.{0}.{0}.{0}.{1}", &LONG[1..], "b"), true)]
#[case::domain_of_253(format!("a@{0}.{0}.{0}.{0}.{1}", &LONG[1..], "b"), true)]
#[case::domain_too_long(format!("a@{0}.{0}.{0}.{0}.{1}", &LONG[1..], "bc"), false)]
#[case::huge(format!("a@{}", "å.".repeat(50_000)), false)]
fn email_measures(#[case] text: String, #[case] accepted: bool) {
    assert_eq!(email(&text), accepted, "{} bytes", text.len());
}

#[rstest]
#[case::plain("user@example.com", true)]
#[case::international("é@é.com", true)]
#[case::numbers("user@127.0.0.1", true)]
#[case::trailing_backslash("user\\@example.com", true)]
#[case::no_dot("user@example", false)]
#[case::quotes("\"user\"@example.com", false)]
#[case::comment("user(comment)@example.com", false)]
#[case::space("user @example.com", false)]
#[case::literal("user@[127.0.0.1]", false)]
#[case::hyphen_behind_the_only_dot("user@example.-com", false)]
#[case::refused_anyway("user@", false)]
fn email_strict_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(email_strict(text), accepted);
}

#[rstest]
#[case::local_part_of_64(format!("a{LONG}@example.com"), true)]
#[case::local_part_of_65(format!("aa{LONG}@example.com"), false)]
#[case::address_of_254(format!("abc@{0}.{0}.{0}.{1}", &LONG[1..], &LONG[2..]), true)]
#[case::address_of_255(format!("abcd@{0}.{0}.{0}.{1}", &LONG[1..], &LONG[2..]), false)]
fn email_strict_measures(#[case] text: String, #[case] accepted: bool) {
    assert_eq!(email_strict(&text), accepted, "{} bytes", text.len());
    assert!(email(&text));
}

/// `rfc` before `strict` makes the domain count to the local part.
#[rstest]
#[case::both_of_64(format!("{}@b.no", &LONG[3..]), true)]
#[case::both_of_65(format!("{}@bb.no", &LONG[3..]), false)]
fn email_modes_measures(#[case] text: String, #[case] accepted: bool) {
    assert_eq!(email_modes(&text, &[EmailMode::Rfc, EmailMode::Strict]), accepted, "{} bytes", text.len());
    assert!(email_modes(&text, &[EmailMode::Strict, EmailMode::Rfc]));
}

#[rstest]
#[case::plain("user@example.com", true)]
#[case::symbols("user#$%&'*+-/=?^_`{|}~@example.com", true)]
#[case::no_dot("user@localhost", false)]
#[case::number_as_top_level("user@example.123", false)]
#[case::top_level_led_by_a_letter("user@example.c1", true)]
#[case::quoted_word_among_others("a.\"b@c\".d@example.com", true)]
#[case::space_in_quotes("\"us er\"@example.com", false)]
#[case::escaped_space_in_quotes("\"us\\ er\"@example.com", true)]
#[case::parentheses("user(comment)@example.com", false)]
#[case::two_hyphens("user@a--b.com", true)]
#[case::hyphen_last("user@example-.com", false)]
#[case::dot_last("user@example.com.", false)]
#[case::literal("user@[127.0.0.1]", true)]
#[case::literal_out_of_range("user@[300.1.1.1]", false)]
#[case::ipv6("user@[IPv6:2001:db8::1]", true)]
#[case::ipv6_in_lower_case("user@[ipv6:::]", true)]
#[case::ipv6_without_its_tag("user@[::1]", false)]
#[case::compressed_to_two("user@[IPv6:1:2:3:4:5:6::]", true)]
#[case::compressed_to_one("user@[IPv6:1:2:3:4:5:6:7::]", false)]
#[case::compressed_before_ipv4("user@[IPv6:1:2:3:4::1.2.3.4]", true)]
#[case::compressed_to_one_before_ipv4("user@[IPv6:1:2:3:4:5::1.2.3.4]", false)]
#[case::beyond_ascii("é@example.com", false)]
#[case::line_feed("user@example.com\n", false)]
fn email_filter_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(email_filter(text), accepted);
}

#[rstest]
#[case::local_part_of_64(format!("a{LONG}@example.com"), true)]
#[case::local_part_of_65(format!("aa{LONG}@example.com"), false)]
#[case::quotes_do_not_count(format!("\"a{LONG}\"@example.com"), true)]
#[case::nor_do_backslashes(format!("\"{}\"@example.com", "\\a".repeat(64)), true)]
#[case::an_at_in_quotes_counts(format!("\"aa{LONG}@\"@example.com"), false)]
#[case::two_quotes_end_the_count(format!("aa{LONG}.\"\"@example.com"), true)]
#[case::label_of_63(format!("a@{LONG}.com"), true)]
#[case::label_of_64(format!("a@a{LONG}.com"), false)]
#[case::address_of_254(format!("ab@{0}.{0}.{0}.{1}", &LONG, &LONG[4..]), true)]
#[case::address_of_255(format!("ab@{0}.{0}.{0}.{1}", &LONG, &LONG[3..]), false)]
fn email_filter_measures(#[case] text: String, #[case] accepted: bool) {
    assert_eq!(email_filter(&text), accepted, "{} bytes", text.len());
}

#[rstest]
#[case::letters("üser@example.com", true)]
#[case::quoted_letters("\"üser\"@example.com", true)]
#[case::numbers("½@example.com", true)]
#[case::combining_mark("u\u{308}ser@example.com", false)]
#[case::beyond_ascii_domain("user@münchen.de", false)]
#[case::kelvin_folds_to_k("user@\u{212a}.de", true)]
#[case::emoji("😀@example.com", false)]
fn email_filter_unicode_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(email_filter_unicode(text), accepted);
}

#[rstest]
#[case::plain("http://example.com", true)]
#[case::scheme_in_capitals("HTTP://example.com", true)]
#[case::scheme_with_plus("coap+tcp://example.com", true)]
#[case::long_s_folds_to_s("http\u{17f}://example.com", true)]
#[case::unknown_scheme("foo://example.com", false)]
#[case::no_scheme("example.com", false)]
#[case::no_slashes("mailto:a@b.no", false)]
#[case::one_label("http://localhost", true)]
#[case::one_label_beyond_ascii("http://blåbær", false)]
#[case::underscore("http://a_b", true)]
#[case::underscore_in_last_label("http://a.b_c", false)]
#[case::hyphen_in_last_label("http://a.b-c", false)]
#[case::punycode_in_last_label("http://a.xn--p1ai", true)]
#[case::empty_punycode("http://a.xn--", false)]
#[case::symbol("http://€.no", true)]
#[case::emoji("http://😀.no", true)]
#[case::symbol_in_last_label("http://no.€", false)]
#[case::dot_last("http://example.com.", true)]
#[case::dot_first("http://.example.com", false)]
#[case::two_dots("http://example..com", false)]
#[case::dots_last("http://example.com..", false)]
#[case::numbers_beyond_range("http://300.300.300.300", true)]
#[case::ipv6("http://[2001:db8::1]/", true)]
#[case::ipv6_without_brackets("http://::1", false)]
#[case::unclosed_bracket("http://[::1", false)]
#[case::port("http://example.com:99999", true)]
#[case::port_without_digits("http://example.com:", false)]
#[case::user("http://user:pass@example.com", true)]
#[case::user_percent("http://us%20er@example.com", true)]
#[case::user_with_empty_word("http://user:@example.com", false)]
#[case::user_with_symbol("http://us$er@example.com", false)]
#[case::path("http://example.com/a//b/å", true)]
#[case::brackets_in_path("http://example.com/[a]", false)]
#[case::brackets_in_query("http://example.com/?a[]=1", true)]
#[case::query_without_path("http://example.com?a=1", true)]
#[case::fragment("http://example.com/#a?b", true)]
#[case::two_fragments("http://example.com/#a#b", false)]
#[case::bad_percent("http://example.com/%4", false)]
#[case::mark_in_path("http://example.com/e\u{301}", false)]
#[case::mark_in_host("http://e\u{301}.com", true)]
#[case::space("http://example.com/a b", false)]
#[case::braces("http://example.com/{a}", false)]
#[case::line_feed_last("http://example.com\n", true)]
#[case::two_line_feeds("http://example.com\n\n", false)]
#[case::no_host("http://", false)]
fn url_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(url(text, &[]), accepted);
}

#[rstest]
#[case::listed("https://b.no", &["http", "https"], true)]
#[case::not_listed("ftp://b.no", &["http", "https"], false)]
#[case::listed_in_capitals("http://b.no", &["HTTP"], true)]
#[case::own("foo://b.no", &["foo"], true)]
#[case::prefix("httpsx://b.no", &["https"], false)]
#[case::empty("://b.no", &[""], true)]
fn url_takes_schemes(#[case] text: &str, #[case] schemes: &[&str], #[case] accepted: bool) {
    assert_eq!(url(text, schemes), accepted);
}

#[rstest]
#[case::ipv4("255.255.255.255", true, false)]
#[case::out_of_range("256.0.0.1", false, false)]
#[case::leading_zero("1.2.3.04", false, false)]
#[case::three_numbers("1.2.3", false, false)]
#[case::five_numbers("1.2.3.4.5", false, false)]
#[case::dot_last("1.2.3.4.", false, false)]
#[case::empty_number("1..3.4", false, false)]
#[case::mask("1.2.3.4/24", false, false)]
#[case::wide_digits("１.2.3.4", false, false)]
#[case::line_feed("1.2.3.4\n", false, false)]
#[case::all_zero("::", false, true)]
#[case::loopback("::1", false, true)]
#[case::capitals("2001:DB8::1", false, true)]
#[case::eight_groups("1:2:3:4:5:6:7:8", false, true)]
#[case::seven_groups("1:2:3:4:5:6:7", false, false)]
#[case::nine_groups("1:2:3:4:5:6:7:8:9", false, false)]
#[case::one_group_compressed_first("::2:3:4:5:6:7:8", false, true)]
#[case::one_group_compressed_last("1:2:3:4:5:6:7::", false, true)]
#[case::nothing_compressed("1:2:3:4::5:6:7:8", false, false)]
#[case::compressed_twice("1::2::3", false, false)]
#[case::three_colons(":::", false, false)]
#[case::colon_first(":1::", false, false)]
#[case::colon_last("1::2:", false, false)]
#[case::five_digits("::00001", false, false)]
#[case::with_ipv4("::ffff:1.2.3.4", false, true)]
#[case::six_groups_and_ipv4("1:2:3:4:5:6:1.2.3.4", false, true)]
#[case::seven_groups_and_ipv4("1:2:3:4:5:6:7:1.2.3.4", false, false)]
#[case::ipv4_out_of_range("::ffff:256.1.1.1", false, false)]
#[case::ipv4_first("1.2.3.4::", false, false)]
#[case::zone("fe80::1%eth0", false, false)]
#[case::brackets("[::1]", false, false)]
fn ip_knows(#[case] text: &str, #[case] is_v4: bool, #[case] is_v6: bool) {
    assert_eq!((ipv4(text), ipv6(text), ip(text)), (is_v4, is_v6, is_v4 || is_v6));
}

#[rstest]
#[case::colons("aA:bB:cC:dD:eE:fF", true)]
#[case::hyphens("00-11-22-33-44-55", true)]
#[case::dots("0011.2233.4455", true)]
#[case::none("001122334455", false)]
#[case::mixed("00:11-22:33:44:55", false)]
#[case::five("00:11:22:33:44", false)]
#[case::no_digit("00:11:22:33:44:5g", false)]
#[case::dots_of_two("00.11.22.33.44.55", false)]
fn mac_address_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(mac_address(text), accepted);
}

#[rstest]
#[case::lower_case("a0a2a2d2-0b87-4a18-83f2-2529882be2de", true)]
#[case::capitals("A0A2A2D2-0B87-4A18-83F2-2529882BE2DE", true)]
#[case::any_version("a0a2a2d2-0b87-9a18-f3f2-2529882be2de", true)]
#[case::short("a0a2a2d2-0b87-4a18-83f2-2529882be2d", false)]
#[case::hyphen_elsewhere("a0a2a2d2-0b874-a18-83f2-2529882be2de", false)]
#[case::bare("a0a2a2d20b874a1883f22529882be2de", false)]
#[case::line_feed("a0a2a2d2-0b87-4a18-83f2-2529882be2de\n", false)]
#[case::no_digit("g0a2a2d2-0b87-4a18-83f2-2529882be2de", false)]
fn uuid_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(uuid(text), accepted);
}

#[rstest]
#[case::right("4", "a0a2a2d2-0b87-4a18-83f2-2529882be2de", true)]
#[case::other("7", "a0a2a2d2-0b87-4a18-83f2-2529882be2de", false)]
#[case::variant("4", "a0a2a2d2-0b87-4a18-c3f2-2529882be2de", false)]
#[case::urn("4", "URN:UUID:a0a2a2d2-0b87-4a18-83f2-2529882be2de", true)]
#[case::braces("4", "{a0a2a2d2-0b87-4a18-83f2-2529882be2de}", true)]
#[case::bare("4", "a0a2a2d20b874a1883f22529882be2de", true)]
#[case::hyphen_elsewhere("4", "a0a2a2d2-0b874-a18-83f2-2529882be2de", true)]
#[case::word_inside_another("4", "uuurn:id:a0a2a2d20b874a1883f22529882be2de", true)]
#[case::space("4", "a0a2a2d2-0b87-4a18-83f2-2529882be2de ", false)]
#[case::version_9("9", "a0a2a2d2-0b87-9a18-83f2-2529882be2de", false)]
#[case::nil("nil", "00000000-0000-0000-0000-000000000000", true)]
#[case::nil_as_number("0", "00000000-0000-0000-0000-000000000000", true)]
#[case::nil_as_any_word("abc", "00000000-0000-0000-0000-000000000000", true)]
#[case::nil_is_not_version_0("0", "a0a2a2d2-0b87-0a18-83f2-2529882be2de", false)]
#[case::max("max", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", true)]
#[case::negative("-4", "a0a2a2d2-0b87-4a18-83f2-2529882be2de", false)]
#[case::number_then_word("4x", "a0a2a2d2-0b87-4a18-83f2-2529882be2de", true)]
fn uuid_version_knows(#[case] version: &str, #[case] text: &str, #[case] accepted: bool) {
    assert_eq!(uuid_version(text, UuidVersion::parse(version)), accepted);
}

#[rstest]
#[case::capitals("01ARZ3NDEKTSV4RRFFQ69G5FAV", true)]
#[case::lower_case("01arz3ndektsv4rrffq69g5fav", true)]
#[case::largest("7ZZZZZZZZZZZZZZZZZZZZZZZZZ", true)]
#[case::too_large("8ZZZZZZZZZZZZZZZZZZZZZZZZZ", false)]
#[case::short("01ARZ3NDEKTSV4RRFFQ69G5FA", false)]
#[case::letter_i("01ARZ3NDEKTSV4RRFFQ69G5FAI", false)]
#[case::letter_u("01ARZ3NDEKTSV4RRFFQ69G5FAu", false)]
#[case::bytes_are_counted("é1ARZ3NDEKTSV4RRFFQ69G5FA", false)]
fn ulid_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(ulid(text), accepted);
}

#[rstest]
#[case::three("#fff", true)]
#[case::four("#FFF8", true)]
#[case::five("#fffff", false)]
#[case::six("#abcdef", true)]
#[case::seven("#abcdef1", false)]
#[case::eight("#ABCDEF12", true)]
#[case::nine("#ABCDEF123", false)]
#[case::line_feed("#fff\n", true)]
#[case::two_line_feeds("#fff\n\n", false)]
#[case::no_sign("ffff", false)]
#[case::no_digit("#ggg", false)]
#[case::sign_only("#", false)]
fn hex_color_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(hex_color(text), accepted);
}

#[rstest]
#[case::full("YWJj", true)]
#[case::one_sign("YWI=", true)]
#[case::two_signs("YQ==", true)]
#[case::three_signs("Y===", false)]
#[case::signs_only("====", false)]
#[case::no_signs("YQ", false)]
#[case::unused_bits("YR==", false)]
#[case::unused_bits_of_two("YWJ=", false)]
#[case::sign_inside("YW=j", false)]
#[case::more_behind("YQ==YQ==", false)]
#[case::other_alphabet("-_-_", false)]
#[case::plus_and_slash("+/+/", true)]
#[case::line_feed("YWJj\n", false)]
fn base64_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(base64(text), accepted);
}

#[rstest]
#[case::ascii("abc", "ascii", true)]
#[case::ascii_beyond("é", "ASCII", false)]
#[case::latin("é", "iso-8859-1", true)]
#[case::utf16("😀", "utf-16", true)]
#[case::utf16_odd("abc", "utf-16", false)]
#[case::utf16_pair("\u{61a}\u{71a}", "utf-16", true)]
#[case::utf16_half_a_pair("\u{61a}ab", "utf-16", false)]
#[case::utf32("\0ab\0", "utf-32", false)]
#[case::utf32_code("\0\0ab", "utf-32", true)]
#[case::base64_alphabet("a=b", "base64", true)]
#[case::base64_beyond("é", "base64", false)]
#[case::sjis("é", "sjis", true)]
#[case::sjis_beyond("😀", "sjis", false)]
#[case::euc_jp("é", "euc-jp", true)]
#[case::euc_jp_beyond("日本語", "euc-jp", false)]
fn encoding_knows(#[case] text: &str, #[case] name: &str, #[case] accepted: bool) {
    assert_eq!(encoding(text, Encoding::parse(name).unwrap()), accepted);
}

#[rstest]
#[case::letters("abc", [true; 6])]
#[case::letters_beyond_ascii("åß日", [true, true, true, false, false, false])]
#[case::mark_alone("\u{301}", [true, true, true, false, false, false])]
#[case::digits("12", [false, true, true, false, true, true])]
#[case::numbers("½Ⅷ٣", [false, true, true, false, false, false])]
#[case::dashes("a-b_c", [false, false, true, false, false, true])]
#[case::other_dash("a–b", [false; 6])]
#[case::space("a b", [false; 6])]
#[case::line_feed("a\n", [false; 6])]
#[case::symbol("€", [false; 6])]
#[case::unassigned("\u{378}", [false; 6])]
#[case::assigned_in_unicode_16("\u{105c0}", [false; 6])]
fn alpha_knows(#[case] text: &str, #[case] accepted: [bool; 6]) {
    let verdicts = [
        alpha(text),
        alpha_num(text),
        alpha_dash(text),
        alpha_ascii(text),
        alpha_num_ascii(text),
        alpha_dash_ascii(text),
    ];
    assert_eq!(verdicts, accepted);
}

#[rstest]
#[case::printable("a ~", true)]
#[case::white_space("a\t\r\n", true)]
#[case::odd_controls("a\x10\x13", true)]
#[case::other_control("a\x11", false)]
#[case::delete("\x7f", false)]
#[case::beyond("é", false)]
fn ascii_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(ascii(text), accepted);
}

#[rstest]
#[case::lower("blåbær", true, false)]
#[case::upper("BLÅBÆR", false, true)]
#[case::mixed("Blåbær", false, false)]
#[case::no_letters("2 日本 !", true, true)]
#[case::title_case("ǅ", false, false)]
#[case::grows("ß", true, false)]
#[case::final_sigma("ς", true, false)]
#[case::dotted_capital("İ", false, true)]
#[case::letter_without_other_case("ª", true, true)]
#[case::roman_numeral("ⅷ", true, false)]
#[case::circled("Ⓐ", false, true)]
#[case::georgian("ა", true, false)]
fn case_knows(#[case] text: &str, #[case] is_lower: bool, #[case] is_upper: bool) {
    assert_eq!((lowercase(text), uppercase(text)), (is_lower, is_upper));
}

#[rstest]
#[case::object(r#"{"a": [1, 2.5e-3, null], "b": {"": "\u00e5"}}"#, true)]
#[case::scalar("1", true)]
#[case::word("true", true)]
#[case::word_in_capitals("TRUE", false)]
#[case::white_space("\n [ ] \t", true)]
#[case::other_white_space("\u{a0}1", false)]
#[case::two_values("1 2", false)]
#[case::comma_last("[1,]", false)]
#[case::comma_first("[,1]", false)]
#[case::comma_last_in_object(r#"{"a":1,}"#, false)]
#[case::key_only(r#"{"a"}"#, false)]
#[case::key_without_quotes("{a:1}", false)]
#[case::wrong_bracket("[1}", false)]
#[case::unclosed("[1", false)]
#[case::leading_zero("01", false)]
#[case::minus_only("-", false)]
#[case::minus_zero("-0", true)]
#[case::dot_last("1.", false)]
#[case::exponent_without_digits("1e", false)]
#[case::beyond_doubles("1e1001", true)]
#[case::tab_in_text("\"\t\"", false)]
#[case::delete_in_text("\"\x7f\"", true)]
#[case::unclosed_text("\"a", false)]
#[case::unknown_escape(r#""\x41""#, false)]
#[case::short_escape(r#""\u12""#, false)]
#[case::surrogate_pair(r#""\ud83d\ude00""#, true)]
#[case::high_surrogate(r#""\ud83d""#, false)]
#[case::low_surrogate(r#""\ude00""#, false)]
#[case::comment("/*x*/{}", false)]
fn json_knows(#[case] text: &str, #[case] accepted: bool) {
    assert_eq!(json(text), accepted);
}

#[test]
fn json_counts_levels() {
    let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(json(&nested(511)));
    assert!(!json(&nested(512)));
}

/// A format rule with its parameters, or `None` for what this file does not know.
fn verdict(rule: &str, text: &str) -> Option<bool> {
    let (name, parameters) = rule.split_once(':').map_or((rule, None), |(name, rest)| (name, Some(rest)));
    let words: Vec<&str> = parameters.map_or(Vec::new(), |rest| rest.split(',').collect());
    Some(match (name, words.as_slice()) {
        ("email", modes) => email_verdict(modes, text)?,
        ("url", schemes) => url(text, schemes),
        ("uuid", [version]) => uuid_version(text, UuidVersion::parse(version)),
        ("encoding", [name]) => encoding(text, Encoding::parse(name)?),
        ("alpha", ["ascii"]) => alpha_ascii(text),
        ("alpha_num", ["ascii"]) => alpha_num_ascii(text),
        ("alpha_dash", ["ascii"]) => alpha_dash_ascii(text),
        ("uuid", _) => uuid(text),
        _ => plain_verdict(name, text)?,
    })
}

/// The functions of single modes and the one of all have to agree.
fn email_verdict(modes: &[&str], text: &str) -> Option<bool> {
    let modes: Vec<EmailMode> = modes.iter().map(|mode| EmailMode::parse(mode)).collect::<Option<_>>()?;
    let verdict = email_modes(text, &modes);
    let single = match modes.as_slice() {
        [] | [EmailMode::Rfc] => email(text),
        [EmailMode::Strict] => email_strict(text),
        [EmailMode::Filter] => email_filter(text),
        [EmailMode::FilterUnicode] => email_filter_unicode(text),
        _ => return Some(verdict),
    };
    assert_eq!(verdict, single, "{text}");
    Some(verdict)
}

fn plain_verdict(name: &str, text: &str) -> Option<bool> {
    let predicate = match name {
        "alpha" => alpha,
        "alpha_num" => alpha_num,
        "alpha_dash" => alpha_dash,
        "ascii" => ascii,
        "base64" => base64,
        "hex_color" => hex_color,
        "ip" => ip,
        "ipv4" => ipv4,
        "ipv6" => ipv6,
        "json" => json,
        "lowercase" => lowercase,
        "mac_address" => mac_address,
        "ulid" => ulid,
        "uppercase" => uppercase,
        _ => return None,
    };
    Some(predicate(text))
}

const HARMLESS: &[&str] = &["required", "nullable", "string", "bail", "sometimes"];

/// The one format rule of a vector about the text in `f`.
fn format_rule(vector: &Value) -> Option<(String, String)> {
    let rules = vector.get("rules")?.as_object()?;
    let rule = rules.get("f").filter(|_| rules.len() == 1)?;
    let rules: Vec<&str> = match rule {
        Value::String(text) => text.split('|').collect(),
        other => other.as_array()?.iter().map(Value::as_str).collect::<Option<_>>()?,
    };
    let rules: Vec<&str> = rules.into_iter().filter(|rule| !HARMLESS.contains(rule)).collect();
    let [rule] = rules.as_slice() else {
        return None;
    };
    Some(((*rule).to_owned(), vector.pointer("/data/f")?.as_str()?.to_owned()))
}

/// Blank text is decided before a format is asked: PHP's `trim` leaves nothing of it.
fn is_blank(text: &str) -> bool {
    text.trim_matches([' ', '\t', '\n', '\r', '\0', '\x0b']).is_empty()
}

#[test]
fn the_reference_agrees() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance");
    let mut counts = BTreeMap::<String, usize>::new();
    for family in ["formats", "strings", "types"] {
        let vectors = fs::read_to_string(folder.join(family).with_extension("jsonl")).unwrap();
        for vector in vectors.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()) {
            let Some((rule, text)) = format_rule(&vector).filter(|(_, text)| !is_blank(text)) else {
                continue;
            };
            let (Some(verdict), Some(valid)) = (verdict(&rule, &text), vector["valid"].as_bool()) else {
                continue;
            };
            assert_eq!(verdict, valid, "{}: {rule} of {text:?}", vector["id"]);
            *counts.entry(rule).or_default() += 1;
        }
    }
    println!("{counts:#?}");
    for rule in RULES_WITH_VECTORS {
        assert!(counts.contains_key(*rule), "no vector for {rule}");
    }
}

#[rustfmt::skip]
const RULES_WITH_VECTORS: &[&str] = &[
    "alpha", "alpha:ascii", "alpha_dash", "alpha_dash:ascii", "alpha_num", "alpha_num:ascii", "ascii", "base64", "email",
    "email:filter", "email:filter_unicode", "email:rfc", "email:rfc,filter", "email:rfc,strict", "email:strict",
    "email:strict,filter", "encoding:ascii", "encoding:base64",
    "encoding:euc-jp", "encoding:sjis", "encoding:utf-16", "encoding:utf-32", "encoding:utf-8", "encoding:windows-1252",
    "hex_color", "ip", "ipv4", "ipv6", "json", "lowercase", "mac_address", "ulid", "uppercase", "url", "url:",
    "url:http,https", "uuid", "uuid:4", "uuid:max", "uuid:nil",
];

proptest! {
    #[test]
    fn any_text_has_a_verdict(text in any::<String>(), scheme in ".{0,5}") {
        for rule in RULES_WITH_VECTORS {
            prop_assert!(verdict(rule, &text).is_some());
        }
        let _ = url(&text, &[&scheme]);
        let _ = UuidVersion::parse(&text);
        let _ = Encoding::parse(&text);
    }

    #[test]
    fn likely_text_has_a_verdict(text in r#"[a-z0-9@.:"()\\\[\] å日€{}/?#%-]{0,30}"#) {
        for rule in RULES_WITH_VECTORS {
            prop_assert!(verdict(rule, &text).is_some());
        }
        let _ = url(&format!("http://{text}"), &[]);
    }

    #[test]
    fn modes_only_narrow(text in r#"[a-z0-9."() å-]{1,12}@[a-z0-9.()\[\] å-]{1,20}"#) {
        prop_assert!(!email_strict(&text) || email(&text));
        prop_assert!(!email_filter(&text) || email_filter_unicode(&text));
    }

    #[test]
    fn addresses_of_std_are_ours(text in r"[0-9a-f:.]{2,24}") {
        prop_assert_eq!(ipv4(&text), text.parse::<std::net::Ipv4Addr>().is_ok());
    }
}

/// The Unicode version of PCRE2 10.44, for classes.
const PATTERN_AGE: &str = "15.0";
/// The Unicode version of PHP 8.4, for letter case.
const CASE_AGE: &str = "16.0";

/// The committed tables are those of `regex-syntax` and `char`; `FRONTPAY_TABLES=write` writes them anew.
#[test]
fn unicode_tables_are_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/unicode/tables.rs");
    let tables = unicode_tables();
    if std::env::var_os("FRONTPAY_TABLES").is_some() {
        fs::write(&path, &tables).unwrap();
    }
    assert_eq!(fs::read_to_string(path).unwrap().replace("\r\n", "\n"), tables);
}

fn unicode_tables() -> String {
    let mut tables = String::from(
        "//! Classes of Unicode 15 and letter case of Unicode 16; written by the test `unicode_tables_are_current`.\n",
    );
    for (name, class) in [
        ("LETTER", r"\pL"),
        ("MARK", r"\pM"),
        ("NUMBER", r"\pN"),
        ("SYMBOL", r"\pS"),
        ("PUNCTUATION_OR_SPACE", r"\pP\pZ"),
    ] {
        let pattern = format!(r"[[{class}]&&\p{{Age={PATTERN_AGE}}}]");
        write_table(&mut tables, name, &characters(&pattern));
    }
    let assigned = characters(&format!(r"\p{{Age={CASE_AGE}}}"));
    let is_known = |c: char| assigned.binary_search(&c).is_ok();
    let lowered: Vec<char> =
        assigned.iter().copied().filter(|c| !c.to_lowercase().eq([*c]) && c.to_lowercase().all(is_known)).collect();
    let raised: Vec<char> =
        assigned.iter().copied().filter(|c| !c.to_uppercase().eq([*c]) && c.to_uppercase().all(is_known)).collect();
    write_table(&mut tables, "CHANGES_WHEN_LOWERCASED", &lowered);
    write_table(&mut tables, "CHANGES_WHEN_UPPERCASED", &raised);
    tables
}

fn characters(pattern: &str) -> Vec<char> {
    let hir = regex_syntax::parse(pattern).unwrap();
    let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class)) = hir.kind() else {
        panic!("{pattern} is a class");
    };
    class.iter().flat_map(|range| range.start()..=range.end()).collect()
}

fn write_table(tables: &mut String, name: &str, characters: &[char]) {
    let mut ranges: Vec<(u32, u32)> = Vec::new();
    for code in characters.iter().map(|c| u32::from(*c)) {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == code => *last = code,
            _ => ranges.push((code, code)),
        }
    }
    write!(tables, "\n#[rustfmt::skip]\npub(super) const {name}: &[(u32, u32)] = &[").unwrap();
    for (at, (first, last)) in ranges.iter().enumerate() {
        let space = if at % 6 == 0 { "\n    " } else { " " };
        write!(tables, "{space}({first:#x}, {last:#x}),").unwrap();
    }
    tables.push_str("\n];\n");
}
