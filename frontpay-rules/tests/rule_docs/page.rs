//! The pages: what the rows know, what the predicates' docs tell, and what the engine answers.

use std::fmt::Write as _;

use frontpay_rules::fits;
use frontpay_rules::rule::{Count, Fits, Name, ParamKind, ParamSpec, Reach, Spec};

use crate::HOW_TO_UPDATE;
use crate::source::{Docs, Source};
use crate::trial::{Answer, ask};

const HEAD: &str = "\
Laravel's validation rules, each with what one would not guess. The rules are looked up by name below; a family begins
with a table of what its rules say to a field without content, as the engine answers it:

- **absent**: the field is not there. Only implicit rules and `exclude` with its kin run.
- **null**: it is there, as `null`. Without `nullable` beside, all rules run.
- **`\"\"`, `\" \"`**: text that is empty, or has only white space. The same rules run.
- *depends* means that another field decides; *left out* that validated data is without the field.

A rule that is **implicit** runs on absent, null and blank fields too, and if it fails, it is the only failure of the
field. The lines under each rule are about a field called `field` and are tried by a test: *takes* means that the
document passes, *absence* that it has no such field, *beside* what else is in it.
";

/// `docs/rules.md`.
pub(crate) fn full(source: &Source) -> Result<String, String> {
    let mut page = format!("<!-- made by a test: {HOW_TO_UPDATE} -->\n\n# The rules\n\n{HEAD}\n");
    for family in families() {
        let rules: Vec<_> = of(family).map(link).collect();
        let title = title(source, family);
        writeln!(page, "- [{title}](#{}): {}", anchor(&title), rules.join(", ")).unwrap();
    }
    for family in families() {
        write!(page, "\n## {}\n\n", title(source, family)).unwrap();
        for paragraph in &source.about(family)[1..] {
            write!(page, "{}\n\n", relinked(paragraph)).unwrap();
        }
        page.push_str("| rule | implicit | absent | null | `\"\"` | `\" \"` |\n|---|---|---|---|---|---|\n");
        for rule in of(family) {
            page.push_str(&emptiness(rule.spec())?);
        }
        for rule in of(family) {
            page.push_str(&entry(rule.spec(), &source.docs(rule)?));
        }
    }
    Ok(page)
}

/// `frontpay-derive/src/rules.md`.
pub(crate) fn table(source: &Source) -> Result<String, String> {
    let mut page = "| rule | meaning | stands on | implicit |\n|---|---|---|---|\n".to_owned();
    for rule in Name::ALL {
        let spec = rule.spec();
        let docs = source.docs(*rule)?;
        let (_, meaning) = docs.meaning.split_once("`: ").unwrap_or_default();
        let (meaning, implicit) = (unlinked(meaning), if spec.implicit { "yes" } else { "" });
        writeln!(page, "| `{}` | {meaning} | {} | {implicit} |", spec.signature(), types(spec.fits)).unwrap();
    }
    Ok(page)
}

fn entry(spec: &Spec, docs: &Docs) -> String {
    let mut entry = format!("\n### `{}`\n\n{}\n\n", spec.name, relinked(&docs.meaning));
    for line in row(spec) {
        writeln!(entry, "- {line}").unwrap();
    }
    write!(entry, "\n**Surprises.** {}\n\n", relinked(&docs.surprise)).unwrap();
    for line in &docs.examples {
        writeln!(entry, "- {line}").unwrap();
    }
    entry
}

/// Returns the facts of the row.
fn row(spec: &Spec) -> Vec<String> {
    let params: Vec<_> = spec.params.iter().map(|param| parameter(spec, param)).collect();
    let mut row = vec![
        if params.is_empty() { "Parameters: none".to_owned() } else { format!("Parameters: {}", params.join("; ")) },
        format!("Types: {}", types(spec.fits)),
        format!("Implicit: {}", if spec.implicit { "yes" } else { "no" }),
    ];
    let codes = |words: &[&str]| words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    if !spec.aliases.is_empty() {
        row.push(format!("Also called {}", codes(spec.aliases)));
    }
    if !spec.unavailable_params.is_empty() {
        row.push(format!(
            "Refused as a parameter, since it asks more than the payload: {}",
            codes(spec.unavailable_params)
        ));
    }
    if let Some(beside) = spec.sibling_suffix {
        row.push(format!("Without a parameter it looks at the field with `{beside}` behind its name"));
    }
    match spec.reach {
        Reach::Named => {}
        Reach::Matching => row.push("Looks at all fields that the path in its parameter stands for".to_owned()),
        Reach::Peers => row.push("Looks at all fields that the path of its own row stands for".to_owned()),
    }
    if spec.modifiers.numeric {
        row.push("Makes the field numeric: size rules beside it measure the number".to_owned());
    }
    row
}

/// Returns `true` if a parameter may be that text; where there is a list, it has no empty one.
fn knows(spec: &Spec, text: &str) -> bool {
    Name::find(spec.name).unwrap().knows_param(text)
}

