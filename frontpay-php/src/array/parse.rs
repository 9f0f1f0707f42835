//! The parser of array literals: recursive descent.

use super::error::{PhpError, SourceError};
use super::expression::{ArrayItem, ArrayKey, Expression, ExpressionKind};
use super::lexer::Lexer;
use super::literal_text::LiteralText;
use super::token::{Token, TokenKind};

/// The greatest depth of arrays within arrays. The parser is recursive, and a language file has four levels.
const NESTING_LIMIT: usize = 32;

/// A static method of Laravel's class `Rule` that stands for a rule and its parameters, such as `Rule::in`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RuleHelper {
    /// The name of the rule.
    pub rule: &'static str,
    /// True if each parameter is quoted, so that it can contain a comma.
    pub is_quoted: bool,
}

/// Parses the array in a PHP text, and converts it.
///
/// The text is a file that returns or assigns an array, an array, or the lines of one without brackets. `find_helper` is
/// called for each `Rule::method(..)`, since the rules of Laravel are known to the caller only; its error is the message.
///
/// # Errors
///
/// The first error of the syntax, of `find_helper` or of `convert`, with its line and column.
pub fn parse<T>(
    text: &str,
    find_helper: impl Fn(&str) -> Result<RuleHelper, String>,
    convert: impl FnOnce(Vec<ArrayItem>) -> Result<T, SourceError>,
) -> Result<T, PhpError> {
    let items = Parser::new(text, &find_helper).and_then(|mut parser| parser.file());
    items.and_then(convert).map_err(|error| PhpError::new(text, error))
}

struct Parser<'t> {
    lexer: Lexer<'t>,
    find_helper: &'t dyn Fn(&str) -> Result<RuleHelper, String>,
    /// The next token.
    token: Token,
    depth: usize,
}

impl<'t> Parser<'t> {
    fn new(text: &'t str, find_helper: &'t dyn Fn(&str) -> Result<RuleHelper, String>) -> Result<Self, SourceError> {
        let mut lexer = Lexer::new(text);
        let token = lexer.next()?;
        Ok(Self { lexer, find_helper, token, depth: 0 })
    }

    /// Takes the next token.
    fn take(&mut self) -> Result<Token, SourceError> {
        let next = self.lexer.next()?;
        Ok(core::mem::replace(&mut self.token, next))
    }

    fn is(&self, symbol: &str) -> bool {
        self.token.kind.is_symbol(symbol)
    }

    /// Takes a symbol if it comes next.
    fn accept(&mut self, symbol: &str) -> Result<bool, SourceError> {
        let is_next = self.is(symbol);
        if is_next {
            self.take()?;
        }
        Ok(is_next)
    }

    fn unexpected<T>(&self, expected: &str) -> Result<T, SourceError> {
        let problem = match dynamic_value_problem(&self.token.kind) {
            Some(problem) => problem,
            None => format!("found {}, expected {expected}", self.token.kind.noun()),
        };
        Err(SourceError::new(self.token.range.clone(), problem))
    }

    /// Parses a whole text: a file that returns or assigns an array, an array, or the lines of one without brackets.
    fn file(&mut self) -> Result<Vec<ArrayItem>, SourceError> {
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
        // A line that is copied from a larger array ends with a comma.
        _ = self.accept(";")? || self.accept(",")?;
        self.end()?;
        match array.kind {
            ExpressionKind::Array(items) => Ok(items),
            other => Err(SourceError::new(array.at..array.at, format!("found {}, expected an array", other.noun()))),
        }
    }

    /// Skips `declare`, `namespace` and `use`.
    fn header(&mut self) -> Result<(), SourceError> {
        while ["declare", "namespace", "use"].iter().any(|word| self.token.kind.is_word(word)) {
            let word = self.take()?;
            while !self.accept(";")? {
                if self.token.kind == TokenKind::End {
                    return Err(SourceError::new(word.range, "this line is not closed, expected `;`"));
                }
                self.take()?;
            }
        }
        Ok(())
    }

    fn end(&mut self) -> Result<(), SourceError> {
        if self.accept("?>")? || self.token.kind == TokenKind::End {
            return Ok(());
        }
        self.unexpected("the end of the text")
    }

    fn begins_array(&self) -> bool {
        self.is("[") || self.token.kind.is_word("array")
    }

