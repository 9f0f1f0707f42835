//! The grammar of `#[rule(..)]`.

use frontpay_rules::rule::Name;
use proc_macro2::{Span, TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Error, ExprPath, Ident, Lit, LitStr, Meta, Path, Token, parenthesized, token};

use super::case::Case;
use crate::errors::Errors;

/// One item of the list in an attribute.
pub(crate) enum Item {
    /// `"required|max:255"`
    Text(LitStr),
    /// `name`, `name = literal`, `name(literal, ..)`
    Call(Call),
    /// `acme::Mod11`, `acme::MaxLines(3)`, `const acme::mod11`
    Own(Own),
    /// `custom = path`, `custom_with = path`
    Check(Check),
    /// `message = ".."`, `message(required = "..")`
    Message(Span, Vec<Message>),
    /// `attribute = ".."`
    Attribute(Span, LitStr),
    /// `crate = path`
    Crate(Span, Path),
    /// `recursive`
    Recursive(Span),
}

/// A rule that someone else wrote.
pub(crate) struct Own {
    /// A constant of a type that is a rule, or the path of a `const fn`.
    pub(crate) expr: TokenStream,
    /// The name, where the rule is a function.
    pub(crate) function: Option<String>,
    pub(crate) span: Span,
}

/// A function that checks a field or a struct.
pub(crate) struct Check {
    pub(crate) function: Path,
    pub(crate) with_context: bool,
    pub(crate) span: Span,
}

/// A sentence, for one rule or for all.
pub(crate) struct Message {
    /// Where the name of the rule stands, or the word `message`.
    pub(crate) span: Span,
    pub(crate) rule: Option<String>,
    pub(crate) text: LitStr,
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
    read_named("rule", "a list of rules, as in `#[rule(required, string)]`", attributes, errors)
}

/// Reads all `#[rules(..)]` on a struct.
pub(crate) fn read_whole(attributes: &[Attribute], errors: &mut Errors) -> Vec<Item> {
    read_named("rules", "a list of checks, as in `#[rules(custom = adds_up)]`", attributes, errors)
}

fn read_named(name: &str, expected: &str, attributes: &[Attribute], errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(name)) {
        let Meta::List(list) = &attribute.meta else {
            errors.over(attribute, format_args!("expected {expected}"));
            continue;
        };
        let parts = split(list.tokens.clone());
        if parts.is_empty() {
            errors.over(attribute, format_args!("nothing between the parentheses, expected {expected}"));
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
        if !input.peek(Ident::peek_any) && !input.peek(Token![::]) {
            return Err(input.error("expected the name of a rule, or rules as text with pipes"));
        }
        if input.peek(Token![crate]) && input.peek2(Token![=]) {
            let span = input.parse::<Token![crate]>()?.span;
            input.parse::<Token![=]>()?;
            let path = input.call(Path::parse_mod_style);
            let path =
                path.map_err(|_| Error::new(span, "expected the path of the crate, as in `crate = acme::validation`"))?;
            return end(input).map(|()| Self::Crate(span, path));
        }
        if input.peek(Token![const]) {
            return function(input);
        }
        if input.peek2(Token![::]) || input.peek(Token![::]) || is_type(input) {
            return own(input);
        }
        let name = input.call(Ident::parse_any)?;
        match name.to_string().as_str() {
            "custom" => check(input, &name, false),
            "custom_with" => check(input, &name, true),
            "message" => message(input, &name),
            "recursive" => end(input).map(|()| Self::Recursive(name.span())),
            "attribute" => {
                let text = text_behind(input, &name, "attribute = \"e-mail address\"")?;
                end(input).map(|()| Self::Attribute(name.span(), text))
            }
            _ => {
                argument_without_sign(input, &name)?;
                let args = input.parse()?;
                end(input).map(|()| Self::Call(Call { name: name.unraw().to_string(), span: name.span(), args }))
            }
        }
    }
}

/// Refuses `max 5`.
fn argument_without_sign(input: ParseStream<'_>, name: &Ident) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![=]) || input.peek(token::Paren) {
        return Ok(());
    }
    match input.fork().parse::<Literal>() {
        Ok(literal) if !input.is_empty() => {
            let found = input.parse::<TokenStream>()?.to_string().replace("- ", "-");
            Err(Error::new(literal.span(), format_args!("expected `,`, or `=` before an argument: `{name} = {found}`")))
        }
        _ => Ok(()),
    }
}

/// Tells whether a name is that of a type in scope: Laravel's rules are written in snake case.
fn is_type(input: ParseStream<'_>) -> bool {
    let name = input.fork().call(Ident::parse_any).map(|name| name.to_string()).unwrap_or_default();
    name.starts_with(char::is_uppercase) && Name::find(&Case::Snake.variant(&name)).is_none()
}

