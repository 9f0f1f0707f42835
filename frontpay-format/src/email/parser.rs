//! The parser of egulias/email-validator, `EmailParser`, with its checks in the same order.
//!
//! The order decides which addresses pass, so the oddities of the original are kept.

use super::label::Label;
use super::lexer::{END, GENERIC, INVALID, Lexer, TokenKind};

const LOCAL_PART_MAX: usize = 64;
const DOMAIN_MAX: usize = 253;
const ADDRESS_MAX: usize = 254;

/// An accepted address, with its warnings and lengths.
#[derive(Clone, Copy, Debug)]
pub(super) struct Address {
    has_warning: bool,
    local_part: usize,
    domain: usize,
}

impl Address {
    /// Returns `true` if the reference has no warning.
    ///
    /// In a second run it counts the domain as part of the local part, since its lexer still has it from the first.
    pub(super) const fn has_no_warning(self, is_second_run: bool) -> bool {
        let local_part = self.local_part + if is_second_run { self.domain } else { 0 };
        !self.has_warning && local_part <= LOCAL_PART_MAX && local_part + 1 + self.domain <= ADDRESS_MAX
    }
}

pub(super) const fn parse(text: &str) -> Option<Address> {
    let lexer = Lexer::new(text);
    if !lexer.is_lexable() || lexer.current.kind == b'@' {
        return None;
    }
    let mut parser = Parser { lexer, has_warning: false };
    if !parser.local_part() {
        return None;
    }
    let local_part = parser.lexer.current.start;
    let Some(domain) = parser.domain_part() else {
        return None;
    };
    Some(Address { has_warning: parser.has_warning, local_part, domain })
}

/// The state of the parser. The methods that return `bool` return `false` if the address is refused.
struct Parser<'a> {
    lexer: Lexer<'a>,
    has_warning: bool,
}

impl<'a> Parser<'a> {
    const fn is(&self, kind: TokenKind) -> bool {
        self.lexer.current.kind == kind
    }

    const fn is_before(&self, kind: TokenKind) -> bool {
        self.lexer.next.kind == kind
    }

    const fn is_after(&self, kind: TokenKind) -> bool {
        self.lexer.previous.kind == kind
    }

    const fn local_part(&mut self) -> bool {
        while !self.is(b'@') && !self.is(END) {
            if !self.local_token() {
                return false;
            }
            self.lexer.advance();
        }
        true
    }

    const fn local_token(&mut self) -> bool {
        if self.is(b'.') && self.is_after(END) {
            return false;
        }
        if self.is(b'"') && !self.quoted_string() {
            return false;
        }
        if self.is_parenthesis() && !self.local_comment() {
            return false;
        }
        let is_misplaced_dot = self.is(b'.') && (self.is_before(b'.') || self.is_before(b'@'));
        let is_escaped_word = self.is(b'\\') && self.is_before(GENERIC);
        !is_misplaced_dot && !is_escaped_word && !self.is_forbidden_in_local_part() && self.white_space()
    }

    const fn is_parenthesis(&self) -> bool {
        matches!(self.lexer.current.kind, b'(' | b')')
    }

    /// Returns `true` for tokens that the local part cannot have. `::` is not among them, although `:` is.
    const fn is_forbidden_in_local_part(&self) -> bool {
        matches!(self.lexer.current.kind, b',' | b'[' | b']' | b'<' | b'>' | b':' | b';' | INVALID)
    }

    const fn is_escaped(&self) -> bool {
        self.is_after(b'\\') && !self.is(GENERIC)
    }

    const fn white_space(&mut self) -> bool {
        if self.is_escaped() || !matches!(self.lexer.current.kind, b' ' | b'\t') {
            return true;
        }
        self.has_warning = true;
        !self.is_before(GENERIC) || self.is_after(b'@')
    }

    const fn quoted_string(&mut self) -> bool {
        if !self.quote() {
            return false;
        }
        self.lexer.advance();
        while !self.is(b'"') && !self.is(END) {
            if !self.quoted_token() {
                return false;
            }
        }
        if self.is_after(b'\\') {
            return self.quote();
        }
        self.is_before(b'@')
    }

