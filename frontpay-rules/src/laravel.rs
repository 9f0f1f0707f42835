//! Laravel's own text, both ways: `required|max:5` to rules and back.

use core::fmt;
use std::borrow::Cow;

use crate::number::{is_numeric, trimmed};
use crate::pattern::Pattern;
use crate::rule::{self, Name, ParamKind};
use crate::table::{
    DateRef, Facts, Fault, FieldRef, FieldRow, FlatRow, Param, Path, Rule, RuleSet, Segment, Spelling, date_format,
};

/// The rules of one path as Laravel takes them: one text with pipes, or a list of texts.
///
/// A list is the way to write a pattern that contains a pipe.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleText {
    /// `"required|max:5"`
    Pipes(String),
    /// `["required", "max:5"]`
    List(Vec<String>),
}

impl From<&str> for RuleText {
    fn from(text: &str) -> Self {
        Self::Pipes(text.to_owned())
    }
}

impl From<String> for RuleText {
    fn from(text: String) -> Self {
        Self::Pipes(text)
    }
}

impl<const N: usize> From<[&str; N]> for RuleText {
    fn from(texts: [&str; N]) -> Self {
        Self::List(texts.map(str::to_owned).into())
    }
}

impl From<Vec<String>> for RuleText {
    fn from(texts: Vec<String>) -> Self {
        Self::List(texts)
    }
}

impl RuleText {
    fn texts(&self) -> Vec<&str> {
        match self {
            Self::Pipes(text) => text.split('|').collect(),
            Self::List(texts) => texts.iter().map(String::as_str).collect(),
        }
    }
}

/// Why a table of rules cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct ParseError {
    path: String,
    rule: String,
    problem: String,
}

impl ParseError {
    /// Returns the path whose rules are wrong.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns the rule as it was written.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// Returns what is wrong, without the path.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }
}

impl RuleSet {
    /// Reads a table of rules in Laravel's text.
    ///
    /// # Errors
    ///
    /// [`ParseError`] names the first path with an unknown rule (and the one that was probably meant), a missing
    /// parameter or a pattern that cannot be taken, or a path that is given twice.
    ///
    /// ```
    /// use frontpay_rules::RuleSet;
    /// let error = RuleSet::parse([("name", "requird|string")]).unwrap_err();
    /// assert_eq!(error.to_string(), "name: unknown rule `requird`, did you mean `required`?");
    /// ```
    pub fn parse<P: AsRef<str>, R: Into<RuleText>>(rows: impl IntoIterator<Item = (P, R)>) -> Result<Self, ParseError> {
        let rows: Vec<_> = rows.into_iter().map(|(path, text)| (path.as_ref().to_owned(), text.into())).collect();
        for (at, (path, _)) in rows.iter().enumerate() {
            let problem = if rows[..at].iter().any(|(other, _)| other == path) {
                "the path is given twice"
            } else if Path::parse(path).leads_nowhere() {
                "`*` stands for a whole key"
            } else {
                continue;
            };
            return Err(ParseError { path: path.clone(), rule: String::new(), problem: problem.to_owned() });
        }
        let rules = Self::parse_lazily(rows);
        rules.first_fault().map_or(Ok(rules), Err)
    }

    /// Reads a table as Laravel does, which finds a faulty rule only when a value meets it.
    ///
    /// Such a rule fails with a [`fault`](crate::Violation::fault). Of a path that is given twice the last rules count.
    /// This is for answering as Laravel would; a program that writes its own table wants [`RuleSet::parse`].
    #[must_use]
    pub fn parse_lazily<P: AsRef<str>, R: Into<RuleText>>(rows: impl IntoIterator<Item = (P, R)>) -> Self {
        let mut table: Vec<FieldRow> = Vec::new();
        for (path, text) in rows {
            let path = Path::parse(path.as_ref());
            if path.leads_nowhere() {
                continue;
            }
            let rules: Vec<_> = text.into().texts().into_iter().filter_map(parse_rule).collect();
            let facts = Facts::of(&rules);
            let row = FieldRow::new(path, Cow::Owned(rules), facts);
            match table.iter_mut().find(|other| other.path == row.path) {
                Some(other) => *other = row,
                None => table.push(row),
            }
        }
        mark_boolean_references(&mut table);
        mark_date_formats(&mut table);
        Self::of_fields(table)
    }

    fn first_fault(&self) -> Option<ParseError> {
        let mut fault = None;
        self.each_row(&mut |row| {
            let found = row.rules.iter().find_map(|rule| rule.fault.as_ref());
            fault = fault.take().or_else(|| {
                found.map(|Fault { rule, problem, .. }| ParseError {
                    path: row.to_string(),
                    rule: rule.clone(),
                    problem: problem.clone(),
                })
            });
        });
        fault
    }
}

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

