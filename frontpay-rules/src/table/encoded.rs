//! The table of a struct as text: what the derive writes, and both the compiler and the program read.
//!
//! A constant for each row, rule and parameter costs the compiler more than all else that is generated, and the program a
//! pointer to relocate each; a literal costs next to nothing. The text of a field is `facts:param:rules`:
//! `0:3:37.45;2.` is nullable, its parameters begin with the fourth of the struct, and its rules are the one with the
//! number 37 and that with 45, which has two of them.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::line::{Line, RuleRef, Rules, Way};
use super::{Facts, FieldRow, Param, Path, Row, Rule, Segment, Shape, Spelling, WordOrder, Words};
use crate::custom::Custom;
use crate::rule::Name;

/// A table as text, with what cannot be written.
#[doc(hidden)]
#[derive(Debug)]
pub struct Encoded {
    /// The key of each field.
    pub keys: &'static [&'static str],
    /// The text of each field; empty where it has no rules.
    pub fields: &'static [&'static str],
    /// The parameters of all rules.
    pub params: &'static [Param],
    /// The rules of one's own.
    pub own: &'static [&'static Custom],
    /// What reports say of the fields.
    pub words: &'static [&'static Words],
}

/// Begins the text of a field whose rows stand where the struct does, not below a key.
const HERE: char = '-';

/// The rows of a table that is text, made when they are first asked for; for generated code.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct DecodedRows(OnceLock<Vec<Row>>);

impl DecodedRows {
    /// Nothing is read yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Returns the rows.
    #[inline(never)]
    pub fn of(&'static self, encoded: &'static Encoded) -> &'static [Row] {
        self.0.get_or_init(|| encoded.decode())
    }
}

/// Writes a field: its rules come as [`encode_rule`] and [`encode_own`] write them.
#[doc(hidden)]
#[must_use]
pub fn encode_field(is_here: bool, facts: Facts, first_param: usize, rules: &str) -> String {
    let here = if is_here { HERE.to_string() } else { String::new() };
    if rules.is_empty() {
        return here;
    }
    let Facts { numeric, array, nullable, sometimes, bail, boolean, selective, words } = facts;
    let marks = [
        (numeric, 'n'),
        (array, 'a'),
        (nullable, '0'),
        (sometimes, '?'),
        (bail, '!'),
        (boolean, 'b'),
        (selective, 's'),
        (words == WordOrder::Sorted, '<'),
        (words == WordOrder::Unsorted, 'u'),
    ];
    let marks = marks.into_iter().filter(|(said, _)| *said).map(|(_, mark)| mark);
    format!("{here}{}:{first_param}:{rules}", marks.collect::<String>())
}

/// Writes a rule with the number of its parameters, and which words its field has: `45.`, `45;2.`, `45a;2w0.`
#[doc(hidden)]
#[must_use]
pub fn encode_rule(name: Name, alias: bool, params: usize, words: Option<usize>) -> String {
    let alias = if alias { "a" } else { "" };
    let params = if params == 0 { String::new() } else { format!(";{params}") };
    format!("{}{alias}{params}{}", name as usize, encode_words(words))
}

/// Writes a rule of one's own by its place among them: `0o.`
#[doc(hidden)]
#[must_use]
pub fn encode_own(at: usize, words: Option<usize>) -> String {
    format!("{at}o{}", encode_words(words))
}

fn encode_words(words: Option<usize>) -> String {
    words.map_or_else(|| ".".to_owned(), |words| format!("w{words}."))
}

/// A text while it is read, which only the functions above write.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    text: &'static [u8],
    at: usize,
}

impl Cursor {
    const fn new(text: &'static str) -> Self {
        Self { text: text.as_bytes(), at: 0 }
    }

    /// Takes the next byte, if it is this one.
    const fn takes(&mut self, byte: u8) -> bool {
        let takes = self.at < self.text.len() && self.text[self.at] == byte;
        self.at += takes as usize;
        takes
    }

    /// Takes digits.
    const fn number(&mut self) -> usize {
        let mut number = 0;
        while self.at < self.text.len() && self.text[self.at] >= b'0' && self.text[self.at] <= b'9' {
            number = number * 10 + (self.text[self.at] - b'0') as usize;
            self.at += 1;
        }
        number
    }

    /// Takes marks up to the colon.
    const fn facts(&mut self) -> Facts {
        let mut facts = Facts::NONE;
        while self.at < self.text.len() {
            self.at += 1;
            match self.text[self.at - 1] {
                b'n' => facts.numeric = true,
                b'a' => facts.array = true,
                b'0' => facts.nullable = true,
                b'?' => facts.sometimes = true,
                b'!' => facts.bail = true,
                b'b' => facts.boolean = true,
                b's' => facts.selective = true,
                b'<' => facts.words = WordOrder::Sorted,
                b'u' => facts.words = WordOrder::Unsorted,
                _ => break,
            }
        }
        facts
    }

    const fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }
}