fn parameter(spec: &Spec, param: &ParamSpec) -> String {
    let kind = match param.kind {
        ParamKind::Field if spec.field_or_number => "a field or a number",
        ParamKind::Text if !knows(spec, "") => "one of a list of words",
        ParamKind::Text => "text",
        ParamKind::Number => "a number",
        ParamKind::Field => "a field",
        ParamKind::Date | ParamKind::PlainDate => "a date or a field",
        ParamKind::Pattern => "a pattern, to the end of the rule",
    };
    let count = match param.count {
        Count::One => "",
        Count::Many => ", once or more",
        Count::Any => ", any number of times",
    };
    format!("`{}` ({kind}{count})", param.name)
}

fn types(fits: Fits) -> String {
    match fits::wording(fits)[1].strip_prefix("it works on ") {
        Some(types) => types.to_owned(),
        None => "every type".to_owned(),
    }
}

/// The line of a rule in the table of its family.
fn emptiness(spec: &Spec) -> Result<String, String> {
    let rule = sample(spec);
    let implicit = if spec.implicit { "yes" } else { "" };
    let mut line = format!("| [`{rule}`](#{}) | {implicit} |", spec.name);
    for value in [None, Some("null"), Some("\"\""), Some("\" \"")] {
        write!(line, " {} |", verdict(spec, &rule, value)?).unwrap();
    }
    line.push('\n');
    Ok(line)
}

/// Returns the verdict of the rule on a value, whatever the other field has.
fn verdict(spec: &Spec, rule: &str, value: Option<&str>) -> Result<&'static str, String> {
    let other = spec.sibling_suffix.map_or_else(|| "other".to_owned(), |beside| format!("field{beside}"));
    let beside = |value: &str| format!(r#""{other}": {value}"#);
    let documents = [String::new(), beside("null"), beside("\"0\""), beside("\"1\""), beside("\"a\"")];
    let answers = documents.iter().map(|beside| ask("field", rule, value, beside));
    let answers = answers.collect::<Result<Vec<_>, _>>()?;
    Ok(match &answers[0] {
        first if answers.iter().any(|answer| answer != first) => "depends",
        Answer::Passes => "passes",
        Answer::LeftOut => "left out",
        Answer::Fails(_) => "fails",
    })
}

/// The rule with parameters that make sense.
fn sample(spec: &Spec) -> String {
    let params = spec.params.iter().enumerate().filter_map(|(at, param)| match (param.kind, param.count) {
        (ParamKind::Field, _) => spec.sibling_suffix.is_none().then(|| "other".to_owned()),
        (ParamKind::Number, _) => Some((at + 1).to_string()),
        (ParamKind::Date | ParamKind::PlainDate, _) => Some("2026-01-15".to_owned()),
        (ParamKind::Pattern, _) => Some("/a/".to_owned()),
        (ParamKind::Text, Count::Any) if param.name != "values" => None,
        (ParamKind::Text, _) if !knows(spec, "") && knows(spec, "utf-8") => Some("utf-8".to_owned()),
        (ParamKind::Text, _) if param.name == "format" => Some("Y-m-d".to_owned()),
        (ParamKind::Text, _) => Some("1".to_owned()),
    });
    let params: Vec<_> = params.collect();
    if params.is_empty() { spec.name.to_owned() } else { format!("{}:{}", spec.name, params.join(",")) }
}

fn families() -> impl Iterator<Item = &'static str> {
    let mut seen = Vec::new();
    for rule in Name::ALL {
        if !seen.contains(&rule.path()[0]) {
            seen.push(rule.path()[0]);
        }
    }
    seen.into_iter()
}

fn of(family: &str) -> impl Iterator<Item = Name> {
    Name::ALL.iter().copied().filter(move |rule| rule.path()[0] == family)
}

fn title(source: &Source, family: &str) -> String {
    source.about(family)[0].trim_end_matches('.').to_owned()
}

/// The fragment that forges and rustdoc give to a heading.
fn anchor(title: &str) -> String {
    let kept = title.chars().filter(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn link(rule: Name) -> String {
    format!("[`{0}`](#{0})", rule.spec().name)
}

/// Links to predicates become links on the page, and links to other items plain code.
fn relinked(text: &str) -> String {
    replace_links(text, |label| {
        let rule = Name::ALL.iter().copied().find(|rule| rule.path()[1] == label);
        rule.map_or_else(|| format!("`{label}`"), link)
    })
}

/// All links become plain code.
fn unlinked(text: &str) -> String {
    replace_links(text, |label| format!("`{}`", label.trim_end_matches('_')))
}

fn replace_links(text: &str, replace: impl Fn(&str) -> String) -> String {
    let mut parts = text.split("[`");
    let mut replaced = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (label, rest) = part.split_once("`]").unwrap_or((part, ""));
        let rest = match rest.strip_prefix('(').and_then(|rest| rest.split_once(')')) {
            Some((_, rest)) => rest,
            None => rest,
        };
        replaced.push_str(&replace(label));
        replaced.push_str(rest);
    }
    replaced
}
