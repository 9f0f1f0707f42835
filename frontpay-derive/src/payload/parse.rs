//! The grammar: JSON, in which a value may also be a constant.

use frontpay_rules::{Document, Value};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Error, Expr, Ident, Lit, LitStr, Token, Type, braced, bracketed, parenthesized, token};

use super::model::{Form, Head, Node, Payload};
use crate::errors::Errors;

/// Reads `(crate) Type as Rules { .. }`; where that has errors, as much as says of which type the payload is.
pub(crate) fn read(input: TokenStream) -> Result<Payload, (Option<Box<Head>>, Error)> {
    let (mut errors, mut head) = (Errors::new(), None);
    let parsed = (|input: ParseStream<'_>| payload(input, &mut head, &mut errors)).parse2(input);
    let object = errors.ok(parsed);
    match (errors.finish(object), head) {
        (Ok(Some(object)), Some(head)) => Ok(Payload { head, object }),
        (Ok(_), head) => Err((head.map(Box::new), Error::new(Span::call_site(), "expected `payload!(Type { .. })`"))),
        (Err(error), head) => Err((head.map(Box::new), error)),
    }
}

fn payload(input: ParseStream<'_>, head: &mut Option<Head>, errors: &mut Errors) -> syn::Result<Node> {
    let root;
    parenthesized!(root in input);
    let root = root.parse()?;
    if input.is_empty() {
        return Err(input.error("expected a type and an object, as in `payload!(PaymentLink { .. })`"));
    }
    let ty: Type = input.parse()?;
    let first = if let Type::Path(path) = &ty { path.path.segments.first() } else { None };
    let is_self = first.is_some_and(|first| first.ident == "Self");
    if is_self {
        errors.over(&ty, "`Self` is not known in a constant: write the name of the type");
    }
    let rules = if input.peek(Token![as]) {
        input.parse::<Token![as]>()?;
        if input.peek(token::Brace) {
            return Err(input.error("expected the name of a rule set behind `as`"));
        }
        Some(input.parse()?)
    } else {
        None
    };
    let is_list_or_leaf = input.peek(token::Bracket) || input.peek(Lit) || input.peek(Token![-]);
    if !input.peek(token::Brace) && !is_list_or_leaf {
        return Err(input.error("expected an object in braces, as in `payload!(PaymentLink { .. })`"));
    }
    *head = (!is_self).then_some(Head { root, ty, rules });
    let object = node(input, errors)?;
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    }
    if input.is_empty() { Ok(object) } else { Err(input.error("expected nothing behind the object")) }
}

fn node(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Node> {
    if input.peek(token::Brace) {
        return object(input, errors);
    }
    if input.peek(token::Bracket) {
        return list(input, errors);
    }
    let fork = input.fork();
    if let Ok(Leaf(leaf)) = fork.parse()
        && is_end(&fork)
    {
        input.advance_to(&fork);
        return leaf.or_else(|error| {
            let span = error.span();
            errors.push(error);
            Ok(Node { form: Form::Null, start: span, end: span })
        });
    }
    let expression = expression(input)?;
    let (start, end) = ends(&expression);
    Ok(Node { form: Form::Constant(expression), start, end })
}

/// Reads an expression; one that `syn` knows only with its feature `full` ends at the next comma.
fn expression(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let fork = input.fork();
    if let Ok(expression) = fork.parse::<Expr>() {
        input.advance_to(&fork);
        return Ok(expression.into_token_stream());
    }
    if is_end(input) {
        return Err(input.error("expected an expression"));
    }
    let mut tokens = TokenStream::new();
    while !is_end(input) {
        tokens.extend([input.parse::<TokenTree>()?]);
    }
    Ok(tokens)
}

/// Tells whether a value ends here.
fn is_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// The first and the last token of an expression.
fn ends(expression: &TokenStream) -> (Span, Span) {
    let mut tokens = expression.clone().into_iter();
    let start = tokens.next().map_or_else(Span::call_site, |token| token.span());
    let end = tokens.last().map_or(start, |token| token.span());
    (start, end)
}

/// A value of JSON without others within; the inner error is one of meaning.
struct Leaf(syn::Result<Node>);

impl Parse for Leaf {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident::peek_any) && !input.peek(Lit) {
            let ident = input.call(Ident::parse_any)?;
            let span = ident.span();
            return if ident == "null" {
                Ok(Self(Ok(Node { form: Form::Null, start: span, end: span })))
            } else {
                Err(Error::new(span, "not a literal"))
            };
        }
        let minus: Option<Token![-]> = input.parse()?;
        let literal: Lit = input.parse()?;
        let end = literal.span();
        let start = minus.map_or(end, |minus| minus.span);
        Ok(Self(form(minus.is_some(), &literal).map(|form| Node { form, start, end })))
    }
}

