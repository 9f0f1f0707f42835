//! Comparison with the results of PHP and Carbon, and tests against panics.

use proptest::prelude::*;
use rstest::rstest;

use super::*;

/// 2026-01-15T12:00:00Z, a Thursday.
const NOON: Moment = Moment::from_unix(1_768_478_400, 0);

fn utc(text: &str) -> Option<Moment> {
    moment_by_format(text, "Y-m-d H:i:s")
}

#[rstest]
#[case::date("2026-01-15", "2026-01-15 00:00:00")]
#[case::one_digit("2026-1-5", "2026-01-05 00:00:00")]
#[case::short_year("26-01-15", "2026-01-15 00:00:00")]
#[case::last_century("70-01-15", "1970-01-15 00:00:00")]
#[case::overflow("2026-02-30", "2026-03-02 00:00:00")]
#[case::slashes("2026/01/15/", "2026-01-15 00:00:00")]
#[case::american("01/15/2026", "2026-01-15 00:00:00")]
#[case::american_suffix_hides_the_year("1/2nd/2030", "2026-01-02 00:00:00")]
#[case::points("15.01.2026", "2026-01-15 00:00:00")]
#[case::point_is_a_time("15.01.26", "2026-01-15 15:01:26")]
#[case::text("January 15th, 2026", "2026-01-15 00:00:00")]
#[case::roman("15-XII-2026", "2026-12-15 00:00:00")]
#[case::month_alone("may", "2026-05-15 00:00:00")]
#[case::month_and_year("sept 2026", "2026-09-01 00:00:00")]
#[case::year_is_a_time("2026", "2026-01-15 20:26:00")]
#[case::year_behind_a_time("10:00 2030", "2030-01-15 10:00:00")]
#[case::compact("20260115T100000", "2026-01-15 10:00:00")]
#[case::week("2026W03", "2026-01-12 00:00:00")]
#[case::week_and_day("2026-W03-4", "2026-01-15 00:00:00")]
#[case::point_is_a_fraction("2026.015", "1970-01-01 00:33:46")]
#[case::day_of_year("2026-015", "2026-01-15 00:00:00")]
#[case::common_log("10/Oct/2000:13:55:36 -0700", "2000-10-10 20:55:36")]
#[case::exif("2026:01:15 10:00:00", "2026-01-15 10:00:00")]
#[case::signed_year("+2026-01-15", "2026-01-15 00:00:00")]
#[case::time("10:00", "2026-01-15 10:00:00")]
#[case::time_12("4:08:37 am", "2026-01-15 04:08:37")]
#[case::midnight_12("12am", "2026-01-15 00:00:00")]
#[case::next_day("24:00", "2026-01-16 00:00:00")]
#[case::leap_second("10:00:60", "2026-01-15 10:01:00")]
#[case::quarter_past("back of 7pm", "2026-01-15 19:15:00")]
#[case::quarter_to("front of 7pm", "2026-01-15 18:45:00")]
#[case::zone("2026-01-15T10:00:00+02:00", "2026-01-15 08:00:00")]
#[case::zone_seconds("2026-01-15 10:00:00 +02:30:15", "2026-01-15 07:29:45")]
#[case::abbreviation("2026-01-15 10:00:00 (PST)", "2026-01-15 18:00:00")]
#[case::second_zone_does_not_count("2026-01-15 EST EDT", "2026-01-15 05:00:00")]
#[case::zone_of_the_world("2026-07-15 10:00 Europe/Oslo", "2026-07-15 08:00:00")]
#[case::skipped_hour("2026-03-29 02:30 Europe/Oslo", "2026-03-29 01:30:00")]
#[case::repeated_hour("2026-10-25 02:30 Europe/Oslo", "2026-10-25 00:30:00")]
#[case::a_zone_alone_is_now("o", "2026-01-15 12:00:00")]
#[case::now("now", "2026-01-15 12:00:00")]
#[case::nothing("", "2026-01-15 12:00:00")]
#[case::today("today", "2026-01-15 00:00:00")]
#[case::tomorrow("tomorrow noon", "2026-01-16 12:00:00")]
#[case::relative("+1 week 2 days 4 hours 2 seconds", "2026-01-24 16:00:02")]
#[case::signs("--1 day", "2026-01-16 12:00:00")]
#[case::ago("5 days ago", "2026-01-10 12:00:00")]
#[case::this_day("thu", "2026-01-15 00:00:00")]
#[case::next_day_of_week("next thursday", "2026-01-22 00:00:00")]
#[case::last_day_of_week("last thursday", "2026-01-08 00:00:00")]
#[case::of_week("monday next week", "2026-01-19 00:00:00")]
#[case::sunday_ends_the_week("sunday this week", "2026-01-18 00:00:00")]
#[case::working_days("+3 weekdays", "2026-01-20 12:00:00")]
#[case::first_of("first monday of january 2026", "2026-01-05 00:00:00")]
#[case::last_of("last friday of february", "2026-02-27 00:00:00")]
#[case::last_day("last day of february noon", "2026-02-28 12:00:00")]
#[case::timestamp("@86400", "1970-01-02 00:00:00")]
#[case::timestamp_is_a_sum("@1 and 2", "1970-01-01 00:00:03")]
#[case::numeral("1e3", "1970-01-01 00:00:04")]
#[case::spaces(" \t2026-01-15\n", "2026-01-15 00:00:00")]
#[case::no_break_space("\u{a0}2026-01-15\u{202f}10:00", "2026-01-15 10:00:00")]
#[case::nul("2026-01-15\0", "2026-01-15 00:00:00")]
#[case::phrase("2026-01-15 at 10:00", "2026-01-15 10:00:00")]
#[case::phrase_after("after tomorrow", "2026-01-17 00:00:00")]
#[case::next_time("next 10am", "2026-01-16 10:00:00")]
#[case::last_time("last 10am", "2026-01-15 10:00:00")]
fn moments(#[case] text: &str, #[case] expected: &str) {
    assert!(utc(expected).is_some());
    assert_eq!(moment(text, NOON).map(Moment::unix_seconds), utc(expected).map(Moment::unix_seconds));
}