/// Reads `const acme::mod11`.
fn function(input: ParseStream<'_>) -> syn::Result<Item> {
    let word = input.parse::<Token![const]>()?;
    let path = input.call(Path::parse_mod_style);
    let path =
        path.map_err(|_| Error::new(word.span, "expected the path of a `const fn`, as in `const acme::mod11`"))?;
    end(input)?;
    let (name, span) = last(&path);
    Ok(Item::Own(Own { expr: path.into_token_stream(), function: Some(name), span }))
}

/// Reads `acme::Mod11`, `acme::MaxLines(3)`; what stands between the parentheses is the compiler's to read.
fn own(input: ParseStream<'_>) -> syn::Result<Item> {
    let all: TokenStream = input.fork().parse()?;
    let expected = "expected a rule of your own, as in `acme::MaxLines(3)`";
    let Ok(ExprPath { path, .. }) = input.parse() else {
        input.parse::<TokenStream>()?;
        return Err(Error::new_spanned(all, expected));
    };
    let (_, span) = last(&path);
    let mut expr = path.into_token_stream();
    if input.peek(token::Paren) || input.peek(token::Brace) {
        expr.extend([input.parse::<TokenTree>()?]);
    }
    if input.cursor().punct().is_some() {
        input.parse::<TokenStream>()?;
        return Err(Error::new_spanned(all, expected));
    }
    end(input).map(|()| Item::Own(Own { span, function: None, expr }))
}

fn last(path: &Path) -> (String, Span) {
    let last = path.segments.last();
    last.map_or_else(|| (String::new(), Span::call_site()), |last| (last.ident.unraw().to_string(), last.ident.span()))
}

/// Reads `= path` behind `custom`.
fn check(input: ParseStream<'_>, name: &Ident, with_context: bool) -> syn::Result<Item> {
    let expected = format!("expected the path of a function, as in `{name} = norwegian_mobile`");
    if !input.peek(Token![=]) {
        return Err(Error::new(name.span(), expected));
    }
    input.parse::<Token![=]>()?;
    let Ok(function) = input.call(Path::parse_mod_style) else {
        let found: TokenStream = input.parse()?;
        return Err(if found.is_empty() {
            Error::new(name.span(), expected)
        } else {
            Error::new_spanned(found, expected)
        });
    };
    end(input).map(|()| Item::Check(Check { function, with_context, span: name.span() }))
}

/// Reads `= ".."` or `(required = "..", ..)` behind `message`.
fn message(input: ParseStream<'_>, name: &Ident) -> syn::Result<Item> {
    if !input.peek(token::Paren) {
        let text = text_behind(input, name, "message = \"The :attribute field is wrong.\"")?;
        return end(input).map(|()| Item::Message(name.span(), vec![Message { span: name.span(), rule: None, text }]));
    }
    let content;
    parenthesized!(content in input);
    let parts = split(content.parse()?);
    if parts.is_empty() {
        return Err(Error::new(name.span(), "no sentence between the parentheses"));
    }
    let mut errors = Errors::new();
    let messages = parts.into_iter().filter_map(|part| errors.ok(part.and_then(syn::parse2))).collect();
    errors.finish(())?;
    end(input).map(|()| Item::Message(name.span(), messages))
}

impl Parse for Message {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let rule = input.call(Ident::parse_any)?;
        let text = text_behind(input, &rule, "message(required = \"The :attribute field is needed.\")")?;
        end(input).map(|()| Self { span: rule.span(), rule: Some(rule.unraw().to_string()), text })
    }
}

/// Reads `= ".."`.
fn text_behind(input: ParseStream<'_>, name: &Ident, example: &str) -> syn::Result<LitStr> {
    let expected = format!("expected text in quotes, as in `{example}`");
    if !input.peek(Token![=]) {
        return Err(Error::new(name.span(), expected));
    }
    input.parse::<Token![=]>()?;
    match input.parse::<LitStr>() {
        Ok(text) if text.value().trim().is_empty() => Err(Error::new(text.span(), "the text is empty")),
        Ok(text) => Ok(text),
        Err(_) => {
            let found: TokenStream = input.parse()?;
            Err(if found.is_empty() { Error::new(name.span(), expected) } else { Error::new_spanned(found, expected) })
        }
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
            return Err(match sign {
                Some(sign) => Error::new(sign, EXPECTED),
                None => Error::new_spanned(&found, format_args!("{EXPECTED}, found `{found}`{}", of_constants(&found))),
            });
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

/// SelfDescribing why a name cannot stand where a literal is wanted.
fn of_constants(found: &TokenStream) -> &'static str {
    match syn::parse2::<Path>(found.clone()) {
        Ok(_) => ": the table is made before the compiler knows what names stand for",
        Err(_) => "",
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
