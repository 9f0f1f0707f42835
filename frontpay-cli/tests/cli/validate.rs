use snapbox::{file, str};

use crate::support::{BROKEN, GOOD, file, frontpay, root};

fn fails(name: &str, content: impl AsRef<[u8]>, stderr: impl snapbox::IntoData) {
    frontpay().args(["validate", &file(name, content)]).assert().code(2).stdout_eq("").stderr_eq(stderr);
}

#[test]
fn a_valid_order() {
    frontpay().args(["validate", GOOD]).assert().code(0).stdout_eq(str![[r#"
examples/payment-link.json is valid

"#]]);
}

#[test]
fn every_fault_of_a_broken_order_in_its_place() {
    frontpay().args(["validate", BROKEN]).assert().code(1).stderr_eq("").stdout_eq(file!["snapshots/broken.txt"]);
}

#[test]
fn json_for_machines_holds_no_values() {
    let broken = frontpay().args(["validate", "--json", GOOD, BROKEN, "nope.json"]).assert().code(2);
    let output = String::from_utf8(broken.get_output().stdout.clone()).unwrap();
    for value in ["kari at example.com", "1234567890", "Kari Nordmann", "Hair Wash"] {
        assert!(!output.contains(value), "{value}");
    }
    let lines: Vec<serde_json::Value> = output.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0], serde_json::json!({ "file": GOOD, "valid": true, "violations": [] }));
    assert_eq!(lines[1]["violations"].as_array().unwrap().len(), 15);
    let missing = lines[1]["violations"].as_array().unwrap().iter().find(|violation| violation["missing"] == true);
    let expected = serde_json::json!({
        "path": "orderSummary.grandTotal", "rule": "required", "params": [],
        "message": "The order summary.grand total field is required.", "line": 11, "column": 19, "missing": true,
    });
    assert_eq!(missing, Some(&expected));
    let unreadable =
        serde_json::json!({ "file": "nope.json", "error": "cannot read nope.json: No such file or directory" });
    assert_eq!(lines[2], unreadable);
}

#[test]
fn json_tells_where_a_text_is_not_json() {
    frontpay().args(["validate", "--json", "-"]).stdin("{\"a\": [1,\n  2 3]}").assert().code(2).stdout_eq(str![[r#"
{"file":"-","error":"expected comma or end of sequence","line":2,"column":5}

"#]]);
}

#[test]
fn of_several_files_all_are_checked_and_the_worst_counts() {
    let all = frontpay().args(["validate", "nope.json", GOOD, BROKEN, GOOD]).assert().code(2);
    all.stderr_eq("error: cannot read nope.json: No such file or directory\n").stdout_eq(str![[r#"
examples/payment-link.json is valid
  × examples/payment-link-broken.json is not valid: 15 faults
...
examples/payment-link.json is valid
2 of 4 files valid

"#]]);
}

#[test]
fn what_cannot_be_read_is_one_sentence() {
    frontpay()
        .args(["validate", "examples"])
        .assert()
        .code(2)
        .stderr_eq("error: examples is a directory, expected a file\n");
    fails("empty.json", " \n", "error: [..]empty.json is empty\n");
    fails(
        "latin1.json",
        b"{\n  \"name\": \"K\xe5re\"}",
        "error: [..]latin1.json is not UTF-8 text, from line 2, column 13 on\n",
    );
    fails(
        "bom.json",
        "\u{feff}{}",
        "error: [..]bom.json begins with a byte order mark, which JSON does not allow; save it as UTF-8 without one\n",
    );
    fails("huge.json", vec![b' '; (64 << 20) + 1], "error: [..]huge.json is larger than the limit of 64 MiB\n");
}

#[test]
fn broken_json_is_shown_in_its_place() {
    frontpay().args(["validate", "-"]).stdin("{\n  \"name\": \"Kari\",\n}\n").assert().code(2).stdout_eq("").stderr_eq(
        str![[r#"
  × standard input is not JSON: expected string at line 3, column 1
   ╭─[standard input:3:1]
 2 │   "name": "Kari",
 3 │ }
   · ┬
   · ╰── expected string
   ╰────

"#]],
    );
    frontpay().args(["validate", "-"]).stdin("{\"name\": [\n\n").assert().code(2).stderr_eq(str![[r#"
  × standard input is not JSON: expected value or end of sequence at line 3, column 1
   ╭─[standard input:1:10]
 1 │ {"name": [
   ·          ┬
   ·          ╰── expected value or end of sequence after this
 2 │ 
   ╰────

"#]]);
}

#[test]
fn what_could_steer_the_terminal_is_not_printed() {
    let steering = frontpay().args(["validate", "-"]).stdin("{\"name\": \"\u{1b}[2J\u{202e}\"}").assert().code(2);
    let output = steering.get_output();
    let printed = String::from_utf8([output.stdout.clone(), output.stderr.clone()].concat()).unwrap();
    assert!(!printed.contains(['\u{1b}', '\u{202e}']), "{printed:?}");
}

#[test]
fn of_a_document_on_one_long_line_only_the_places_are_shown() {
    let text = std::fs::read_to_string(root().join(BROKEN)).unwrap();
    let one_line: String = text.lines().map(str::trim).collect();
    frontpay().args(["validate", "-"]).stdin(one_line).assert().code(1).stdout_eq(file!["snapshots/one-line.txt"]);
}

#[test]
fn a_large_document_with_faults_at_its_end() {
    let mut order: serde_json::Value = serde_json::from_slice(&std::fs::read(root().join(GOOD)).unwrap()).unwrap();
    let product = order["products"][0].clone();
    let mut products = vec![product.clone(); 100_000];
    products.push(serde_json::json!({ "name": "x" }));
    order["products"] = products.into();
    let text = order.to_string();
    assert!(text.len() > 8 << 20);
    frontpay().args(["validate", &file("large.json", text)]).assert().code(1).stdout_eq(str![[r#"
  × [..]large.json is not valid: 4 faults
   ╭─[[..]large.json:1:[..]]
 1 │ [..]
   · [..]
   · [..]╰─┤ The products.100000.quantity field is required. [required]
...
"#]]);
}

#[test]
fn sentences_in_norwegian_and_from_a_language_file() {
    let norwegian = frontpay().args(["validate", "--language", "nb", BROKEN]).assert().code(1);
    let shown = String::from_utf8(norwegian.get_output().stdout.clone()).unwrap();
    assert!(shown.contains("Feltet products.0.name må være tekst. [string]"), "{shown}");
    let text = "<?php return ['string' => 'Tekst i :attribute!', 'strng' => 'x', 'attributes' => ['products.*.name' => 'varen']];";
    let name = file("validation.php", text);
    let own = frontpay().args(["validate", "--language", "nb", "--messages", &name, BROKEN]).assert().code(1);
    let own = own.stderr_eq("warning: [..]validation.php: no rule uses `strng`\n");
    let shown = String::from_utf8(own.get_output().stdout.clone()).unwrap();
    assert!(shown.contains("Tekst i varen! [string]"), "{shown}");
    assert!(shown.contains("Feltet products.0.quantity må være et tall. [numeric]"), "{shown}");
}

#[test]
fn a_faulty_language_file_is_shown_in_its_place() {
    let name = file("faulty.json", "{\n  \"min\": 5\n}\n");
    let faulty = frontpay().args(["validate", "--messages", &name, GOOD]).assert().code(2);
    faulty.stdout_eq("").stderr_eq(str![[r#"
  × [..]faulty.json is not a language file
   ╭─[[..]faulty.json:2:10]
 1 │ {
 2 │   "min": 5
   ·          ┬
   ·          ╰── min: found a number, expected a sentence
 3 │ }
   ╰────

"#]]);
}

#[test]
fn the_exit_code_counts_all_files_also_if_the_reader_has_gone() {
    for (files, code) in [(&[GOOD][..], 0), (&[GOOD, BROKEN, GOOD], 1)] {
        for format in [&[][..], &["--json"]] {
            let (reader, writer) = std::io::pipe().unwrap();
            drop(reader);
            let mut command = std::process::Command::new(snapbox::cmd::cargo_bin!("frontpay"));
            let output = command.current_dir(root()).arg("validate").args(files).args(format).stdout(writer).output();
            let output = output.unwrap();
            assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(code), &b""[..]));
        }
    }
}
