use std::net::TcpListener;

use snapbox::{file, str};

use crate::support::{BROKEN, GOOD, answering, file, frontpay, server};

#[test]
fn from_a_file_to_the_verified_callback() {
    frontpay().args(["send", GOOD]).assert().code(0).stderr_eq("").stdout_eq(file!["snapshots/send.txt"]);
}

#[test]
fn the_sandbox_needs_no_token_and_does_not_get_a_real_one() {
    let json = frontpay().args(["send", "--json", GOOD]).env("FRONTPAY_TOKEN", "real-token").assert().code(0);
    let output = String::from_utf8(json.get_output().stdout.clone()).unwrap();
    let document: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!((&document["outcome"], &document["status"]), (&"verified".into(), &"PAID".into()));
    assert_eq!(document["steps"].as_array().unwrap().len(), 6);
    assert!(!output.contains("real-token"));
}

#[test]
fn a_broken_order_is_shown_and_not_sent() {
    frontpay().args(["send", BROKEN]).assert().code(1).stdout_eq(str![[r#"
  × examples/payment-link-broken.json is not valid: 15 faults
...
Nothing was sent.

"#]]);
    let json = frontpay().args(["send", "--json", BROKEN]).assert().code(1);
    let document: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    assert_eq!(document["outcome"], "invalid");
    assert_eq!(document["violations"].as_array().unwrap().len(), 15);
}

#[test]
fn a_text_that_is_not_json_is_not_sent() {
    frontpay().args(["send", "-"]).stdin("{").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
  × standard input is not JSON: [..] at line 1, column 2
...
"#]]);
    frontpay().args(["send", "--json", "-"]).stdin("{").assert().code(2).stderr_eq("").stdout_eq(str![[r#"
{
  "file": "-",
  "environment": "sandbox",
  "outcome": "failed",
  "error": "standard input is not JSON: [..] at line 1, column 2"
}

"#]]);
}

#[test]
fn a_real_host_needs_a_token() {
    for environment in ["demo", "production", "https://host.example/api/v1"] {
        frontpay().args(["send", GOOD, "--env", environment]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: a token is needed: name its file with --token-file, or set FRONTPAY_TOKEN

"#]]);
    }
    let send = ["send", GOOD, "--env", "demo"];
    let empty = file("empty-token", " \n");
    frontpay()
        .args(send)
        .args(["--token-file", &empty])
        .assert()
        .code(2)
        .stderr_eq("error: a token is needed, and [..]empty-token is empty\n");
    frontpay()
        .args(send)
        .args(["--token-file", "nope"])
        .assert()
        .code(2)
        .stderr_eq("error: cannot read the token from nope: No such file or directory\n");
    frontpay()
        .args(send)
        .env("FRONTPAY_TOKEN", "two words")
        .assert()
        .code(2)
        .stderr_eq("error: the token contains white space; give the token alone, without `Bearer`\n");
}

#[test]
fn an_unknown_environment_is_named_with_those_that_are_known() {
    frontpay().args(["send", GOOD, "--env", "prod"]).assert().code(2).stderr_eq(str![[r#"
error: there is no environment prod; known are sandbox, demo, production and base URLs such as https://host/api/v1

"#]]);
}

#[test]
fn a_token_is_not_sent_in_clear() {
    let plain =
        frontpay().args(["send", GOOD, "--env", "http://host.example/api/v1"]).env("FRONTPAY_TOKEN", "secret-token");
    plain.assert().code(2).stderr_eq("error: the base URL is plain `http`, which would send the token in clear[..]\n");
}

fn to(url: &str) -> snapbox::cmd::OutputAssert {
    let port: String = url.chars().filter(char::is_ascii_digit).collect();
    let token = file(&format!("token-{port}"), "secret-token\n");
    let sent = frontpay().args(["send", GOOD, "--env", url, "--token-file", &token]).assert();
    let output = sent.get_output();
    let printed = [output.stdout.clone(), output.stderr.clone()].concat();
    assert!(!String::from_utf8(printed).unwrap().contains("secret-token"));
    sent
}

#[test]
fn a_port_where_nobody_listens() {
    let url = format!("http://{}/api/v1", TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
    to(&url).code(2).stderr_eq(str![[r#"
error: the request was not sent, nothing was done: no connection to 127.0.0.1:[..]; check the address, the network and any proxy (Connection refused)

"#]]);
}

#[test]
fn a_connection_that_breaks_leaves_the_outcome_unknown() {
    to(&server(drop)).code(3).stderr_eq(str![[r#"
error: the request may have been sent and its outcome is not known; look whether it was done before you send it again: the connection broke before the answer was complete[..]

"#]]);
}

#[test]
fn what_the_server_refuses_is_shown_in_the_order() {
    let body = r#"{"status_code":417,"status_message":"Client Error","message":"payloadValidationErrors","is_error":true,
        "errors":["The products.0.rate must be a number.","The customer details.address.zip field is required.","The moon is not full."]}"#;
    to(&answering("417 Expectation Failed", "application/json", body))
        .code(1)
        .stdout_eq(file!["snapshots/refused.txt"]);
}

#[test]
fn a_wrong_token() {
    to(&answering("401 Unauthorized", "application/json", r#"{"message":"Unauthenticated."}"#)).code(1).stderr_eq(str![[r#"
error: the API does not accept the token, it answered 401 (Unauthenticated.); check that the token belongs to this environment

"#]]);
}

#[test]
fn a_page_of_a_proxy() {
    to(&answering("502 Bad Gateway", "text/html", "<h1>\u{1b}[2J</h1>")).code(3).stderr_eq(str![[r#"
error: the API failed with 502 (not JSON: a proxy rather than the API); look whether it was done before you send it again

"#]]);
}

#[test]
fn an_answer_that_cannot_be_read_is_no_failure_to_repeat() {
    to(&answering("201 Created", "application/json", "made!"))
        .code(3)
        .stderr_eq("error: the answer cannot be read: [..]do not send it again[..]\n");
}