impl Encoded {
    /// Each field may have a line of its own, and has one for what is below it.
    pub(super) const fn count_lines(&self) -> usize {
        self.keys.len() * 2
    }

    /// Tells whether a field has no key.
    pub(super) const fn is_here(&self, field: usize) -> bool {
        Cursor::new(self.fields[field]).takes(HERE as u8)
    }

    /// Tells whether a field has rules.
    pub(super) const fn has_rules(&self, field: usize) -> bool {
        self.fields[field].len() > self.is_here(field) as usize
    }

    pub(super) const fn line(&'static self, at: usize, shapes: &[&'static Shape]) -> Option<Line<'static>> {
        let field = at / 2;
        let path = if self.is_here(field) { Way::Here } else { Way::Key(self.keys[field]) };
        if at % 2 == 1 {
            return Some(Line::Nested { path, shape: shapes[field] });
        }
        if !self.has_rules(field) {
            return None;
        }
        let mut cursor = Cursor::new(self.fields[field]);
        cursor.takes(HERE as u8);
        let facts = cursor.facts();
        let first = cursor.number();
        cursor.takes(b':');
        Some(Line::Field { path, rules: Rules::Encoded(self, cursor, first), facts })
    }

    /// Takes the next rule of a field.
    pub(super) const fn rule(&'static self, cursor: &mut Cursor, param: &mut usize) -> Option<RuleRef<'static>> {
        if cursor.is_at_end() {
            return None;
        }
        let number = cursor.number();
        let (alias, own) = (cursor.takes(b'a'), cursor.takes(b'o'));
        let count = if cursor.takes(b';') { cursor.number() } else { 0 };
        let (_, behind) = self.params.split_at(*param);
        let (params, _) = behind.split_at(count);
        *param += count;
        let mut rule = if own {
            RuleRef::custom(self.own[number])
        } else {
            RuleRef::encoded(Name::ALL[number], params, if alias { Spelling::Canonical } else { Spelling::Snake })
        };
        if cursor.takes(b'w') {
            rule.words = Some(self.words[cursor.number()]);
        }
        cursor.takes(b'.');
        Some(rule)
    }

    /// Makes the rows.
    fn decode(&'static self) -> Vec<Row> {
        let key = |field: usize| {
            let key = (!self.is_here(field)).then(|| Segment::key(self.keys[field]));
            Path(key.into_iter().collect())
        };
        let rows = (0..self.keys.len()).flat_map(|field| {
            let own = self.line(2 * field, &[]).and_then(|line| match line {
                Line::Field { rules, facts, .. } => {
                    Some(Row::Field(FieldRow::new(key(field), decode_rules(rules), facts)))
                }
                Line::Nested { .. } => None,
            });
            own.into_iter().chain([Row::Nested(key(field), field)])
        });
        rows.collect()
    }
}

fn decode_rules(mut rules: Rules<'static>) -> Cow<'static, [Rule]> {
    core::iter::from_fn(|| rules.next()).map(Rule::from_ref).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is written is read again, by the compiler and by the program.
    #[test]
    fn a_table_is_read_as_it_is_encoded() {
        static PARAMS: [Param; 3] = [Param::text_of("a"), Param::text_of("b"), Param::number("5", Some(5))];
        let facts = Facts { nullable: true, words: WordOrder::Sorted, ..Facts::NONE };
        let rules = [
            encode_rule(Name::Required, false, 0, None),
            encode_rule(Name::In, false, 2, None),
            encode_rule(Name::Boolean, true, 0, None),
        ];
        let fields = [encode_field(false, facts, 0, &rules.concat()), encode_field(true, Facts::NONE, 3, "")];
        assert_eq!(fields[0].split_once(':').map(|(marks, _)| marks), Some("0<"));
        let more = encode_field(true, Facts::NONE, 2, &encode_rule(Name::Max, false, 1, None));
        let fields: Vec<&'static str> = fields.into_iter().chain([more]).map(|field| &*field.leak()).collect();
        let encoded: &'static Encoded = Box::leak(Box::new(Encoded {
            keys: &["x", "", ""],
            fields: fields.leak(),
            params: &PARAMS,
            own: &[],
            words: &[],
        }));
        let rows = encoded.decode();
        let told: Vec<_> = rows
            .iter()
            .map(|row| match row {
                Row::Field(row) => {
                    let rules = row.rules.iter().map(|rule| (rule.name(), rule.params().len(), rule.is_plain()));
                    (row.path.to_string(), Some((row.facts, rules.collect::<Vec<_>>())))
                }
                Row::Nested(path, _) => (path.to_string(), None),
            })
            .collect();
        let first = vec![(Some(Name::Required), 0, true), (Some(Name::In), 2, true), (Some(Name::Boolean), 0, false)];
        assert_eq!(
            told,
            [
                ("x".to_owned(), Some((facts, first))),
                ("x".to_owned(), None),
                (String::new(), None),
                (String::new(), Some((Facts::NONE, vec![(Some(Name::Max), 1, true)]))),
                (String::new(), None),
            ]
        );
    }
}
