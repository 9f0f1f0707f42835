//! Random documents for a table: a valid one, changed at the paths of rows, to values that their rules distinguish.

use frontpay_core::RuleSet;
use serde_json::{Value, json};

/// A sequence of choices. After its end, the first option is chosen.
pub(crate) struct Choices<'t>(std::slice::Iter<'t, u16>);

impl<'t> Choices<'t> {
    pub(crate) fn new(choices: &'t [u16]) -> Self {
        Self(choices.iter())
    }

    fn below(&mut self, count: usize) -> usize {
        self.0.next().map_or(0, |choice| usize::from(*choice) % count.max(1))
    }

    fn of<'v, T>(&mut self, values: &'v [T]) -> Option<&'v T> {
        values.get(self.below(values.len()))
    }
}

/// Makes one to three changes to a document.
pub(crate) fn mutate(rules: &RuleSet, seed: &Value, choices: &mut Choices<'_>) -> Value {
    let lines = rules.to_laravel();
    let mut document = seed.clone();
    for _ in 0..[1, 1, 1, 2, 3][choices.below(5)] {
        let (path, rules) = choices.of(&lines).cloned().unwrap_or_default();
        let path = if choices.below(4) == 0 { random_path(&document, choices) } else { path };
        let path: Vec<_> = path.split('.').filter(|key| !key.is_empty()).collect();
        // Sometimes a list or map around the field.
        let depth = path.len().saturating_sub([0, 0, 0, 1, 2][choices.below(5)]);
        change(&mut document, &path[..depth], &rules, choices);
    }
    document
}

/// Returns a random path in the document, which need not be a row of the table.
fn random_path(document: &Value, choices: &mut Choices<'_>) -> String {
    let (mut path, mut value) = (Vec::new(), document);
    while choices.below(5) > 0 {
        let entries: Vec<(String, &Value)> = match value {
            Value::Object(entries) => entries.iter().map(|(key, item)| (key.clone(), item)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
            _ => break,
        };
        let Some((key, item)) = choices.of(&entries) else { break };
        path.push(key.clone());
        value = *item;
    }
    path.join(".")
}

fn change(value: &mut Value, path: &[&str], rules: &[String], choices: &mut Choices<'_>) {
    let [key, rest @ ..] = path else {
        *value = replacement(value, rules, choices);
        return;
    };
    if rest.is_empty() && choices.below(4) == 0 {
        match value {
            Value::Object(entries) => drop(entries.remove(*key)),
            Value::Array(items) => drop(items.pop()),
            _ => {}
        }
        return;
    }
    match value {
        Value::Object(entries) if *key == "*" => {
            let keys: Vec<_> = entries.keys().cloned().collect();
            if let Some(next) = choices.of(&keys).and_then(|key| entries.get_mut(key)) {
                change(next, rest, rules, choices);
            }
        }
        Value::Object(entries) => change(entries.entry(*key).or_insert(Value::Null), rest, rules, choices),
        Value::Array(items) if !items.is_empty() => {
            let at = key.parse().unwrap_or_else(|_| choices.below(items.len()));
            if let Some(next) = items.get_mut(at) {
                change(next, rest, rules, choices);
            }
        }
        // Sometimes a missing parent is created.
        _ if choices.below(2) == 0 && *key != "*" => {
            *value = json!({*key: null});
            change(&mut value[*key], rest, rules, choices);
        }
        _ => *value = replacement(value, rules, choices),
    }
}

fn replacement(value: &Value, rules: &[String], choices: &mut Choices<'_>) -> Value {
    let mut near = near(rules);
    if choices.below(2) == 0 && !near.is_empty() {
        return near.swap_remove(choices.below(near.len()));
    }
    let kinds = [
        json!(null),
        json!(""),
        json!(" "),
        json!("x"),
        json!("ab"),
        json!("1"),
        json!(0),
        json!(1),
        json!(-1),
        json!(5),
        json!(2.5),
        json!(-0.0),
        json!(1e300),
        json!(u64::MAX),
        json!(true),
        json!(false),
        json!([]),
        json!({}),
        json!(["a"]),
        json!(["a", "a"]),
        json!([null]),
        json!({"0": "a"}),
        json!({"a": 1}),
        json!("æøå\n"),
        json!("2026-01-15"),
    ];
    match choices.below(kinds.len() + 4) {
        0 => converted(value),
        1 => doubled(value),
        2 => json!([value]),
        3 => json!({"x": value}),
        at => kinds[at - 4].clone(),
    }
}

/// Returns values that the rules of a row distinguish: their parameters, limits and the values next to these.
fn near(rules: &[String]) -> Vec<Value> {
    let mut values = Vec::new();
    for rule in rules {
        let (_, params) = rule.split_once(':').unwrap_or_default();
        for param in params.split(',').filter(|param| !param.is_empty()) {
            values.extend([json!(param), json!([param])]);
            let Ok(limit) = param.parse::<f64>() else { continue };
            for limit in [limit - 1.0, limit - 0.01, limit, limit + 0.01, limit + 1.0] {
                values.extend([json!(limit), json!(limit.to_string())]);
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few characters")]
                let length = limit.clamp(0.0, 300.0) as usize;
                #[expect(clippy::cast_possible_truncation, reason = "a limit of a rule")]
                let whole = limit as i64;
                values.extend([json!(whole), json!("å".repeat(length)), json!(vec!["a"; length.min(12)])]);
            }
        }
    }
    values
}

/// Converts a list to a map, a number to text, and vice versa.
fn converted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .map(|(at, item)| (at.to_string(), item.clone()))
            .collect::<serde_json::Map<_, _>>()
            .into(),
        Value::Object(entries) => entries.values().cloned().collect::<Vec<_>>().into(),
        Value::String(text) => serde_json::from_str(text).unwrap_or(Value::Null),
        other => other.to_string().into(),
    }
}

fn doubled(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().chain(items).cloned().collect::<Vec<_>>().into(),
        Value::String(text) => format!("{text}{text}").into(),
        Value::Object(entries) => {
            let mut entries = entries.clone();
            entries.insert("more".to_owned(), json!([{"x": null}]));
            entries.into()
        }
        other => other.clone(),
    }
}
