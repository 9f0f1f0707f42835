//! The rule that CONTRIBUTING adds as an example is added to a copy of the crates that read the row of a rule, and every check
//! that a new rule can fail runs there.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDE: &str = include_str!("../../CONTRIBUTING.md");
/// The crates of the copy: those that read the row of a rule, and the tests across them.
const CRATES: [&str; 7] = [
    "frontpay-format",
    "frontpay-pattern",
    "frontpay-php",
    "frontpay-rules",
    "frontpay-derive",
    "frontpay-core",
    "tests",
];
/// The tests across the crates that are about rules; the others need the client.
const TESTS_ACROSS: [&str; 2] = ["agreement", "conformance"];
/// The dependencies of the other tests across the crates.
const CLIENT_DEPENDENCIES: [&str; 3] = ["frontpay-client", "frontpay-sandbox", "tokio"];
/// The vectors of the copy: those of the example's family, of the names of rules and of forms. All of them take a minute.
const VECTORS: [&str; 4] =
    ["conformance/numbers.jsonl", "conformance/rule-syntax.jsonl", "conformance/forms.jsonl", "conformance/rules.json"];
/// The tests of the copy.
const TESTS: &str = "--package frontpay-rules --package frontpay-tests --lib --test rule --test rule_docs --test fields \
                     --test texts --test agreement --test conformance";
/// The test of the example in the docs of the predicate.
const DOC_TEST: &str = "--package frontpay-rules --all-features --doc mod11";
/// The lines below which a block goes: a row of the table of rules, a message of a language, a field of a type.
const OPENINGS: [&str; 3] = ["\nrules![\n", "\n    match name {\n", "\nstruct Digits {\n"];

#[test]
fn following_the_guide_passes_every_check() {
    let blocks = blocks(GUIDE);
    let files: Vec<_> = blocks.iter().map(|block| block.file).collect();
    let expected = [
        "frontpay-rules/tests/rule/digits.rs",
        "frontpay-rules/src/rule/digits.rs",
        "frontpay-rules/src/rule/rows.rs",
        "frontpay-rules/src/message/lang/en.rs",
        "frontpay-rules/src/message/lang/nb.rs",
        "tests/agreement/catalog/rules.rs",
    ];
    assert_eq!(files, expected, "the blocks of the example");
    let changed = blocks.iter().map(|block| {
        let path = root().join(block.file);
        let source = fs::read_to_string(&path).unwrap();
        (path, with(&source, block.code))
    });
    let copy = copy_of_the_workspace(&changed.chain([manifest_without_client()]).collect());
    let printed = cargo_test(&copy, TESTS);
    for test in
        ["digits::mod11::case_01", "every_rule_is_explained", "every_rule_is_there", "every_verdict_is_laravels"]
    {
        assert!(printed.contains(test), "`{test}` did not run:\n{printed}");
    }
    assert!(cargo_test(&copy, DOC_TEST).contains("digits::mod11"), "the predicate has no example");
    let page = fs::read_to_string(copy.join("docs/rules.md")).unwrap();
    assert!(page.contains("\n### `mod11`\n"), "the page of rules does not list the example");
}

/// Runs tests of the copy and returns what they print.
fn cargo_test(copy: &Path, arguments: &str) -> String {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(copy)
        .args(["test", "--offline"])
        // Not the one of this crate: the copy would take its place there.
        .arg("--target-dir")
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("worked-example-target"))
        .args(arguments.split_whitespace())
        .env("UPDATE_DOCS", "1")
        // Debug information doubles the space on the disk: 2.4 GB instead of 1.2.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .output()
        .unwrap();
    let (printed, errors) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "the example of CONTRIBUTING.md fails:\n{printed}\n{errors}");
    printed.into_owned()
}

/// A block of the guide, and the file it is for: the last one that the text before it names.
struct Block<'g> {
    file: &'g str,
    code: &'g str,
}

fn blocks(guide: &str) -> Vec<Block<'_>> {
    let parts: Vec<_> = guide.split("\n````").collect();
    let [before, rest @ ..] = parts.as_slice() else { return Vec::new() };
    let mut text = *before;
    let mut blocks = Vec::new();
    for pair in rest.chunks(2) {
        let file = text.split('`').skip(1).step_by(2).filter(|code| is_source(code)).last();
        let code = pair[0].strip_prefix("rust\n");
        blocks.push(Block { file: file.unwrap(), code: code.unwrap() });
        text = pair.get(1).copied().unwrap_or_default();
    }
    blocks
}

fn is_source(code: &str) -> bool {
    Path::new(code).extension().is_some_and(|extension| extension == "rs")
}

/// The source with the code first in its table of rules or sentences, or else at its end.
fn with(source: &str, code: &str) -> String {
    let parts = OPENINGS.iter().find_map(|opening| Some((opening, source.split_once(opening)?)));
    match parts {
        Some((opening, (before, after))) => format!("{before}{opening}{code}\n{after}"),
        None => format!("{source}\n{code}\n"),
    }
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Copies the crates and what they read into a workspace of their own, with other contents for the changed files.
///
/// A file that is the same as in an earlier run stays, so that cargo builds only the crates that changed.
fn copy_of_the_workspace(changed: &BTreeMap<PathBuf, String>) -> PathBuf {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("worked-example");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (before, members) = manifest.split_once("members = [").unwrap();
    let (_, after) = members.split_once("default-members = [").unwrap();
    let (_, after) = after.split_once("]\n").unwrap();
    write(&copy.join("Cargo.toml"), format!("{before}members = {CRATES:?}\n{after}").as_bytes());
    for file in VECTORS.iter().chain(&["Cargo.lock"]) {
        write(&copy.join(file), &fs::read(root().join(file)).unwrap());
    }
    for folder in CRATES {
        copy_folder(&root().join(folder), &copy.join(folder), changed);
    }
    fs::create_dir_all(copy.join("docs")).unwrap();
    copy
}

/// Returns the manifest of the tests across the crates, without those that need the client.
fn manifest_without_client() -> (PathBuf, String) {
    let path = root().join("tests/Cargo.toml");
    let manifest = fs::read_to_string(&path).unwrap();
    let is_left_out = |section: &str| {
        let name = section.strip_prefix("test]]\nname = \"").and_then(|rest| rest.split('"').next());
        name.is_some_and(|name| !TESTS_ACROSS.contains(&name))
    };
    let sections = manifest.split("\n[[").filter(|section| !is_left_out(section));
    let sections = sections.collect::<Vec<_>>().join("\n[[");
    let is_needed = |line: &&str| !CLIENT_DEPENDENCIES.iter().any(|name| line.starts_with(name));
    (path, sections.lines().filter(is_needed).collect::<Vec<_>>().join("\n"))
}

/// Makes a folder equal to another, except for the changed files.
fn copy_folder(from: &Path, to: &Path, changed: &BTreeMap<PathBuf, String>) {
    for entry in fs::read_dir(to).into_iter().flatten() {
        let entry = entry.unwrap();
        if !from.join(entry.file_name()).exists() {
            remove(&entry.path());
        }
    }
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        let is_written_there = from.ends_with("frontpay-derive/src/rules.md") && to.exists();
        if from.is_dir() {
            copy_folder(&from, &to, changed);
        } else if let Some(content) = changed.get(&from) {
            write(&to, content.as_bytes());
        } else if !is_written_there {
            write(&to, &fs::read(from).unwrap());
        }
    }
}

fn remove(path: &Path) {
    if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) }.unwrap();
}

/// Writes a file whose content differs.
fn write(path: &Path, content: &[u8]) {
    if fs::read(path).is_ok_and(|written| written == content) {
        return;
    }
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
