//! The grammar of `payload!`: JSON, in which a value may also be a constant.

use frontpay_rules::{Document, Value};
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::{Error, Expr, Ident, Lit, LitStr, Token, Type, braced, bracketed, parenthesized, token};

use super::model::{Head, Node, NodeKind, Payload};
use crate::errors::Errors;
use crate::span::SpanRange;
use crate::type_tokens::display;

/// Reads `(crate) Type as Rules { .. }`. With errors come the type and rules of the payload, if they could be read.
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
    if input.peek(token::Brace) || input.peek(token::Bracket) || input.peek(Lit) {
        return Err(input.error("the type is missing: write it before the value, as in `payload!(PaymentLink { .. })`"));
    }
    let ty: Type = input.parse()?;
    let first = if let Type::Path(path) = &ty { path.path.segments.first() } else { None };
    let is_self = first.is_some_and(|first| first.ident == "Self");
    if is_self {
        errors.over(&ty, "`Self` cannot stand here: write the name of the type");
    }
    let rules = if input.peek(Token![as]) {
        input.parse::<Token![as]>()?;
        if input.peek(token::Brace) {
            return Err(input.error("expected the name of a rule set after `as`"));
        }
        Some(input.parse()?)
    } else {
        None
    };
    let is_list_or_leaf = input.peek(token::Bracket) || input.peek(Lit) || input.peek(Token![-]);
    let is_constant = input.peek(Ident::peek_any) || input.peek(Token![::]);
    if !input.peek(token::Brace) && !is_list_or_leaf && !is_constant {
        return Err(input.error("expected an object in braces, as in `payload!(PaymentLink { .. })`"));
    }
    *head = (!is_self).then_some(Head { root, ty, rules });
    let object = node(input, errors)?;
    if input.peek(Token![,]) {
        input.parse::<Token![,]>()?;
    }
    if input.is_empty() { Ok(object) } else { Err(input.error("expected nothing after the object")) }
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
            Ok(Node { kind: NodeKind::Null, range: span.into() })
        });
    }
    let expression = expression(input)?;
    let range = SpanRange::of(&expression);
    if let Some(message) = not_a_constant(&expression) {
        errors.over(&expression, message);
        return Ok(Node { kind: NodeKind::Null, range });
    }
    Ok(Node { kind: NodeKind::Constant(expression), range })
}

/// Returns the message about an expression that makes owned text or an `Option`, which is no value of JSON.
fn not_a_constant(expression: &TokenStream) -> Option<String> {
    let value = match syn::parse2(expression.clone()).ok()? {
        Expr::Path(path) if path.path.is_ident("None") => {
            return Some("`None` is `null` in JSON: write `null`".to_owned());
        }
        Expr::MethodCall(call) if OWNING.iter().any(|name| call.method == name) && call.args.is_empty() => {
            call.receiver.into_token_stream()
        }
        Expr::Call(call) if is_wrapper(&call.func) && call.args.len() == 1 => call.args.into_token_stream(),
        Expr::Macro(call) if call.mac.path.is_ident("format") || call.mac.path.is_ident("vec") => {
            return Some(
                "the compiler checks the payload and cannot run this: write the value, or use `Valid::new`".to_owned(),
            );
        }
        _ => return None,
    };
    Some(format!("a value of JSON stands for itself: write `{}`", display(value)))
}

/// The methods that make owned text of text.
const OWNING: [&str; 4] = ["to_string", "to_owned", "into", "clone"];

/// Returns true for `Some`, `String::from` and `Cow::Borrowed`.
fn is_wrapper(function: &Expr) -> bool {
    let Expr::Path(path) = function else { return false };
    let segments: Vec<_> = path.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let segments: Vec<_> = segments.iter().map(String::as_str).collect();
    matches!(segments.as_slice(), [.., "Some"] | [.., "String", "from"] | [.., "Cow", "Borrowed"])
}

/// Reads an expression. One that `syn` reads only with its feature `full` ends at the next comma.
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

