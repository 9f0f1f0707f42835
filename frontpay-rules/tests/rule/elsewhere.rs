use frontpay_rules::RuleSet;
use rstest::rstest;

#[rstest]
#[case::database("exists:users,id", "the rule `exists` asks a database")]
#[case::another_spelling("currentPassword", "the rule `current_password` asks who is signed in")]
#[case::file("image", "the rule `image` is for uploaded files")]
#[case::name_service("active_url", "the rule `active_url` asks DNS")]
#[case::mode("email:rfc,dns", "`dns` cannot be checked here")]
#[case::encoding("encoding:utf-9", "`utf-9` is not known as `encoding`")]
#[case::misspelt("distnct", "unknown rule `distnct`, did you mean `distinct`?")]
#[case::too_few("digits_between:1", "missing parameter, expected `digits_between(min, max)`")]
fn a_rule_that_cannot_be_checked_is_named(#[case] rule: &str, #[case] problem: &str) {
    let error = RuleSet::parse([("f", rule)]).unwrap_err();
    assert!(error.problem().starts_with(problem), "{error}");
}
