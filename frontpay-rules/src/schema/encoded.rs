//! The table of a struct as text: what the derive writes, and both the compiler and the program read.
//!
//! A constant for each row, rule and parameter costs the compiler more than all else that is generated, and the program a
//! pointer to relocate each; a literal costs next to nothing. The text has a line for each field: `418type0:0.4;32.` is the
//! field `type`, as the length of the key says; its type is the second of those that are listed; behind the key stand eight
//! bytes, of which the first ones say that it is nullable; its rules are the first and the fifth of the struct, the latter with
//! two parameters, which stand behind the third.
//!
//! The compiler reads the lines for every literal, and each step of its interpreter costs it about as much as the next. So
//! most numbers are one byte, bytes are taken by patterns, and a key is compared where it stands: a call of `len` or
//! `split_at` is dearer than a whole line.

use std::borrow::Cow;
use std::sync::OnceLock;

use frontpay_php::const_bytes::{skip, starts_with};

use super::line::{Rules, Way};
use super::row::{FieldRow, Row};
use super::rule::{Rule, RuleRef};
use super::words::Words;
use crate::param::{Facts, Param, Path, Segment, WordOrder};
use crate::rule::{Asks, Custom, Spelling};

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
    /// Where the last row of each field is.
    pub(super) last_rows: Vec<usize>,
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
    let (length, key) = key.map_or_else(|| (char::from(HERE).to_string(), ""), |key| (encode_number(key.len()), key));
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
    let filled = if filled { char::from(FILLED).to_string() } else { String::new() };
    let (nature, said) = (encode_number(nature), format!("{marks}:{rules}"));
    format!("{filled}{length}{nature}{}{key}{said}\n", encode_number(said.len()))
}

/// Stands in place of the length of a key where the rows stand where the struct does.
const HERE: u8 = b'-';
/// Stands before a field that is filled.
const FILLED: u8 = b'+';
const END_OF_LINE: u8 = b'\n';

/// The first digit of numbers; there are twice as many as their base, of which the upper half stand where others follow.
const ZERO: u8 = b'0';
const BITS: usize = 5;
const BASE: u8 = 1 << BITS;
/// The last digit behind which no other follows.
const LAST: u8 = ZERO + BASE - 1;

/// Writes a number, from its last digit on.
fn encode_number(number: usize) -> String {
    let digits = core::iter::successors(Some(number), |number| Some(number >> BITS).filter(|rest| *rest > 0));
    let digits = digits.map(|rest| {
        let (digit, more) = (rest.to_le_bytes()[0] % BASE, rest >> BITS > 0);
        char::from(ZERO + digit + if more { BASE } else { 0 })
    });
    digits.collect()
}

/// Writes a rule by its place among them, with the place and number of its parameters, and which words its field has: `0.`, `0;32.`, `0a;02w0.`
#[doc(hidden)]
#[must_use]
pub fn encode_rule(rule: usize, alias: bool, (from, to): (usize, usize), words: Option<usize>) -> String {
    let alias = if alias { "a" } else { "" };
    let params =
        if from == to { String::new() } else { format!(";{}{}", encode_number(from), encode_number(to - from)) };
    format!("{}{alias}{params}{}", encode_number(rule), encode_words(words))
}

/// Writes a rule of one's own by its place among them: `0o.`
#[doc(hidden)]
#[must_use]
pub fn encode_own(at: usize, words: Option<usize>) -> String {
    format!("{}o{}", encode_number(at), encode_words(words))
}

fn encode_words(words: Option<usize>) -> String {
    words.map_or_else(|| ".".to_owned(), |words| format!("w{}.", encode_number(words)))
}

/// A text while it is read, which only the functions above write.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    text: &'static str,
    /// What is not read yet.
    rest: &'static [u8],
}

