//! Rules as text.

use core::fmt;
use std::collections::HashSet;

use crate::schema::{Field, RuleParam, RuleSet, RuleView};

impl RuleSet {
    /// Returns the paths of all rows with their rules as Laravel writes them, in declaration order.
    ///
    /// [`RuleSet::fields`] has the same as data, and `Display` prints it as lines of a PHP array. Under an optional
    /// struct a rule `required` reads `required_with:parent`, which says the same. The rows of a variant begin with
    /// `exclude_unless:tag,word`. Where two variants have different rules for one path, the path comes twice; Laravel
    /// has no row for that, and `Display` prints the second as a comment.
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
        let texts = |field: &Field<'_>| field.rules().iter().map(ToString::to_string).collect();
        self.fields().map(|field| (field.path().to_string(), texts(&field))).collect()
    }
}

impl fmt::Display for RuleSet {
    /// Prints the lines of a PHP array, as they stand in a Laravel application.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.to_laravel();
        let mut printed = HashSet::new();
        for (path, rules) in &lines {
            if !printed.insert(path) {
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

impl fmt::Display for RuleView<'_> {
    /// Writes the rule as Laravel does, with a parameter in quotes where it would otherwise be read as another.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        let count = self.params().len();
        for (at, (_, param)) in self.params().enumerate() {
            f.write_str(if at == 0 { ":" } else { "," })?;
            match param {
                // Laravel takes all that is behind the colon for the pattern.
                RuleParam::Pattern(pattern) if count == 1 => f.write_str(pattern.text())?,
                // Nothing behind the colon is null and not an empty text.
                RuleParam::Text(text) if count == 1 && text.is_empty() => f.write_str("\"\"")?,
                param => f.write_str(&quoted(&param.to_string()))?,
            }
        }
        Ok(())
    }
}

/// Quotes a parameter where it would otherwise be read as another.
fn quoted(text: &str) -> String {
    if text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