fn php_text(text: &str) -> String {
    // Within single quotes PHP reads `\\` and `\'`; any other backslash stands for itself, unless it is the last character.
    let text = text.replace('\'', "\\'");
    if text.ends_with('\\') { format!("'{text}\\'") } else { format!("'{text}'") }
}

/// Tells every reference to another field whether the rules of that field contain literally `boolean`.
fn mark_boolean_references(table: &mut [FieldRow]) {
    let boolean: Vec<Path> = table.iter().filter(|row| row.facts.boolean).map(|row| row.path.clone()).collect();
    for param in table.iter_mut().flat_map(|row| row.rules.to_mut()).flat_map(|rule| rule.params.to_mut()) {
        if let Param::Field(field) = param {
            field.boolean = boolean.iter().any(|path| covers(path, &field.path));
        }
    }
}

/// Tells every reference to a date the formats of both fields.
fn mark_date_formats(table: &mut [FieldRow]) {
    let formats: Vec<(Path, Cow<'static, str>)> = table
        .iter()
        .filter_map(|row| Some((row.path.clone(), Cow::Owned(date_format(&row.rules)?.to_owned()))))
        .collect();
    for row in table {
        let own = formats.iter().find(|(path, _)| *path == row.path).map(|(_, format)| format.clone());
        for param in row.rules.to_mut().iter_mut().flat_map(|rule| rule.params.to_mut()) {
            let Param::Date(date) = param else { continue };
            date.own_format.clone_from(&own);
            let other =
                date.field.as_ref().and_then(|field| formats.iter().find(|(path, _)| covers(path, &field.path)));
            date.other_format = other.map(|(_, format)| format.clone());
        }
    }
}

fn covers(pattern: &Path, path: &Path) -> bool {
    pattern.0.len() == path.0.len()
        && pattern.0.iter().zip(path.0.iter()).all(|(one, other)| one == other || *one == Segment::Each)
}

/// Reads one rule; the empty text is none.
fn parse_rule(text: &str) -> Option<Rule> {
    let (written, params) = match text.split_once(':') {
        Some((name, params)) => (name, parse_params(name, params)),
        None => (text, Vec::new()),
    };
    let trimmed = core::str::from_utf8(trimmed(written)).unwrap_or(written);
    if trimmed.is_empty() {
        return None;
    }
    let mut fault = None;
    let mut found = |problem, on_text| fault = Some(Fault { rule: trimmed.to_owned(), problem, on_text });
    let known = find(trimmed);
    match known {
        None => found(unknown(trimmed), false),
        Some((name, _)) if params.len() < name.spec().required_params() => {
            found(format!("missing parameter, expected `{}`", name.spec().signature()), false);
        }
        Some(_) => {}
    }
    let name = known.map(|(name, _)| name);
    let params = params.into_iter().enumerate().map(|(at, text)| {
        param(name, at, text).unwrap_or_else(|bad| {
            found(bad.problem, bad.on_text);
            Param::Text(Cow::Owned(bad.text))
        })
    });
    let params = Cow::Owned(params.collect());
    let spelling = known
        .map_or(Spelling::Odd, |(name, spelling)| if written == name.spec().name { Spelling::Snake } else { spelling });
    Some(Rule { fault, ..Rule::spelled(name, params, spelling) })
}

fn unknown(name: &str) -> String {
    let snake = snake(&studly(name));
    if let Some(reason) = rule::elsewhere(&snake) {
        return format!("the rule `{snake}` {reason}");
    }
    match Name::nearest(name) {
        Some(near) => format!("unknown rule `{name}`, did you mean `{near}`?"),
        None => format!("unknown rule `{name}`"),
    }
}

/// Finds a rule by any spelling that PHP would find its method by.
fn find(written: &str) -> Option<(Name, Spelling)> {
    let written = studly(written);
    let is_name =
        |spec: &rule::Spec| core::iter::once(&spec.name).chain(spec.aliases).any(|name| studly(name) == written);
    let is_method = |spec: &rule::Spec| studly(spec.name).eq_ignore_ascii_case(&written);
    let find = |wanted: &dyn Fn(&rule::Spec) -> bool| Name::ALL.iter().copied().find(|name| wanted(name.spec()));
    find(&is_name)
        .map(|name| (name, Spelling::Canonical))
        .or_else(|| find(&is_method).map(|name| (name, Spelling::Odd)))
}

/// Laravel's `Str::studly`.
fn studly(name: &str) -> String {
    let words = name.split(|character: char| character == '-' || character == '_' || character.is_whitespace());
    let mut studly = String::with_capacity(name.len());
    for word in words {
        let mut characters = word.chars();
        studly.extend(characters.next().map(char::to_uppercase).into_iter().flatten());
        studly.push_str(characters.as_str());
    }
    studly
}

/// Laravel's `Str::snake`, of a name in its studly form.
fn snake(studly: &str) -> String {
    let mut snake = String::with_capacity(studly.len() + 4);
    for character in studly.chars() {
        if character.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}

fn parse_params(name: &str, params: &str) -> Vec<Option<String>> {
    // Laravel asks before it trims the name, and does not ask for `not-regex`.
    if matches!(name.to_lowercase().as_str(), "regex" | "not_regex" | "notregex") {
        return vec![Some(params.to_owned())];
    }
    csv(params)
}

/// Makes a parameter of a text, or gives the text back with what is wrong with it.
fn param(name: Option<Name>, at: usize, text: Option<String>) -> Result<Param, BadParam> {
    let Some(spec) = name.map(Name::spec) else { return Ok(text.map_or(Param::Null, |text| Param::Text(text.into()))) };
    let kind = spec.param(at).map_or(ParamKind::Text, |param| param.kind);
    // Where a rule names fields, Laravel reads nothing behind the colon as an empty text.
    let Some(text) = text.or_else(|| matches!(kind, ParamKind::Field | ParamKind::Date).then(String::new)) else {
        return Ok(Param::Null);
    };
    if spec.unavailable.contains(&text.as_str()) {
        let problem = format!("`{text}` cannot be checked here: it asks more than the text itself");
        return Err(BadParam { text, problem, on_text: true });
    }
    if spec.knows.is_some_and(|knows| !knows(&text)) {
        let problem = format!("`{text}` is not known as `{}`", spec.param(at).map_or("", |param| param.name));
        return Err(BadParam { text, problem, on_text: false });
    }
    Ok(match kind {
        ParamKind::Number => Param::read_number(text),
        ParamKind::Field if spec.or_number && is_numeric(&text) => Param::read_number(text),
        ParamKind::Field => Param::Field(FieldRef::absolute(Path::parse(&text))),
        ParamKind::Pattern => match Pattern::delimited(&text) {
            Ok(pattern) => Param::Pattern(pattern),
            Err(error) => return Err(BadParam { text, problem: error.to_string(), on_text: true }),
        },
        ParamKind::Date | ParamKind::PlainDate => {
            let path = if kind == ParamKind::Date { Path::parse(&text) } else { Path::parse_plain(&text) };
            let field = Some(FieldRef::absolute(path));
            Param::Date(DateRef { field, ..DateRef::read(text) })
        }
        ParamKind::Text => Param::Text(Cow::Owned(text)),
    })
}

/// A parameter that makes its rule faulty.
struct BadParam {
    text: String,
    problem: String,
    /// Whether only text or a number brings it to light.
    on_text: bool,
}

/// PHP's `str_getcsv` with a backslash as escape character: of an empty text one null.
fn csv(text: &str) -> Vec<Option<String>> {
    if text.is_empty() {
        return vec![None];
    }
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let quoted = rest.trim_start_matches([' ', '\t']).strip_prefix('"');
        let (field, behind) = quoted.map_or_else(|| plain_field(rest), quoted_field);
        fields.push(Some(field));
        match behind.strip_prefix(',') {
            Some(behind) => rest = behind,
            None => return fields,
        }
    }
}

/// Reads a field up to the next comma.
fn plain_field(text: &str) -> (String, &str) {
    let (field, behind) = text.split_at(text.find(',').unwrap_or(text.len()));
    (field.to_owned(), behind)
}

/// Reads a field behind its opening quote, up to the next comma.
fn quoted_field(text: &str) -> (String, &str) {
    let mut field = String::new();
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match (character, characters.peek().map(|(_, next)| *next)) {
            // The escape character keeps the quote from ending the field, and stays.
            ('\\', Some('"')) => {
                field.push_str("\\\"");
                characters.next();
            }
            ('"', Some('"')) => {
                field.push('"');
                characters.next();
            }
            ('"', _) => {
                let behind = &text[at + 1..];
                let end = behind.find(',').unwrap_or(behind.len());
                field.push_str(&behind[..end]);
                return (field, &behind[end..]);
            }
            _ => field.push(character),
        }
    }
    (field, "")
}

/// Prints the rules of a row, each as Laravel writes it.
pub(crate) fn print(row: &FlatRow<'_, '_>) -> Vec<String> {
    row.rules.iter().map(|rule| print_rule(row, rule)).collect()
}

fn print_rule(row: &FlatRow<'_, '_>, rule: &Rule) -> String {
    let name = match rule.name {
        Some(Name::Required) if !row.guards.is_empty() => {
            let guard = row.guards[row.guards.len() - 1];
            let parent = FlatRow::of_path(&row.path[..guard], row.facts);
            return format!("required_with:{parent}");
        }
        Some(name) => name.spec().name,
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
