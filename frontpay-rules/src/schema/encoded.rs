//! The table of a struct as text: written by the derive, read by the compiler and by the program.
//!
//! # Why text
//!
//! A constant for each row, rule and parameter costs the compiler more than all else that is generated, and the program
//! a pointer to relocate for each; a string literal costs next to nothing. Only what text cannot have is listed beside
//! it ([`Encoded`]): predicates, parameters, custom rules, texts for reports.
//!
//! # Grammar
//!
//! ```text
//! table    = { line } ;
//! line     = [ "+" ] , ( number | "-" ) , number , number , key , { modifier } , ":" , { rule } , "\n" ;
//!          (* "+": a missing key is filled. Then the bytes of the key, or "-" where the rows are on the struct itself;
//!             the place of the field's type; the bytes between key and "\n". *)
//! key      = ? as many bytes as said, of any kind ? ;
//! modifier = "n" | "a" | "0" | "?" | "!" | "b" | "s"   (* numeric, array, nullable, sometimes, bail, boolean, selective *)
//!          | "<" | "u" ;                               (* the words of a rule are many, sorted or unsorted *)
//! rule     = number , [ "a" ] , [ "o" ] , [ ";" , number , number ] , [ "w" , number ] , "." ;
//!          (* the place of the rule; "a": written by an alias; "o": the place is that of a custom rule;
//!             the first of the parameters and their count; the place of the texts for reports *)
//! number   = { more } , last ;                         (* base 32, the lowest digit first *)
//! last     = ? the bytes 0x30 "0" to 0x4F "O": the digits 0 to 31 ? ;
//! more     = ? the bytes 0x50 "P" to 0x6F "o": the same digits where another follows ? ;
//! ```
//!
//! `418type0:0.4;32.` is the field `type` (4 bytes) of the second type, with 8 bytes behind the key: it is nullable,
//! and its rules are the first of the struct, and the fifth with two parameters from the fourth on.
//!
//! # Why so terse
//!
//! The compiler reads the lines for every literal, and each step of its interpreter costs about as much as any other.
//! So lengths come before what they measure, most numbers are one byte, bytes are taken by patterns, and a key is
//! compared where it is, without a slice of it (figures in `frontpay_php::const_bytes`).

use std::borrow::Cow;
use std::sync::OnceLock;

use frontpay_php::const_bytes::{skip, starts_with};

use super::field_texts::FieldTexts;
use super::line::{RowPath, Rules};
use super::row::{FieldRow, Row};
use super::rule::{RuleRef, StoredRule};
use crate::param::{FieldModifiers, Param, ParamOrder, Path, Segment};
use crate::rule::{Custom, PredicateRef, Spelling};

/// A table as text, with the parts that text cannot have.
#[doc(hidden)]
#[derive(Debug)]
pub struct Encoded {
    /// The lines.
    pub text: &'static str,
    /// The number of rows that they make.
    pub rows: usize,
    /// The predicates of Laravel's rules, each once.
    pub rules: &'static [PredicateRef],
    /// The parameters of all rules.
    pub params: &'static [Param],
    /// The custom rules.
    pub custom: &'static [&'static Custom],
    /// The texts of fields for reports.
    pub texts: &'static [&'static FieldTexts],
}

/// The rows of an encoded table, decoded when they are first needed; for generated code.
#[doc(hidden)]
#[derive(Debug, Default)]
pub struct DecodedRows(OnceLock<Decoded>);

/// The decoded parts of an encoded table.
#[doc(hidden)]
#[derive(Debug)]
pub struct Decoded {
    pub(super) rows: Vec<Row>,
    /// The key of each field; empty where it has none.
    pub(super) keys: Vec<&'static str>,
    /// The position of the last row of each field.
    pub(super) last_rows: Vec<usize>,
}

