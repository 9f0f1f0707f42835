//! The JSON document of `status`, as docs/status-json.md describes it.

use std::net::TcpListener;
use std::thread;

use serde_json::{Value, json};

use crate::support::{
    HTML, JSON, Response, STATUS, TOKEN, answering, documented, documented_names, field_names, frontpay, read_request,
    responding,
};

const PAGE: &str = "status-json.md";
const ORDER: &str = "ODR3506777330";
/// The number of times that a read is sent, with its repetitions.
const ATTEMPTS: usize = 4;

/// A result of the call: the server, and the fields that differ from those of a document without a response.
struct Case {
    environment: String,
    fields: Value,
}

/// A case in which a server gives the same response to every attempt.
fn case(response: &Response, kind: &str, fields: &Value) -> Case {
    let http_status: u16 = response.0[..3].parse().unwrap();
    let mut all = json!({ "kind": kind, "http_status": http_status, "error": "" });
    all.as_object_mut().unwrap().extend(fields.as_object().unwrap().clone());
    Case { environment: responding(std::iter::repeat_n(response.clone(), ATTEMPTS)), fields: all }
}

fn refusing(status: &'static str, body: &Value, kind: &str) -> Case {
    case(&(status, JSON, body.to_string()), kind, &json!({}))
}

/// The envelope of the API around a refusal.
fn refusal(status_code: u16, message: &str) -> Value {
    json!({ "status_code": status_code, "message": message, "is_error": true })
}

fn found() -> Vec<Case> {
    let without_amounts = json!({ "status_code": 200, "message": "Order Status Retrieved Successfully",
        "data": { "orderUuid": ORDER, "status": "PAID" } });
    let found = |body: String, fields: Value| case(&("200 OK", JSON, body), "found", &fields);
    vec![
        found(
            STATUS.to_owned(),
            json!({ "status": "SENT", "amount": "51.00", "refunded": "0", "error": null, "exit_code": 0 }),
        ),
        found(without_amounts.to_string(), json!({ "status": "PAID", "error": null, "exit_code": 0 })),
    ]
}

fn refused() -> Vec<Case> {
    let wait = "content-type: application/json\r\nretry-after: 3600\r\n";
    let busy = ("429 Too Many Requests", wait, json!({ "message": "Too Many Attempts." }).to_string());
    let not_found = ("404 Not Found", JSON, refusal(404, "orderNotFound").to_string());
    vec![
        case(&not_found, "not_found", &json!({ "exit_code": 1 })),
        case(&busy, "too_many_requests", &json!({ "retry_after": 3600, "exit_code": 4 })),
        refusing("401 Unauthorized", &json!({ "message": "Unauthenticated." }), "unauthorized"),
        refusing("417 Expectation Failed", &refusal(417, "payloadValidationErrors"), "rejected"),
        refusing("400 Bad Request", &refusal(400, "orderStatusInvalid"), "conflict"),
        refusing("403 Forbidden", &json!({ "message": "Forbidden." }), "refused"),
        refusing("404 Not Found", &json!({ "message": "The route could not be found." }), "no_such_endpoint"),
    ]
}

fn unknown() -> Vec<Case> {
    let page = |status, kind, fields| case(&(status, HTML, "<h1>Error</h1>".to_owned()), kind, &fields);
    let other = STATUS.replace(ORDER, "ODR9999999999");
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let without_response = |environment, kind| Case { environment, fields: json!({ "kind": kind, "error": "" }) };
    vec![
        page("502 Bad Gateway", "server", json!({})),
        page("200 OK", "unexpected_response", json!({})),
        page("429 Too Many Requests", "unexpected_response", json!({ "exit_code": 4 })),
        case(&("200 OK", JSON, other), "unreadable_response", &json!({})),
        without_response(closing(), "no_response"),
        without_response(format!("http://{nobody}/api/v1"), "no_connection"),
        without_response("prod".to_owned(), "cannot_run"),
    ]
}

/// Starts a server that reads requests and closes their connections without a response, and returns its base URL.
fn closing() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    thread::spawn(move || listener.incoming().for_each(|stream| drop(read_request(&stream.unwrap()))));
    url
}

/// Reads the state in a case and checks every field of the document.
fn check(case: &Case) {
    let environment = &case.environment;
    let read = frontpay().args(["status", ORDER, "--json", "--env", environment]).env("FRONTPAY_TOKEN", TOKEN);
    let output = read.output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let document: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "", "{text}");
    let documented: Vec<_> = documented_names(PAGE, "# The JSON document of `frontpay status --json`");
    assert_eq!(field_names(&text), documented, "{text}");
    let environment = if environment == "prod" { Value::Null } else { json!(environment) };
    let mut expected = json!({ "version": 1, "environment": environment, "order": ORDER, "kind": null,
        "http_status": null, "retry_after": null, "status": null, "amount": null, "refunded": null, "error": null,
        "exit_code": 2 });
    expected.as_object_mut().unwrap().extend(case.fields.as_object().unwrap().clone());
    for (field, value) in expected.as_object().unwrap() {
        let found = &document[field];
        match field.as_str() {
            "error" if value.is_string() => assert!(!found.as_str().unwrap().is_empty(), "{text}"),
            _ => assert_eq!(found, value, "{field} in {text}"),
        }
    }
    assert_eq!(document["exit_code"], json!(output.status.code()));
}

#[test]
fn every_result_has_its_document() {
    let cases: Vec<_> = found().into_iter().chain(refused()).chain(unknown()).collect();
    cases.iter().for_each(check);
    let mut tested: Vec<_> = cases
        .iter()
        .map(|case| (&case.fields["kind"], case.fields.get("exit_code").unwrap_or(&json!(2)).to_string()))
        .map(|(kind, exit_code)| (kind.as_str().unwrap().to_owned(), exit_code))
        // Described below the table.
        .filter(|(kind, exit_code)| (kind.as_str(), exit_code.as_str()) != ("unexpected_response", "4"))
        .collect();
    let mut kinds: Vec<_> =
        documented(PAGE, "## Kinds").into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
    tested.sort();
    tested.dedup();
    kinds.sort();
    assert_eq!(tested, kinds);
}

#[test]
fn a_state_that_is_not_documented_is_shown_as_received() {
    let body = STATUS.replace("SENT", "ON_THE_MOON");
    let args = ["status", ORDER, "--json", "--env", &answering("200 OK", JSON, &body)];
    let output = frontpay().args(args).env("FRONTPAY_TOKEN", TOKEN).output().unwrap();
    let document: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((&document["kind"], &document["status"]), (&json!("found"), &json!("ON_THE_MOON")));
}
