use snapbox::{file, str};

use crate::support::frontpay;

#[test]
fn help_is_short() {
    frontpay().arg("--help").assert().success().stdout_eq(file!["snapshots/help.txt"]);
    frontpay().args(["send", "--help"]).assert().success().stdout_eq(file!["snapshots/send-help.txt"]);
}

#[test]
fn an_argument_does_not_steer_the_terminal() {
    frontpay().args(["send", "--\u{1b}]0;owned\u{7}x"]).assert().code(2).stderr_eq(str![[r#"
error: unexpected argument '--x' found
...
"#]]);
}

#[test]
fn the_version_is_known() {
    frontpay().arg("--version").assert().success().stdout_eq(str![[r#"
frontpay [..]

"#]]);
}

#[test]
fn wrong_usage_is_2() {
    frontpay().assert().code(2);
    frontpay().arg("valdate").assert().code(2).stderr_eq(str![[r#"
error: unrecognized subcommand 'valdate'

  tip: some similar subcommands exist: 'eval', 'validate'

Usage: frontpay[EXE] <COMMAND>

For more information, try '--help'.

"#]]);
}
