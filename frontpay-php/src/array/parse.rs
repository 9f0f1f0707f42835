//! Tokens to a tree.

use super::error::{Fault, PhpError};
use super::lex::Lexer;
use super::node::{Item, Key, Kind, Node};
use super::text::Text;
use super::token::{Token, TokenKind};

/// The greatest depth of arrays within arrays: a language file has four levels.
const DEPTH: usize = 32;

/// A method of Laravel's class `Rule` whose result is all data: a rule and its parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Helper {
    /// The name of the rule.
    pub rule: &'static str,
    /// `true` if each value stands in quotes, so that it may contain a comma.
    pub is_quoted: bool,
}

/// Reads the array that a PHP text contains, and converts it with `make`.
///
/// The text is a file that returns or assigns an array, an array, or the lines of one without brackets. `find_helper` is
/// asked for each `Rule::method(..)`: the caller knows the rules of Laravel, and says why a method is refused.
///
/// # Errors
///
/// [`PhpError`] has the line and column of the first thing that cannot be read, or that `make` refuses.
pub fn read<T>(
    text: &str,
    find_helper: impl Fn(&str) -> Result<Helper, String>,
    make: impl FnOnce(Vec<Item>) -> Result<T, Fault>,
) -> Result<T, PhpError> {
    let whole = Parser::new(text, &find_helper).and_then(|mut parser| parser.file());
    whole.and_then(make).map_err(|fault| PhpError::new(text, fault))
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    find_helper: &'t dyn Fn(&str) -> Result<Helper, String>,
    /// The token that comes next.
    token: Token,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, find_helper: &'t dyn Fn(&str) -> Result<Helper, String>) -> Result<Self, Fault> {
        let mut lexer = Lexer::new(text);
        let token = lexer.next()?;
        Ok(Self { lexer, find_helper, token, depth: 0 })
    }

    /// Takes the next token.
    fn take(&mut self) -> Result<Token, Fault> {
        let next = self.lexer.next()?;
        Ok(core::mem::replace(&mut self.token, next))
    }

    fn is(&self, symbol: &str) -> bool {
        self.token.kind.is_symbol(symbol)
    }

    /// Takes a symbol if it comes next.
    fn accept(&mut self, symbol: &str) -> Result<bool, Fault> {
        let is_next = self.is(symbol);
        if is_next {
            self.take()?;
        }
        Ok(is_next)
    }

    fn unexpected<T>(&self, expected: &str) -> Result<T, Fault> {
        let problem = match unknowable(&self.token.kind) {
            Some(problem) => problem,
            None => format!("found {}, expected {expected}", self.token.kind.noun()),
        };
        Err(Fault::new(self.token.range.clone(), problem))
    }

    /// Reads a whole text: a file that returns or assigns an array, an array, or the lines of one without brackets.
    fn file(&mut self) -> Result<Vec<Item>, Fault> {
        self.header()?;
        if self.token.kind.is_word("return") {
            self.take()?;
        } else if matches!(self.token.kind, TokenKind::Variable(_)) {
            self.take()?;
            if !self.accept("=")? {
                return self.unexpected("`=` and an array");
            }
        } else if !self.begins_array() {
            let items = self.items(&TokenKind::End)?;
            self.end()?;
            return Ok(items);
        }
        if !self.begins_array() {
            return self.unexpected("an array");
        }
        let array = self.value()?;
        // A line cut out of a larger array ends with a comma.
        _ = self.accept(";")? || self.accept(",")?;
        self.end()?;
        match array.kind {
            Kind::Array(items) => Ok(items),
            other => Err(Fault::new(array.at..array.at, format!("found {}, expected an array", other.noun()))),
        }
    }

    /// Passes over `declare`, `namespace` and `use`.
    fn header(&mut self) -> Result<(), Fault> {
        while ["declare", "namespace", "use"].iter().any(|word| self.token.kind.is_word(word)) {
            let word = self.take()?;
            while !self.accept(";")? {
                if self.token.kind == TokenKind::End {
                    return Err(Fault::new(word.range, "this line is not closed, expected `;`"));
                }
                self.take()?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), Fault> {
        if self.accept("?>")? || self.token.kind == TokenKind::End {
            return Ok(());
        }
        self.unexpected("the end of the text")
    }

    fn begins_array(&self) -> bool {
        self.is("[") || self.token.kind.is_word("array")
    }

    /// Reads items up to what closes them, which is not taken.
    fn items(&mut self, close: &TokenKind) -> Result<Vec<Item>, Fault> {
        let mut items = Vec::new();
        while !self.closes(close) {
            items.push(self.item()?);
            if !self.accept(",")? && !self.closes(close) {
                return self.unexpected(&match close {
                    TokenKind::Symbol(symbol) => format!("`,` or `{symbol}`"),
                    _ => "`,` or the end of the text".to_owned(),
                });
            }
        }
        Ok(items)
    }

    fn closes(&self, close: &TokenKind) -> bool {
        self.token.kind == *close || (*close == TokenKind::End && self.is("?>"))
    }

    fn item(&mut self) -> Result<Item, Fault> {
        let value = self.value()?;
        if !self.is("=>") {
            return Ok(Item { key: None, value });
        }
        let Some(text) = value.kind.to_text() else {
            let problem = format!("found {} before `=>`, expected a text", value.kind.noun());
            return Err(Fault::new(value.at..self.token.range.start, problem));
        };
        self.take()?;
        Ok(Item { key: Some(Key { at: value.at, text }), value: self.value()? })
    }

    /// Reads a value, which may be joined of several.
    fn value(&mut self) -> Result<Node, Fault> {
        let mut node = self.operand()?;
        while self.is(".") {
            self.take()?;
            let other = self.operand()?;
            let mut joined = into_text(node)?;
            joined.1.join(&into_text(other)?.1);
            node = Node { at: joined.0, kind: Kind::Text(joined.1) };
        }
        Ok(node)
    }

    fn operand(&mut self) -> Result<Node, Fault> {
        let at = self.token.range.start;
        let node = |kind| Ok(Node { at, kind });
        if self.is("[") {
            self.take()?;
            return node(self.array("]")?);
        }
        if self.accept("-")? {
            let TokenKind::Number(number) = &self.token.kind else { return self.unexpected("a number behind `-`") };
            let number = if number == "0" { number.clone() } else { format!("-{number}") };
            self.take()?;
            return node(Kind::Number(number));
        }
        match &self.token.kind {
            TokenKind::Text(_) | TokenKind::Number(_) | TokenKind::Word(_) => {}
            _ => return self.unexpected("a text, a number or an array"),
        }
        let token = self.take()?;
        match token.kind {
            TokenKind::Text(text) => node(Kind::Text(text)),
            TokenKind::Number(number) => node(Kind::Number(number)),
            TokenKind::Word(word) => self.word(&word, at),
            _ => node(Kind::Null),
        }
    }

    /// Reads the items of an array behind its opening bracket.
    fn array(&mut self, close: &'static str) -> Result<Kind, Fault> {
        self.depth += 1;
        if self.depth > DEPTH {
            let place = self.token.range.clone();
            return Err(Fault::new(place, format!("arrays stand in each other more than {DEPTH} deep")));
        }
        let items = self.items(&TokenKind::Symbol(close))?;
        self.take()?;
        self.depth -= 1;
        Ok(Kind::Array(items))
    }

    /// Reads what a word begins.
    fn word(&mut self, word: &str, at: usize) -> Result<Node, Fault> {
        let node = |kind| Ok(Node { at, kind });
        match word.to_ascii_lowercase().as_str() {
            "true" => return node(Kind::Bool(true)),
            "false" => return node(Kind::Bool(false)),
            "null" => return node(Kind::Null),
            "array" if self.accept("(")? => return node(self.array(")")?),
            _ => {}
        }
        let refused = at..at + word.len();
        if self.is("::") && word.rsplit('\\').next() == Some("Rule") {
            self.take()?;
            return self.helper(at);
        }
        Err(match &self.token.kind {
            TokenKind::Symbol("::") => {
                self.take()?;
                let range = at..self.token.range.end;
                let constant = format!("{word}::{}", self.token.kind.noun().trim_matches('`'));
                Fault::new(range, format!("`{constant}` cannot be known from this text; write its value"))
            }
            _ => Fault::new(refused, of_word(word, &self.token.kind)),
        })
    }

    /// Reads a helper of Laravel's `Rule` behind its colons.
    fn helper(&mut self, at: usize) -> Result<Node, Fault> {
        let token = self.take()?;
        let TokenKind::Word(method) = &token.kind else {
            return Err(Fault::new(at..token.range.end, "expected the name of a rule behind `Rule::`"));
        };
        let find_helper = self.find_helper;
        let Helper { rule, is_quoted } = find_helper(method).map_err(|why| Fault::new(at..token.range.end, why))?;
        if !self.accept("(")? {
            return self.unexpected("`(`");
        }
        let Kind::Array(mut values) = self.array(")")? else { return self.unexpected("`)`") };
        if let [Item { key: None, value: Node { kind: Kind::Array(list), .. } }] = values.as_mut_slice() {
            values = core::mem::take(list);
        }
        let texts = values.iter().map(|item| {
            let problem = format!("found {}, expected a text or a number", item.value.kind.noun());
            let place = item.value.at..item.value.at;
            let text = item.value.kind.to_text().ok_or_else(|| Fault::new(place, problem))?;
            Ok(if is_quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text })
        });
        let texts = texts.collect::<Result<Vec<_>, Fault>>()?;
        let text = if texts.is_empty() && !is_quoted { rule.to_owned() } else { format!("{rule}:{}", texts.join(",")) };
        Ok(Node { at, kind: Kind::Rule(Text::made(text, at)) })
    }
}

