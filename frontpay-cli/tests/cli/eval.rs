use std::collections::{BTreeMap, HashMap};
use std::io::Write as _;

use serde_json::{Value, value::RawValue};
use snapbox::str;

use crate::support::{frontpay, root};

#[test]
fn answers_in_the_order_of_the_lines() {
    let lines = r#"
{"id": 1, "rules": {"a": "required|string", "b.*": ["nullable", "regex:/^(x|y)$/"]}, "data": {"a": "x", "b": ["x", null]}}
{"id": "two", "rules": {"b.*": ["nullable", "regex:/^(x|y)$/"], "a": "required|max:3"}, "data": {"a": "abcd", "b": {"k": "z"}}}
{"id": [3], "rules": {"a": "in:"}, "data": {"a": 0}}
{"rules": {"a": "numeric|between:1,5"}, "data": {"a": 1e400}}
"#;
    frontpay().arg("eval").stdin(lines).assert().success().stderr_eq("").stdout_eq(str![[r#"
{"id":1,"valid":true,"failed":{}}
{"id":"two","valid":false,"failed":{"a":{"max":["3"]},"b.k":{"regex":["/^(x|y)$/"]}}}
{"id":[3],"valid":false,"failed":{"a":{"in":[null]}}}
{"id":null,"valid":false,"failed":{"a":{"between":["1","5"]}}}

"#]]);
}

#[test]
fn what_laravel_would_throw_at_and_what_cannot_be_read_is_an_error_line() {
    let lines = concat!(
        r#"{"id": 1, "rules": {"a": "requird"}, "data": {"a": 1}}"#,
        "\n",
        r#"{"id": 2, "rules": {"a": "required|requird"}, "data": {}}"#,
        "\n",
        r#"{"id": 3, "rules": {"a": 5}, "data": {}}"#,
        "\n",
        r#"{"id": 4, "rules": {"a": "string"}}"#,
        "\n",
        r#"{"id": 5, "rules": {"a": "string"}, "data": 5}"#,
        "\n",
        r#"{"id": 6, "rules": {"a": "string"}, "data": {"a": "\ud800"}}"#,
        "\n",
        "nonsense\n",
        r#"{"id": 7, "rules": {"#,
        "\n",
        "   \n",
        r#"{"id": 8, "rules": {}, "data": []}"#,
    );
    frontpay().arg("eval").stdin(lines).assert().success().stdout_eq(str![[r#"
{"id":1,"error":"a: unknown rule `requird`, did you mean `required`?"}
{"id":2,"valid":false,"failed":{"a":{"required":[]}}}
{"id":3,"error":"`rules`: invalid type: integer `5`, expected rules as text or as a list of texts"}
{"id":4,"error":"`data` is missing"}
{"id":5,"error":"`data` is neither an object nor a list"}
{"id":6,"error":"`data`: [..] at line 1, column [..]"}
{"id":null,"error":"line 7: expected an object"}
{"id":null,"error":"line 8, column 20: EOF while parsing an object"}
{"id":8,"valid":true,"failed":{}}

"#]]);
}

#[test]
fn validated_is_the_part_that_the_rules_speak_of() {
    let line = r#"{"id": 1, "rules": {"a": "required", "l.*.x": "numeric"}, "data": {"z": 1, "a": 51.0, "l": [{"x": -0, "y": 2}]}}"#;
    frontpay().args(["eval", "--validated"]).stdin(line).assert().success().stdout_eq(str![[r#"
{"id":1,"valid":true,"failed":{},"validated":{"a":51.0,"l":[{"x":0}]}}

"#]]);
}

#[test]
fn now_sets_the_clock() {
    let line = r#"{"id": 1, "rules": {"a": "after:today"}, "data": {"a": "2026-01-15 06:00"}}"#;
    let valid = "{\"id\":1,\"valid\":true,\"failed\":{}}\n";
    let failed = "{\"id\":1,\"valid\":false,\"failed\":{\"a\":{\"after\":[\"today\"]}}}\n";
    for (now, answer) in [
        ("2026-01-15T12:00:00Z", valid),
        ("2026-01-16T00:00:00Z", failed),
        ("2026-01-16T00:00:00+01:00", valid),
        ("1969-12-31T23:59:59.5Z", valid),
    ] {
        frontpay().args(["eval", "--now", now]).stdin(line).assert().success().stdout_eq(answer);
    }
    frontpay().args(["eval", "--now", "tomorrow"]).assert().code(2).stderr_eq(str![[r#"
error: invalid value 'tomorrow' for '--now <RFC3339>': expected a date with time and offset, such as 2026-01-15T12:00:00Z

For more information, try '--help'.

"#]]);
}

#[test]
fn a_line_beyond_the_limit_does_not_stop_the_stream() {
    let mut lines = vec![b'x'; (16 << 20) + 1];
    lines.extend_from_slice(b"\n{\"id\": 1, \"rules\": {}, \"data\": {}}\n");
    frontpay().arg("eval").stdin(lines).assert().success().stdout_eq(str![[r#"
{"id":null,"error":"line 1: longer than the limit of 16 MiB"}
{"id":1,"valid":true,"failed":{}}

"#]]);
}

#[test]
fn input_that_is_no_stream_is_one_sentence() {
    let mut command = std::process::Command::new(snapbox::cmd::cargo_bin!("frontpay"));
    let Ok(directory) = std::fs::File::open(root()) else { return };
    let output = command.arg("eval").stdin(directory).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "error: cannot read the lines: Is a directory\n");
}

/// A program that asks and waits for the answer before it asks again gets it, and closing the output is no error.
#[test]
fn questions_are_answered_as_they_come() {
    use std::io::{BufRead as _, BufReader};
    use std::process::{Command, Stdio};

    let mut command = Command::new(snapbox::cmd::cargo_bin!("frontpay"));
    let mut child = command.arg("eval").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let (mut questions, answers) = (child.stdin.take().unwrap(), child.stdout.take().unwrap());
    let mut answers = BufReader::new(answers);
    for id in 0..3 {
        writeln!(questions, r#"{{"id": {id}, "rules": {{}}, "data": {{}}}}"#).unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert!(answer.starts_with(&format!("{{\"id\":{id},")), "{answer}");
    }
    drop(answers);
    _ = writeln!(questions, r#"{{"id": 9, "rules": {{}}, "data": {{}}}}"#);
    assert!(child.wait().unwrap().success());
}

#[derive(serde::Deserialize)]
struct Vector {
    id: String,
    rules: Option<Box<RawValue>>,
    ruleset: Option<String>,
    data: Box<RawValue>,
    valid: Option<bool>,
    #[serde(default)]
    failed: Value,
}

/// Compares every fiftieth vector of some files; the conformance tests of the workspace run all of them.
#[test]
fn agrees_with_laravel() {
    let folder = root().join("conformance");
    let tables: HashMap<String, Box<RawValue>> =
        serde_json::from_str(&std::fs::read_to_string(folder.join("rules.json")).unwrap()).unwrap();
    let mut lines = Vec::new();
    let mut vectors = HashMap::new();
    for file in
        ["payment-link.jsonl", "presence.jsonl", "types.jsonl", "strings.jsonl", "dates.jsonl", "wildcards.jsonl"]
    {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        for line in text.lines().step_by(50) {
            let vector: Vector = serde_json::from_str(line).unwrap();
            if vector.valid.is_none() {
                continue;
            }
            let rules = vector.rules.as_ref().or_else(|| tables.get(vector.ruleset.as_ref().unwrap())).unwrap();
            let rules = rules.get().replace('\n', " ");
            let (id, data) = (&vector.id, vector.data.get());
            writeln!(lines, r#"{{"id": {id:?}, "rules": {rules}, "data": {data}}}"#).unwrap();
            vectors.insert(vector.id.clone(), vector);
        }
    }
    let output = frontpay()
        .args(["eval", "--now", "2026-01-15T12:00:00Z"])
        .stdin(lines)
        .assert()
        .success()
        .get_output()
        .stdout
        .clone();
    let answers: Vec<Value> =
        String::from_utf8(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), vectors.len());
    for answer in answers {
        let vector = &vectors[answer["id"].as_str().unwrap()];
        assert_eq!(answer["valid"].as_bool(), vector.valid, "{answer}");
        assert_eq!(plain(&answer["failed"]), plain(&vector.failed), "{answer}");
    }
}

/// Returns the failures with rule names in lower case and without underscores; PHP writes an empty map as a list.
fn plain(failed: &Value) -> BTreeMap<&str, BTreeMap<String, &Value>> {
    let Some(failed) = failed.as_object() else { return BTreeMap::new() };
    let name = |rule: &String| rule.replace('_', "").to_lowercase();
    failed
        .iter()
        .map(|(path, rules)| {
            let rules = rules.as_object().unwrap().iter().map(|(rule, params)| (name(rule), params)).collect();
            (path.as_str(), rules)
        })
        .collect()
}
