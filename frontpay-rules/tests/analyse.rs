//! Which rules of one field contradict each other, and which are only redundant.

#![allow(missing_docs, reason = "a test")]

use frontpay_rules::__private::{StoredRule, contradictions, never_compares};
use frontpay_rules::RuleSet;
use rstest::rstest;

#[expect(clippy::unwrap_used, reason = "a test")]
fn rules(text: &str) -> Vec<StoredRule> {
    let texts: Vec<String> = text.split('|').map(str::to_owned).collect();
    RuleSet::parse([("field", texts)]).unwrap().own_rules().cloned().collect()
}

fn found(text: &str) -> Vec<String> {
    contradictions(&rules(text)).into_iter().map(|found| found.sentence).collect()
}

#[rstest]
#[case("required|prohibited", "`prohibited` contradicts `required`: no value passes both")]
#[case("required|missing", "`missing` contradicts `required`: no value passes both")]
#[case("missing|present", "`present` contradicts `missing`: no value passes both")]
#[case("accepted|declined", "`declined` contradicts `accepted`: no value passes both")]
#[case("prohibited|accepted", "`accepted` contradicts `prohibited`: no value passes both")]
#[case("string|array", "`array` contradicts `string`: no value passes both")]
#[case("array:a|email", "`email` contradicts `array`: no value passes both")]
#[case("numeric|list", "`list` contradicts `numeric`: no value passes both")]
#[case("boolean|required_array_keys:a", "`required_array_keys` contradicts `boolean`: no value passes both")]
#[case("min:5|max:3", "no value passes both `min:5` and `max:3`")]
#[case("size:7|between:1,6", "no value passes both `size:7` and `between:1,6`")]
#[case("numeric|min:0.7|max:0.5", "no value passes both `min:0.7` and `max:0.5`")]
#[case("digits:5|max_digits:3", "no value passes both `digits:5` and `max_digits:3`")]
#[case("digits_between:4,6|min_digits:7", "no value passes both `digits_between:4,6` and `min_digits:7`")]
#[case("digits:5|max:4", "no value passes both `digits:5` and `max:4`")]
#[case("numeric|digits:3|min:1000", "no value passes both `digits:3` and `min:1000`")]
#[case("numeric|gt:5|lt:5", "no value passes both `gt:5` and `lt:5`")]
#[case("numeric|gte:6|max:5", "no value passes both `gte:6` and `max:5`")]
#[case("between:5,3", "no value passes `between:5,3`")]
#[case("after:2026-01-02|before:2026-01-01", "no date passes both `after:2026-01-02` and `before:2026-01-01`")]
#[case(
    "date|before:2026-01-01|after_or_equal:2026-01-01",
    "no date passes both `before:2026-01-01` and `after_or_equal:2026-01-01`"
)]
#[case(
    "date_equals:2026-01-02|after:2 January 2026 UTC",
    "no date passes both `date_equals:2026-01-02` and `after:2 January 2026 UTC`"
)]
#[case("in:", "`in` names no value")]
#[case("in:a,b,a", "`a` stands twice in `in`")]
#[case("not_in:a,a", "`a` stands twice in `not_in`")]
#[case("in:abc,abcd|max:3", "`in` offers `abcd`, which `max` refuses")]
#[case("numeric|in:1,x", "`in` offers `x`, which `numeric` refuses")]
#[case("in:a,b|not_in:b", "`in` offers `b`, which `not_in` refuses")]
#[case("in:A,b|lowercase", "`in` offers `A`, which `lowercase` refuses")]
#[case(
    r"regex:/^\d{9}$/|max:8",
    "`max:8` refuses every text that passes `regex`, of which the shortest is \"000000000\""
)]
#[case(
    r"regex:/^[a-z]+$/|regex:/^\d+$/",
    "no text passes both patterns: the shortest of the one is \"a\", of the other \"0\""
)]
#[case(
    "starts_with:NO,SE|regex:/^DK/",
    "no text passes both `starts_with` and `regex`: the shortest for `starts_with` is \"NO\", for `regex` \"DK\""
)]
#[case(
    "starts_with:abc|max:2",
    "`max:2` refuses every text that passes `starts_with`, of which the shortest is \"abc\""
)]
#[case(
    r"ends_with:x|digits:3",
    "`digits:3` refuses every text that passes `ends_with`, of which the shortest is \"x\""
)]
#[case(
    "regex:/^a/|not_regex:/^[ab]/",
    "`not_regex` refuses every text that passes `regex`, of which the shortest is \"a\""
)]
#[case(
    "starts_with:a|doesnt_start_with:a",
    "`doesnt_start_with` refuses every text that passes `starts_with`, of which the shortest is \"a\""
)]
#[case(r"regex:/^\xff$/", "no text passes `regex`")]
#[case("same:other|different:other", "`different` contradicts `same`: no value passes both")]
#[case("numeric|gt:other|lt:other", "`lt` contradicts `gt`: no value passes both")]
#[case("gte:other|lt:other", "`lt` contradicts `gte`: no value passes both")]
#[case("array|same:other|gt:other", "`gt` contradicts `same`: no value passes both")]
#[case("accepted|in:yes,no", "`in` offers `no`, which `accepted` refuses")]
#[case("prohibited|in:a", "`in` offers `a`, which `prohibited` refuses")]
#[case("required|in:a,\"\"", "`in` offers the empty text, which `required` refuses")]
#[case("decimal:2,1", "no value passes `decimal:2,1`")]
#[case(
    "uuid|max:10",
    "`max:10` refuses every text that passes `uuid`, of which the shortest is \"00000000-0000-0000-0000-000000000000\""
)]
#[case("email|max:2", "`max:2` refuses every text that passes `email`, of which the shortest is \"0@0\"")]
#[case("alpha|digits:3", "`digits:3` refuses every text that passes `alpha`, of which the shortest is \"a\"")]
#[case(
    "uuid|ulid",
    "no text passes both `uuid` and `ulid`: the shortest for `uuid` is \"00000000-0000-0000-0000-000000000000\", for `ulid` \"00000000000000000000000000\""
)]
#[case(
    "mac_address|max:13",
    "`max:13` refuses every text that passes `mac_address`, of which the shortest is \"0000.0000.0000\""
)]
#[case(
    "ipv4|regex:/^[a-z]/",
    "no text passes both `ipv4` and `regex`: the shortest for `ipv4` is \"0.0.0.0\", for `regex` \"a\""
)]
#[case(
    "hex_color|alpha_num",
    "no text passes both `hex_color` and `alpha_num`: the shortest for `hex_color` is \"#000\", for `alpha_num` \"0\""
)]
fn contradicts(#[case] text: &str, #[case] sentence: &str) {
    assert_eq!(found(text), [sentence]);
}

