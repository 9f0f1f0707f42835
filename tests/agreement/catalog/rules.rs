//! Every rule of a field.

use frontpay_core::Validate;
use serde::{Deserialize, Serialize};

use crate::type_case::{TypeCase, type_case};

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Presence {
    #[rule(filled)]
    #[serde(skip_serializing_if = "Option::is_none")]
    filled: Option<String>,
    #[rule(present, string)]
    present: String,
    #[rule(required_unless("filled", "a"), nullable)]
    unless: Option<String>,
    #[rule(required_if_accepted("flag"), nullable)]
    accepted: Option<String>,
    #[rule(required_if_declined("flag"), nullable)]
    declined: Option<String>,
    #[rule(nullable, boolean)]
    flag: Option<bool>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Together {
    #[rule(nullable)]
    one: Option<String>,
    #[rule(nullable)]
    two: Option<String>,
    #[rule(required_with("one", "two"), nullable)]
    with: Option<u8>,
    #[rule(required_with_all("one", "two"), nullable)]
    with_all: Option<u8>,
    #[rule(required_without("one", "two"), nullable)]
    without: Option<u8>,
    #[rule(required_without_all("one", "two"), nullable)]
    without_all: Option<u8>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Absence {
    #[rule(nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[rule(missing_if("kind", "a"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_if: Option<String>,
    #[rule(missing_unless("kind", "a"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_unless: Option<String>,
    #[rule(missing_with("missing_if"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_with: Option<String>,
    #[rule(missing_with_all("kind", "missing_if"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    missing_with_all: Option<String>,
    #[rule(missing)]
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<u8>,
    #[rule(prohibited)]
    #[serde(skip_serializing_if = "Option::is_none")]
    prohibited: Option<Vec<u8>>,
    #[rule(prohibited_if("kind", "b", "c"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    prohibited_if: Option<String>,
    #[rule(prohibited_unless("kind", "b"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    prohibited_unless: Option<String>,
    #[rule(prohibits("kind"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    prohibits: Option<String>,
    #[rule(prohibited_if_accepted("flag"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    if_accepted: Option<String>,
    #[rule(prohibited_if_declined("flag"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    if_declined: Option<String>,
    #[rule(nullable)]
    flag: Option<bool>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Presents {
    #[rule(nullable)]
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<String>,
    #[rule(present_if("kind", "a"))]
    #[serde(default)]
    present_if: Vec<u8>,
    #[rule(present_unless("kind", "a"))]
    #[serde(default)]
    present_unless: Vec<u8>,
    #[rule(present_with("kind"))]
    #[serde(default)]
    present_with: Vec<u8>,
    #[rule(present_with_all("kind", "present_if"))]
    #[serde(default)]
    present_with_all: Vec<u8>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Flags {
    #[rule(accepted)]
    accepted: bool,
    #[rule(declined)]
    declined: u8,
    #[rule(accepted_if("accepted", true), nullable)]
    accepted_if: Option<String>,
    #[rule(declined_if("declined", 0), nullable)]
    declined_if: Option<String>,
    #[rule(nullable, boolean("strict"))]
    strict: Option<bool>,
    #[rule(bail, nullable, int, digits_between(1, 2))]
    integer: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Words {
    #[rule(nullable, alpha)]
    alpha: Option<String>,
    #[rule(nullable, alpha_dash("ascii"))]
    alpha_dash: Option<String>,
    #[rule(nullable, alpha_num)]
    alpha_num: Option<String>,
    #[rule(nullable, ascii)]
    ascii: Option<String>,
    #[rule(nullable, lowercase)]
    lowercase: Option<String>,
    #[rule(nullable, uppercase)]
    uppercase: Option<String>,
    #[rule(nullable, starts_with("a", "b"), ends_with("c", "d"))]
    around: Option<String>,
    #[rule(nullable, doesnt_start_with("a"), doesnt_end_with("c"))]
    not_around: Option<String>,
    #[rule(nullable, regex = "^[a-c]+$", not_regex("b{2}"))]
    pattern: Option<String>,
    #[rule(nullable, in("a", "b"), not_in("c"))]
    word: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Formats {
    #[rule(nullable, email("rfc", "strict"))]
    email: Option<String>,
    #[rule(nullable, url("https"))]
    url: Option<String>,
    #[rule(nullable, ip)]
    ip: Option<String>,
    #[rule(nullable, ipv4)]
    ipv4: Option<String>,
    #[rule(nullable, ipv6)]
    ipv6: Option<String>,
    #[rule(nullable, mac_address)]
    mac: Option<String>,
    #[rule(nullable, uuid)]
    uuid: Option<String>,
    #[rule(nullable, ulid)]
    ulid: Option<String>,
    #[rule(nullable, json)]
    json: Option<String>,
    #[rule(nullable, hex_color)]
    color: Option<String>,
    #[rule(nullable, base64)]
    base64: Option<String>,
    #[rule(nullable, encoding("utf-8"))]
    encoded: Option<String>,
    #[rule(nullable, timezone)]
    zone: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Digits {
    #[rule(nullable, digits = 3)]
    digits: Option<String>,
    #[rule(nullable, digits_between(2, 3))]
    between: Option<u32>,
    #[rule(nullable, min_digits = 2)]
    least: Option<i64>,
    #[rule(nullable, max_digits = 2)]
    most: Option<String>,
    #[rule(nullable, decimal(1, 2))]
    decimal: Option<f64>,
    #[rule(nullable, multiple_of = 0.5)]
    multiple: Option<f64>,
    #[rule(nullable, size = 3)]
    size: Option<String>,
    #[rule(nullable, numeric, size = 3)]
    exact: Option<String>,
    #[rule(nullable, between("1e1", 20))]
    length: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Dates {
    #[rule(required, date)]
    from: String,
    #[rule(nullable, date_format = "Y-m-d", after = "from")]
    to: Option<String>,
    #[rule(nullable, after_or_equal = "2026-01-15")]
    later: Option<String>,
    #[rule(nullable, before = "2030-01-01")]
    before: Option<String>,
    #[rule(nullable, before_or_equal = "from")]
    earlier: Option<String>,
    #[rule(nullable, date_equals = "2026-01-15")]
    equal: Option<String>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct Compared {
    #[rule(required_without_all("phone", "tags"), nullable, string)]
    mail: Option<String>,
    #[rule(same = "mail", nullable)]
    mail_again: Option<String>,
    #[rule(required_with("mail"), nullable, digits_between(1, 3))]
    phone: Option<String>,
    #[rule(nullable, array, contains("a"))]
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<String>>,
    #[rule(nullable, same = "tags")]
    more_tags: Option<Vec<String>>,
    #[rule(nullable, different("mail", "phone"))]
    nickname: Option<String>,
    #[rule(accepted_if("phone", "1"), nullable)]
    terms: Option<bool>,
}

/// Rules that refer to fields outside their struct.
#[derive(Debug, Serialize, Deserialize, Validate)]
struct Far {
    #[rule(required, string, confirmed)]
    mail: String,
    #[rule(nullable)]
    mail_confirmation: Option<String>,
    #[rule(required, integer, gt = 1, lte("most"))]
    least: i64,
    #[rule(required, integer, gte("least"), lt = 10)]
    most: i64,
    #[rule(required, in_array = "words.*")]
    word: String,
    #[rule(required, array)]
    words: Vec<String>,
    #[rule(required, array)]
    lines: Vec<FarLine>,
}

#[derive(Debug, Serialize, Deserialize, Validate)]
struct FarLine {
    #[rule(required, distinct)]
    sku: String,
    #[rule(nullable, in("a", "b"))]
    kind: Option<String>,
    #[rule(exclude_if("kind", "a"), nullable, max = 2)]
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    #[rule(exclude_unless("kind", "a"), nullable, max = 2)]
    other: Option<String>,
    #[rule(exclude_with = "note", nullable, max = 1)]
    with: Option<String>,
    #[rule(exclude_without("note"), nullable, max = 1)]
    without: Option<String>,
    #[rule(exclude)]
    never: Option<String>,
}

pub(crate) fn all() -> Vec<TypeCase> {
    vec![
        type_case!(Far: r#"{"mail":"a","mail_confirmation":"a","least":2,"most":9,"word":"x","words":["x","y"],"lines":[{"sku":"1","kind":"a","note":"long"},{"sku":"2","note":"no","other":"long","without":"w"}]}"#),
        type_case!(Presence: r#"{"filled":"a","present":"x","accepted":"x","flag":true}"#, r#"{"present":"","unless":"u","declined":"d","flag":false}"#),
        type_case!(Together: r#"{"one":"1","two":"2","with":1,"with_all":2}"#, r#"{"without":1,"without_all":2}"#),
        type_case!(Absence: r#"{"kind":"b","missing_if":"x","prohibited_unless":"y","if_declined":"x","flag":true}"#,
            r#"{"kind":"a","missing_unless":"x","missing_with":"w","if_accepted":"x","flag":false}"#),
        type_case!(Presents: r#"{"kind":"a","present_if":[],"present_with":[1],"present_with_all":[]}"#),
        type_case!(Flags: r#"{"accepted":true,"declined":0,"accepted_if":"yes","declined_if":"off","strict":true,"integer":"12"}"#),
        type_case!(Words: r#"{"alpha":"æ","alpha_dash":"a-b","alpha_num":"1a","ascii":"a b","lowercase":"a","uppercase":"A","around":"bd","not_around":"bd","pattern":"abc","word":"a"}"#),
        type_case!(Formats: r##"{"email":"a@b.no","url":"https://a.no","ip":"::1","ipv4":"1.2.3.4","ipv6":"::1","mac":"00:1a:2b:3c:4d:5e","uuid":"936da01f-9abd-4d9d-80c7-02af85c822a8","ulid":"01ARZ3NDEKTSV4RRFFQ69G5FAV","json":"{}","color":"#fff","base64":"YQ==","encoded":"æ","zone":"Europe/Oslo"}"##),
        type_case!(Digits: r#"{"digits":"123","between":12,"least":12,"most":"12","decimal":1.25,"multiple":1.5,"size":"123","exact":"3.0","length":"0123456789"}"#),
        type_case!(Dates: r#"{"from":"2026-01-14","to":"2026-01-15","later":"2026-01-15","before":"2029-12-31","earlier":"2026-01-14","equal":"2026-01-15"}"#),
        type_case!(Compared: r#"{"mail":"a","mail_again":"a","phone":"1","tags":["a"],"more_tags":["a"],"nickname":"b","terms":true}"#),
    ]
}