impl DecodedRows {
    /// Creates the place of the rows; nothing is decoded yet.
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

/// The parts of a line.
#[doc(hidden)]
#[derive(Debug, Clone, Copy)]
pub struct EncodedField<'f> {
    /// The key; none where the rows are on the struct itself.
    pub key: Option<&'f str>,
    /// The place of its type among the listed ones.
    pub type_index: usize,
    /// True if a missing key is filled.
    pub filled: bool,
    /// The modifiers of its rules.
    pub modifiers: FieldModifiers,
    /// Its rules, as [`encode_rule`] and [`encode_custom`] write them.
    pub rules: &'f str,
}

/// Encodes a line.
#[doc(hidden)]
#[must_use]
pub fn encode_field(field: EncodedField<'_>) -> String {
    let EncodedField { key, type_index, filled, modifiers, rules } = field;
    let (length, key) = key.map_or_else(|| (char::from(HERE).to_string(), ""), |key| (encode_number(key.len()), key));
    let FieldModifiers { numeric, array, nullable, sometimes, bail, boolean, selective, param_order } = modifiers;
    let marks = [
        (numeric, 'n'),
        (array, 'a'),
        (nullable, '0'),
        (sometimes, '?'),
        (bail, '!'),
        (boolean, 'b'),
        (selective, 's'),
        (param_order == ParamOrder::Sorted, '<'),
        (param_order == ParamOrder::Unsorted, 'u'),
    ];
    let marks: String = marks.into_iter().filter(|(said, _)| *said).map(|(_, mark)| mark).collect();
    let filled = if filled { char::from(FILLED).to_string() } else { String::new() };
    let (type_index, said) = (encode_number(type_index), format!("{marks}:{rules}"));
    format!("{filled}{length}{type_index}{}{key}{said}\n", encode_number(said.len()))
}

/// The mark in place of the length of a key where the rows are on the struct itself.
const HERE: u8 = b'-';
/// The mark of a field that is filled.
const FILLED: u8 = b'+';
const END_OF_LINE: u8 = b'\n';

/// The digit 0; the digits of the other half have another digit behind them.
const ZERO: u8 = b'0';
const BITS: usize = 5;
const BASE: u8 = 1 << BITS;
/// The greatest digit without another behind it.
const LAST: u8 = ZERO + BASE - 1;

/// Encodes a number, the lowest digit first.
fn encode_number(number: usize) -> String {
    let digits = core::iter::successors(Some(number), |number| Some(number >> BITS).filter(|rest| *rest > 0));
    let digits = digits.map(|rest| {
        let (digit, more) = (rest.to_le_bytes()[0] % BASE, rest >> BITS > 0);
        char::from(ZERO + digit + if more { BASE } else { 0 })
    });
    digits.collect()
}

/// Encodes a rule by its place, with the range of its parameters and the place of its texts: `0.`, `0;32.`, `0a;02w0.`
#[doc(hidden)]
#[must_use]
pub fn encode_rule(rule: usize, alias: bool, (from, to): (usize, usize), texts: Option<usize>) -> String {
    let alias = if alias { "a" } else { "" };
    let params =
        if from == to { String::new() } else { format!(";{}{}", encode_number(from), encode_number(to - from)) };
    format!("{}{alias}{params}{}", encode_number(rule), encode_texts(texts))
}

/// Encodes a custom rule by its place: `0o.`
#[doc(hidden)]
#[must_use]
pub fn encode_custom(at: usize, texts: Option<usize>) -> String {
    format!("{}o{}", encode_number(at), encode_texts(texts))
}

fn encode_texts(texts: Option<usize>) -> String {
    texts.map_or_else(|| ".".to_owned(), |texts| format!("w{}.", encode_number(texts)))
}

/// A position in a text, which only the functions above write.
#[derive(Clone, Copy)]
pub(crate) struct Cursor {
    text: &'static str,
    /// The bytes that are not read yet.
    rest: &'static [u8],
}

impl Cursor {
    pub(crate) const fn new(text: &'static str) -> Self {
        Self { text, rest: text.as_bytes() }
    }

