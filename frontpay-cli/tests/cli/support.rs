use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::thread;

use snapbox::Assert;
use snapbox::cmd::Command;

pub(crate) const GOOD: &str = "examples/payment-link.json";
pub(crate) const BROKEN: &str = "examples/payment-link-broken.json";

/// The command, run from the root of the workspace and without settings of whoever runs the tests.
pub(crate) fn frontpay() -> Command {
    let command = Command::new(snapbox::cmd::cargo_bin!("frontpay"));
    let mut command = command.with_assert(comparison()).current_dir(root());
    for variable in ["FRONTPAY_TOKEN", "NO_COLOR", "HTTP_PROXY", "http_proxy", "ALL_PROXY"] {
        command = command.env_remove(variable);
    }
    command
}

/// Compares texts as they are: a backslash is part of a pattern and no path.
pub(crate) fn comparison() -> Assert {
    Assert::new().action_env("SNAPSHOTS").normalize_paths(false)
}

pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A file of its own name with a content.
pub(crate) fn file(name: &str, content: impl AsRef<[u8]>) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, content).unwrap();
    path.to_str().unwrap().to_owned()
}

/// A server that reads one request and then does as told; returns its base URL.
pub(crate) fn server(answer: impl FnOnce(TcpStream) + Send + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}/api/v1", listener.local_addr().unwrap());
    thread::spawn(move || {
        let stream = listener.accept().unwrap().0;
        read_request(&stream);
        answer(stream);
    });
    url
}

/// A server that gives one answer.
pub(crate) fn answering(status: &'static str, kind: &'static str, body: &'static str) -> String {
    server(move |mut stream| {
        let length = body.len();
        let head = format!(
            "HTTP/1.1 {status}\r\ncontent-type: {kind}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
        );
        stream.write_all(format!("{head}{body}").as_bytes()).unwrap();
    })
}

fn read_request(stream: &TcpStream) {
    let mut reader = BufReader::new(stream);
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        let line = line.trim_end().to_ascii_lowercase();
        if let Some(value) = line.strip_prefix("content-length: ") {
            length = value.parse().unwrap();
        }
        if line.is_empty() {
            break;
        }
    }
    reader.take(length).read_to_end(&mut Vec::new()).unwrap();
}
