//! JSON text to [`Value`], with PHP's reading of numbers, PHP's rule for repeated keys, and limits.

mod locate;

use core::fmt;
use std::borrow::Cow;
use std::collections::HashMap;

use bumpalo::Bump;
use frontpay_pattern::{LENGTH_LIMIT, STEP_LIMIT};
use frontpay_php::number;
use frontpay_php::{Entry, Items, Value};
use hifijson::SliceLexer;
use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use self_cell::self_cell;

use frontpay_php::Escaped;

pub use locate::{Located, locate};

/// Memory for the values of one document; they live as long as it does.
///
/// ```
/// use frontpay_rules::{Arena, Limits, json};
/// let arena = Arena::new();
/// let value = json::read(br#"{"tax": 25}"#, &arena, Limits::default())?;
/// assert!(value.get("tax").is_some());
/// # Ok::<(), frontpay_rules::JsonError>(())
/// ```
#[derive(Debug, Default)]
pub struct Arena(Bump);

impl Arena {
    /// Makes an empty arena; it allocates when the first value is put in.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Copies text into the arena.
    pub fn text(&self, text: &str) -> &str {
        self.0.alloc_str(text)
    }

    /// Moves a value into the arena, which will not drop it; for generated code.
    #[doc(hidden)]
    pub fn keep<T>(&self, value: T) -> &T {
        self.0.alloc(value)
    }

