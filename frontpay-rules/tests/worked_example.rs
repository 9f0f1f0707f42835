//! The rule that CONTRIBUTING adds as an example is really added, to a copy of this crate, and its facts are asked there.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "a test")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDE: &str = include_str!("../../CONTRIBUTING.md");
/// The crates that the rules are made of.
const CRATES: [&str; 4] = ["frontpay-format", "frontpay-pattern", "frontpay-php", "frontpay-rules"];
/// The lines below which a row of the table of rules goes, and a message of a language.
const OPENINGS: [&str; 2] = ["\nrules![\n", "\n    match name {\n"];

#[test]
fn a_rule_is_its_facts_its_predicate_its_row_and_its_sentences() {
    let copy = copy_of_the_workspace();
    let blocks = blocks(GUIDE);
    let files: Vec<_> = blocks.iter().map(|block| block.file).collect();
    let expected = [
        "tests/rule/digits.rs",
        "src/rule/digits.rs",
        "src/rule/rows.rs",
        "src/message/lang/en.rs",
        "src/message/lang/nb.rs",
    ];
    assert_eq!(files, expected.map(|file| format!("frontpay-rules/{file}")), "the blocks of the example");
    for block in &blocks {
        let source = fs::read_to_string(root().join(block.file)).unwrap();
        write(&copy.join(block.file), with(&source, block.code).as_bytes());
    }
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .current_dir(&copy)
        .args(["test", "--offline", "--package", "frontpay-rules", "--test", "rule", "--test", "rule_docs"])
        .arg("--target-dir")
        // Not the one of this crate: the copy would take its place there.
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("worked-example-target"))
        .args(["--", "mod11", "every", "is_new"])
        .env("UPDATE_DOCS", "1")
        .output()
        .unwrap();
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "the example of CONTRIBUTING.md does not hold:\n{said}\n{complained}");
    assert!(said.contains("digits::mod11::case_01"), "the example has no facts:\n{said}");
    let page = fs::read_to_string(copy.join("docs/rules.md")).unwrap();
    assert!(page.contains("\n### `mod11`\n"), "the page of rules does not list the example");
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

/// This crate and those below it in a workspace of their own.
fn copy_of_the_workspace() -> PathBuf {
    let copy = Path::new(env!("CARGO_TARGET_TMPDIR")).join("worked-example");
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let (before, members) = manifest.split_once("members = [").unwrap();
    let (_, after) = members.split_once("default-members = [").unwrap();
    let (_, after) = after.split_once("]\n").unwrap();
    write(&copy.join("Cargo.toml"), format!("{before}members = {CRATES:?}\n{after}").as_bytes());
    write(&copy.join("Cargo.lock"), &fs::read(root().join("Cargo.lock")).unwrap());
    for folder in CRATES {
        remove_folder(&copy.join(folder));
        copy_folder(&root().join(folder), &copy.join(folder));
    }
    for written_there in ["docs", "frontpay-derive/src"] {
        fs::create_dir_all(copy.join(written_there)).unwrap();
    }
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            write(&to, &fs::read(from).unwrap());
        }
    }
}

/// Files that an earlier run left are of no use, and may no longer be there in this crate.
fn remove_folder(path: &Path) {
    if path.exists() {
        fs::remove_dir_all(path).unwrap();
    }
}

fn write(path: &Path, content: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, content).unwrap();
}
