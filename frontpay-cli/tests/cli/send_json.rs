//! The JSON document of `send`, as docs/send-json.md describes it.

use std::collections::BTreeSet;
use std::net::TcpListener;

use serde_json::{Value, json};

use crate::support::{
    BROKEN, CREATED, GOOD, HTML, JSON, Response, STATUS, TOKEN, answering, documented_names, field_names, frontpay,
    responding, server,
};

const PAGE: &str = "send-json.md";
const ORDER: &str = "ODR3506777330";

/// An end of a create: where the order goes, and the fields that differ from those of a document that knows nothing.
struct Case {
    file: &'static str,
    environment: String,
    fields: Value,
}

fn case(environment: String, fields: Value) -> Case {
    Case { file: GOOD, environment, fields }
}

fn failing(response: Response, kind: &str, outcome: &str, http_status: u16, exit_code: u8) -> Case {
    let fields = json!({ "kind": kind, "outcome": outcome, "http_status": http_status, "exit_code": exit_code });
    case(responding([response]), fields)
}

/// The envelope of the API around a refusal.
fn refusal(status_code: u16, message: &str) -> String {
    json!({ "status_code": status_code, "message": message, "is_error": true }).to_string()
}

fn laravel(message: &str) -> String {
    json!({ "message": message }).to_string()
}

fn created(read_again: Response, fields: &Value) -> Case {
    let mut all = json!({ "kind": "created", "outcome": "done", "http_status": 201, "exit_code": 0,
        "order": ORDER, "customer": "CSRT3463048878" });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    case(responding([("201 Created", JSON, CREATED.to_owned()), read_again]), all)
}

fn done() -> Vec<Case> {
    let without_data = r#"{"status_code":201,"message":"orderAddedSuccessfully","data":null}"#;
    vec![
        created(("200 OK", JSON, STATUS.to_owned()), &json!({ "status": "SENT" })),
        created(("404 Not Found", JSON, refusal(404, "orderNotFound")), &json!({ "error": "" })),
        case(
            answering("201 Created", JSON, without_data),
            json!({ "kind": "created", "outcome": "done", "http_status": 201, "exit_code": 0 }),
        ),
    ]
}

fn not_sent() -> Vec<Case> {
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let fields =
        |kind: &str, exit_code: u8| json!({ "kind": kind, "outcome": "not_sent", "exit_code": exit_code, "error": "" });
    let invalid = json!({ "kind": "invalid", "outcome": "not_sent", "exit_code": 1, "violations": 15 });
    vec![
        Case { file: BROKEN, environment: "sandbox".to_owned(), fields: invalid },
        Case { file: "nowhere.json", environment: "sandbox".to_owned(), fields: fields("cannot_run", 2) },
        case("prod".to_owned(), fields("cannot_run", 2)),
        case(format!("http://{nobody}/api/v1"), fields("no_connection", 2)),
    ]
}

fn refused() -> Vec<Case> {
    let rejection = json!({ "status_code": 417, "message": "payloadValidationErrors", "is_error": true,
        "errors": ["The products.0.rate must be a number.", "The moon is not full."] });
    let rejected = json!({ "kind": "rejected", "outcome": "refused", "http_status": 417, "exit_code": 1,
        "violations": 1, "messages": ["The moon is not full."] });
    let wait = "content-type: application/json\r\nretry-after: 30\r\n";
    let busy = json!({ "kind": "too_many_requests", "outcome": "refused", "http_status": 429, "retry_after": 30,
        "exit_code": 4, "error": "" });
    let refusing = |status: &'static str, body: String, kind: &str| {
        let http_status = status[..3].parse().unwrap();
        failing((status, JSON, body), kind, "refused", http_status, 1)
    };
    vec![
        case(answering("417 Expectation Failed", JSON, &rejection.to_string()), rejected),
        case(answering("429 Too Many Requests", wait, &laravel("Too Many Attempts.")), busy),
        refusing("401 Unauthorized", laravel("Unauthenticated."), "unauthorized"),
        refusing("404 Not Found", refusal(404, "customerNotFound"), "not_found"),
        refusing("400 Bad Request", refusal(400, "orderStatusAlreadyPaid"), "conflict"),
        refusing("403 Forbidden", laravel("Forbidden."), "refused"),
        refusing("404 Not Found", laravel("The route could not be found."), "no_such_endpoint"),
    ]
}