/// Redundant, or possible at the limit.
#[rstest]
#[case("required|nullable")]
#[case("required|filled|present")]
#[case("nullable|prohibited")]
#[case("sometimes|required")]
#[case("exclude_if:a,b|required|prohibited_if:a,c")]
#[case("string|numeric")]
#[case("string|boolean")]
#[case("accepted|in:yes,1")]
#[case("in:a,\"\"|max:3")]
#[case("decimal:1,2")]
#[case("gte:other|lte:other")]
#[case("same:other|lte:other")]
#[case("different:other|gt:other")]
#[case("same:other|different:another")]
#[case("gt:other|lt:another")]
#[case("in_array:other.*|different:other.*")]
#[case("required_if:other,a|required_unless:other,a")]
#[case("decimal:2,2|min:100")]
#[case("uuid|max:36|lowercase")]
#[case("alpha|max:1|regex:/^[æøå]$/u")]
#[case("alpha_num|digits:3")]
#[case("alpha_dash|regex:/^[-_]$/")]
#[case("ulid|regex:/^01[A-Z0-9]+$/")]
#[case("mac_address|size:14")]
#[case("hex_color|size:5")]
#[case("email|size:3|regex:/^a@b$/")]
#[case(r"email|regex:/^[^.]+\.[^.]+$/|max:254")]
#[case("date|after:2026-01-01|before:2026-01-02")]
#[case("date|after_or_equal:2026-01-01|before_or_equal:2026-01-01")]
#[case("after:2026-01-02|before:today")]
#[case("after:2026-01-02|before:other")]
#[case("date_format:H:i|after:10:00|before:09:00")]
#[case("before:2026-01-01|before_or_equal:2025-01-01")]
#[case("date_equals:2026-01-01|before:2026-01-02")]
#[case("ipv4|max:7")]
#[case("array|in:a,b")]
#[case("array|max:5|min:1")]
#[case("numeric|min:0.5|max:0.5")]
#[case("numeric|gt:0.5|lt:0.6")]
#[case("gt:0|size:4")]
#[case("min:20|lt:10")]
#[case("digits:5|min:5")]
#[case("numeric|digits:3|min:999")]
#[case("min:5000|max:4999999")]
#[case("in:a,b|not_in:c")]
#[case("in:1,2|integer")]
#[case("in:,a|min:1")]
#[case("in:a,b|string|max:1")]
#[case(r"regex:/^\d{9}$/|max:9")]
#[case(r"regex:/^\d{9}$/|size:9")]
#[case(r"regex:/^[0-9]+$/|regex:/[5]/")]
#[case("regex:/^æ$/|max:2")]
#[case("starts_with:NO|regex:/^N/")]
#[case("regex:/a/|not_regex:/b/")]
#[case("ends_with:1|digits:3")]
fn stands(#[case] text: &str) {
    assert_eq!(found(text), [""; 0]);
}