#[rstest]
#[case::word("abc")]
#[case::month_13("2026-13-01")]
#[case::hour_25("2026-01-15 25:00:00")]
#[case::offset_25("2026-01-15T10:00:00+25:00")]
#[case::two_dates("2026-01-15 2026-01-16")]
#[case::two_times("10:00 11:00")]
#[case::three_zones("EST EDT CET")]
#[case::unknown_zone("2026-01-15 Foo/Bar")]
#[case::dashes("2026–01–15")]
#[case::timestamp("1768435200")]
#[case::long_number("100000000000000")]
#[case::beyond_64_bits("+9223372036854775807-01-01")]
fn no_moments(#[case] text: &str) {
    assert_eq!(moment(text, NOON), None);
}

#[rstest]
#[case("2026-01-15T00:00:00.5Z", 500_000)]
#[case("2026-01-15T00:00:00.123456789Z", 123_456)]
#[case("2026-01-15 00:00:00 5 ms", 5_000)]
#[case("@1768435200.25", 250_000)]
fn fractions(#[case] text: &str, #[case] micros: u32) {
    assert_eq!(moment(text, NOON), Some(Moment::from_unix(1_768_435_200, micros * 1000)));
}

#[rstest]
#[case("2026-01", true)]
#[case("20260115", true)]
#[case("@1737000000", true)]
#[case("2024-02-29", true)]
#[case("2023-02-29", false)]
#[case("0000-00-00", false)]
#[case("-0001-01-01", false)]
#[case("2026-01-15 24:00:00", true)]
#[case("2026-01-15 25:00:00", false)]
#[case("tomorrow", false)]
#[case("10:00", false)]
#[case("99999999999999", false)]
#[case("", false)]
fn dates(#[case] text: &str, #[case] expected: bool) {
    assert_eq!(is_date(text, NOON), expected);
}