impl Cursor {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, rest: text.as_bytes() }
    }

    /// Takes a line.
    pub(crate) const fn line(&mut self) -> Option<FieldLine> {
        let (filled, length, nature, said) = match *self.rest {
            [] => return None,
            [length @ ZERO..=LAST, nature @ ZERO..=LAST, said @ ZERO..=LAST, ref rest @ ..] => {
                self.rest = rest;
                (false, Some((length - ZERO) as usize), (nature - ZERO) as usize, (said - ZERO) as usize)
            }
            _ => {
                let filled = self.takes(FILLED);
                let length = if self.takes(HERE) { None } else { Some(self.number()) };
                (filled, length, self.number(), self.number())
            }
        };
        let path = match length {
            Some(length) => {
                let key = WrittenKey { text: self.text, from: self.rest, length };
                self.skip(length);
                Way::Key(key)
            }
            None => Way::Here,
        };
        let rules = *self;
        self.skip(said + 1);
        Some(FieldLine { path, nature, filled, said: rules })
    }

    const fn is_at_end_of_line(&self) -> bool {
        matches!(self.rest, [END_OF_LINE, ..] | [])
    }

    /// Takes the next byte, if it is this one.
    const fn takes(&mut self, wanted: u8) -> bool {
        match *self.rest {
            [byte, ref rest @ ..] if byte == wanted => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Takes a number.
    const fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let [digit, ref rest @ ..] = *self.rest {
            self.rest = rest;
            if digit <= LAST {
                return number + (((digit - ZERO) as usize) << shift);
            }
            number += ((digit - ZERO - BASE) as usize) << shift;
            shift += BITS;
        }
        number
    }

    /// Passes some bytes.
    const fn skip(&mut self, count: usize) {
        self.rest = skip(self.rest, count);
    }

    /// Takes marks up to the colon.
    const fn facts(&mut self) -> Facts {
        let mut facts = Facts::NONE;
        while let [mark, rest @ ..] = self.rest {
            self.rest = rest;
            match *mark {
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
        facts
    }
}

/// A key where it stands in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WrittenKey {
    text: &'static str,
    /// The text from the key on.
    from: &'static [u8],
    length: usize,
}

impl WrittenKey {
    /// Returns it.
    pub(crate) const fn text(self) -> &'static str {
        let (_, from) = self.text.split_at(self.text.len() - self.from.len());
        let (key, _) = from.split_at(self.length);
        key
    }

    /// Returns its first byte.
    pub(crate) const fn first(self) -> u8 {
        match *self.from {
            [first, ..] if self.length > 0 => first,
            _ => 0,
        }
    }

    /// Returns `true` if it is `key`.
    pub(crate) const fn is(self, key: &str) -> bool {
        key.len() == self.length && starts_with(self.from, key.as_bytes())
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
        (facts, if said.is_at_end_of_line() { None } else { Some(Rules::Encoded(self, said)) })
    }

    /// Takes a rule of a field.
    pub(super) const fn rule(&'static self, cursor: &mut Cursor) -> Option<RuleRef<'static>> {
        match *cursor.rest {
            [END_OF_LINE, ..] | [] => return None,
            // Most are no more than that.
            [number @ ZERO..=LAST, b'.', ref rest @ ..] => {
                cursor.rest = rest;
                return Some(RuleRef::encoded(self.rules[(number - ZERO) as usize].name, &[], Spelling::Snake));
            }
            _ => {}
        }
        let number = cursor.number();
        let (alias, own) = (cursor.takes(b'a'), cursor.takes(b'o'));
        let params = if cursor.takes(b';') {
            let (_, behind) = self.params.split_at(cursor.number());
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
        let (mut rows, mut keys, mut last_rows) = (Vec::with_capacity(self.rows), Vec::new(), Vec::new());
        let mut cursor = Cursor::new(self.text);
        while let Some(line) = cursor.line() {
            let (key, (facts, rules)) = (line.path.first_key(), self.rules_of(line));
            let path = || Path(key.map(Segment::key).into_iter().collect());
            rows.extend(rules.map(|rules| Row::Field(FieldRow::new(path(), self.decode_rules(rules), facts))));
            last_rows.push(rows.len());
            rows.push(Row::Nested(path(), line.nature));
            keys.push(key.unwrap_or_default());
        }
        Decoded { rows, keys, last_rows }
    }

    fn decode_rules(&self, mut rules: Rules<'static>) -> Cow<'static, [Rule]> {
        let asks = |name| self.rules.iter().find(|asks| asks.name == name);
        let rules = core::iter::from_fn(|| rules.next());
        rules.map(|rule| Rule::from_ref(rule, rule.name.and_then(asks))).collect()
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
        assert!(text.starts_with("4:=x\n1:0<:3."), "{text}");
        let encoded: &'static Encoded = Box::leak(Box::new(Encoded {
            text: text.leak(),
            rows: 5,
            rules: &RULES,
            params: &PARAMS,
            own: &[],
            words: &[],
        }));
        let Decoded { rows, keys, last_rows } = encoded.decode();
        assert_eq!((rows.len(), &*keys), (encoded.rows, &["x\n1:", "", ""][..]));
        assert_eq!(last_rows, [1, 2, 4]);
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
