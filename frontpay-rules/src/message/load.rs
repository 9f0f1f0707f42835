//! A project's own language file.

use frontpay_php::array::{self, ArrayItem, ExpressionKind, PhpError, SourceError};
use frontpay_php::{Value, ValueKind};

use super::Messages;
use crate::json::{self, Arena, JsonError, Limits};
use crate::rule::{Name, elsewhere};
use crate::text::find_helper;

/// Lines in Laravel's own file that are no rule by themselves here.
const SHIPPED: &[&str] = &["any_of", "enum", "password", "uploaded"];

impl Messages {
    /// Reads a project's own `lang/xx/validation.php`, so that its sentences are those of the server.
    ///
    /// For a rule that the file does not have, the English sentence stands. See [`Messages::with_php`].
    ///
    /// # Errors
    ///
    /// [`PhpError`] has the line and column of what is no array of sentences.
    pub fn from_php(text: &str) -> Result<Self, PhpError> {
        Self::english().with_php(text)
    }

    /// Adds the lines of a language file as Laravel has it: the sentences of rules, by what they measure where that counts,
    /// and the sections `custom`, `attributes` and `values`.
    ///
    /// They take the place of this catalogue's language; what the program itself adds goes before them. The text is read as
    /// by [`RuleSet::parse_php`](crate::RuleSet::parse_php).
    ///
    /// ```
    /// use frontpay_rules::{Document, Messages, RuleSet};
    /// let messages = Messages::norwegian().with_php(
    ///     "<?php
    ///     return [
    ///         'required' => 'Du må oppgi :attribute.',
    ///         'min' => ['numeric' => ':Attribute må være minst :min kr.'],
    ///         'attributes' => ['products.*.rate' => 'prisen'],
    ///     ];",
    /// )?;
    /// let rules = RuleSet::parse([("products.*.name", "required"), ("products.*.rate", "required|numeric|min:5")])?;
    /// let report = rules.validate(&Document::read(br#"{"products": [{"name": "Silke", "rate": 1}, {"name": "Ull"}]}"#)?).unwrap_err();
    /// let sentences: Vec<_> = report.messages(&messages).collect();
    /// assert_eq!(sentences, ["Prisen må være minst 5 kr.", "Du må oppgi prisen."]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Messages::from_php`].
    pub fn with_php(mut self, text: &str) -> Result<Self, PhpError> {
        let lines = array::parse(text, find_helper, |items| {
            let mut lines = Vec::new();
            collect_php(items, "", &mut lines)?;
            Ok(lines)
        })?;
        for (key, line) in lines {
            self.add_line(&key, line);
        }
        Ok(self)
    }

    /// Reads a language file in JSON: the nested object, or one with dotted keys (`min.numeric`, `validation.required`).
    ///
    /// For a rule that the file does not have, the English sentence stands. See [`Messages::with_json`].
    ///
    /// # Errors
    ///
    /// [`JsonError`] has the line and column of what is no object of sentences.
    pub fn from_json(text: &str) -> Result<Self, JsonError> {
        Self::english().with_json(text)
    }

    /// Adds the lines of a language file in JSON, as [`Messages::with_php`] does.
    ///
    /// ```
    /// use frontpay_rules::Messages;
    /// let messages = Messages::english().with_json(r#"{"required": "Give :attribute.", "requird": "Give it."}"#)?;
    /// assert_eq!(messages.unused().collect::<Vec<_>>(), ["requird"]);
    /// # Ok::<(), frontpay_rules::JsonError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As for [`Messages::from_json`].
    pub fn with_json(mut self, text: &str) -> Result<Self, JsonError> {
        let arena = Arena::new();
        let root = json::read(text.as_bytes(), &arena, Limits::default())?;
        let mut lines = Vec::new();
        if let Err((key, found)) = collect_json(root, "", &mut lines) {
            let places = json::locate(text.as_bytes(), &[&key], Limits::default())?;
            let offset = places.first().map_or(0, |place| place.range().start);
            return Err(JsonError::new(format!("{key}: found {found}, expected a sentence"), text.as_bytes(), offset));
        }
        for (key, line) in lines {
            self.add_line(&key, line);
        }
        Ok(self)
    }

    /// Returns the keys of the language file that none of Laravel's rules here uses, such as misspelt ones.
    ///
    /// The name of a rule of one's own is among them; its sentence is used all the same.
    /// The lines of Laravel's rules that are left out here, such as those for files, are expected and not among them.
    pub fn unused(&self) -> impl Iterator<Item = &str> {
        self.unused.iter().map(String::as_str)
    }

    fn add_line(&mut self, key: &str, line: String) {
        let key = key.strip_prefix("validation.").unwrap_or(key);
        let (section, rest) = key.split_once('.').unwrap_or((key, ""));
        match section {
            "attributes" => self.file.attributes.insert(rest.to_owned(), line),
            "values" => self.file.values.insert(rest.to_owned(), line),
            "custom" => {
                if !is_rule(rest.rsplit('.').next().unwrap_or_default()) && rest != "attribute-name.rule-name" {
                    self.unused.push(key.to_owned());
                }
                self.file.sentences.insert(rest.to_owned(), line);
            }
            rule if is_rule(rule) && matches!(rest, "" | "numeric" | "array" | "string") => {
                self.lines.insert(key.to_owned(), line);
            }
            rule if is_rule(rule) && rest == "file" => {}
            rule if SHIPPED.contains(&rule) || elsewhere(rule).is_some() => {}
            _ => {
                self.unused.push(key.to_owned());
                self.lines.insert(key.to_owned(), line);
            }
        }
    }
}

fn is_rule(name: &str) -> bool {
    Name::ALL.iter().any(|rule| rule.spec().name == name)
}

fn below(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

/// Collects the texts in an array under their dotted keys.
fn collect_php(items: Vec<ArrayItem>, path: &str, lines: &mut Vec<(String, String)>) -> Result<(), SourceError> {
    for (at, item) in items.into_iter().enumerate() {
        let key = below(path, &item.key.map_or_else(|| at.to_string(), |key| key.text));
        match item.value.kind {
            ExpressionKind::Array(items) => collect_php(items, &key, lines)?,
            ExpressionKind::Text(text) => lines.push((key, text.as_str().to_owned())),
            ExpressionKind::Number(text) => lines.push((key, text)),
            other => {
                let problem = format!("found {}, expected a sentence", other.noun());
                return Err(SourceError::new(item.value.at..item.value.at + 1, problem).with_path(&key));
            }
        }
    }
    Ok(())
}

/// Collects the lines of JSON, with an error that names the key and the value where that is no text.
fn collect_json(value: Value<'_>, path: &str, lines: &mut Vec<(String, String)>) -> Result<(), (String, &'static str)> {
    match value {
        Value::Map(entries) => entries.as_slice().iter().try_for_each(|(key, value)| match value {
            Value::Str(text) => {
                lines.push((below(path, key), (*text).to_owned()));
                Ok(())
            }
            _ => collect_json(*value, &below(path, key), lines),
        }),
        // PHP writes an empty section as a list.
        Value::List(items) if items.is_empty() => Ok(()),
        other => Err((path.to_owned(), noun(other.kind()))),
    }
}

const fn noun(kind: ValueKind) -> &'static str {
    match kind {
        ValueKind::Null => "null",
        ValueKind::Bool => "a boolean",
        ValueKind::List => "a list",
        ValueKind::Str => "a text",
        ValueKind::Map => "an object",
        _ => "a number",
    }
}
