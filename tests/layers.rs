//! The order of crates and modules: each imports only from those before it.

#![allow(clippy::unwrap_used, reason = "a test")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The modules of each crate, the lowest first.
const ORDER: [(&str, &str); 9] = [
    (
        "frontpay-format",
        "const_ord bytes unicode ascii base64 encoding ip json mac_address ulid alpha case hex_color url uuid email",
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
    ("frontpay-core", "__private guide numeric written validate valid literal payload"),
    (
        "frontpay-client",
        "attributes lenient retry_after route secret evidence id status tracked_body callback cancel envelope redact error \
         call environment response retry tls transport request client builder api",
    ),
    (
        "frontpay-sandbox",
        "body error listener payment quota random validation store callback responses fault shared manual api sandbox builder",
    ),
    ("frontpay-cli", "args json output exit input secret signals transcript source snippet faults command"),
];

/// The modules of a path, outermost first.
type ModulePath = Vec<String>;

#[test]
fn every_module_imports_only_from_those_before_it() {
    for (name, order) in ORDER {
        let position = |module: &str| order.split_whitespace().position(|known| known == module);
        for (module, imports) in imports_of(name) {
            let Some(module) = module.first() else { continue };
            let own = position(module).unwrap_or_else(|| panic!("add `{module}` of {name} to the order"));
            for import in imports.iter().filter_map(|path| path.first()) {
                let is_below = position(import).is_some_and(|other| other <= own);
                assert!(is_below, "{name}: `{module}` imports from `{import}`, which is not before it");
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
    let duplicates = String::from_utf8_lossy(&output.stdout);
    assert!(!duplicates.contains("frontpay-"), "compiled twice:\n{duplicates}");
}

/// Two modules can be one unit that is read together; more are a tangle.
#[test]
fn no_more_than_two_modules_import_each_other() {
    let mut cycles = BTreeSet::new();
    for (name, _) in ORDER {
        for (parent, imports) in imports_between_siblings(&imports_of(name)) {
            let cycle_of = |module: &String| -> Vec<String> {
                let below = reached(module, &imports);
                below.into_iter().filter(|other| reached(other, &imports).contains(module)).collect()
            };
            let large = imports.keys().map(cycle_of).filter(|cycle| cycle.len() > 2);
            cycles.extend(large.map(|cycle| (name.to_owned(), parent.join("::"), cycle)));
        }
    }
    assert_eq!(cycles, BTreeSet::new());
}

#[test]
fn paths_of_imports_are_read_with_braces_comments_and_super() {
    let module = ["rule".to_owned(), "size".to_owned()];
    let code = "use crate::{json::{self, Limits}, param};\nuse super::super::text;\nfn f() { super::date::read(); mycrate::x() }";
    let paths: Vec<_> = imported_paths(code, &module).iter().map(|path| path.join("::")).collect();
    assert_eq!(paths, ["json::self", "json::Limits", "param", "text", "rule::date::read"]);
}

/// Returns for each module of a crate the paths that it imports from the same crate.
fn imports_of(crate_name: &str) -> BTreeMap<ModulePath, Vec<ModulePath>> {
    let source = folder(crate_name).join("src");
    let mut imports = BTreeMap::new();
    for file in sources(&source) {
        let path = file.strip_prefix(&source).unwrap().with_extension("");
        let mut module: ModulePath = path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
        if module.last().is_some_and(|name| ["lib", "main", "mod"].contains(&name.as_str())) {
            module.pop();
        }
        let paths = imported_paths(&code(&file), &module);
        imports.insert(module, paths);
    }
    imports
}

/// Returns for each module with children which of them import from which of the others.
fn imports_between_siblings(
    imports: &BTreeMap<ModulePath, Vec<ModulePath>>,
) -> BTreeMap<ModulePath, BTreeMap<String, BTreeSet<String>>> {
    let mut siblings: BTreeMap<ModulePath, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for module in imports.keys() {
        for depth in 0..module.len() {
            siblings.entry(module[..depth].to_vec()).or_default().entry(module[depth].clone()).or_default();
        }
    }
    for (module, paths) in imports {
        for path in paths {
            let shared = module.iter().zip(path).take_while(|(one, other)| one == other).count();
            let (Some(from), Some(to)) = (module.get(shared), path.get(shared)) else { continue };
            let children = siblings.get_mut(&module[..shared]).unwrap();
            if children.contains_key(to) {
                children.get_mut(from).unwrap().insert(to.clone());
            }
        }
    }
    siblings
}

/// Returns the modules that a module imports from, directly or through others.
fn reached(module: &str, imports: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<String> {
    let (mut found, mut open) = (BTreeSet::new(), vec![module.to_owned()]);
    while let Some(next) = open.pop() {
        open.extend(imports[&next].iter().filter(|other| found.insert((*other).clone())).cloned());
    }
    found
}

/// Returns the paths in the code of a module that begin with `crate` or `super`, from the root of the crate.
fn imported_paths(code: &str, module: &[String]) -> Vec<ModulePath> {
    let mut paths = Vec::new();
    for prefix in ["crate::", "super::"] {
        for (at, _) in code.match_indices(prefix).filter(|(at, _)| !code[..*at].ends_with(is_in_path)) {
            let parents = if prefix == "crate::" { 0 } else { module.len().saturating_sub(1) };
            collect_paths(&code[at + prefix.len()..], &module[..parents], &mut paths);
        }
    }
    paths
}

/// Adds the paths of a tree such as `a::{b, c::{self, D}}` behind a prefix.
fn collect_paths(tree: &str, prefix: &[String], paths: &mut Vec<ModulePath>) {
    if let Some(list) = tree.strip_prefix('{') {
        return branches(list).iter().for_each(|branch| collect_paths(branch.trim(), prefix, paths));
    }
    let end = tree.find(|character| !is_in_name(character)).unwrap_or(tree.len());
    let (name, rest) = tree.split_at(end);
    let path = match name {
        "super" => prefix.split_last().map_or_else(Vec::new, |(_, parents)| parents.to_vec()),
        name => [prefix, &[name.to_owned()]].concat(),
    };
    match rest.strip_prefix("::").filter(|_| !name.is_empty()) {
        Some(rest) => collect_paths(rest, &path, paths),
        None if !name.is_empty() => paths.push(path),
        None => paths.push(prefix.to_vec()),
    }
}

/// Returns the branches of a list in braces, up to the brace that closes it.
fn branches(list: &str) -> Vec<&str> {
    let (mut branches, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            '}' | ',' if depth == 0 => {
                branches.push(&list[start..at]);
                start = at + 1;
                if character == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    branches.retain(|branch| !branch.trim().is_empty());
    branches
}

fn is_in_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

fn is_in_path(character: char) -> bool {
    is_in_name(character) || character == ':'
}

/// Returns the code of a file without comments and unit tests.
fn code(file: &Path) -> String {
    let source = fs::read_to_string(file).unwrap().replace("\r\n", "\n");
    let code = source.split("\nmod tests {").next().unwrap_or_default();
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
