//! Rules as text.

use core::fmt;
use std::collections::{HashMap, HashSet};

use crate::param::{Param, Segment};
use crate::rule::Name;
use crate::schema::{Condition, FlatRow, Guard, Rule, RuleSet, texts};

impl RuleSet {
    /// Returns the paths of all rows with their rules as Laravel writes them, in declaration order.
    ///
    /// `Display` prints the same as lines of a PHP array. Under an optional struct a rule `required` reads `required_with:parent`, which says the same.
    /// The rows of a variant begin with `exclude_unless:tag,word`. Where two variants have different rules for one path, the
    /// path comes twice; Laravel has no row for that, and `Display` prints the second as a comment.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// let rules = RuleSet::parse([("name", "Required | max:5")])?;
    /// assert_eq!(rules.to_laravel(), [("name".to_owned(), vec!["required".to_owned(), "max:5".to_owned()])]);
    /// assert_eq!(rules.to_string(), "'name' => 'required|max:5',\n");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn to_laravel(&self) -> Vec<(String, Vec<String>)> {
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        let mut places: HashMap<(String, Vec<String>), usize> = HashMap::new();
        self.each_row(&mut |row| {
            let (path, [tags, rules]) = (row.to_string(), print(row));
            let place = *places.entry((path.clone(), tags.clone())).or_insert(lines.len());
            match lines.get_mut(place) {
                Some((_, known)) => {
                    let more: Vec<_> = rules.into_iter().filter(|rule| !known[tags.len()..].contains(rule)).collect();
                    known.extend(more);
                }
                None => lines.push((path, [tags, rules].concat())),
            }
        });
        lines
    }
}

impl fmt::Display for RuleSet {
    /// Prints the lines of a PHP array, as they stand in a Laravel application.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.to_laravel();
        let mut paths = HashSet::with_capacity(lines.len());
        for (path, rules) in &lines {
            if !paths.insert(path) {
                f.write_str("// of another variant: ")?;
            }
            if rules.iter().any(|rule| rule.contains('|')) {
                let rules: Vec<_> = rules.iter().map(|rule| php_text(rule)).collect();
                writeln!(f, "{} => [{}],", php_text(path), rules.join(", "))?;
            } else {
                writeln!(f, "{} => {},", php_text(path), php_text(&rules.join("|")))?;
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
///
/// First those that say of which variant it is, then its own.
fn print(row: &FlatRow<'_, '_>) -> [Vec<String>; 2] {
    let tags = row.guards.iter().filter_map(|guard| print_tag(row, guard)).collect();
    let mut lines = Vec::new();
    if is_optional_itself(row) && !row.facts.nullable {
        lines.extend(
            Name::ALL.iter().map(|name| name.spec()).find(|spec| spec.says.nullable).map(|spec| spec.name.to_owned()),
        );
    }
    lines.extend(row.rules.iter().map(|rule| print_rule(row, rule)));
    [tags, lines]
}

/// The rows of a variant are left out where the tag names another.
fn print_tag(row: &FlatRow<'_, '_>, guard: &Guard) -> Option<String> {
    let Condition::Tagged(tag) = guard.condition else { return None };
    let key = Segment::key(tag.key);
    let path: Vec<_> = row.path[..guard.at].iter().copied().chain([&key]).collect();
    let words: Vec<_> = tag.words.iter().map(|word| quoted(word)).collect();
    Some(format!("exclude_unless:{},{}", FlatRow::of_path(&path, row.facts), words.join(",")))
}

/// Tells whether the row is on the value of an `Option` itself.
fn is_optional_itself(row: &FlatRow<'_, '_>) -> bool {
    let is_present = |guard: &Guard| matches!(guard.condition, Condition::Present);
    row.guards.last().is_some_and(|guard| guard.at == row.path.len() && is_present(guard))
}

/// A rule that refuses absence, where the value or the struct around it may be absent.
fn print_guarded(row: &FlatRow<'_, '_>, name: &str, conditional: &str) -> Option<String> {
    if is_optional_itself(row) {
        return Some(format!("{name}_unless:{row},null"));
    }
    let Some(Guard { at, condition: Condition::Present }) = row.guards.last() else { return None };
    Some(format!("{conditional}:{}", FlatRow::of_path(&row.path[..*at], row.facts)))
}

fn print_rule(row: &FlatRow<'_, '_>, rule: &Rule) -> String {
    let name = match rule.name {
        Some(name) => {
            let spec = name.spec();
            if let Some(guarded) = spec.if_there.and_then(|conditional| print_guarded(row, spec.name, conditional)) {
                return guarded;
            }
            spec.name
        }
        None if rule.custom.is_some() => return print_custom(rule),
        None => rule.fault.as_ref().map_or("", |fault| &fault.rule),
    };
    if rule.params.is_empty() {
        return name.to_owned();
    }
    let params = texts(row, rule, &[]);
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