/// Makes text of what stands beside a `.`.
fn into_text(node: Node) -> Result<(usize, Text), Fault> {
    let at = node.at;
    match node.kind {
        Kind::Text(text) => Ok((at, text)),
        other => match other.to_text() {
            Some(text) => Ok((at, Text::made(text, at))),
            None => Err(Fault::new(at..at, format!("found {} beside `.`, expected a text", other.noun()))),
        },
    }
}

/// Why a token cannot stand for a value, where PHP would allow it.
fn unknowable(token: &TokenKind) -> Option<String> {
    Some(match token {
        TokenKind::Variable(name) => format!("the variable `{name}` cannot be known from this text; write its value"),
        TokenKind::Symbol("...") => {
            "`...` takes in another array, which this text does not hold; write its lines".to_owned()
        }
        _ => return None,
    })
}

/// Why a word cannot stand for a value.
fn of_word(word: &str, next: &TokenKind) -> String {
    if let Some(quote) = word.chars().next().filter(|first| "‘’“”´".contains(*first)) {
        return format!("found the quotation mark `{quote}`, expected `'`");
    }
    match word.to_ascii_lowercase().as_str() {
        "new" => "an object cannot be known from this text; write its rule as text, such as `in:a,b`".to_owned(),
        "fn" | "function" | "static" => {
            "a function cannot be read from PHP; leave it out and add a rule of your own in Rust".to_owned()
        }
        "class" | "final" | "abstract" => "a class is not read; give the array that its method returns".to_owned(),
        _ if next.is_symbol("(") => format!("the function `{word}` is not called here; write what it returns"),
        _ => format!("the constant `{word}` cannot be known from this text; write its value, a text in quotes"),
    }
}
