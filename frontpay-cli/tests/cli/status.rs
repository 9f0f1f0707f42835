use std::net::TcpListener;

use snapbox::str;

use crate::support::{HTML, JSON, STATUS, TOKEN, answering, frontpay};

const ORDER: &str = "ODR3506777330";
const NOT_FOUND: &str = r#"{"status_code":404,"message":"orderNotFound","is_error":true}"#;

fn status(url: &str) -> snapbox::cmd::OutputAssert {
    frontpay().args(["status", ORDER, "--env", url]).env("FRONTPAY_TOKEN", TOKEN).assert()
}

#[test]
fn the_state_of_an_order() {
    status(&answering("200 OK", JSON, STATUS)).code(0).stderr_eq("").stdout_eq(str![[r#"
ODR3506777330 is SENT
  environment http://127.0.0.1:[..]/api/v1
  amount      51.00 kr
  refunded    0 kr

"#]]);
}

#[test]
fn only_the_api_itself_can_say_that_there_is_no_such_order() {
    status(&answering("404 Not Found", JSON, NOT_FOUND)).code(1).stdout_eq("").stderr_eq(str![[r#"
error: there is no order ODR3506777330 at http://127.0.0.1:[..]/api/v1: the API found nothing, it responded 404 (orderNotFound)

"#]]);
    for (kind, body) in [(HTML, "<h1>Not Found</h1>"), (JSON, r#"{"message":"The route could not be found."}"#)] {
        status(&answering("404 Not Found", kind, body)).code(2).stdout_eq("").stderr_eq(str![[r#"
error: the state of the order is not known: no such endpoint, the server responded 404 ([..]); check that the base URL ends with the path of the API, such as `/api/v1`

"#]]);
    }
}

#[test]
fn a_response_about_another_order_is_no_answer() {
    let other = STATUS.replace("ODR3506777330", "ODR9999999999");
    status(&answering("200 OK", JSON, &other)).code(2).stdout_eq("").stderr_eq(str![[r#"
error: the state of the order is not known: the response cannot be read: the response 200 has another order at `data.uuid`, where the order of the request is expected

"#]]);
}

#[test]
fn too_many_requests_are_to_be_tried_later() {
    let headers = "content-type: application/json\r\nretry-after: 3600\r\n";
    let url = answering("429 Too Many Requests", headers, r#"{"message":"Too Many Attempts."}"#);
    status(&url).code(4).stdout_eq("").stderr_eq(str![[r#"
error: the state of the order is not known: the API takes no more requests for now, it responded 429 (Too Many Attempts.); try again later; the server asks to wait 3600 seconds

"#]]);
}

#[test]
fn usage_is_checked_as_for_send() {
    frontpay().args(["status", ORDER]).assert().code(2).stderr_eq(str![[r#"
error: a token is needed: name its file with --token-file, or set FRONTPAY_TOKEN

"#]]);
    frontpay().args(["status", ORDER, "--env", "sandbox"]).env("FRONTPAY_TOKEN", TOKEN).assert().code(2).stderr_eq(
        str![[r#"
error: there is no environment sandbox; it is one of demo, staging, production or a base URL such as https://host/api/v1

"#]],
    );
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    status(&format!("http://{nobody}/api/v1")).code(2).stdout_eq("");
    for odd in ["", "..", "ODR\t1"] {
        let url = format!("http://{nobody}/api/v1");
        frontpay().args(["status", odd, "--env", &url]).env("FRONTPAY_TOKEN", TOKEN).assert().code(2).stdout_eq("");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_output_that_fails_does_not_change_the_answer() {
    for (response, code) in
        [(("200 OK", JSON, STATUS.to_owned()), 0), (("404 Not Found", JSON, NOT_FOUND.to_owned()), 1)]
    {
        let mut command = std::process::Command::new(snapbox::cmd::cargo_bin!("frontpay"));
        crate::support::prepare(&mut command);
        command
            .args(["status", ORDER, "--json", "--env", &crate::support::responding([response])])
            .env("FRONTPAY_TOKEN", TOKEN);
        let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
        let output = command.stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(code));
        let document: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
        assert_eq!(document["order"], ORDER);
    }
}