    /// Reads a line.
    pub(crate) const fn line(&mut self) -> Option<FieldLine> {
        let (filled, length, type_index, said) = match *self.rest {
            [] => return None,
            [length @ ZERO..=LAST, type_index @ ZERO..=LAST, said @ ZERO..=LAST, ref rest @ ..] => {
                self.rest = rest;
                (false, Some((length - ZERO) as usize), (type_index - ZERO) as usize, (said - ZERO) as usize)
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
                RowPath::Key(key)
            }
            None => RowPath::Here,
        };
        let rules = *self;
        self.skip(said + 1);
        Some(FieldLine { path, type_index, filled, said: rules })
    }

    const fn is_at_end_of_line(&self) -> bool {
        matches!(self.rest, [END_OF_LINE, ..] | [])
    }

    /// Reads the next byte if it is this one.
    const fn takes(&mut self, wanted: u8) -> bool {
        match *self.rest {
            [byte, ref rest @ ..] if byte == wanted => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }

    /// Reads a number.
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

    /// Skips some bytes.
    const fn skip(&mut self, count: usize) {
        self.rest = skip(self.rest, count);
    }

    /// Reads modifiers up to the colon.
    const fn modifiers(&mut self) -> FieldModifiers {
        let mut modifiers = FieldModifiers::NONE;
        while let [mark, rest @ ..] = self.rest {
            self.rest = rest;
            match *mark {
                b'n' => modifiers.numeric = true,
                b'a' => modifiers.array = true,
                b'0' => modifiers.nullable = true,
                b'?' => modifiers.sometimes = true,
                b'!' => modifiers.bail = true,
                b'b' => modifiers.boolean = true,
                b's' => modifiers.selective = true,
                b'<' => modifiers.param_order = ParamOrder::Sorted,
                b'u' => modifiers.param_order = ParamOrder::Unsorted,
                _ => return modifiers,
            }
        }
        modifiers
    }
}

/// A key where it is in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct WrittenKey {
    text: &'static str,
    /// The text from the key on.
    from: &'static [u8],
    length: usize,
}

impl WrittenKey {
    /// Returns the key.
    pub(crate) const fn text(self) -> &'static str {
        let (_, from) = self.text.split_at(self.text.len() - self.from.len());
        let (key, _) = from.split_at(self.length);
        key
    }

    /// Returns the first byte.
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

/// A line whose rules are not read yet.
#[derive(Clone, Copy)]
pub(crate) struct FieldLine {
    pub(crate) path: RowPath<'static>,
    /// The place of its type among the listed ones.
    pub(crate) type_index: usize,
    /// True if a missing key is filled.
    pub(crate) filled: bool,
    /// The modifiers and the rules.
    said: Cursor,
}

impl Encoded {
    /// Returns the modifiers of a field and its rules, if there are any.
    pub(super) const fn rules_of(&'static self, line: FieldLine) -> (FieldModifiers, Option<Rules<'static>>) {
        let mut said = line.said;
        let modifiers = said.modifiers();
        (modifiers, if said.is_at_end_of_line() { None } else { Some(Rules::Encoded(self, said)) })
    }