#[rstest]
#[case("required_if:field,x", "in:a,b", Some(1))]
#[case("required_if:field,a,x", "string|in:a,b", Some(2))]
#[case("required_unless:field,x", "in:a,b", Some(1))]
#[case("exclude_if:field,x", "in:a,b", Some(1))]
#[case("accepted_if:field,x", "in:a,b", Some(1))]
#[case("required_if:field,a", "in:a,b", None)]
#[case("required_if:field,null", "nullable|in:a,b", None)]
#[case("required_if:field,01", "in:1,2", None)]
#[case("required_if:field,true", "boolean|in:0,1", None)]
#[case("required_if:field,x", "string", None)]
#[case("required_with:field", "in:a", None)]
fn compares(#[case] rule: &str, #[case] other: &str, #[case] never: Option<usize>) {
    assert_eq!(never_compares(&rules(rule)[0], &rules(other)), never);
}

/// The tables of real applications and of the vectors that are refused, each for a reason.
#[test]
fn tables_that_laravel_takes() {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../conformance/rules.json")).unwrap();
    let tables: serde_json::Map<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
    let (mut refused, mut asked) = (Vec::new(), 0);
    for (table, rows) in &tables {
        for (path, written) in rows.as_object().unwrap() {
            let texts: Vec<String> = match written {
                serde_json::Value::String(text) => text.split('|').map(str::to_owned).collect(),
                list => serde_json::from_value(list.clone()).unwrap(),
            };
            let Ok(rules) = RuleSet::parse([("field", texts)]) else { continue };
            let rules: Vec<StoredRule> = rules.own_rules().cloned().collect();
            asked += 1;
            let found = contradictions(&rules).into_iter().map(|found| format!("{table} {path}: {}", found.sentence));
            refused.extend(found);
        }
    }
    assert_eq!(refused, [""; 0]);
    assert_eq!(asked, 87);
}

/// No value that the real Laravel lets pass by a row is one that the row's rules are said to have none of.
#[test]
fn what_laravel_lets_pass_is_possible() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../conformance");
    let (mut wrong, mut asked) = (Vec::new(), 0);
    for file in std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()) {
        if file.extension().is_none_or(|extension| extension != "jsonl") {
            continue;
        }
        for line in std::fs::read_to_string(&file).unwrap().lines() {
            // Numbers beyond every range are not of interest here.
            let Ok(vector) = serde_json::from_str::<serde_json::Value>(line) else { continue };
            let (Some(rows), Some(true)) = (vector["rules"].as_object(), vector["valid"].as_bool()) else { continue };
            for (path, written) in rows {
                let value = &vector["data"][path];
                let is_blank = value.as_str().is_some_and(|text| text.trim().is_empty());
                if value.is_null() || is_blank || value.as_array().is_some_and(Vec::is_empty) {
                    continue;
                }
                let texts: Vec<String> = match written {
                    serde_json::Value::String(text) => text.split('|').map(str::to_owned).collect(),
                    list => serde_json::from_value(list.clone()).unwrap(),
                };
                let Ok(rules) = RuleSet::parse([("field", texts)]) else { continue };
                let rules: Vec<StoredRule> = rules.own_rules().cloned().collect();
                asked += 1;
                // These are faults, but they do not keep every value from passing: `false` is in `in:`.
                let is_of_words =
                    |sentence: &str| sentence.starts_with("`in` names") || sentence.starts_with("`in` offers");
                let found = contradictions(&rules).into_iter().filter(|found| !is_of_words(&found.sentence));
                wrong.extend(found.map(|found| format!("{}: {}", vector["id"], found.sentence)));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
    assert!(asked > 3_000, "{asked}");
}
