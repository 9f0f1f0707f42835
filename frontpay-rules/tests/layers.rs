//! The order of the modules: each imports only from those before it, here and in the crates below.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The crates with their modules, the lowest first. A module may import from those before it and from no other.
const ORDER: [(&str, &str); 5] = [
    (
        "frontpay-format",
        "words byte_set hex unicode ascii base64 encoding ip json mac_address ulid alpha case hex_color url uuid email",
    ),
    (
        "frontpay-pattern",
        "limit error budget flags ast table sets script property delimiter parse atomic newline runs lookahead alternatives \
         translate dense_dfa engine fancy_matcher pattern",
    ),
    ("frontpay-php", "escaped const_bytes text value serialize number date array"),
    (
        "frontpay-rules",
        "suggest const_string json param rule schema text report message types engine const_eval conflict",
    ),
    ("frontpay-derive", "errors fresh_ident span type_tokens parse model check expand payload ruleset"),
];

#[test]
fn every_module_imports_only_from_those_before_it() {
    for (name, order) in ORDER {
        for file in sources(&folder(name).join("src")) {
            let relative = file.strip_prefix(folder(name).join("src")).unwrap().with_extension("");
            let module = relative.iter().next().unwrap().to_str().unwrap();
            if module == "lib" {
                continue;
            }
            let place = |wanted: &str| order.split_whitespace().position(|known| known == wanted);
            let own = place(module).unwrap_or_else(|| panic!("add `{module}` of {name} to the order"));
            for import in names_after("crate::", &code(&file)) {
                let upward = place(&import).is_none_or(|other| other > own);
                assert!(!upward, "{}: `{import}` does not stand before `{module}`", file.display());
            }
        }
    }
}

#[test]
fn the_crates_of_patterns_formats_and_php_depend_on_none_of_ours() {
    for (name, _) in &ORDER[..3] {
        let manifest = fs::read_to_string(folder(name).join("Cargo.toml")).unwrap();
        let (_, dependencies) = manifest.split_once("[dependencies]").unwrap_or_default();
        assert!(!dependencies.contains("frontpay-"), "{name} depends on another crate of ours");
    }
}

/// With other features for the macro than for the program, cargo compiles a crate for each.
#[test]
fn the_macro_and_a_program_share_one_build_of_every_crate() {
    let output = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
        .args(["tree", "--package", "frontpay-core", "--edges", "normal,build", "--duplicates", "--offline"])
        .current_dir(folder(""))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let twice = String::from_utf8_lossy(&output.stdout);
    assert!(!twice.contains("frontpay-"), "compiled twice:\n{twice}");
}

/// Two files may be one unit that is read together; more are a tangle.
#[test]
fn no_more_than_two_files_of_a_folder_import_each_other() {
    let folders: BTreeSet<_> = ORDER
        .iter()
        .flat_map(|(name, _)| sources(&folder(name).join("src")))
        .map(|file| file.parent().unwrap().to_owned())
        .collect();
    for folder in folders {
        let imports = imports_within(&folder);
        for file in imports.keys() {
            let below = reached(file, &imports);
            let circle: Vec<_> = below.iter().filter(|other| reached(other, &imports).contains(file)).collect();
            assert!(circle.len() <= 2, "{}: {circle:?} import each other", folder.display());
        }
    }
}

/// A module imports from its files, so that a file which imports from the module makes a circle with it.
#[test]
fn no_file_of_the_macro_imports_from_the_module_that_declares_it() {
    let root = folder("frontpay-derive").join("src");
    for file in sources(&root).into_iter().filter(|file| file.parent() != Some(&root) && !file.ends_with("tests.rs")) {
        let siblings: BTreeSet<_> = sources(file.parent().unwrap()).iter().map(stem).collect();
        let imports = names_after("super::", &code(&file));
        let others: Vec<_> = imports.difference(&siblings).collect();
        assert!(others.is_empty(), "{}: {others:?} are not files beside it", file.display());
    }
}

/// For each file of a folder, which others it imports from.
fn imports_within(folder: &Path) -> BTreeMap<String, BTreeSet<String>> {
    let files: Vec<_> = sources(folder).into_iter().filter(|file| file.parent() == Some(folder)).collect();
    let known: BTreeSet<_> = files.iter().map(stem).filter(|name| !["lib", "mod"].contains(&name.as_str())).collect();
    let import = |file: &PathBuf| names_after("super::", &code(file)).intersection(&known).cloned().collect();
    files.iter().filter(|file| known.contains(&stem(file))).map(|file| (stem(file), import(file))).collect()
}

fn stem(file: impl AsRef<Path>) -> String {
    file.as_ref().file_stem().unwrap().to_str().unwrap().to_owned()
}

/// The files that a file imports from, directly or through others.
fn reached(file: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![file.to_owned()]);
    while let Some(next) = open.pop() {
        open.extend(imports[&next].iter().filter(|other| found.insert((*other).clone())).cloned());
    }
    found
}

/// The names that stand first behind a prefix of paths, alone or in braces.
fn names_after(prefix: &str, code: &str) -> BTreeSet<String> {
    let name = |path: &str| path.trim().split(|character: char| !is_in_name(character)).next().unwrap_or("").to_owned();
    let mut names = BTreeSet::new();
    for (at, _) in code.match_indices(prefix).filter(|(at, _)| !code[..*at].ends_with(is_in_name_or_path)) {
        let path = &code[at + prefix.len()..];
        match path.strip_prefix('{') {
            Some(list) => names.extend(parts(list).into_iter().map(name)),
            None => names.extend([name(path)]),
        }
    }
    names.remove("");
    names
}

fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_in_name_or_path(character: char) -> bool {
    is_in_name(character) || character == ':'
}

/// The parts of a list in braces, up to the brace that closes it.
fn parts(list: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                parts.push(&list[start..at]);
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    parts
}

/// The code of a file without comments and tests.
fn code(file: &Path) -> String {
    let source = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
    let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    code.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut sources = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources.extend(self::sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            sources.push(path);
        }
    }
    sources
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(name)
}
