//! The table of a struct as text: what the derive writes, and both the compiler and the program read.
//!
//! A constant for each row, rule and parameter costs the compiler more than all else that is generated, and the program a
//! pointer to relocate each; a literal costs next to nothing. The text has a line for each field, `key:nature:marks:rules`,
//! where the lengths of the key and of what is said stand before them: `4:type1:10:0:0.4;3+2.` is the field `type`, whose type is the second of
//! those that are listed; it is nullable, and its rules are the first and the fifth of the struct, the latter with two
//! parameters, which stand behind the third.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::line::{RuleRef, Rules, Way};
use super::{Facts, FieldRow, Param, Path, Row, Rule, RulesByKind, Segment, Spelling, WordOrder, Words};
use crate::custom::Custom;
use crate::rule::{Asks, holds_always};

/// A table as text, with what cannot be written.
#[doc(hidden)]
#[derive(Debug)]
pub struct Encoded {
    /// The lines.
    pub text: &'static str,
    /// How many rows they make.
    pub rows: usize,
    /// The rules of Laravel's, each once.
    pub rules: &'static [Asks],
    /// The parameters of all rules.
    pub params: &'static [Param],
    /// The rules of one's own.
    pub own: &'static [&'static Custom],
    /// What reports say of the fields.
    pub words: &'static [&'static Words],
}

/// The rows of a table that is text, made when they are first asked for; for generated code.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct DecodedRows(OnceLock<Decoded>);

/// What a table that is text has in the program.
#[doc(hidden)]
#[derive(Debug)]
pub struct Decoded {
    pub(super) rows: Vec<Row>,
    /// The key of each field; empty where it has none.
    pub(super) keys: Vec<&'static str>,
}

impl DecodedRows {
    /// Nothing is read yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(OnceLock::new())
    }

    /// Returns the rows.
    #[inline(never)]
    pub fn of(&'static self, encoded: &'static Encoded) -> &'static Decoded {
        self.0.get_or_init(|| encoded.decode())
    }
}

/// What the derive writes of a field beside its key.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct EncodedField<'f> {
    /// The key; none where its rows stand where the struct does.
    pub key: Option<&'f str>,
    /// The place of its type among those that are listed.
    pub nature: usize,
    /// Whether a missing key is filled.
    pub filled: bool,
    /// What its rules say.
    pub facts: Facts,
    /// Its rules, as [`encode_rule`] and [`encode_own`] write them.
    pub rules: &'f str,
}

/// Writes a field.
#[doc(hidden)]
#[must_use]
pub fn encode_field(field: EncodedField<'_>) -> String {
    let EncodedField { key, nature, filled, facts, rules } = field;
    let key = key.map_or_else(|| char::from(HERE).to_string(), |key| format!("{}:{key}", key.len()));
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
    let marks: String = marks.into_iter().filter(|(said, _)| *said).map(|(_, mark)| mark).collect();
    let (filled, said) = (if filled { "+" } else { "" }, format!("{marks}:{rules}"));
    format!("{key}{nature}{filled}:{}:{said}\n", said.len())
}

/// Stands in place of a key where the rows stand where the struct does.
const HERE: u8 = b'-';
const END_OF_LINE: u8 = b'\n';

/// Writes a rule by its place among them, with the place and number of its parameters, and which words its field has: `45.`, `45;3+2.`, `45a;0+2w0.`
#[doc(hidden)]
#[must_use]
pub fn encode_rule(rule: usize, alias: bool, (from, to): (usize, usize), words: Option<usize>) -> String {
    let alias = if alias { "a" } else { "" };
    let params = if from == to { String::new() } else { format!(";{from}+{}", to - from) };
    format!("{rule}{alias}{params}{}", encode_words(words))
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
    text: &'static str,
    /// The same, which the compiler is quicker to look into.
    bytes: &'static [u8],
    at: usize,
}

impl Cursor {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, bytes: text.as_bytes(), at: 0 }
    }

    /// Takes a line.
    pub(crate) const fn line(&mut self) -> Option<FieldLine> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let (path, nature, filled) = (self.key(), self.number(), self.takes(b'+'));
        self.takes(b':');
        let length = self.number();
        self.takes(b':');
        let said = *self;
        self.at += length + 1;
        Some(FieldLine { path, nature, filled, said })
    }

    const fn byte(&self) -> u8 {
        if self.at < self.bytes.len() { self.bytes[self.at] } else { END_OF_LINE }
    }

    /// Takes the next byte, if it is this one.
    const fn takes(&mut self, byte: u8) -> bool {
        let takes = self.at < self.bytes.len() && self.bytes[self.at] == byte;
        self.at += takes as usize;
        takes
    }

    /// Takes digits.
    const fn number(&mut self) -> usize {
        let (mut number, mut at) = (0, self.at);
        while at < self.bytes.len() && self.bytes[at] >= b'0' && self.bytes[at] <= b'9' {
            number = number * 10 + (self.bytes[at] - b'0') as usize;
            at += 1;
        }
        self.at = at;
        number
    }

    /// Takes a key with its length.
    const fn key(&mut self) -> Way<'static> {
        if self.takes(HERE) {
            return Way::Here;
        }
        let length = self.number();
        self.takes(b':');
        let (_, rest) = self.text.split_at(self.at);
        let (key, _) = rest.split_at(length);
        self.at += length;
        Way::Key(key)
    }

    /// Takes marks up to the colon.
    const fn facts(&mut self) -> Facts {
        let mut facts = Facts::NONE;
        loop {
            let mark = self.byte();
            self.at += 1;
            match mark {
                b'n' => facts.numeric = true,
                b'a' => facts.array = true,
                b'0' => facts.nullable = true,
                b'?' => facts.sometimes = true,
                b'!' => facts.bail = true,
                b'b' => facts.boolean = true,
                b's' => facts.selective = true,
                b'<' => facts.words = WordOrder::Sorted,
                b'u' => facts.words = WordOrder::Unsorted,
                _ => return facts,
            }
        }
    }
}

