use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread;

use snapbox::Assert;
use snapbox::cmd::Command;

pub(crate) const GOOD: &str = "examples/payment-link.json";
pub(crate) const BROKEN: &str = "examples/payment-link-broken.json";

/// The token that tests send; it is never printed.
pub(crate) const TOKEN: &str = "secret-token";

pub(crate) const JSON: &str = "content-type: application/json\r\n";
pub(crate) const HTML: &str = "content-type: text/html\r\n";

/// The response to a create.
pub(crate) const CREATED: &str = r#"{"status_code":201,"message":"orderAddedSuccessfully","is_data":true,
    "data":{"uuid":"ODR3506777330","customerUuid":"CSRT3463048878"},"is_error":false,"errors":null}"#;
/// The response about its state.
pub(crate) const STATUS: &str = r#"{"status_code":200,"message":"Order Status Retrieved Successfully",
    "data":{"orderUuid":"ODR3506777330","status":"SENT","orderAmount":"51.00","refundedAmount":0}}"#;

/// The variables of the user that would change the behavior of the command.
const VARIABLES: [&str; 6] =
    ["FRONTPAY_TOKEN", "FRONTPAY_CALLBACK_SECRET", "NO_COLOR", "HTTP_PROXY", "http_proxy", "ALL_PROXY"];

/// Returns the command, to be run in the root of the workspace and without settings of the user.
pub(crate) fn frontpay() -> Command {
    let command = Command::new(snapbox::cmd::cargo_bin!("frontpay"));
    let command = command.with_assert(comparison()).current_dir(root());
    VARIABLES.into_iter().fold(command, Command::env_remove)
}

/// Prepares a process in the same way.
#[cfg(target_os = "linux")]
pub(crate) fn prepare(command: &mut std::process::Command) {
    command.current_dir(root());
    for variable in VARIABLES {
        command.env_remove(variable);
    }
}

/// Returns a comparison that does not normalize paths, because a backslash is part of a pattern.
pub(crate) fn comparison() -> Assert {
    Assert::new().action_env("SNAPSHOTS").normalize_paths(false)
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Writes a file and returns its path.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// Starts a server that reads one request and then calls `answer`, and returns its base URL.
pub(crate) fn server(answer: impl FnOnce(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    thread::spawn(move || {
        let stream = listener.accept().unwrap().0;
        read_request(&stream).unwrap();
        answer(stream);
    });
    url
}

/// A response: its status, its headers with a line end each, and its body.
pub(crate) type Response = (&'static str, &'static str, String);

/// Starts a server that sends each response on a new connection, and then stops. Returns its base URL.
pub(crate) fn responding(responses: impl IntoIterator<Item = Response>) -> String {
    let responses: Vec<_> = responses.into_iter().collect();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    thread::spawn(move || {
        for (status, headers, body) in responses {
            let mut stream = listener.accept().unwrap().0;
            read_request(&stream).unwrap();
            let length = body.len();
            let head = format!("HTTP/1.1 {status}\r\n{headers}content-length: {length}\r\nconnection: close\r\n\r\n");
            stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
        }
    });
    url
}

/// Starts a server that sends one response.
pub(crate) fn answering(status: &'static str, headers: &'static str, body: &str) -> String {
    responding([(status, headers, body.to_owned())])
}

/// Reads a request and returns its first line; `None` if the client has closed the connection.
pub(crate) fn read_request(stream: &TcpStream) -> Option<String> {
    let mut reader = BufReader::new(stream);
    let request = read_line(&mut reader)?;
    let mut length = 0;
    loop {
        let line = read_line(&mut reader)?.to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    let read = reader.take(length).read_to_end(&mut Vec::new()).ok()?;
    (read as u64 == length).then_some(request)
}

/// Returns the names of the fields of a document of `--json`, which has one field a line.
pub(crate) fn field_names(document: &str) -> Vec<String> {
    let lines = document.lines().filter_map(|line| line.strip_prefix("  \""));
    lines.filter_map(|line| line.split_once('"')).map(|(name, _)| name.to_owned()).collect()
}

/// Returns the cells of the first table under a heading of a page in `docs`, without its header and without backticks.
pub(crate) fn documented(page: &str, heading: &str) -> Vec<Vec<String>> {
    let page = std::fs::read_to_string(root().join("docs").join(page)).unwrap();
    let rows = page.lines().skip_while(|line| *line != heading).skip_while(|line| !line.starts_with("| `"));
    let rows = rows.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split(" | ").map(|cell| cell.trim().replace('`', "")).collect()).collect()
}

/// Returns the first column of such a table.
pub(crate) fn documented_names<C: FromIterator<String>>(page: &str, heading: &str) -> C {
    documented(page, heading).into_iter().map(|mut row| row.swap_remove(0)).collect()
}

fn read_line(reader: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    reader.read_line(&mut line).ok().filter(|length| *length > 0).map(|_| line.trim_end().to_owned())
}
