//! The verdicts of the real Laravel in `conformance/`, and the comparison with ours.

use std::collections::BTreeMap;
use std::path::Path;

use frontpay_rules::{Report, RuleSet, RuleText, Validated};
use serde::Deserialize;
use serde_json::value::RawValue;

/// The failing paths with their rules, in lower case without underscores, and the parameters.
pub type Failed = BTreeMap<String, BTreeMap<String, Vec<Option<String>>>>;

/// A line of a vector file.
#[derive(Debug, Deserialize)]
pub struct Vector {
    /// The identifier: `family/tag/hash`.
    pub id: String,
    /// The rules of every path, in order.
    #[serde(default, deserialize_with = "table")]
    pub rules: Option<Vec<(String, RuleText)>>,
    /// The name of a table in `rules.json`, as an alternative.
    pub ruleset: Option<String>,
    /// The JSON text of the payload.
    pub data: Box<RawValue>,
    /// The verdict; `None` if Laravel threw an exception.
    pub valid: Option<bool>,
    failed: Option<Box<RawValue>>,
    /// The result of `validated()`, for vectors about exclusion.
    pub validated: Option<serde_json::Value>,
}

impl Vector {
    /// Returns the failures in the format of [`failed`].
    ///
    /// # Panics
    ///
    /// Where the vector is not of the documented form.
    #[must_use]
    pub fn failed(&self) -> Failed {
        // PHP writes an empty map as a list.
        let text = self.failed.as_ref().map_or("{}", |failed| failed.get());
        if text == "[]" {
            return Failed::new();
        }
        let failed: Failed = serde_json::from_str(text).expect("`failed` is a map of paths to rules");
        let plain =
            |rules: BTreeMap<String, _>| rules.into_iter().map(|(rule, params)| (plain(&rule), params)).collect();
        failed.into_iter().map(|(path, rules)| (path, plain(rules))).collect()
    }

    /// Returns `true` if this is the result of `validated()`, if the vector has one. PHP does not tell `{}` from `[]`, nor a map with
    /// the keys of a list from a list.
    ///
    /// # Panics
    ///
    /// Where validated data is no JSON.
    #[must_use]
    pub fn has_validated(&self, validated: &Validated) -> bool {
        let ours = serde_json::to_value(validated).expect("validated data is JSON");
        self.validated.as_ref().is_none_or(|theirs| keyed(theirs) == keyed(&ours))
    }

    /// Returns the table of this vector.
    ///
    /// # Panics
    ///
    /// Where the vector names no table.
    #[must_use]
    pub fn table(&self, named: &BTreeMap<String, Vec<(String, RuleText)>>) -> Vec<(String, RuleText)> {
        match (&self.rules, &self.ruleset) {
            (Some(rules), _) => rules.clone(),
            (None, Some(name)) => named[name].clone(),
            (None, None) => panic!("{} has neither rules nor a ruleset", self.id),
        }
    }
}

/// Reads a file of vectors.
///
/// # Panics
///
/// Where the file is missing or not of the documented form.
#[must_use]
pub fn read(file: &str) -> Vec<Vector> {
    let text = std::fs::read_to_string(folder().join(file)).expect("the vectors are in the repository");
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{file}: {error}: {line}")))
        .collect()
}

/// Reads the tables that vectors share.
///
/// # Panics
///
/// Where the file is missing or not of the documented form.
#[must_use]
pub fn tables() -> BTreeMap<String, Vec<(String, RuleText)>> {
    #[derive(Deserialize)]
    struct Table(#[serde(deserialize_with = "table")] Option<Vec<(String, RuleText)>>);
    let text = std::fs::read_to_string(folder().join("rules.json")).expect("the tables are in the repository");
    let tables: BTreeMap<String, Table> = serde_json::from_str(&text).expect("the tables are maps of paths to rules");
    tables.into_iter().map(|(name, table)| (name, table.0.unwrap_or_default())).collect()
}

/// Returns the names of the vector files.
///
/// # Panics
///
/// Where the folder is missing.
#[must_use]
pub fn files() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("the vectors are in the repository");
    let paths = entries.map(|entry| entry.expect("a readable folder").path());
    let paths = paths.filter(|path| path.extension().is_some_and(|extension| extension == "jsonl"));
    let mut names: Vec<_> = paths.filter_map(|path| Some(path.file_name()?.to_string_lossy().into_owned())).collect();
    names.sort();
    names
}

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../conformance")
}

/// Returns our failures in the format of the vectors.
#[must_use]
pub fn failed(report: &Report) -> Failed {
    let mut failed = Failed::new();
    for violation in report {
        let params = violation.params().map(|param| param.map(str::to_owned)).collect();
        failed.entry(violation.path().to_owned()).or_default().insert(plain(violation.rule()), params);
    }
    failed
}

/// Returns the rules of a table that are unknown, or whose parameters are.
#[must_use]
pub fn unknown_rules(table: &[(String, RuleText)]) -> Vec<String> {
    let unknown = |(path, text): &(String, RuleText)| match RuleSet::parse([(path, text.clone())]) {
        Err(error) if error.problem().starts_with("unknown rule") => Some(plain(error.rule())),
        Err(error) if error.problem().contains("cannot be checked here") => Some(error.problem().to_owned()),
        _ => None,
    };
    table.iter().filter_map(unknown).collect()
}

/// Converts all lists to maps.
fn keyed(value: &serde_json::Value) -> serde_json::Value {
    let keyed = |(key, item): (String, &serde_json::Value)| (key, keyed(item));
    match value {
        serde_json::Value::Array(items) => {
            items.iter().enumerate().map(|(at, item)| keyed((at.to_string(), item))).collect()
        }
        serde_json::Value::Object(entries) => entries.iter().map(|(key, item)| keyed((key.clone(), item))).collect(),
        leaf => leaf.clone(),
    }
}

fn plain(rule: &str) -> String {
    rule.replace('_', "").to_lowercase()
}

fn table<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<(String, RuleText)>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Text {
        Pipes(String),
        List(Vec<String>),
    }

    struct Rows;

    impl<'de> serde::de::Visitor<'de> for Rows {
        type Value = Vec<(String, RuleText)>;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("a map of paths to rules")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut rows = Vec::new();
            while let Some((path, text)) = map.next_entry()? {
                rows.push(match text {
                    Text::Pipes(text) => (path, RuleText::Pipes(text)),
                    Text::List(texts) => (path, RuleText::List(texts)),
                });
            }
            Ok(rows)
        }
    }

    deserializer.deserialize_map(Rows).map(Some)
}
