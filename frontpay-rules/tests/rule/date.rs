use frontpay_rules::{Moment, RuleSet};
use rstest::rstest;

use crate::{failures, passes};

#[rstest]
#[case::iso("date", "\"2026-02-28\"", true)]
#[case::no_such_day("date", "\"2026-02-29\"", false)]
#[case::leap_day("date", "\"2024-02-29\"", true)]
#[case::time("date", "\"2026-02-28 23:59:59\"", true)]
#[case::zone("date", "\"2026-02-28T12:00:00+01:00\"", true)]
#[case::relative_words_have_no_day("date", "\"next friday\"", false)]
#[case::no_words("date", "\"soon\"", false)]
#[case::slashes_are_american("date", "\"12/31/2026\"", true)]
#[case::slashes_are_not_norwegian("date", "\"31/12/2026\"", false)]
#[case::dots_are_norwegian("date", "\"31.12.2026\"", true)]
#[case::null("date", "null", false)]
#[case::list("date", "[]", false)]
#[case::blank_is_not_checked("date", "\"\"", true)]
#[case::absent("date", "", true)]
fn date(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[rstest]
#[case::exact("date_format:Y-m-d", "\"2026-01-02\"", true)]
#[case::zeros_are_required("date_format:Y-m-d", "\"2026-1-2\"", false)]
#[case::without_zeros("date_format:Y-n-j", "\"2026-1-2\"", true)]
#[case::text_behind("date_format:Y-m-d", "\"2026-01-02 10:00\"", false)]
#[case::no_such_day("date_format:Y-m-d", "\"2026-02-30\"", false)]
#[case::one_of_two("date_format:Y-m-d,d.m.Y", "\"02.01.2026\"", true)]
#[case::unix_seconds("date_format:U", "\"1790000000\"", true)]
#[case::number("date_format:U", "1790000000", true)]
#[case::null("date_format:Y", "null", false)]
fn date_format(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[rstest]
#[case::after("after:2026-01-01", "\"2026-01-02\"", true)]
#[case::after_the_same("after:2026-01-01", "\"2026-01-01\"", false)]
#[case::after_a_second("after:2026-01-01", "\"2026-01-01 00:00:01\"", true)]
#[case::after_or_equal("after_or_equal:2026-01-01", "\"2026-01-01\"", true)]
#[case::before("before:2026-01-01", "\"2025-12-31\"", true)]
#[case::before_the_same("before:2026-01-01", "\"2026-01-01\"", false)]
#[case::before_or_equal("before_or_equal:2026-01-01", "\"2026-01-01\"", true)]
#[case::equals_in_another_zone("date_equals:2026-01-01 12:00", "\"2026-01-01T13:00:00+01:00\"", true)]
#[case::equals("date_equals:2026-01-01", "\"2026-01-01\"", true)]
#[case::equals_not("date_equals:2026-01-01", "\"2026-01-02\"", false)]
#[case::no_date("after:2026-01-01", "\"soon\"", false)]
#[case::blank_is_not_checked("after:2026-01-01", "\"\"", true)]
fn comparisons(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}

#[test]
fn a_comparison_with_a_field_reads_its_date() {
    let rows = [("start", "date"), ("end", "date|after:start")];
    assert!(failures(&rows, r#"{"start": "2026-01-01", "end": "2026-01-02"}"#).is_empty());
    assert_eq!(failures(&rows, r#"{"start": "2026-01-02", "end": "2026-01-02"}"#), ["end after"]);
}

#[test]
fn a_relative_date_is_that_of_the_context() {
    let rules = RuleSet::parse([("due", "after:today")]).unwrap();
    let new_year = rules.with_context(Moment::from_unix(1_767_225_600, 0));
    assert!(new_year.check_json(br#"{"due": "2026-01-02"}"#).is_ok());
    assert!(new_year.check_json(br#"{"due": "2026-01-01"}"#).is_err());
}

#[rstest]
#[case::area("timezone", "\"Europe/Oslo\"", true)]
#[case::another_case("timezone", "\"europe/oslo\"", false)]
#[case::utc("timezone", "\"UTC\"", true)]
#[case::offset("timezone", "\"+01:00\"", false)]
#[case::group("timezone:Africa", "\"Europe/Oslo\"", false)]
#[case::country("timezone:per_country,NO", "\"Europe/Oslo\"", true)]
#[case::null("timezone", "null", false)]
fn timezone(#[case] rules: &str, #[case] value: &str, #[case] holds: bool) {
    assert_eq!(passes(rules, value), holds);
}