fn form(minus: bool, literal: &Lit) -> syn::Result<Form> {
    match literal {
        Lit::Str(text) if !minus => Ok(Form::Text(text.clone())),
        Lit::Bool(flag) if !minus => Ok(Form::Flag(flag.value)),
        Lit::Int(number) => self::number(minus, &number.to_string(), number.suffix(), number.span()),
        Lit::Float(number) => self::number(minus, &number.to_string(), number.suffix(), number.span()),
        Lit::Char(_) => Err(Error::new(literal.span(), "text is written in double quotes")),
        _ => Err(Error::new(literal.span(), "no value of JSON")),
    }
}

/// Reads a number as the reader of JSON text does.
fn number(minus: bool, lexeme: &str, suffix: &str, span: Span) -> syn::Result<Form> {
    let digits = lexeme.replace('_', "");
    let sign = if minus { "-" } else { "" };
    let text = format!("{sign}{digits}");
    match Document::read(text.as_bytes()).as_ref().map(Document::value) {
        Ok(Value::Int(number)) => Ok(Form::Int(number)),
        Ok(Value::Float(number)) => Ok(Form::Float(number)),
        _ if !suffix.is_empty() && !lexeme.starts_with("0x") => {
            Err(Error::new(span, format_args!("a number in JSON has no type: remove `{suffix}`")))
        }
        _ => Err(Error::new(
            span,
            "not a number of JSON: write it in decimal, without a leading zero, and digits on both sides of the point",
        )),
    }
}

fn list(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Node> {
    let content;
    let bracket = bracketed!(content in input);
    let mut items = Vec::new();
    while !content.is_empty() {
        items.push(node(&content, errors)?);
        separator(&content)?;
    }
    let span = bracket.span.join();
    Ok(Node { form: Form::List(items), start: span, end: span })
}

fn object(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Node> {
    let content;
    let brace = braced!(content in input);
    let mut entries: Vec<(LitStr, Node)> = Vec::new();
    while !content.is_empty() {
        let key = key(&content)?;
        if !content.peek(Token![:]) {
            return Err(content.error(format_args!("expected `:` and a value behind the key {:?}", key.value())));
        }
        content.parse::<Token![:]>()?;
        if is_end(&content) {
            return Err(content.error(format_args!("expected a value for the key {:?}", key.value())));
        }
        let value = node(&content, errors)?;
        if entries.iter().any(|(other, _)| other.value() == key.value()) {
            errors.at(key.span(), format_args!("the key {:?} is given twice", key.value()));
        }
        entries.push((key, value));
        separator(&content)?;
    }
    let span = brace.span.join();
    Ok(Node { form: Form::Object(entries), start: span, end: span })
}

fn key(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse().map_err(|error| {
        let sentence = match input.fork().call(Ident::parse_any) {
            Ok(ident) => format!("a key is text in quotes: `\"{}\"`", ident.unraw()),
            Err(_) => "expected a key in quotes".to_owned(),
        };
        Error::new(error.span(), sentence)
    })
}

fn separator(input: ParseStream<'_>) -> syn::Result<()> {
    if !is_end(input) {
        return Err(input.error("expected `,`"));
    }
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}