    /// Reads a rule of a field.
    pub(super) const fn rule(&'static self, cursor: &mut Cursor) -> Option<RuleRef<'static>> {
        match *cursor.rest {
            [END_OF_LINE, ..] | [] => return None,
            // Most rules have no more than that.
            [number @ ZERO..=LAST, b'.', ref rest @ ..] => {
                cursor.rest = rest;
                return Some(RuleRef::encoded(self.rules[(number - ZERO) as usize].name, &[], Spelling::Snake));
            }
            _ => {}
        }
        let number = cursor.number();
        let (alias, is_custom) = (cursor.takes(b'a'), cursor.takes(b'o'));
        let params = if cursor.takes(b';') {
            let (_, behind) = self.params.split_at(cursor.number());
            let (params, _) = behind.split_at(cursor.number());
            params
        } else {
            &[]
        };
        let mut rule = if is_custom {
            RuleRef::custom(self.custom[number])
        } else {
            RuleRef::encoded(self.rules[number].name, params, if alias { Spelling::Canonical } else { Spelling::Snake })
        };
        if cursor.takes(b'w') {
            rule.texts = Some(self.texts[cursor.number()]);
        }
        cursor.takes(b'.');
        Some(rule)
    }

    /// Decodes the rows.
    fn decode(&'static self) -> Decoded {
        let (mut rows, mut keys, mut last_rows) = (Vec::with_capacity(self.rows), Vec::new(), Vec::new());
        let mut cursor = Cursor::new(self.text);
        while let Some(line) = cursor.line() {
            let (key, (modifiers, rules)) = (line.path.first_key(), self.rules_of(line));
            let path = || Path(key.map(Segment::key).into_iter().collect());
            rows.extend(rules.map(|rules| Row::Field(FieldRow::new(path(), self.decode_rules(rules), modifiers))));
            last_rows.push(rows.len());
            rows.push(Row::Nested(path(), line.type_index));
            keys.push(key.unwrap_or_default());
        }
        Decoded { rows, keys, last_rows }
    }

    fn decode_rules(&self, mut rules: Rules<'static>) -> Cow<'static, [StoredRule]> {
        let asks = |name| self.rules.iter().find(|asks| asks.name == name);
        let rules = core::iter::from_fn(|| rules.next());
        rules.map(|rule| StoredRule::from_ref(rule, rule.name.and_then(asks))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::{Name, predicates};

    /// The compiler and the program read what the derive encodes.
    #[test]
    fn a_table_is_read_as_it_is_encoded() {
        static RULES: [PredicateRef; 4] = [predicates::boolean, predicates::in_, predicates::max, predicates::required];
        static PARAMS: [Param; 3] = [Param::text_of("a"), Param::text_of("b"), Param::integer("5", 5)];
        let modifiers = FieldModifiers { nullable: true, param_order: ParamOrder::Sorted, ..FieldModifiers::NONE };
        let rules = [
            encode_rule(3, false, (0, 0), None),
            encode_rule(1, false, (0, 2), None),
            encode_rule(0, true, (2, 2), None),
        ];
        let mut text = String::new();
        let mut write = |key, type_index, modifiers, rules| {
            text.push_str(&encode_field(EncodedField { key, type_index, filled: type_index == 0, modifiers, rules }));
        };
        let (rules, max) = (rules.concat(), encode_rule(2, false, (2, 3), None));
        write(Some("x\n1:"), 10, modifiers, &*rules);
        write(None, 0, FieldModifiers::NONE, "");
        write(None, 1, FieldModifiers::NONE, &*max);
        assert!(text.starts_with("4:=x\n1:0<:3."), "{text}");
        let encoded: &'static Encoded = Box::leak(Box::new(Encoded {
            text: text.leak(),
            rows: 5,
            rules: &RULES,
            params: &PARAMS,
            custom: &[],
            texts: &[],
        }));
        let Decoded { rows, keys, last_rows } = encoded.decode();
        assert_eq!(last_rows, [1, 2, 4]);
        assert_eq!((rows.len(), &*keys), (encoded.rows, &["x\n1:", "", ""][..]));
        let told: Vec<_> = rows
            .iter()
            .map(|row| match row {
                Row::Field(row) => {
                    let rules = row.rules.iter().map(|rule| (rule.name(), rule.params().len(), rule.is_plain()));
                    (row.path.to_string(), Ok((row.modifiers, rules.collect::<Vec<_>>())))
                }
                Row::Nested(path, type_index) => (path.to_string(), Err(*type_index)),
            })
            .collect();
        let first = vec![(Some(Name::Required), 0, true), (Some(Name::In), 2, true), (Some(Name::Boolean), 0, false)];
        assert_eq!(
            told,
            [
                ("x\n1:".to_owned(), Ok((modifiers, first))),
                ("x\n1:".to_owned(), Err(10)),
                (String::new(), Err(0)),
                (String::new(), Ok((FieldModifiers::NONE, vec![(Some(Name::Max), 1, true)]))),
                (String::new(), Err(1)),
            ]
        );
    }
}
