use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::process::{Child, Command, Stdio};

use snapbox::str;

use crate::support::{GOOD, comparison, frontpay};

/// A running sandbox with its output; it is killed at the end.
struct Running(Child, Vec<String>);

impl Running {
    fn start(args: &[&str]) -> Self {
        let mut command = Command::new(snapbox::cmd::cargo_bin!("frontpay"));
        let mut child = command.arg("sandbox").args(args).stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let lines = lines.take(11).collect();
        Self(child, lines)
    }

    fn word(&self, label: &str) -> String {
        let line = self.1.iter().find(|line| line.trim_start().starts_with(label)).unwrap();
        line.trim_start()[label.len()..].split_whitespace().next().unwrap().to_owned()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

#[test]
fn it_says_how_to_use_it_and_takes_orders() {
    let running = Running::start(&["--port", "0"]);
    let (address, token) = (running.word("address"), running.word("token"));
    comparison().eq(running.1.join("\n"), snapbox::file!["snapshots/sandbox.txt"]);
    let send = frontpay().args(["send", GOOD, "--env", &address]).env("FRONTPAY_TOKEN", token);
    send.assert().code(0).stdout_eq(snapbox::file!["snapshots/send-to-url.txt"]);
    let wrong = frontpay().args(["send", GOOD, "--env", &address]).env("FRONTPAY_TOKEN", "wrong");
    wrong.assert().code(1).stderr_eq("error: the API does not accept the token[..]\n");
}

#[test]
fn a_token_and_a_secret_that_were_given_are_not_printed() {
    let running = Running::start(&["--token", "my-own-token", "--secret", "my-own-secret"]);
    let printed = running.1.join("\n");
    assert!(!printed.contains("my-own"), "{printed}");
    let send = frontpay().args(["send", GOOD, "--env", &running.word("address")]).env("FRONTPAY_TOKEN", "my-own-token");
    send.assert().code(0);
}

#[test]
fn a_secret_with_which_anyone_could_sign_is_refused() {
    for (secret, why) in [("", "is blank"), (" ", "is blank"), ("changeM", "is shorter than 8 bytes")] {
        let refused = frontpay().args(["sandbox", "--port", "0", "--secret", secret]).assert();
        refused.code(2).stdout_eq("").stderr_eq(format!(
            "error: the sandbox cannot sign callbacks with this secret: the callback secret {why}; set the one that Front \
             Payment handed out\n"
        ));
    }
}

#[test]
fn a_port_that_is_taken() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    frontpay().args(["sandbox", "--port", &port]).assert().code(2).stdout_eq("").stderr_eq(str![[r#"
error: the sandbox cannot listen on 127.0.0.1:[..]: Address already in use

"#]]);
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it() {
    let mut running = Running::start(&[]);
    let killed = Command::new("kill").args(["-INT", &running.0.id().to_string()]).status().unwrap();
    assert!(killed.success());
    assert_eq!(running.0.wait().unwrap().code(), Some(0));
}