    /// Copies items into the arena and makes a list of them.
    pub fn list<'a>(&'a self, items: &[Value<'a>]) -> Value<'a> {
        Value::List(Items::Seen(self.0.alloc_slice_copy(items)))
    }

    /// Copies entries into the arena and makes a map of them. The keys must differ.
    pub fn map<'a>(&'a self, entries: &[Entry<'a>]) -> Value<'a> {
        Value::Map(Items::Seen(self.0.alloc_slice_copy(entries)))
    }

    /// Copies a value with all that is in it.
    pub(crate) fn copy<'a>(&'a self, value: Value<'_>) -> Value<'a> {
        match value {
            Value::Null => Value::Null,
            Value::Bool(flag) => Value::Bool(flag),
            Value::Int(number) => Value::Int(number),
            Value::Float(number) => Value::Float(number),
            Value::Str(text) => Value::Str(self.text(text)),
            Value::List(Items::Counted(count)) => Value::List(Items::Counted(count)),
            Value::Map(Items::Counted(count)) => Value::Map(Items::Counted(count)),
            Value::List(Items::Seen(items)) => {
                let items: Vec<_> = items.iter().map(|item| self.copy(*item)).collect();
                self.list(&items)
            }
            Value::Map(Items::Seen(entries)) => {
                let entries: Vec<_> = entries.iter().map(|(key, item)| (self.text(key), self.copy(*item))).collect();
                self.map(&entries)
            }
        }
    }

    /// Makes a list of items where it will stay.
    pub(crate) fn list_of<'a>(&'a self, mut items: impl ExactSizeIterator<Item = Value<'a>>) -> Value<'a> {
        let (count, next) = (items.len(), |_| items.next().unwrap_or(Value::Null));
        Value::List(Items::Seen(self.0.alloc_slice_fill_with(count, next)))
    }

    /// Makes a map of entries where it will stay. The keys must differ.
    pub(crate) fn map_of<'a>(&'a self, entries: impl Iterator<Item = Entry<'a>>) -> Value<'a> {
        Value::Map(Items::Seen(self.gather(entries)))
    }

    fn gather<T>(&self, items: impl Iterator<Item = T>) -> &[T] {
        let mut gathered = bumpalo::collections::Vec::with_capacity_in(items.size_hint().0, &self.0);
        gathered.extend(items);
        gathered.into_bump_slice()
    }
}

/// PHP's own limit of nesting.
const DEEPEST: usize = 512;

/// What is accepted at most of untrusted JSON, and of untrusted tables.
///
/// They count where a document is judged. A value of a Rust type tells its failures itself, as many as it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How deep lists and maps may be nested; more than 512, PHP's own limit, is taken as 512.
    pub depth: usize,
    /// How many bytes the text may have.
    pub bytes: usize,
    /// To how many items the wildcards of a table may lead, those of all its rows together; an item counts once for each
    /// wildcard of a row that it stands for. It bounds the time that a table takes, and the length of its report. Where a
    /// type contains itself, it holds for each value of it.
    pub fan_out: usize,
    /// How many bytes a pattern may have, where a table is read with [`RuleSet::parse_with`](crate::RuleSet::parse_with);
    /// more than [`LENGTH_LIMIT`] is taken as that.
    pub pattern: usize,
    /// How many steps it may take to compile all patterns of a table that is read with
    /// [`RuleSet::parse_with`](crate::RuleSet::parse_with) or [`RuleSet::parse_php_with`](crate::RuleSet::parse_php_with).
    ///
    /// A step is some nanoseconds of work. Most patterns take some ten thousands, those with Unicode's classes some millions,
    /// and each [`STEP_LIMIT`] at most.
    pub pattern_steps: usize,
    /// How many rows a table may have that is read with [`RuleSet::parse_with`](crate::RuleSet::parse_with) or
    /// [`RuleSet::parse_php_with`](crate::RuleSet::parse_php_with).
    pub rows: usize,
}

impl Limits {
    pub(crate) const DEFAULT: Self = Self {
        depth: 128,
        bytes: 64 << 20,
        fan_out: 1 << 20,
        pattern: LENGTH_LIMIT,
        pattern_steps: 16 * STEP_LIMIT,
        rows: 1 << 16,
    };
}

impl Default for Limits {
    /// A depth of 128, 64 MiB, a fan-out of 1,048,576, patterns of 16 KiB that take 536,870,912 steps together, and 65,536
    /// rows.
    fn default() -> Self {
        Self::DEFAULT
    }
}

/// A JSON document that owns its text and its values.
///
/// Read it once and validate it against as many rule sets as needed. `Debug` shows no content.
///
/// ```
/// use frontpay_rules::{Document, RuleSet};
/// let document = Document::read(br#"{"name": ""}"#)?;
/// let rules = RuleSet::parse([("name", "required|string")])?;
/// assert_eq!(rules.validate(&document).unwrap_err().to_string(), "The name field is required.");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Document(Cell);

struct Owner {
    bytes: Box<[u8]>,
    arena: Arena,
}

self_cell!(
    struct Cell {
        owner: Owner,
        #[covariant]
        dependent: Value,
    }
);

impl Document {
    /// Reads a document, with the default [`Limits`].
    ///
    /// # Errors
    ///
    /// [`JsonError`] names the line and column of what is not JSON, or the limit that was passed.
    pub fn read(bytes: &[u8]) -> Result<Self, JsonError> {
        Self::read_with(bytes, Limits::default())
    }

    /// Reads a document with limits of one's own.
    ///
    /// # Errors
    ///
    /// As for [`Document::read`].
    pub fn read_with(bytes: &[u8], limits: Limits) -> Result<Self, JsonError> {
        let owner = Owner { bytes: bytes.into(), arena: Arena::new() };
        Cell::try_new(owner, |owner| read(&owner.bytes, &owner.arena, limits)).map(Self)
    }

    /// Returns the outermost value.
    #[must_use]
    pub fn value(&self) -> Value<'_> {
        *self.0.borrow_dependent()
    }
}

impl fmt::Debug for Document {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Document").field(&self.value()).finish()
    }
}

/// What makes a text no JSON document, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonError {
    problem: Cow<'static, str>,
    offset: usize,
    line: usize,
    column: usize,
}

impl JsonError {
    pub(crate) fn new(problem: impl Into<Cow<'static, str>>, bytes: &[u8], offset: usize) -> Self {
        let before = &bytes[..offset.min(bytes.len())];
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        Self {
            problem: problem.into(),
            offset,
            line: 1 + memchr::memchr_iter(b'\n', before).count(),
            column: 1 + String::from_utf8_lossy(&before[start..]).chars().count(),
        }
    }

