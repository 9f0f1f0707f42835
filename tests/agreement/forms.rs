//! The three smaller tables of the vectors as derived types: the verdicts are Laravel's, except for values the types cannot hold.

use std::collections::BTreeMap;

use frontpay_core::{ContextFree, Flag, InvalidJson, Numeric, Report, Valid, Validate};
use frontpay_tests::vectors;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

/// A value for `accepted`: `true`, `1`, `"yes"`.
#[derive(Serialize, Deserialize, Validate)]
#[serde(untagged)]
enum Consent {
    Flag(bool),
    Number(f64),
    Text(String),
}

#[derive(Serialize, Deserialize, Validate)]
struct Word(#[rule(string, distinct, max = 10)] String);

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Signup {
    #[rule("required|string|min:2|max:50")]
    name: String,
    #[rule("required|string|email|max:100")]
    email: String,
    #[rule("required|string|min:8|confirmed")]
    password: String,
    #[serde(rename = "password_confirmation")]
    password_confirmation: Option<String>,
    #[rule("nullable|integer|between:18,120")]
    age: Option<Numeric>,
    #[rule(accepted)]
    terms: Consent,
    #[rule("sometimes|in:user,admin")]
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<String>,
    #[rule("required_if:role,admin|nullable|alpha_num:ascii|size:6")]
    referral: Option<String>,
    #[rule("nullable|url:https")]
    website: Option<String>,
    #[rule("array|max:3")]
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<Vec<Word>>,
    #[rule("nullable|date_format:Y-m-d|before:2008-01-15")]
    birthday: Option<String>,
    #[rule(boolean)]
    #[serde(skip_serializing_if = "Option::is_none")]
    newsletter: Option<Flag>,
    #[rule("required_if_accepted:newsletter|email")]
    #[serde(skip_serializing_if = "Option::is_none")]
    newsletter_email: Option<String>,
}

#[derive(Serialize, Deserialize, Validate)]
#[serde(rename_all = "camelCase")]
struct Booking {
    #[rule("required|date")]
    from: String,
    #[rule("required|date|after_or_equal:from")]
    to: String,
    #[rule("required|integer:strict|min:1|max:6")]
    guests: Numeric,
    #[rule("required|list|min:1")]
    rooms: Vec<Room>,
    #[rule("required|array:phone,email")]
    contact: Contact,
    #[rule("exclude_without:contact.email|string|uppercase|size:8")]
    #[serde(skip_serializing_if = "Option::is_none")]
    coupon: Option<String>,
    #[rule(boolean)]
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice: Option<Flag>,
    #[rule("required_if:invoice,true|array")]
    #[serde(skip_serializing_if = "Option::is_none")]
    invoice_address: Option<InvoiceAddress>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Room {
    #[rule("required", "in:single,double,suite")]
    r#type: String,
    #[rule("required_if:type,double|integer|lte:capacity")]
    #[serde(skip_serializing_if = "Option::is_none")]
    beds: Option<Numeric>,
    #[rule("required|integer|gte:1")]
    capacity: Numeric,
    extras: Option<Vec<Extra>>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Extra {
    #[rule(required, regex = r"^[A-Z]{2}\d{2}$")]
    code: String,
    #[rule("nullable|numeric|multiple_of:0.5")]
    qty: Option<Numeric>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Contact {
    #[rule(required_without("email"), nullable, regex = r"^\+?[0-9 ]{6,15}$")]
    phone: Option<String>,
    #[rule("required_without:phone|nullable|email")]
    email: Option<String>,
}

#[derive(Serialize, Deserialize, Validate)]
struct InvoiceAddress {
    #[rule("required_with:$.invoiceAddress|digits:4")]
    #[serde(skip_serializing_if = "Option::is_none")]
    zip: Option<String>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Settings {
    #[rule("required|in:light,dark")]
    theme: String,
    #[rule("nullable|hex_color")]
    color: Option<String>,
    #[rule("required|array|required_array_keys:min,max")]
    limits: Limits,
    #[rule("nullable|array")]
    #[serde(skip_serializing_if = "Option::is_none")]
    ips: Option<Vec<Ip>>,
    #[rule("required|timezone")]
    timezone: String,
    #[rule("nullable|array")]
    webhooks: Option<Vec<Webhook>>,
    #[rule("required|lowercase|size:2")]
    locale: String,
    flags: Option<BTreeMap<String, Switch>>,
    #[rule("nullable|json")]
    meta: Option<String>,
    #[rule("missing_with:ips|mac_address")]
    #[serde(skip_serializing_if = "Option::is_none")]
    mac: Option<String>,
}

#[derive(Serialize, Deserialize, Validate)]
struct Limits {
    #[rule("required|integer")]
    min: Numeric,
    #[rule("required|integer|gt:min")]
    max: Numeric,
}

#[derive(Serialize, Deserialize, Validate)]
struct Ip(#[rule(ip, distinct)] String);

#[derive(Serialize, Deserialize, Validate)]
struct Switch(#[rule(boolean)] Flag);

#[derive(Serialize, Deserialize, Validate)]
struct Webhook {
    #[rule("required|url:http,https")]
    url: String,
    #[rule("required|uuid|distinct:ignore_case")]
    id: String,
    #[rule("prohibited_unless:$.theme,dark|string|min:4")]
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// The vectors whose dates have no day: they depend on the clock, which is the system's here and not that of the vectors.
const BY_THE_CLOCK: [&str; 2] = ["forms/booking-single/8d2eece3f3", "forms/booking-single/58fe58dd47"];

/// Compares the verdicts on the documents of a table, and counts the paths at which the type is narrower.
fn compare<T: ContextFree + DeserializeOwned>(ruleset: &str) -> (usize, BTreeMap<String, usize>) {
    let (mut judged, mut shapes, mut wrong) = (0, BTreeMap::<String, usize>::new(), Vec::new());
    for vector in vectors::read("forms.jsonl").into_iter().filter(|vector| vector.ruleset.as_deref() == Some(ruleset)) {
        if vector.valid.is_none() || BY_THE_CLOCK.contains(&vector.id.as_str()) {
            continue;
        }
        judged += 1;
        let refused = Valid::<T>::from_json(vector.data.get()).err();
        let violations: Vec<_> = refused.iter().flat_map(InvalidJson::iter).cloned().collect();
        let (shape, failures): (Vec<_>, Vec<_>) =
            violations.into_iter().partition(|violation| violation.rule() == "shape");
        let ours = vectors::failed(&Report::new(failures));
        if ours != vector.failed() {
            wrong.push(format!("{}: {ours:?}, Laravel {:?}", vector.id, vector.failed()));
        }
        for violation in shape {
            *shapes.entry(violation.path().to_owned()).or_default() += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    (judged, shapes)
}

fn counts<const N: usize>(shapes: [(&str, usize); N]) -> BTreeMap<String, usize> {
    shapes.map(|(path, count)| (path.to_owned(), count)).into()
}

#[test]
fn forms_have_laravels_verdicts() {
    assert_eq!(compare::<Signup>("signup"), (228, counts([("password_confirmation", 3)])));
    assert_eq!(compare::<Booking>("booking"), (295, counts([("rooms.0.extras", 1)])));
    assert_eq!(compare::<Settings>("settings"), (309, counts([("flags", 3), ("ips", 1), ("limits.min", 2)])));
}