#[rstest]
#[case("2026-01-15", "Y-m-d", Some("2026-01-15"))]
#[case("2026-02-30", "Y-m-d", Some("2026-03-02"))]
#[case("2026-1-5", "Y-m-d", Some("2026-01-05"))]
#[case("2026-01-15 ", "Y-m-d", None)]
#[case(" 2026-01-15", "Y-m-d", None)]
#[case("2026-01-15\0", "Y-m-d", None)]
#[case("2026-01-15x", "Y-m-d+", Some("2026-01-15+"))]
#[case("026", "Y", Some("0026"))]
#[case("69", "y", Some("69"))]
#[case("13:00 PM", "h:i A", None)]
#[case("1:05 p.m.", "g:i a", Some("1:05 pm"))]
#[case("9:5", "G:i", None)]
#[case("Fri, 15 Jan 2026", "D, d M Y", Some("Fri, 16 Jan 2026"))]
#[case("Thursday 15th January 2026", "l jS F Y", Some("Thursday 15th January 2026"))]
#[case("14 2026", "z Y", Some("14 2026"))]
#[case("-1", "U", Some("-1"))]
#[case("5", "u", Some("500000"))]
#[case("123", "v", Some("123"))]
#[case("2026-01-15T10:00:00+02:00", "Y-m-d\\TH:i:sP", Some("2026-01-15T10:00:00+02:00"))]
#[case("2026-07-15 10 Europe/Oslo", "Y-m-d H e", Some("2026-07-15 10 Europe/Oslo"))]
#[case("2026-07-15 CEST", "Y-m-d T", Some("2026-07-15 CEST"))]
#[case("utc", "e", Some("UTC"))]
#[case("+0200", "O", Some("+0200"))]
#[case("Z", "p", Some("Z"))]
#[case("c", "c", Some("1970-01-01T00:00:00+00:00"))]
#[case("N", "N", Some("4"))]
#[case("2026|", "Y\\|", Some("2026|"))]
#[case("2026-01-15", "Y#m#d", Some("2026#01#15"))]
#[case("2026é", "Y??", Some("2026??"))]
#[case("99", "*", None)]
#[case("2026-01-15", "Y-m-d|", Some("2026-01-15|"))]
#[case("2026-01-15", "Y-m-d H", None)]
#[case("2026", "Y\\", None)]
fn formats(#[case] text: &str, #[case] format: &str, #[case] expected: Option<&str>) {
    assert_eq!(reformat(text, format).as_deref(), expected);
}

#[rstest]
#[case("d D j l N S w z", "15 Thu 15 Thursday 4 th 4 14")]
#[case("W o F m M n t L", "03 2026 January 01 Jan 1 31 0")]
#[case("y Y X x a A B", "26 2026 +2026 2026 pm PM 541")]
#[case("g G h H i s u v", "12 12 12 12 00 00 000000 000")]
#[case("e I O P p T Z", "+00:00 0 +0000 +00:00 Z GMT+0000 0")]
#[case("c|r|U", "2026-01-15T12:00:00+00:00|Thu, 15 Jan 2026 12:00:00 +0000|1768478400")]
#[case("\\Y\\\\", "Y\\")]
fn letters(#[case] format: &str, #[case] expected: &str) {
    let noon = format::read("1768478400", "U").expect("a timestamp");
    assert_eq!(noon.print(format), expected);
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[0-9]{1,6}",
        "[-+@:./, \t\n\0TWZ()]",
        "(first|last|next|\\+9|-9999999999999) (day|mon|week|weekday|year|fortnight|sec)( of)?",
        "(jan|Sept|XII|Europe/Oslo|EST|ago|noon|back of |@-?)",
        ".{0,3}",
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn no_text_makes_us_panic(text in prop_oneof![any::<String>(), pieces()], seconds in any::<i64>()) {
        let now = Moment::from_unix(seconds, 999_999_999);
        let _ = (moment(&text, now), is_date(&text, now), is_timezone(&text, Some(&text), Some(&text)));
    }

    #[test]
    fn no_format_makes_us_panic(text in pieces(), format in prop_oneof![any::<String>(), "[!-~é ]{0,9}"]) {
        let _ = reformat(&text, &format);
    }

    #[test]
    fn what_is_printed_is_read_again(seconds in -62_135_596_800_i64..253_402_300_800) {
        let text = seconds.to_string();
        let printed = format::read(&text, "U").map(|dated| dated.print("Y-m-d\\TH:i:s.uP"));
        let moment = printed.and_then(|printed| moment(&printed, NOON));
        prop_assert_eq!(moment, Some(Moment::from_unix(seconds, 0)));
    }
}