    /// Returns what is wrong, without the place.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// Returns the place in bytes from the beginning.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// Returns the line, from 1.
    #[must_use]
    pub fn line(&self) -> usize {
        self.line
    }

    /// Returns the column in characters, from 1.
    #[must_use]
    pub fn column(&self) -> usize {
        self.column
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {}, column {}", Escaped::new(&self.problem), self.line, self.column)
    }
}

impl std::error::Error for JsonError {}

/// Reads JSON text; strings without escapes are borrowed from it.
///
/// Of a repeated key the last value counts, at the place of the first, as in PHP.
///
/// # Errors
///
/// [`JsonError`] names the line and column of what is not JSON, or the limit that was passed.
pub fn read<'a>(bytes: &'a [u8], arena: &'a Arena, limits: Limits) -> Result<Value<'a>, JsonError> {
    if bytes.len() > limits.bytes {
        let problem = format!("the document has {} bytes, more than the limit of {}", bytes.len(), limits.bytes);
        return Err(JsonError::new(problem, bytes, 0));
    }
    let mut reader = Reader {
        lexer: SliceLexer::new(bytes),
        utf8: core::str::from_utf8(bytes).ok(),
        arena,
        depth: limits.depth.min(DEEPEST),
        deepest: limits.depth.min(DEEPEST),
        items: Vec::new(),
        entries: Vec::new(),
    };
    reader.document().map_err(|problem| JsonError::new(problem.0, bytes, bytes.len() - reader.lexer.as_slice().len()))
}

/// The bytes that are not themselves in a string: quote, backslash, control characters.
const ENDS_PLAIN_TEXT: [bool; 256] = {
    let mut ends = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        ends[byte] = byte < 0x20 || byte == 0x22 || byte == 0x5c;
        byte += 1;
    }
    ends
};

/// Why reading stopped; the lexer stands at the place.
struct Problem(Cow<'static, str>);

impl Problem {
    fn too_deep(limit: usize) -> Self {
        Self(format!("lists and maps are nested deeper than the limit of {limit}").into())
    }
}

impl From<hifijson::Expect> for Problem {
    fn from(expected: hifijson::Expect) -> Self {
        Self(format!("expected {expected}").into())
    }
}

struct Reader<'a> {
    lexer: SliceLexer<'a>,
    /// The whole document, if it is UTF-8.
    utf8: Option<&'a str>,
    arena: &'a Arena,
    /// How much deeper lists and maps may be nested.
    depth: usize,
    deepest: usize,
    /// The items of all lists that are open, the innermost last.
    items: Vec<Value<'a>>,
    /// The same for maps.
    entries: Vec<Entry<'a>>,
}

