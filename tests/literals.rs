//! `payload!` compiles exactly for the documents that Laravel accepts: vectors as literals of a generated crate.
//!
//! `LITERALS=500 cargo test -p frontpay-tests --test literals -- --nocapture` is the long run.

#![allow(missing_docs, reason = "a test")]
#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use frontpay_tests::vectors::{self, Vector};
use serde_json::Value;

const FORMS: &str = include_str!("literals/forms.rs");

/// A crate that has renamed ours, and denies warnings.
#[test]
fn the_library_can_be_renamed() {
    let output = compile("renamed", "shop_rules", include_str!("literals/renamed.rs"), &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let program = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("renamed").join("renamed");
    let output = Command::new(program.with_extension(std::env::consts::EXE_EXTENSION)).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_literal_compiles_if_it_is_valid() {
    let wanted = std::env::var("LITERALS").ok().and_then(|count| count.parse().ok()).unwrap_or(48);
    let sample = sample(wanted);
    let (source, first) = source(&sample);
    let errors = check(&source);

    let (mut agreed, mut valid, mut wrong) = (0, 0, Vec::new());
    let mut beyond = BTreeMap::from([("unknown key", 0), ("late", 0), ("narrower", 0)]);
    for (at, vector) in sample.iter().enumerate() {
        let found = errors.get(&(first + at)).map(Vec::as_slice).unwrap_or_default();
        let expected = vector.valid == Some(true);
        let has = |words: &str| found.iter().any(|error| error.contains(words));
        let reason = if has("unknown key") {
            Some("unknown key")
        } else if has("use `Valid::new`") {
            Some("late")
        } else if expected && !found.is_empty() && found.iter().all(|error| error.contains(": shape: ")) {
            Some("narrower")
        } else {
            None
        };
        match reason {
            Some(reason) => *beyond.entry(reason).or_default() += 1,
            None if found.is_empty() == expected => {
                agreed += 1;
                valid += usize::from(expected);
            }
            None => wrong.push(format!("{}: {} {found:?}", vector.id, vector.data.get())),
        }
    }
    println!("{agreed} literals agree with Laravel, {valid} of them valid; beyond a literal: {beyond:?}");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(agreed * 2 >= wanted && valid > 0, "too few literals could be compared");
}

/// Returns vectors at even distances, and all valid ones at the start of the files, because these are few.
fn sample(wanted: usize) -> Vec<Vector> {
    let mut sample = Vec::new();
    for (file, share) in [("payment-link.jsonl", wanted * 3 / 4), ("forms.jsonl", wanted / 4)] {
        let usable = vectors::read(file).into_iter().filter(|vector| {
            vector.valid.is_some()
                && serde_json::from_str::<Value>(vector.data.get()).is_ok_and(|data| data.is_object())
        });
        let (good, bad): (Vec<_>, Vec<_>) = usable.partition(|vector| vector.valid == Some(true));
        for vectors in [good, bad] {
            let step = (vectors.len() * 2 / share.max(1)).max(1);
            sample.extend(vectors.into_iter().step_by(step).take(share.div_ceil(2)));
        }
    }
    sample
}

/// Returns the source of the program, and the line of its first literal.
fn source(sample: &[Vector]) -> (String, usize) {
    let mut source = FORMS.to_owned();
    for (name, rows) in vectors::tables() {
        if !matches!(&*name, "signup" | "settings" | "booking") {
            continue;
        }
        writeln!(source, "ruleset! {{ {}Rules for {} {{", studly(&name), studly(&name)).unwrap();
        for (path, rules) in frontpay_rules::RuleSet::parse(rows).unwrap().to_laravel() {
            writeln!(
                source,
                "    {path:?} => [{}],",
                rules.iter().map(|rule| format!("{rule:?}")).collect::<Vec<_>>().join(", ")
            )
            .unwrap();
        }
        source.push_str("} }\n");
    }
    let first = source.lines().count() + 1;
    for (at, vector) in sample.iter().enumerate() {
        let ty = match vector.ruleset.as_deref() {
            Some("payment-link") => "PaymentLink".to_owned(),
            Some(form) => format!("{0} as {0}Rules", studly(form)),
            None => unreachable!("the files name their tables"),
        };
        writeln!(source, "fn literal_{at}() {{ let _ = payload!({ty} {}); }}", tokens(vector.data.get())).unwrap();
    }
    (source, first)
}

fn studly(name: &str) -> String {
    name[..1].to_uppercase() + &name[1..]
}

/// Converts JSON to Rust tokens, which differ only in strings.
fn tokens(json: &str) -> String {
    let (mut tokens, mut rest) = (String::new(), json);
    while let Some(at) = rest.find('"') {
        tokens.push_str(&rest[..at]);
        let mut strings = serde_json::Deserializer::from_str(&rest[at..]).into_iter::<String>();
        let text = strings.next().expect("a string").expect("a string");
        write!(tokens, "{text:?}").unwrap();
        rest = &rest[at + strings.byte_offset()..];
    }
    tokens.push_str(rest);
    tokens.replace(['\n', '\r'], " ")
}

/// Returns the errors of the compiler, by line.
fn check(source: &str) -> BTreeMap<usize, Vec<String>> {
    let args = ["--crate-type=lib", "--emit=metadata", "--error-format=json", "--cap-lints=allow"];
    let output = compile("literals", "frontpay_core", source, &args);
    let mut errors: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut others = BTreeSet::new();
    for line in String::from_utf8_lossy(&output.stderr).lines() {
        let message: Value = serde_json::from_str(line).unwrap_or_else(|_| panic!("{line}"));
        if message["level"] != "error" || message["spans"].as_array().is_none_or(Vec::is_empty) {
            continue;
        }
        let text = message["message"].as_str().unwrap_or_default().to_owned();
        let line = message["spans"][0]["line_start"].as_u64().and_then(|line| usize::try_from(line).ok());
        if text.starts_with("evaluation panicked: ") {
            errors.entry(line.unwrap_or_default()).or_default().push(text);
        } else {
            others.insert(text);
        }
    }
    assert!(others.is_empty(), "{others:?}");
    assert!(!errors.is_empty(), "no literal was refused");
    errors
}

/// Compiles a crate of one file that depends on `frontpay_core` by some name.
fn compile(crate_name: &str, library_name: &str, source: &str, args: &[&str]) -> std::process::Output {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(crate_name);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{crate_name}.rs"));
    std::fs::write(&file, source).unwrap();
    let (dependencies, library) = library();
    Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()))
        .arg("--edition=2024")
        .args(args)
        .arg("-L")
        .arg(joined("dependency=", &dependencies))
        .arg("--extern")
        .arg(joined(&format!("{library_name}="), &library))
        .arg("--out-dir")
        .arg(&folder)
        .arg(&file)
        .output()
        .unwrap()
}

/// Returns the folder of this test's libraries, and the path of `frontpay_core` in it.
///
/// There may be several, with other features or older. Cargo has found that of this test fresh, so the newest is made of
/// the same sources.
fn library() -> (PathBuf, PathBuf) {
    let folder = std::env::current_exe().unwrap().parent().unwrap().to_owned();
    let libraries = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.starts_with("libfrontpay_core-") && name.ends_with(".rlib")
    });
    let newest = libraries.max_by_key(|path| path.metadata().and_then(|file| file.modified()).unwrap());
    (folder, newest.expect("the library is next to the test"))
}

fn joined(before: &str, path: &Path) -> std::ffi::OsString {
    let mut joined = std::ffi::OsString::from(before);
    joined.push(path);
    joined
}