/// Returns true at the end of a value.
fn is_end(input: ParseStream<'_>) -> bool {
    input.is_empty() || input.peek(Token![,])
}

/// A value of JSON that contains no others. The inner error is for one that parses, but is not JSON.
struct Leaf(syn::Result<Node>);

impl Parse for Leaf {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Ident::peek_any) && !input.peek(Lit) {
            let ident = input.call(Ident::parse_any)?;
            let span = ident.span();
            return if ident == "null" {
                Ok(Self(Ok(Node { kind: NodeKind::Null, range: span.into() })))
            } else {
                Err(Error::new(span, "not a literal"))
            };
        }
        let minus: Option<Token![-]> = input.parse()?;
        let literal: Lit = input.parse()?;
        let last = literal.span();
        let range = SpanRange { first: minus.map_or(last, |minus| minus.span), last };
        Ok(Self(leaf_kind(minus.is_some(), &literal).map(|kind| Node { kind, range })))
    }
}

fn leaf_kind(is_negative: bool, literal: &Lit) -> syn::Result<NodeKind> {
    match literal {
        Lit::Str(text) if !is_negative => Ok(NodeKind::Text(text.clone())),
        Lit::Bool(flag) if !is_negative => Ok(NodeKind::Flag(flag.value)),
        Lit::Int(literal) => number(is_negative, &literal.to_string(), literal.suffix(), literal.span()),
        Lit::Float(literal) => number(is_negative, &literal.to_string(), literal.suffix(), literal.span()),
        Lit::Char(_) => Err(Error::new(literal.span(), "text is written in double quotes")),
        _ => Err(Error::new(
            literal.span(),
            "not a value of JSON: expected text, a number, `true`, `false`, `null`, a list or an object",
        )),
    }
}

/// Reads a number with the reader of JSON text, so that both accept the same.
fn number(is_negative: bool, lexeme: &str, suffix: &str, span: Span) -> syn::Result<NodeKind> {
    let digits = lexeme.replace('_', "");
    let sign = if is_negative { "-" } else { "" };
    let text = format!("{sign}{digits}");
    match Document::read(text.as_bytes()).as_ref().map(Document::value) {
        Ok(Value::Int(number)) => Ok(NodeKind::Int(number)),
        Ok(Value::Float(number)) => Ok(NodeKind::Float(number)),
        _ if !suffix.is_empty() && !lexeme.starts_with("0x") => {
            Err(Error::new(span, format_args!("a number in JSON has no type: remove `{suffix}`")))
        }
        _ => Err(Error::new(
            span,
            "not a number of JSON: write it in decimal, without a leading zero, and with digits on both sides of the point",
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
    Ok(Node { kind: NodeKind::List(items), range: span.into() })
}

fn object(input: ParseStream<'_>, errors: &mut Errors) -> syn::Result<Node> {
    let content;
    let brace = braced!(content in input);
    let mut entries: Vec<(LitStr, Node)> = Vec::new();
    while !content.is_empty() {
        let key = key(&content)?;
        if !content.peek(Token![:]) {
            return Err(content.error(format_args!("expected `:` and a value after the key {:?}", key.value())));
        }
        content.parse::<Token![:]>()?;
        if is_end(&content) {
            return Err(content.error(format_args!("expected a value for the key {:?}", key.value())));
        }
        let value = node(&content, errors)?;
        if entries.iter().any(|(other, _)| other.value() == key.value()) {
            errors.at(key.span(), format_args!("the key {:?} is given twice: remove one", key.value()));
        }
        entries.push((key, value));
        separator(&content)?;
    }
    let span = brace.span.join();
    Ok(Node { kind: NodeKind::Object(entries), range: span.into() })
}

fn key(input: ParseStream<'_>) -> syn::Result<LitStr> {
    input.parse().map_err(|error| {
        let message = match input.fork().call(Ident::parse_any) {
            Ok(ident) => format!("a key is text in quotes: `\"{}\"`", ident.unraw()),
            Err(_) => "expected a key in quotes".to_owned(),
        };
        Error::new(error.span(), message)
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
