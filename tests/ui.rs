//! Compile errors for wrong attributes, and programs that must compile.

#![allow(missing_docs, reason = "a test")]

use std::process::Command;

/// The compiler version whose wording the tests expect.
const COMPILER: &str = "rustc 1.95.";

#[test]
fn messages_are_as_reviewed() {
    let version = Command::new("rustc").arg("--version").output().expect("cargo has found it");
    let version = String::from_utf8_lossy(&version.stdout);
    if !version.starts_with(COMPILER) {
        println!("skipped: the messages are those of {COMPILER}x, and this is {version}");
        return;
    }
    let tests = trybuild::TestCases::new();
    tests.pass("ui/pass/*.rs");
    tests.compile_fail("ui/[!p]*/*.rs");
}
