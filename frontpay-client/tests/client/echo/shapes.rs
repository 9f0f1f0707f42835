//! The shapes of responses, with an echo in every part.

use serde_json::{Value, json};

/// A refusal with a message.
pub(super) fn refusal(message: &str) -> Vec<u8> {
    of_value(400, &json!({"status_code": 400, "message": message}))
}

/// A rejection with these messages.
pub(super) fn rejection(messages: &[String]) -> Vec<u8> {
    of_value(417, &json!({"status_code": 417, "message": "payloadValidationErrors", "errors": messages}))
}

fn of_value(status: u16, body: &Value) -> Vec<u8> {
    response(status, "OK", "content-type: application/json\r\n", &body.to_string())
}

fn response(status: u16, reason: &str, headers: &str, body: &str) -> Vec<u8> {
    let (reason, headers) = (one_line(reason), headers.to_owned());
    let length = body.len();
    format!("HTTP/1.1 {status} {reason}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n{body}")
        .into_bytes()
}

fn one_line(text: &str) -> String {
    text.chars().filter(|symbol| !symbol.is_control()).collect()
}

/// Returns responses with a name each.
pub(super) fn all(status: u16, echoes: &mut impl Iterator<Item = String>) -> Vec<(&'static str, Vec<u8>)> {
    let mut next = || echoes.next().unwrap_or_default();
    let bodies = [messages(status, &mut next), data(status, &mut next), others(status, &mut next)].concat();
    let mut shapes: Vec<_> = bodies.iter().map(|(name, body)| (*name, of_value(status, body))).collect();
    shapes.extend(of_text(status, &mut next));
    shapes
}

fn messages(status: u16, next: &mut impl FnMut() -> String) -> Vec<(&'static str, Value)> {
    let errors = |errors: Value| json!({"status_code": status, "message": "payloadValidationErrors", "errors": errors});
    vec![
        ("message", json!({"status_code": status, "message": next()})),
        ("message of Laravel", json!({"message": next(), "exception": next(), "trace": [{"file": next()}]})),
        ("status_message", json!({"status_code": status, "status_message": next(), "message": "orderNotFound"})),
        ("message of another kind", json!({"status_code": status, "message": {next(): next()}})),
        ("list of errors", errors(json!([next(), next(), [next()], {next(): next()}]))),
        ("one error", errors(json!(next()))),
        ("map of errors", errors(json!({next(): [next(), next()], next(): {next(): next()}}))),
    ]
}

fn data(status: u16, next: &mut impl FnMut() -> String) -> Vec<(&'static str, Value)> {
    let data = |data: Value| json!({"status_code": status, "data": data});
    vec![
        ("data", data(json!({next(): next(), "customer": {"name": next()}}))),
        ("text as data", data(json!(next()))),
        ("list as data", data(json!([next(), [next()]]))),
        ("data of another order", data(json!({"uuid": "ODR1", "status": "PAID", "name": next()}))),
        ("data without a status", data(json!({"name": next(), "status": [next()]}))),
        ("unknown status", data(json!({"status": next()}))),
        ("amounts", data(json!({"status": "PAID", "orderAmount": next(), "refundedAmount": next()}))),
        ("identifiers", data(json!({"uuid": next(), "customerUuid": next(), "status": "PAID"}))),
    ]
}

fn others(status: u16, next: &mut impl FnMut() -> String) -> Vec<(&'static str, Value)> {
    vec![
        ("status_code", json!({"status_code": next(), "message": "orderNotFound"})),
        ("flags", json!({"status_code": status, "is_error": next(), "is_data": next()})),
        ("foreign keys", json!({next(): next(), "sent": {next(): [next()]}})),
        ("text alone", json!(next())),
        ("list alone", json!([next(), {"message": next()}])),
    ]
}

/// Responses that are no JSON, with an echo in the head too.
fn of_text(status: u16, next: &mut impl FnMut() -> String) -> Vec<(&'static str, Vec<u8>)> {
    let html = "content-type: text/html\r\n";
    let page = format!("<html><h1>{}</h1><!-- {} --></html>", next(), next());
    let warning =
        format!("PHP Warning: {} in /a.php on line 5\n{{\"status_code\":{status},\"message\":\"{}\"}}", next(), "x");
    let header = |name: &str, text: &str| {
        let text: String = one_line(text).chars().filter(char::is_ascii).collect();
        response(status, "OK", &format!("{name}: {text}\r\n"), r#"{"message":"orderNotFound"}"#)
    };
    vec![
        ("page", response(status, "OK", html, &page)),
        ("plain text", response(status, "OK", "content-type: text/plain\r\n", &next())),
        (
            "broken JSON",
            response(status, "OK", "", &format!("{{\"message\": \"{}\", \"data\": {{\"uuid\": \"{}", next(), next())),
        ),
        ("warning before JSON", response(status, "OK", html, &warning)),
        ("reason phrase", response(status, &next(), "", "")),
        ("x-request-id", header("x-request-id", &next())),
        ("retry-after", header("retry-after", &next())),
        ("location", header("location", &format!("/{}", next()))),
        ("set-cookie", header("set-cookie", &next())),
        ("content-encoding", header("content-encoding", &next())),
        ("content-type", header("content-type", &next())),
        ("date", header("date", &next())),
        ("www-authenticate", header("www-authenticate", &next())),
    ]
}

/// Returns responses that break off, or are no HTTP.
pub(super) fn broken(echoes: &mut impl Iterator<Item = String>) -> Vec<(&'static str, Vec<u8>)> {
    let mut next = || echoes.next().unwrap_or_default();
    let mut broken = Vec::new();
    for status in [200, 201, 400, 404, 417, 500] {
        let whole = of_value(status, &json!({"status_code": status, "message": next(), "data": {"uuid": "ODR1"}}));
        broken.push(("cut body", whole[..whole.len() - 5].to_vec()));
        broken.push(("cut head", whole[..25].to_vec()));
        broken.push((
            "chunk size",
            format!("HTTP/1.1 {status} X\r\ntransfer-encoding: chunked\r\n\r\n{}\r\n", next()).into_bytes(),
        ));
        broken.push(("header line", format!("HTTP/1.1 {status} X\r\n{}\r\n\r\n", next()).into_bytes()));
        broken.push((
            "length",
            format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n\r\n{}", next(), next()).into_bytes(),
        ));
        broken.push(("no HTTP", next().into_bytes()));
        broken.push(("version", format!("HTTP/{} {status}\r\n\r\n", next()).into_bytes()));
    }
    broken
}