impl<'a> Reader<'a> {
    fn document(&mut self) -> Result<Value<'a>, Problem> {
        let Some(first) = self.lexer.ws_peek() else { return Err(Problem("the document is empty".into())) };
        let value = self.value(first)?;
        match self.lexer.ws_peek() {
            None => Ok(value),
            Some(_) => Err(Problem("expected the end of the document".into())),
        }
    }

    fn value(&mut self, first: u8) -> Result<Value<'a>, Problem> {
        match first {
            b'"' => self.text().map(Value::Str),
            b'-' | b'0'..=b'9' => self.number(),
            b'[' => self.nested(Self::list),
            b'{' => self.nested(Self::map),
            b'n' | b't' | b'f' => self.word(),
            _ => Err(hifijson::Expect::Value.into()),
        }
    }

    fn word(&mut self) -> Result<Value<'a>, Problem> {
        let start = self.lexer.as_slice();
        match self.lexer.null_or_bool() {
            Some(Some(flag)) => Ok(Value::Bool(flag)),
            Some(None) => Ok(Value::Null),
            None => {
                self.lexer = SliceLexer::new(start);
                Err(hifijson::Expect::Value.into())
            }
        }
    }

    fn number(&mut self) -> Result<Value<'a>, Problem> {
        let (lexeme, _) = self.lexer.num_string().validated().map_err(|error| Problem(error.to_string().into()))?;
        Ok(number::from_json(lexeme))
    }

    fn text(&mut self) -> Result<&'a str, Problem> {
        self.lexer.discarded();
        if let Some(text) = self.plain_text() {
            return Ok(text);
        }
        let text = self.lexer.str_string().map_err(|error| match error {
            hifijson::str::Error::Utf8(_) => Problem("text that is not UTF-8".into()),
            error => Problem(error.to_string().into()),
        })?;
        Ok(match text {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => self.arena.text(&text),
        })
    }

    /// Most text has no escapes; it is a part of the document as it stands.
    fn plain_text(&mut self) -> Option<&'a str> {
        let (document, rest) = (self.utf8?, self.lexer.as_slice());
        let end = rest.iter().position(|byte| ENDS_PLAIN_TEXT[usize::from(*byte)])?;
        let [b'"', behind @ ..] = &rest[end..] else { return None };
        let start = document.len() - rest.len();
        let text = document.get(start..start + end)?;
        self.lexer = SliceLexer::new(behind);
        Some(text)
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Value<'a>, Problem>) -> Result<Value<'a>, Problem> {
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(Problem::too_deep(self.deepest));
        };
        let outer = core::mem::replace(&mut self.depth, depth);
        let value = read(self)?;
        self.depth = outer;
        Ok(value)
    }

    fn list(&mut self) -> Result<Value<'a>, Problem> {
        let start = self.items.len();
        self.sequence(b']', |reader, first| {
            let item = reader.value(first)?;
            reader.items.push(item);
            Ok(())
        })?;
        let list = self.arena.list(&self.items[start..]);
        self.items.truncate(start);
        Ok(list)
    }

    fn map(&mut self) -> Result<Value<'a>, Problem> {
        let start = self.entries.len();
        self.sequence(b'}', |reader, first| {
            if first != b'"' {
                return Err(hifijson::Expect::String.into());
            }
            let key = reader.text()?;
            reader.lexer.expect(SliceLexer::ws_peek, b':').ok_or(hifijson::Expect::Colon)?;
            let first = reader.lexer.ws_peek().ok_or(hifijson::Expect::Value)?;
            let value = reader.value(first)?;
            reader.entries.push((key, value));
            Ok(())
        })?;
        keep_last_of_each_key(&mut self.entries, start);
        let map = self.arena.map(&self.entries[start..]);
        self.entries.truncate(start);
        Ok(map)
    }

    fn sequence(&mut self, end: u8, mut item: impl FnMut(&mut Self, u8) -> Result<(), Problem>) -> Result<(), Problem> {
        self.lexer.discarded();
        let mut next = self.lexer.ws_peek().ok_or(hifijson::Expect::ValueOrEnd)?;
        if next == end {
            self.lexer.discarded();
            return Ok(());
        }
        loop {
            item(self, next)?;
            next = self.lexer.ws_peek().ok_or(hifijson::Expect::CommaOrEnd)?;
            if next == end {
                self.lexer.discarded();
                return Ok(());
            }
            self.lexer.expect(SliceLexer::ws_peek, b',').ok_or(hifijson::Expect::CommaOrEnd)?;
            next = self.lexer.ws_peek().ok_or(hifijson::Expect::Value)?;
        }
    }
}

/// Up to this many entries are compared with each other; beyond, they are hashed.
const FEW_ENTRIES: usize = 12;

fn keep_last_of_each_key(entries: &mut Vec<Entry<'_>>, start: usize) {
    if !has_repeated_key(&entries[start..]) {
        return;
    }
    let mut places: HashMap<&str, usize> = HashMap::new();
    let mut end = start;
    for at in start..entries.len() {
        let (key, value) = entries[at];
        let place = *places.entry(key).or_insert(end);
        entries[place] = (key, value);
        end = end.max(place + 1);
    }
    entries.truncate(end);
}

fn has_repeated_key(entries: &[Entry<'_>]) -> bool {
    if entries.len() > FEW_ENTRIES {
        let mut seen = std::collections::HashSet::with_capacity(entries.len());
        return !entries.iter().all(|(key, _)| seen.insert(*key));
    }
    entries.iter().enumerate().any(|(at, (key, _))| entries[..at].iter().any(|(other, _)| other == key))
}
