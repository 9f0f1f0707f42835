use snapbox::{file, str};

use crate::support::{file, frontpay};

#[test]
fn a_table_for_reading() {
    frontpay().args(["rules", "payment-link"]).assert().success().stdout_eq(file!["snapshots/rules.txt"]);
}

#[test]
fn laravel_text() {
    let rules = frontpay().args(["rules", "payment-link", "--format", "laravel"]);
    rules.assert().success().stdout_eq(str![[r#"
'products.*.name' => 'required|string',
...
'customerDetails.organizationId' => 'required_if:customerDetails.type,corporate|nullable|string|regex:/^\d{9}$/',
...
"#]]);
}

#[test]
fn json() {
    let rules = frontpay().args(["rules", "payment-link", "--format", "json"]).output().unwrap();
    let rules: serde_json::Value = serde_json::from_slice(&rules.stdout).unwrap();
    let [required, string] = ["required", "string"].map(|rule| serde_json::json!({ "rule": rule, "params": [] }));
    assert_eq!(rules[0], serde_json::json!({ "path": "products.*.name", "rules": [required, string] }));
}

/// A value that contains a comma is one value in every format.
#[test]
fn parameters_are_shown_as_they_are_and_not_as_they_are_separated() {
    let table = r#"
        'size' => ['required', 'in:"a,b",c'],
        'name' => ['regex:/^a,b$/', 'different:size'],
        'to' => ['after:from', 'required_if:size,"a,b",c', 'gt:5', 'in:'],
    "#;
    let rules = |format| frontpay().args(["rules", "--from", "-", "--format", format]).stdin(table).assert().success();
    rules("table").stdout_eq(str![[r#"
FIELD  TYPE  PRESENCE                     RULES
size         required                     in "a,b", c
name                                      regex /^a,b$/, different size
to           required if size = "a,b", c  after from, gt 5, in (nothing)

3 fields, 8 rules; * stands for every item

"#]]);
    rules("laravel").stdout_eq(str![[r#"
'size' => 'required|in:"a,b",c',
'name' => 'regex:/^a,b$/|different:size',
'to' => 'after:from|required_if:size,"a,b",c|gt:5|in:',

"#]]);
    let json: serde_json::Value = serde_json::from_slice(&rules("json").get_output().stdout).unwrap();
    assert_eq!(json[0]["rules"][1], serde_json::json!({ "rule": "in", "params": ["a,b", "c"] }));
    assert_eq!(json[1]["rules"][0], serde_json::json!({ "rule": "regex", "params": ["/^a,b$/"] }));
    assert_eq!(json[2]["rules"][0], serde_json::json!({ "rule": "after", "params": ["from"] }));
    assert_eq!(json[2]["rules"][1], serde_json::json!({ "rule": "required_if", "params": ["size", "a,b", "c"] }));
    assert_eq!(json[2]["rules"][3], serde_json::json!({ "rule": "in", "params": [null] }));
}

#[test]
fn an_unknown_payload_is_named_with_those_that_are_known() {
    frontpay().args(["rules", "order"]).assert().code(2).stderr_eq(str![[r#"
error: invalid value 'order' for '[PAYLOAD]'
  [possible values: payment-link]

For more information, try '--help'.

"#]]);
}

#[test]
fn a_table_from_php() {
    let name = file(
        "rules.php",
        "<?php\nreturn [\n  'a.*.b' => 'required|string', // x\n  'c' => [Rule::in('d', 'e')],\n];\n",
    );
    frontpay().args(["rules", "--from", &name]).assert().success().stdout_eq(str![[r#"
FIELD  TYPE    PRESENCE  RULES
a.*.b  string  required
c                        in d, e

2 fields, 3 rules; * stands for every item

"#]]);
    let laravel =
        frontpay().args(["rules", "--from", "-", "--format", "laravel"]).stdin("'a' => ['required', 'max:5'],");
    laravel.assert().success().stdout_eq("'a' => 'required|max:5',\n");
}

#[test]
fn a_faulty_table_is_shown_in_its_place() {
    let faulty =
        frontpay().args(["rules", "--from", "-"]).stdin("<?php\nreturn [\n  'name' => 'required|strng',\n];\n");
    faulty.assert().code(2).stdout_eq("").stderr_eq(str![[r#"
  × standard input is not a table of rules
   ╭─[standard input:3:23]
 2 │ return [
 3 │   'name' => 'required|strng',
   ·                       ──┬──
   ·                         ╰── name: unknown rule `strng`, did you mean `string`?
 4 │ ];
   ╰────

"#]]);
    let variable = frontpay().args(["rules", "--from", "-"]).stdin("'a' => 'max:' . $max");
    variable.assert().code(2).stderr_eq(str![[r#"
...
 1 │ 'a' => 'max:' . $max
   ·                 ──┬─
   ·                   ╰── the variable `$max` cannot be known from this text; write its value
   ╰────

"#]]);
}

#[test]
fn a_payload_or_a_file_is_asked_for() {
    let none = frontpay().args(["rules"]).assert().code(2);
    none.stderr_eq("error: the following required arguments were not provided:\n  <PAYLOAD>\n...\n");
    frontpay().args(["rules", "payment-link", "--from", "-"]).assert().code(2).stderr_eq(str![[r#"
error: the argument '[PAYLOAD]' cannot be used with '--from <FILE>'
...
"#]]);
}