    const fn quote(&mut self) -> bool {
        self.has_warning = true;
        !(self.is_before(GENERIC) && self.is_after(GENERIC)) && self.lexer.has_ahead(b'"')
    }

    const fn quoted_token(&mut self) -> bool {
        if self.is(b'\\') && self.is_before(b'"') {
            self.lexer.advance();
        }
        self.lexer.advance();
        self.is_escaped() || !matches!(self.lexer.current.kind, 0 | b'\t')
    }

    /// Reads a comment and anything behind its closing parenthesis, up to the `@`.
    const fn local_comment(&mut self) -> bool {
        let Some(mut open) = self.open_comment() else {
            return false;
        };
        let mut has_more = true;
        while !self.is_before(b'@') && has_more {
            has_more = self.comment_token(&mut open);
        }
        open == 0 && self.is_before(b'@')
    }

    /// Reads a comment up to the first dot behind its closing parenthesis, which is required.
    const fn domain_comment(&mut self) -> bool {
        let Some(mut open) = self.open_comment() else {
            return false;
        };
        let mut has_more = true;
        while !(open == 0 && self.is_before(b'.')) && has_more {
            has_more = self.comment_token(&mut open);
        }
        open == 0 && self.is_before(b'.')
    }

    const fn open_comment(&mut self) -> Option<isize> {
        self.has_warning = true;
        if self.is(b'(') && self.lexer.has_ahead(b')') { Some(1) } else { None }
    }

    const fn comment_token(&mut self, open: &mut isize) -> bool {
        match self.lexer.next.kind {
            b'(' => *open += 1,
            b')' => *open -= 1,
            _ => {}
        }
        self.lexer.advance()
    }

    /// Reads the domain, and returns its length.
    const fn domain_part(&mut self) -> Option<usize> {
        self.lexer.advance();
        let start = self.lexer.current.start;
        if !self.starts_domain() || !self.domain() || !self.ends_domain() {
            return None;
        }
        let length = self.lexer.current.end - start;
        if length <= DOMAIN_MAX { Some(length) } else { None }
    }

    const fn starts_domain(&self) -> bool {
        let is_blank = self.is(b' ') && !self.is_before(GENERIC);
        !is_blank && !matches!(self.lexer.current.kind, b'.' | b'-' | b'@' | END)
    }

    const fn ends_domain(&self) -> bool {
        !self.is_after(b'.') && !self.is_after(b'-') && !self.is(b' ')
    }

    const fn domain(&mut self) -> bool {
        let mut label = Label::new(self.lexer.bytes, self.lexer.current.start);
        let mut has_top_level = false;
        let mut has_comments = false;
        while !self.is(END) {
            if self.is_parenthesis() {
                has_comments = true;
                if !self.domain_comment() {
                    return false;
                }
            }
            if self.is(b'[') {
                self.has_warning = true;
                return self.domain_literal();
            }
            if !self.domain_token(has_comments) || !self.fits_label(&mut label) {
                return false;
            }
            has_top_level |= self.is(b'.') && self.is_before(GENERIC);
            self.lexer.advance();
        }
        self.has_warning |= !has_top_level;
        !label.is_too_long()
    }

    const fn domain_token(&self, has_comments: bool) -> bool {
        match self.lexer.current.kind {
            GENERIC => true,
            b'.' | b'-' => !self.is_before(b'.'),
            b'(' | b')' => has_comments,
            _ => false,
        }
    }

    /// Adds a token to the label. A dot counts as part of the label behind it.
    const fn fits_label(&self, label: &mut Label<'a>) -> bool {
        let token = self.lexer.current;
        if self.is(b'.') {
            if label.is_too_long() {
                return false;
            }
            *label = Label::new(self.lexer.bytes, token.start);
        }
        label.push(token.start, token.end);
        true
    }

    /// Reads a domain literal: anything between brackets. Whatever follows the closing bracket is ignored.
    const fn domain_literal(&mut self) -> bool {
        if !self.lexer.has_ahead(b']') {
            return false;
        }
        loop {
            if self.is_before(b'[') || matches!(self.lexer.current.kind, 0 | b'\\') {
                return false;
            }
            if self.is(b']') || !self.lexer.advance() {
                return true;
            }
        }
    }
}
