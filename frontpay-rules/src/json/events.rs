//! The loop over the text of a document.

use core::ops::Range;
use std::borrow::Cow;

use frontpay_php::{Value, number};
use hifijson::num::LexWrite as _;
use hifijson::str::LexAlloc as _;
use hifijson::token::Lex as _;
use hifijson::{Expect, SliceLexer};

use super::arena::Arena;
use super::error::JsonError;
use super::limits::Limits;

/// The receiver of the parts of a document, in the order of the text. Ranges and places are bytes of the text.
pub(super) trait Sink<'a> {
    /// The sink's result for a value.
    type Value;
    /// The sink's state for a list or map until its end.
    type Open;

    /// Takes a value without parts.
    fn scalar(&mut self, value: Value<'a>, range: Range<usize>) -> Self::Value;

    /// Takes the start of a list or map.
    fn open(&mut self, start: usize) -> Self::Open;

    /// Takes the step from a list or map to the value that comes next.
    fn step(&mut self, from: &Self::Open, step: Step<'a>);

    /// Takes the result for that value.
    fn part(&mut self, step: Step<'a>, value: Self::Value);

    /// Takes the end of a list or map.
    fn close(&mut self, container: Container, open: Self::Open, end: usize) -> Self::Value;
}

#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Index(usize),
    Key(&'a str),
}

#[derive(Clone, Copy)]
pub(super) enum Container {
    List,
    Map,
}

/// Reads a document; strings without escapes are borrowed from the text, the others are copied into the arena.
pub(super) fn parse<'a, S: Sink<'a>>(
    bytes: &'a [u8],
    arena: &'a Arena,
    limits: Limits,
    sink: &mut S,
) -> Result<S::Value, JsonError> {
    if bytes.len() > limits.bytes {
        let problem = format!("the document has {} bytes, more than the limit of {}", bytes.len(), limits.bytes);
        return Err(JsonError::new(problem, bytes, 0));
    }
    let utf8 = core::str::from_utf8(bytes).ok();
    let depth = limits.nesting();
    let mut parser =
        Parser { lexer: SliceLexer::new(bytes), len: bytes.len(), utf8, arena, depth, deepest: depth, sink };
    parser.document().map_err(|problem| JsonError::new(problem.0, bytes, parser.offset()))
}

/// The reason why reading stopped; the lexer is at the place.
struct Problem(Cow<'static, str>);

impl From<Expect> for Problem {
    fn from(expected: Expect) -> Self {
        Self(format!("expected {expected}").into())
    }
}

struct Parser<'a, 's, S> {
    lexer: SliceLexer<'a>,
    /// The length of the text.
    len: usize,
    /// The whole document, if it is UTF-8.
    utf8: Option<&'a str>,
    arena: &'a Arena,
    /// The number of further levels that lists and maps may have.
    depth: usize,
    deepest: usize,
    sink: &'s mut S,
}

impl<'a, S: Sink<'a>> Parser<'a, '_, S> {
    /// Returns how many bytes are read.
    fn offset(&self) -> usize {
        self.len - self.lexer.as_slice().len()
    }

    fn document(&mut self) -> Result<S::Value, Problem> {
        let Some(first) = self.lexer.ws_peek() else { return Err(Problem("the document is empty".into())) };
        let value = self.value(first)?;
        match self.lexer.ws_peek() {
            None => Ok(value),
            Some(_) => Err(Problem("expected the end of the document".into())),
        }
    }

    fn value(&mut self, first: u8) -> Result<S::Value, Problem> {
        let start = self.offset();
        let value = match first {
            b'"' => Value::Str(self.text()?),
            b'-' | b'0'..=b'9' => self.number()?,
            b'[' => return self.nested(Container::List, start),
            b'{' => return self.nested(Container::Map, start),
            b'n' | b't' | b'f' => self.word()?,
            _ => return Err(Expect::Value.into()),
        };
        let end = self.offset();
        Ok(self.sink.scalar(value, start..end))
    }

    fn word(&mut self) -> Result<Value<'a>, Problem> {
        let start = self.lexer.as_slice();
        match self.lexer.null_or_bool() {
            Some(Some(flag)) => Ok(Value::Bool(flag)),
            Some(None) => Ok(Value::Null),
            None => {
                self.lexer = SliceLexer::new(start);
                Err(Expect::Value.into())
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

    fn nested(&mut self, container: Container, start: usize) -> Result<S::Value, Problem> {
        let Some(depth) = self.depth.checked_sub(1) else {
            return Err(Problem(format!("lists and maps are nested deeper than the limit of {}", self.deepest).into()));
        };
        let outer = core::mem::replace(&mut self.depth, depth);
        let open = self.sink.open(start);
        match container {
            Container::List => {
                self.sequence(b']', |parser, index, first| parser.part(&open, Step::Index(index), first))?;
            }
            Container::Map => self.sequence(b'}', |parser, _, first| parser.entry(&open, first))?,
        }
        self.depth = outer;
        let end = self.offset();
        Ok(self.sink.close(container, open, end))
    }

    fn entry(&mut self, map: &S::Open, first: u8) -> Result<(), Problem> {
        if first != b'"' {
            return Err(Expect::String.into());
        }
        let key = self.text()?;
        self.lexer.expect(SliceLexer::ws_peek, b':').ok_or(Expect::Colon)?;
        let first = self.lexer.ws_peek().ok_or(Expect::Value)?;
        self.part(map, Step::Key(key), first)
    }

    #[inline]
    fn part(&mut self, open: &S::Open, step: Step<'a>, first: u8) -> Result<(), Problem> {
        self.sink.step(open, step);
        let value = self.value(first)?;
        self.sink.part(step, value);
        Ok(())
    }

    fn sequence(
        &mut self,
        end: u8,
        mut item: impl FnMut(&mut Self, usize, u8) -> Result<(), Problem>,
    ) -> Result<(), Problem> {
        self.lexer.discarded();
        let mut next = self.lexer.ws_peek().ok_or(Expect::ValueOrEnd)?;
        if next == end {
            self.lexer.discarded();
            return Ok(());
        }
        for index in 0.. {
            item(self, index, next)?;
            next = self.lexer.ws_peek().ok_or(Expect::CommaOrEnd)?;
            if next == end {
                self.lexer.discarded();
                return Ok(());
            }
            self.lexer.expect(SliceLexer::ws_peek, b',').ok_or(Expect::CommaOrEnd)?;
            next = self.lexer.ws_peek().ok_or(Expect::Value)?;
        }
        Ok(())
    }
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