fn unknown() -> Vec<Case> {
    let failing = |status: &'static str, kind_of_body, body: &str, kind: &str| {
        let http_status = status[..3].parse().unwrap();
        failing((status, kind_of_body, body.to_owned()), kind, "unknown", http_status, 3)
    };
    vec![
        failing("502 Bad Gateway", HTML, "<h1>Bad Gateway</h1>", "server"),
        failing("404 Not Found", HTML, "<h1>Not Found</h1>", "no_such_endpoint"),
        failing("429 Too Many Requests", HTML, "<h1>Slow down</h1>", "unexpected_response"),
        failing("303 See Other", JSON, "{}", "unexpected_response"),
        failing("200 OK", JSON, "{}", "unexpected_response"),
        case(server(drop), json!({ "kind": "no_response", "outcome": "unknown", "exit_code": 3, "error": "" })),
    ]
}

/// Sends the order of a case and checks every field of the document.
fn check(case: &Case) {
    let environment = &case.environment;
    let sent = frontpay().args(["send", "--json", case.file, "--env", environment]).env("FRONTPAY_TOKEN", TOKEN);
    let output = sent.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{text}");
    let documented: Vec<_> = documented_names(PAGE, "# The JSON document of `frontpay send --json`");
    assert_eq!(field_names(&text), documented, "{text}");
    let mut expected = json!({ "version": 1, "file": case.file, "environment": environment, "outcome": null, "kind": null,
        "http_status": null, "retry_after": null, "order": null, "customer": null, "error": null, "violations": 0,
        "messages": [], "status": null, "exit_code": null });
    expected.as_object_mut().unwrap().extend(case.fields.as_object().unwrap().clone());
    let is_failure = !matches!(case.fields["kind"].as_str().unwrap(), "created" | "invalid" | "rejected");
    for (field, value) in expected.as_object().unwrap() {
        let found = &document[field];
        match field.as_str() {
            "error" if is_failure || value.is_string() => assert!(!found.as_str().unwrap().is_empty(), "{text}"),
            "violations" => check_violations(found, value.as_u64().unwrap()),
            "environment" if environment == "prod" => assert_eq!(found, &Value::Null, "{text}"),
            _ => assert_eq!(found, value, "{field} in {text}"),
        }
    }
    check_steps(&document["steps"]);
    assert_eq!(document["exit_code"], json!(output.status.code()));
}

fn check_violations(violations: &Value, number: u64) {
    let violations = violations.as_array().unwrap();
    assert_eq!(violations.len() as u64, number);
    for violation in violations {
        let fields: BTreeSet<_> = violation.as_object().unwrap().keys().map(String::as_str).collect();
        let expected = ["column", "line", "message", "missing", "params", "path", "rule"];
        assert_eq!(fields, BTreeSet::from(expected));
    }
}

fn check_steps(steps: &Value) {
    for step in steps.as_array().unwrap() {
        let fields: BTreeSet<_> = step.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(fields, BTreeSet::from(["milliseconds", "ok", "step"]));
        assert!(step["step"].is_string() && step["ok"].is_boolean(), "{step}");
    }
}

#[test]
fn every_end_has_its_document() {
    let cases: Vec<_> = done().into_iter().chain(not_sent()).chain(refused()).chain(unknown()).collect();
    cases.iter().for_each(check);
    let words = |field: &str| -> BTreeSet<String> {
        cases.iter().map(|case| case.fields[field].as_str().unwrap().to_owned()).collect()
    };
    let mut kinds = words("kind");
    // The tests of signals have this one.
    kinds.insert("interrupted".to_owned());
    assert_eq!(kinds, documented_names(PAGE, "## Kinds"));
    assert_eq!(words("outcome"), documented_names(PAGE, "## Outcomes"));
}
