//! The grammar of `#[rule(..)]`.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, Ident, Lit, LitStr, Meta, Path, Token, parenthesized, token};

use crate::errors::Errors;

/// One item of the list in an attribute.
pub(crate) enum Item {
    /// `"required|max:255"`
    Text(LitStr),
    /// `name`, `name = literal`, `name(literal, ..)`
    Call(Call),
    /// `crate = path`
    Crate(Span, Path),
}

/// A rule that is not yet known to exist; so its arguments are still tokens.
pub(crate) struct Call {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) args: Args,
}

/// What stands behind the name of a rule.
pub(crate) enum Args {
    None,
    /// `= literal`
    Value(TokenStream),
    /// `(literal, ..)`
    List(Span, TokenStream),
}

/// An argument.
pub(crate) enum Literal {
    Text(LitStr),
    Number(String, Span),
    Flag(bool, Span),
}

/// What a literal can be.
const EXPECTED: &str = "expected text in quotes, a number, `true` or `false`";

/// Reads all `#[rule(..)]` in a list of attributes.
pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("rule")) {
        let Meta::List(list) = &attribute.meta else {
            errors.over(attribute, "expected a list of rules, as in `#[rule(required, string)]`");
            continue;
        };
        let parts = split(list.tokens.clone());
        if parts.is_empty() {
            errors.over(attribute, "no rule between the parentheses");
        }
        items.extend(parts.into_iter().filter_map(|part| errors.ok(part.and_then(syn::parse2))));
    }
    items
}

/// Cuts a list at its commas, so that one bad item does not hide its neighbours.
fn split(tokens: TokenStream) -> Vec<syn::Result<TokenStream>> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                let found = core::mem::take(&mut part);
                let empty = found.is_empty().then(|| Error::new(comma.span(), "nothing before the comma"));
                parts.push(empty.map_or(Ok(found), Err));
            }
            token => part.extend([token]),
        }
    }
    if !part.is_empty() {
        parts.push(Ok(part));
    }
    parts
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let text = input.parse()?;
            return end(input).map(|()| Self::Text(text));
        }
        if !input.peek(Ident::peek_any) {
            return Err(input.error("expected the name of a rule, or rules as text with pipes"));
        }
        if input.peek(Token![crate]) && input.peek2(Token![=]) {
            let span = input.parse::<Token![crate]>()?.span;
            input.parse::<Token![=]>()?;
            let path = input.call(Path::parse_mod_style)?;
            return end(input).map(|()| Self::Crate(span, path));
        }
        let name = input.call(Ident::parse_any)?;
        if input.peek(Token![::]) {
            let path: TokenStream = input.parse()?;
            let path = format!("{name}{path}").replace(' ', "");
            return Err(Error::new(
                name.span(),
                format_args!("unknown rule `{path}`: only built-in rules can be used yet"),
            ));
        }
        let args = input.parse()?;
        end(input).map(|()| Self::Call(Call { name: name.unraw().to_string(), span: name.span(), args }))
    }
}

impl Parse for Args {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![=]) {
            let equals: Token![=] = input.parse()?;
            let value: TokenStream = input.parse()?;
            return if value.is_empty() { Err(Error::new(equals.span, EXPECTED)) } else { Ok(Self::Value(value)) };
        }
        if input.peek(token::Paren) {
            let content;
            let paren = parenthesized!(content in input);
            return Ok(Self::List(paren.span.join(), content.parse()?));
        }
        Ok(Self::None)
    }
}

impl Args {
    /// Reads the literals.
    pub(crate) fn literals(&self) -> syn::Result<Vec<Literal>> {
        let parts = match self {
            Self::None => return Ok(Vec::new()),
            Self::Value(value) => return syn::parse2(value.clone()).map(|literal| vec![literal]),
            Self::List(_, list) => split(list.clone()),
        };
        let mut errors = Errors::new();
        let literals = parts.into_iter().filter_map(|part| errors.ok(part.and_then(syn::parse2))).collect();
        errors.finish(literals)
    }
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        let Ok(literal) = input.parse::<Lit>() else {
            let found: TokenStream = input.parse()?;
            let sign = minus.map(|minus| minus.span);
            return Err(sign.map_or_else(|| Error::new_spanned(found, EXPECTED), |sign| Error::new(sign, EXPECTED)));
        };
        end(input)?;
        let span = literal.span();
        let (digits, suffix) = match literal {
            Lit::Str(text) if minus.is_none() => return Ok(Self::Text(text)),
            Lit::Bool(flag) if minus.is_none() => return Ok(Self::Flag(flag.value, span)),
            Lit::Int(number) => (number.base10_digits().to_owned(), number.suffix().to_owned()),
            Lit::Float(number) => (number.base10_digits().to_owned(), number.suffix().to_owned()),
            other => {
                let other = other.to_token_stream();
                return Err(Error::new(span, format_args!("{EXPECTED}, found `{other}`")));
            }
        };
        if !suffix.is_empty() {
            return Err(Error::new(span, format_args!("a number in a rule has no type: remove `{suffix}`")));
        }
        let sign = if minus.is_some() { "-" } else { "" };
        Ok(Self::Number(format!("{sign}{digits}"), span))
    }
}

impl Literal {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span(),
            Self::Number(_, span) | Self::Flag(_, span) => *span,
        }
    }
}

fn end(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() { Ok(()) } else { Err(input.error("expected `,`")) }
}