/// What a line says of its field whoever asks.
#[derive(Clone, Copy)]
pub(crate) struct FieldLine {
    pub(crate) path: Way<'static>,
    /// The place of its type among those that are listed.
    pub(crate) nature: usize,
    /// Whether a missing key is filled.
    pub(crate) filled: bool,
    /// What the rules say, and they.
    said: Cursor,
}

impl Encoded {
    /// Returns what the rules of a field say and the rules; none where there are none.
    pub(super) const fn rules_of(&'static self, line: FieldLine) -> (Facts, Option<Rules<'static>>) {
        let mut said = line.said;
        let facts = said.facts();
        (facts, if said.byte() == END_OF_LINE { None } else { Some(Rules::Encoded(self, said)) })
    }

    /// Takes a rule of a field.
    pub(super) const fn rule(&'static self, cursor: &mut Cursor) -> Option<RuleRef<'static>> {
        if cursor.byte() == END_OF_LINE {
            return None;
        }
        let number = cursor.number();
        let (alias, own) = (cursor.takes(b'a'), cursor.takes(b'o'));
        let params = if cursor.takes(b';') {
            let from = cursor.number();
            cursor.takes(b'+');
            let (_, behind) = self.params.split_at(from);
            let (params, _) = behind.split_at(cursor.number());
            params
        } else {
            &[]
        };
        let mut rule = if own {
            RuleRef::custom(self.own[number])
        } else {
            RuleRef::encoded(self.rules[number].name, params, if alias { Spelling::Canonical } else { Spelling::Snake })
        };
        if cursor.takes(b'w') {
            rule.words = Some(self.words[cursor.number()]);
        }
        cursor.takes(b'.');
        Some(rule)
    }

    /// Makes the rows.
    fn decode(&'static self) -> Decoded {
        let (mut rows, mut keys, mut cursor) = (Vec::with_capacity(self.rows), Vec::new(), Cursor::new(self.text));
        while let Some(line) = cursor.line() {
            let (key, (facts, rules)) = (line.path.first_key(), self.rules_of(line));
            let path = || Path(key.map(Segment::key).into_iter().collect());
            rows.extend(rules.map(|rules| {
                let rules = self.decode_rules(rules);
                let by_kind = RulesByKind::of(&rules, facts);
                Row::Field(FieldRow { by_kind, ..FieldRow::new(path(), rules, facts) })
            }));
            rows.push(Row::Nested(path(), line.nature));
            keys.push(key.unwrap_or_default());
        }
        Decoded { rows, keys }
    }

    fn decode_rules(&self, mut rules: Rules<'static>) -> Cow<'static, [Rule]> {
        let check = |name| self.rules.iter().find(|asks| asks.name == name).map(|asks| asks.check);
        let rules = core::iter::from_fn(|| rules.next());
        rules.map(|rule| Rule::from_ref(rule, rule.name.and_then(check).unwrap_or(holds_always))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Name, asks};

    /// What is written is read again, by the compiler and by the program.
    #[test]
    fn a_table_is_read_as_it_is_encoded() {
        static RULES: [Asks; 4] = [asks::boolean, asks::in_, asks::max, asks::required];
        static PARAMS: [Param; 3] = [Param::text_of("a"), Param::text_of("b"), Param::integer("5", 5)];
        let facts = Facts { nullable: true, words: WordOrder::Sorted, ..Facts::NONE };
        let rules = [
            encode_rule(3, false, (0, 0), None),
            encode_rule(1, false, (0, 2), None),
            encode_rule(0, true, (2, 2), None),
        ];
        let mut text = String::new();
        let mut write = |key, nature, facts, rules| {
            text.push_str(&encode_field(EncodedField { key, nature, filled: nature == 0, facts, rules }));
        };
        let (rules, max) = (rules.concat(), encode_rule(2, false, (2, 3), None));
        write(Some("x\n1:"), 10, facts, &*rules);
        write(None, 0, Facts::NONE, "");
        write(None, 1, Facts::NONE, &*max);
        assert!(text.starts_with("4:x\n1:10:14:0<:"), "{text}");
        let encoded: &'static Encoded = Box::leak(Box::new(Encoded {
            text: text.leak(),
            rows: 5,
            rules: &RULES,
            params: &PARAMS,
            own: &[],
            words: &[],
        }));
        let Decoded { rows, keys } = encoded.decode();
        assert_eq!((rows.len(), &*keys), (encoded.rows, &["x\n1:", "", ""][..]));
        let told: Vec<_> = rows
            .iter()
            .map(|row| match row {
                Row::Field(row) => {
                    let rules = row.rules.iter().map(|rule| (rule.name(), rule.params().len(), rule.is_plain()));
                    (row.path.to_string(), Ok((row.facts, rules.collect::<Vec<_>>())))
                }
                Row::Nested(path, nature) => (path.to_string(), Err(*nature)),
            })
            .collect();
        let first = vec![(Some(Name::Required), 0, true), (Some(Name::In), 2, true), (Some(Name::Boolean), 0, false)];
        assert_eq!(
            told,
            [
                ("x\n1:".to_owned(), Ok((facts, first))),
                ("x\n1:".to_owned(), Err(10)),
                (String::new(), Err(0)),
                (String::new(), Ok((Facts::NONE, vec![(Some(Name::Max), 1, true)]))),
                (String::new(), Err(1)),
            ]
        );
    }
}
