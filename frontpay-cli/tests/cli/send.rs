use std::net::TcpListener;

use snapbox::{file, str};

use crate::support::{BROKEN, CREATED, GOOD, HTML, JSON, TOKEN, answering, file, frontpay, responding, root, server};

#[test]
fn from_a_file_to_the_verified_callback() {
    frontpay().args(["send", GOOD]).assert().code(0).stderr_eq("").stdout_eq(file!["snapshots/send.txt"]);
}

#[test]
fn the_sandbox_needs_no_token_and_does_not_get_a_real_one() {
    let json = frontpay().args(["send", "--json", GOOD]).env("FRONTPAY_TOKEN", "real-token").assert().code(0);
    let output = String::from_utf8(json.get_output().stdout.clone()).unwrap();
    let document: serde_json::Value = serde_json::from_str(&output).unwrap();
    assert_eq!((&document["outcome"], &document["status"]), (&"done".into(), &"PAID".into()));
    assert_eq!(document["steps"].as_array().unwrap().len(), 5);
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
    assert_eq!(document["kind"], "invalid");
    assert_eq!(document["violations"].as_array().unwrap().len(), 15);
}

#[test]
fn a_text_that_is_not_json_is_not_sent() {
    frontpay().args(["send", "-"]).stdin("{").assert().code(2).stdout_eq("").stderr_eq(str![[r#"
  × standard input is not JSON: [..] at line 1, column 2
...
"#]]);
    let json = frontpay().args(["send", "--json", "-"]).stdin("{").assert().code(2).stderr_eq("");
    let document: serde_json::Value = serde_json::from_slice(&json.get_output().stdout).unwrap();
    let error = document["error"].as_str().unwrap();
    assert!(error.starts_with("standard input is not JSON: ") && error.ends_with(" at line 1, column 2"), "{error}");
}

#[test]
fn a_real_host_needs_a_token() {
    for environment in ["demo", "staging", "production", "https://host.example/api/v1"] {
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
error: there is no environment prod; it is one of sandbox, demo, staging, production or a base URL such as https://host/api/v1

"#]]);
}

#[test]
fn a_token_is_not_sent_in_clear() {
    let plain = frontpay().args(["send", GOOD, "--env", "http://host.example/api/v1"]).env("FRONTPAY_TOKEN", TOKEN);
    plain.assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: a base URL starts with https:// (or http:// on this machine) and has no user name, password, query or fragment: the token is the only credential, and is not sent in clear

"#]]);
}

#[test]
fn a_password_in_a_url_is_never_printed() {
    for command in [&["send", GOOD][..], &["send", "--json", GOOD], &["status", "ODR1"], &["status", "--json", "ODR1"]]
    {
        for url in ["https://user:pass-3f@host.example/api/v1", "https//user:pass-3f@host.example", "pass-3f:@:"] {
            let output = frontpay().args(command).args(["--env", url]).env("FRONTPAY_TOKEN", TOKEN).output().unwrap();
            assert_eq!(output.status.code(), Some(2));
            let printed = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
            assert!(printed.contains("base URL") && !printed.contains("pass-3f"), "{printed}");
        }
    }
}

/// Sends an order to a server, and checks that the token is printed nowhere.
fn to(url: &str) -> snapbox::cmd::OutputAssert {
    let port: String = url.chars().filter(char::is_ascii_digit).collect();
    let token = file(&format!("token-{port}"), format!("{TOKEN}\n"));
    let sent = frontpay().args(["send", GOOD, "--env", url, "--token-file", &token]).assert();
    let output = sent.get_output();
    let printed = [output.stdout.clone(), output.stderr.clone()].concat();
    assert!(!String::from_utf8(printed).unwrap().contains(TOKEN));
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
error: the request may have been sent and its outcome is unknown; look for the order in Front Payment's portal, or wait for its callback, before you send it again: the connection broke before the response was complete[..]

"#]]);
}

#[test]
fn what_the_server_rejects_is_shown_in_the_order() {
    let body = r#"{"status_code":417,"status_message":"Client Error","message":"payloadValidationErrors","is_error":true,
        "errors":["The products.0.rate must be a number.","The customer details.address.zip field is required.","The moon is not full."]}"#;
    to(&answering("417 Expectation Failed", JSON, body))
        .code(1)
        .stderr_eq("")
        .stdout_eq(file!["snapshots/refused.txt"]);
}

#[test]
fn a_wrong_token() {
    to(&answering("401 Unauthorized", JSON, r#"{"message":"Unauthenticated."}"#)).code(1).stderr_eq(str![[r#"
error: the API does not accept the token, it responded 401 (Unauthenticated.); check that the token belongs to this environment

"#]]);
}

#[test]
fn too_many_requests_are_to_be_tried_later() {
    let headers = "content-type: application/json\r\nretry-after: 30\r\n";
    let body = r#"{"message":"Too Many Attempts."}"#;
    to(&answering("429 Too Many Requests", headers, body)).code(4).stderr_eq(str![[r#"
error: the API takes no more requests for now, it responded 429 (Too Many Attempts.); try again later; the server asks to wait 30 seconds

"#]]);
}

#[test]
fn a_page_of_a_proxy() {
    to(&answering("502 Bad Gateway", HTML, "<h1>\u{1b}[2J</h1>")).code(3).stderr_eq(str![[r#"
error: the API failed with 502 (not JSON: a proxy rather than the API); look for the order in Front Payment's portal, or wait for its callback, before you send it again

"#]]);
}

#[test]
fn a_success_without_evidence_is_unknown() {
    to(&answering("201 Created", JSON, "made!")).code(3).stderr_eq(str![[r#"
error: the response 201 (not JSON: a proxy rather than the API) does not tell what became of the request; look for the order in Front Payment's portal, or wait for its callback, before you send it again

"#]]);
}

#[test]
fn an_order_that_cannot_be_read_again_is_created_all_the_same() {
    let not_found = r#"{"status_code":404,"message":"orderNotFound","is_error":true}"#;
    let responses = [("201 Created", JSON, CREATED.to_owned()), ("404 Not Found", JSON, not_found.to_owned())];
    to(&responding(responses)).code(0).stderr_eq("").stdout_eq(str![[r#"
examples/payment-link.json -> http://127.0.0.1:[..]/api/v1

  ✓ validated[..] ms  46 fields by 102 rules
  ✓ created[..] ms  ODR3506777330, customer CSRT3463048878, at http://127.0.0.1:[..]/api/v1
  ✗ read again[..] ms  the order was created, but its state is not known: the API found nothing, it responded 404 (orderNotFound)

The server calls the callback address in the order when the customer has paid. This reads its state:
  frontpay status ODR3506777330 --env http://127.0.0.1:[..]/api/v1

"#]]);
}

#[test]
fn an_order_without_an_identifier_is_created() {
    let body = r#"{"status_code":201,"message":"orderAddedSuccessfully","data":null}"#;
    to(&answering("201 Created", JSON, body)).code(0).stderr_eq("").stdout_eq(str![[r#"
...
  ✓ created[..] ms  an order without an identifier, at http://127.0.0.1:[..]/api/v1

The response has no identifier: look for the order in Front Payment's portal.

"#]]);
}

#[test]
fn text_of_the_server_cannot_steer_the_terminal() {
    let created = CREATED.replace("ODR3506777330", "ODR\\u001b[2J");
    let state = r#"{"status_code":200,"data":{"status":"\u001b[31mPAID\u202e"}}"#.to_owned();
    for format in [&[][..], &["--json"]] {
        let responses = [("201 Created", JSON, created.clone()), ("200 OK", JSON, state.clone())];
        let sent = frontpay().args(["send", GOOD, "--env", &responding(responses)]).args(format);
        let output = sent.env("FRONTPAY_TOKEN", TOKEN).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap();
        assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed}");
    }
}

/// Values of the order and the token come back in every field that a server can fill.
#[test]
fn what_a_server_repeats_of_the_request_is_not_printed() {
    let order = std::fs::read_to_string(root().join(GOOD)).unwrap().replace("\"0\"", "\"SKU-Gaupe\"");
    let order = file("echoed.json", order.replace("Kari Nordmann", "Gunnhild Marker"));
    let marks = ["Gunnhild", "Marker", "Gaupe", TOKEN];
    let sentences =
        ["The products.SKU-Gaupe.rate must be a number.", "Gunnhild Marker exists.", "No secret-token, Gunnhild."];
    for (status, code) in
        [("417 Expectation Failed", 417), ("400 Bad Request", 400), ("500 Internal Server Error", 500)]
    {
        let message = format!("customerGunnhildNotFound#{TOKEN} Marker");
        let body =
            serde_json::json!({ "status_code": code, "message": message, "is_error": true, "errors": sentences });
        for format in [&[][..], &["--json"]] {
            let url = answering(status, JSON, &body.to_string());
            let sent = frontpay().args(["send", &order, "--env", &url]).args(format).env("FRONTPAY_TOKEN", TOKEN);
            let output = sent.output().unwrap();
            let stdout = String::from_utf8(output.stdout).unwrap();
            // The excerpt of the order itself holds its values.
            let stdout: String = stdout.lines().filter(|line| !line.contains(" │ ")).collect();
            let printed = stdout + &String::from_utf8(output.stderr).unwrap();
            for mark in marks {
                assert!(!printed.contains(mark), "{mark} in {printed}");
            }
        }
    }
}