    /// Parses items up to the closing token, which is not taken.
    fn items(&mut self, close: &TokenKind) -> Result<Vec<ArrayItem>, SourceError> {
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

    fn item(&mut self) -> Result<ArrayItem, SourceError> {
        let value = self.value()?;
        if !self.is("=>") {
            return Ok(ArrayItem { key: None, value });
        }
        let Some(text) = value.kind.to_text() else {
            let problem = format!("found {} before `=>`, expected a text", value.kind.noun());
            return Err(SourceError::new(value.at..self.token.range.start, problem));
        };
        self.take()?;
        Ok(ArrayItem { key: Some(ArrayKey { at: value.at, text }), value: self.value()? })
    }

    /// Parses a value: an operand, or several with `.` between them.
    fn value(&mut self) -> Result<Expression, SourceError> {
        let mut expression = self.operand()?;
        while self.is(".") {
            self.take()?;
            let other = self.operand()?;
            let (at, mut text) = into_text(expression)?;
            text.concat(&into_text(other)?.1);
            expression = Expression { at, kind: ExpressionKind::Text(text) };
        }
        Ok(expression)
    }

    fn operand(&mut self) -> Result<Expression, SourceError> {
        let at = self.token.range.start;
        let expression = |kind| Ok(Expression { at, kind });
        if self.is("[") {
            self.take()?;
            return expression(self.array("]")?);
        }
        if self.accept("-")? {
            let TokenKind::Number(number) = &self.token.kind else { return self.unexpected("a number behind `-`") };
            let number = if number == "0" { number.clone() } else { format!("-{number}") };
            self.take()?;
            return expression(ExpressionKind::Number(number));
        }
        match &self.token.kind {
            TokenKind::Text(_) | TokenKind::Number(_) | TokenKind::Word(_) => {}
            _ => return self.unexpected("a text, a number or an array"),
        }
        let token = self.take()?;
        match token.kind {
            TokenKind::Text(text) => expression(ExpressionKind::Text(text)),
            TokenKind::Number(number) => expression(ExpressionKind::Number(number)),
            TokenKind::Word(word) => self.word(&word, at),
            _ => expression(ExpressionKind::Null),
        }
    }

    /// Parses the items of an array behind its opening bracket.
    fn array(&mut self, close: &'static str) -> Result<ExpressionKind, SourceError> {
        self.depth += 1;
        if self.depth > NESTING_LIMIT {
            let range = self.token.range.clone();
            return Err(SourceError::new(range, format!("arrays nest more than {NESTING_LIMIT} levels deep")));
        }
        let items = self.items(&TokenKind::Symbol(close))?;
        self.take()?;
        self.depth -= 1;
        Ok(ExpressionKind::Array(items))
    }

    /// Parses an expression that begins with a word.
    fn word(&mut self, word: &str, at: usize) -> Result<Expression, SourceError> {
        let expression = |kind| Ok(Expression { at, kind });
        match word.to_ascii_lowercase().as_str() {
            "true" => return expression(ExpressionKind::Bool(true)),
            "false" => return expression(ExpressionKind::Bool(false)),
            "null" => return expression(ExpressionKind::Null),
            "array" if self.accept("(")? => return expression(self.array(")")?),
            _ => {}
        }
        let range = at..at + word.len();
        if self.is("::") && word.rsplit('\\').next() == Some("Rule") {
            self.take()?;
            return self.helper(at);
        }
        Err(match &self.token.kind {
            TokenKind::Symbol("::") => {
                self.take()?;
                let range = at..self.token.range.end;
                let constant = format!("{word}::{}", self.token.kind.noun().trim_matches('`'));
                SourceError::new(range, format!("`{constant}` cannot be known from this text; write its value"))
            }
            _ => SourceError::new(range, word_problem(word, &self.token.kind)),
        })
    }

    /// Parses a helper of Laravel's `Rule` behind its colons.
    fn helper(&mut self, at: usize) -> Result<Expression, SourceError> {
        let token = self.take()?;
        let TokenKind::Word(method) = &token.kind else {
            return Err(SourceError::new(at..token.range.end, "expected the name of a rule behind `Rule::`"));
        };
        let find_helper = self.find_helper;
        let RuleHelper { rule, is_quoted } =
            find_helper(method).map_err(|why| SourceError::new(at..token.range.end, why))?;
        if !self.accept("(")? {
            return self.unexpected("`(`");
        }
        let ExpressionKind::Array(mut values) = self.array(")")? else { return self.unexpected("`)`") };
        if let [ArrayItem { key: None, value: Expression { kind: ExpressionKind::Array(list), .. } }] =
            values.as_mut_slice()
        {
            values = core::mem::take(list);
        }
        let texts = values.iter().map(|item| {
            let problem = format!("found {}, expected a text or a number", item.value.kind.noun());
            let range = item.value.at..item.value.at;
            let text = item.value.kind.to_text().ok_or_else(|| SourceError::new(range, problem))?;
            Ok(if is_quoted { format!("\"{}\"", text.replace('"', "\"\"")) } else { text })
        });
        let texts = texts.collect::<Result<Vec<_>, SourceError>>()?;
        let text = if texts.is_empty() && !is_quoted { rule.to_owned() } else { format!("{rule}:{}", texts.join(",")) };
        Ok(Expression { at, kind: ExpressionKind::Rule(LiteralText::at_offset(text, at)) })
    }
}

/// Converts an operand of `.` to text.
fn into_text(operand: Expression) -> Result<(usize, LiteralText), SourceError> {
    let at = operand.at;
    match operand.kind {
        ExpressionKind::Text(text) => Ok((at, text)),
        other => match other.to_text() {
            Some(text) => Ok((at, LiteralText::at_offset(text, at))),
            None => Err(SourceError::new(at..at, format!("found {} beside `.`, expected a text", other.noun()))),
        },
    }
}

/// Returns the error message for a token that PHP would evaluate.
fn dynamic_value_problem(token: &TokenKind) -> Option<String> {
    Some(match token {
        TokenKind::Variable(name) => format!("the variable `{name}` cannot be known from this text; write its value"),
        TokenKind::Symbol("...") => "`...` unpacks an array that is not in this text; write its items".to_owned(),
        _ => return None,
    })
}

/// Returns the error message for a word that is not a value.
fn word_problem(word: &str, next: &TokenKind) -> String {
    if let Some(quote) = word.chars().next().filter(|first| "‘’“”´".contains(*first)) {
        return format!("found the quotation mark `{quote}`, expected `'`");
    }
    match word.to_ascii_lowercase().as_str() {
        "new" => "an object cannot be known from this text; write its rule as text, such as `in:a,b`".to_owned(),
        "fn" | "function" | "static" => {
            "a function cannot be read from PHP; leave it out and add a custom rule in Rust".to_owned()
        }
        "class" | "final" | "abstract" => "a class is not read; give the array that its method returns".to_owned(),
        _ if next.is_symbol("(") => format!("the function `{word}` is not called here; write what it returns"),
        _ => format!("the constant `{word}` cannot be known from this text; write its value, a text in quotes"),
    }
}
