//! Rules as text.

use core::fmt;

use crate::table::{FlatRow, Param, Rule, RuleSet};

impl fmt::Display for RuleSet {
    /// Prints the lines of a PHP array, as they stand in a Laravel application.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, rules) in self.to_laravel() {
            if rules.iter().any(|rule| rule.contains('|')) {
                let rules: Vec<_> = rules.iter().map(|rule| php_text(rule)).collect();
                writeln!(f, "{} => [{}],", php_text(&path), rules.join(", "))?;
            } else {
                writeln!(f, "{} => {},", php_text(&path), php_text(&rules.join("|")))?;
            }
        }
        Ok(())
    }
}

/// Writes a text in single quotes, where PHP reads `\\` and `\'`, and any other backslash stands for itself.
fn php_text(text: &str) -> String {
    let mut written = String::with_capacity(text.len() + 2);
    written.push('\'');
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let escaped = match character {
            '\'' => true,
            '\\' => matches!(characters.peek(), None | Some('\\' | '\'')),
            _ => false,
        };
        written.extend(escaped.then_some('\\'));
        written.push(character);
    }
    written.push('\'');
    written
}

/// Prints the rules of a row, each as Laravel writes it.
pub(crate) fn print(row: &FlatRow<'_, '_>) -> Vec<String> {
    row.rules.iter().map(|rule| print_rule(row, rule)).collect()
}

fn print_rule(row: &FlatRow<'_, '_>, rule: &Rule) -> String {
    let name = match rule.name {
        Some(name) => match (name.spec().if_there, row.guards.last()) {
            (Some(conditional), Some(guard)) => {
                return format!("{conditional}:{}", FlatRow::of_path(&row.path[..*guard], row.facts));
            }
            _ => name.spec().name,
        },
        None if rule.custom.is_some() => return print_custom(rule),
        None => rule.fault.as_ref().map_or("", |fault| &fault.rule),
    };
    if rule.params.is_empty() {
        return name.to_owned();
    }
    let params = crate::message::texts(row, rule, &[]);
    let whole = matches!(&*rule.params, [Param::Pattern(_)]);
    let params = params.iter().map(|param| match param.as_deref() {
        Some(text) if whole => text.to_owned(),
        Some(text) => quoted(text),
        None => String::new(),
    });
    format!("{name}:{}", params.collect::<Vec<_>>().join(","))
}

/// A rule that is not Laravel's, by its name: the application there must have one of that name.
fn print_custom(rule: &Rule) -> String {
    let Some(custom) = rule.custom else { return String::new() };
    let params: Vec<_> = custom.params().iter().map(|(_, text)| quoted(text)).collect();
    if params.is_empty() { custom.name().to_owned() } else { format!("{}:{}", custom.name(), params.join(",")) }
}

/// Quotes a parameter where it would otherwise be read as another.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
