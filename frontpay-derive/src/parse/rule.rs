//! The grammar of `#[rule(..)]`.

use frontpay_rules::rule::Name;
use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
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
    Call(RuleCall),
    /// `acme::Mod11`, `acme::MaxLines(3)`, `const acme::mod11`
    Custom(CustomRule),
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
    /// `context = path`
    Context(ContextType),
}

/// A rule that the user wrote.
pub(crate) struct CustomRule {
    /// A constant of a type that implements `Rule`, or the path of a `const fn`.
    pub(crate) expression: TokenStream,
    /// The name of the rule, if it is a function.
    pub(crate) function: Option<String>,
    pub(crate) span: Span,
}

/// A function that checks a field or a struct.
pub(crate) struct Check {
    pub(crate) function: Path,
    pub(crate) with_context: bool,
    pub(crate) span: Span,
}

/// The type of the context that checks need.
#[derive(Clone)]
pub(crate) struct ContextType {
    pub(crate) path: Path,
    /// The word `context`.
    pub(crate) span: Span,
}

/// A sentence for reports, for one rule or for all.
pub(crate) struct Message {
    /// The name of the rule, or the word `message`.
    pub(crate) span: Span,
    pub(crate) rule: Option<String>,
    pub(crate) text: LitStr,
}

/// A rule by its name, which may not exist; its arguments stay tokens until it is known.
pub(crate) struct RuleCall {
    pub(crate) name: String,
    pub(crate) span: Span,
    pub(crate) arguments: Arguments,
}

/// The arguments of a rule.
pub(crate) enum Arguments {
    None,
    /// `= literal`
    Value(TokenStream),
    /// `(literal, ..)`
    List(Span, TokenStream),
}

/// One argument.
pub(crate) enum Literal {
    Text(LitStr),
    Number(String, Span),
    Flag(bool, Span),
}

/// The start of every message about an argument that is no literal.
const EXPECTED_LITERAL: &str = "expected text in quotes, a number, `true` or `false`";

/// The start of the message about an attribute without items.
const EXPECTED_ITEMS: &str = "expected a list of rules, as in `#[rule(required, string)]`";

/// Reads all `#[rule(..)]` in a list of attributes.
pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Vec<Item> {
    let mut items = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("rule")) {
        let Meta::List(list) = &attribute.meta else {
            errors.over(attribute, EXPECTED_ITEMS);
            continue;
        };
        let parts = split(list.tokens.clone());
        if parts.is_empty() {
            errors.over(attribute, format_args!("the parentheses are empty, {EXPECTED_ITEMS}"));
        }
        items.extend(parts.into_iter().filter_map(|part| errors.ok(part.and_then(syn::parse2))));
    }
    items
}

/// Splits a list at its commas, so that an error in one item does not hide those in others.
fn split(tokens: TokenStream) -> Vec<syn::Result<TokenStream>> {
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for token in tokens {
        match token {
            TokenTree::Punct(comma) if comma.as_char() == ',' => {
                let found = core::mem::take(&mut part);
                let empty =
                    found.is_empty().then(|| Error::new(comma.span(), "nothing stands before this comma: remove it"));
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

/// Parses each part of a list, with the errors of all parts as one.
fn parse_list<T: Parse>(tokens: TokenStream) -> syn::Result<Vec<T>> {
    let mut errors = Errors::new();
    let parts = split(tokens).into_iter().filter_map(|part| errors.ok(part.and_then(syn::parse2))).collect();
    errors.finish(parts)
}

impl Parse for Item {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(LitStr) {
            let text = input.parse()?;
            return expect_end(input).map(|()| Self::Text(text));
        }
        if !input.peek(Ident::peek_any) && !input.peek(Token![::]) {
            return Err(
                input.error("expected the name of a rule, or rules as text in quotes, as in `\"required|max:255\"`")
            );
        }
        if input.peek(Token![crate]) && input.peek2(Token![=]) {
            return crate_path(input);
        }
        if input.peek(Token![const]) {
            return custom_function(input);
        }
        if input.peek2(Token![::]) || input.peek(Token![::]) || is_type_name(input) {
            return custom_rule(input);
        }
        let name = input.call(Ident::parse_any)?;
        match name.to_string().as_str() {
            "custom" => check(input, &name, false),
            "custom_with" => check(input, &name, true),
            "message" => message(input, &name),
            "context" => context(input, &name),
            "recursive" => expect_end(input).map(|()| Self::Recursive(name.span())),
            "attribute" => {
                let text = text_value(input, &name, "attribute = \"e-mail address\"")?;
                expect_end(input).map(|()| Self::Attribute(name.span(), text))
            }
            _ => rule_call(input, &name),
        }
    }
}

/// Reads `crate = path`.
fn crate_path(input: ParseStream<'_>) -> syn::Result<Item> {
    let span = input.parse::<Token![crate]>()?.span;
    input.parse::<Token![=]>()?;
    let expected = |_| Error::new(span, "expected the path of the crate, as in `crate = acme::validation`");
    let path = input.call(Path::parse_mod_style).map_err(expected)?;
    expect_end(input).map(|()| Item::Crate(span, path))
}

/// Reads `context = path`.
fn context(input: ParseStream<'_>, name: &Ident) -> syn::Result<Item> {
    let expected = "expected the type of the context, as in `context = Shop`";
    let path = value(input, name, expected, Path::parse_mod_style)?;
    expect_end(input).map(|()| Item::Context(ContextType { path, span: name.span() }))
}

/// Reads `name`, `name = literal` or `name(literal, ..)`.
fn rule_call(input: ParseStream<'_>, name: &Ident) -> syn::Result<Item> {
    refuse_argument_without_equals(input, name)?;
    let arguments = input.parse()?;
    let call = RuleCall { name: name.unraw().to_string(), span: name.span(), arguments };
    expect_end(input).map(|()| Item::Call(call))
}

/// Refuses `max 5`, `max: 5` and `required | string`.
fn refuse_argument_without_equals(input: ParseStream<'_>, name: &Ident) -> syn::Result<()> {
    if input.is_empty() || input.peek(Token![=]) || input.peek(token::Paren) {
        return Ok(());
    }
    if input.peek(Token![:]) {
        let colon: Token![:] = input.parse()?;
        let argument = input.parse::<TokenStream>()?;
        return Err(Error::new(colon.span, format_args!("an argument stands after `=`: write `{name} = {argument}`")));
    }
    if input.peek(Token![|]) {
        let bar: Token![|] = input.parse()?;
        input.parse::<TokenStream>()?;
        return Err(Error::new(bar.span, "rules outside quotes are separated by commas: replace `|` with `,`"));
    }
    match input.fork().parse::<Literal>() {
        Ok(literal) if !input.is_empty() => {
            let found = input.parse::<TokenStream>()?.to_string().replace("- ", "-");
            Err(Error::new(literal.span(), format_args!("expected `,`, or `=` before an argument: `{name} = {found}`")))
        }
        _ => Ok(()),
    }
}

/// Returns true for the name of a type in scope; Laravel's rules are written in snake case.
fn is_type_name(input: ParseStream<'_>) -> bool {
    let name = input.fork().call(Ident::parse_any).map(|name| name.to_string()).unwrap_or_default();
    name.starts_with(char::is_uppercase) && Name::find(&Case::Snake.variant(&name)).is_none()
}

/// Reads `const acme::mod11`.
fn custom_function(input: ParseStream<'_>) -> syn::Result<Item> {
    let keyword = input.parse::<Token![const]>()?;
    let expected = |_| Error::new(keyword.span, "expected the path of a `const fn`, as in `const acme::mod11`");
    let path = input.call(Path::parse_mod_style).map_err(expected)?;
    expect_end(input)?;
    let (name, span) = last_segment(&path);
    Ok(Item::Custom(CustomRule { expression: path.into_token_stream(), function: Some(name), span }))
}

/// Reads `acme::Mod11` or `acme::MaxLines(3)`. The compiler checks what stands between the parentheses.
fn custom_rule(input: ParseStream<'_>) -> syn::Result<Item> {
    let all: TokenStream = input.fork().parse()?;
    let expected = "expected a custom rule, as in `acme::MaxLines(3)`";
    let Ok(ExprPath { path, .. }) = input.parse() else {
        input.parse::<TokenStream>()?;
        return Err(Error::new_spanned(all, expected));
    };
    let (_, span) = last_segment(&path);
    let mut expression = path.into_token_stream();
    if input.peek(token::Paren) || input.peek(token::Brace) {
        expression.extend([input.parse::<TokenTree>()?]);
    }
    if input.cursor().punct().is_some() {
        input.parse::<TokenStream>()?;
        return Err(Error::new_spanned(all, expected));
    }
    expect_end(input).map(|()| Item::Custom(CustomRule { expression, function: None, span }))
}

fn last_segment(path: &Path) -> (String, Span) {
    let last = path.segments.last();
    last.map_or_else(|| (String::new(), Span::call_site()), |last| (last.ident.unraw().to_string(), last.ident.span()))
}

/// Reads `= path` after `custom` or `custom_with`.
fn check(input: ParseStream<'_>, name: &Ident, with_context: bool) -> syn::Result<Item> {
    let expected = format!("expected the path of a function, as in `{name} = norwegian_mobile`");
    let function = value(input, name, &expected, Path::parse_mod_style)?;
    expect_end(input).map(|()| Item::Check(Check { function, with_context, span: name.span() }))
}

/// Reads `= ".."` or `(required = "..", ..)` after `message`.
fn message(input: ParseStream<'_>, name: &Ident) -> syn::Result<Item> {
    if !input.peek(token::Paren) {
        let text = text_value(input, name, "message = \"The :attribute field is wrong.\"")?;
        return expect_end(input)
            .map(|()| Item::Message(name.span(), vec![Message { span: name.span(), rule: None, text }]));
    }
    let content;
    parenthesized!(content in input);
    if content.is_empty() {
        let message =
            "the parentheses are empty, expected a message, as in `message(required = \"We need the name.\")`";
        return Err(Error::new(name.span(), message));
    }
    Ok(Item::Message(name.span(), parse_list(content.parse()?)?))
}

impl Parse for Message {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let rule = input.call(Ident::parse_any)?;
        let text = text_value(input, &rule, "message(required = \"The :attribute field is needed.\")")?;
        expect_end(input).map(|()| Self { span: rule.span(), rule: Some(rule.unraw().to_string()), text })
    }
}

/// Reads `= ".."`.
fn text_value(input: ParseStream<'_>, name: &Ident, example: &str) -> syn::Result<LitStr> {
    let expected = format!("expected text in quotes, as in `{example}`");
    let text: LitStr = value(input, name, &expected, Parse::parse)?;
    if text.value().trim().is_empty() {
        return Err(Error::new(text.span(), format_args!("the text is empty: write one, or remove `{name}`")));
    }
    Ok(text)
}

/// Reads `=` and a value. The message for anything else points at it, or at the name if nothing follows.
fn value<T>(
    input: ParseStream<'_>,
    name: &Ident,
    expected: &str,
    parse: fn(ParseStream<'_>) -> syn::Result<T>,
) -> syn::Result<T> {
    if !input.peek(Token![=]) {
        return Err(Error::new(name.span(), expected));
    }
    input.parse::<Token![=]>()?;
    if let Ok(value) = parse(input) {
        return Ok(value);
    }
    let found: TokenStream = input.parse()?;
    Err(if found.is_empty() { Error::new(name.span(), expected) } else { Error::new_spanned(found, expected) })
}

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        if input.peek(Token![=]) {
            let equals: Token![=] = input.parse()?;
            let value: TokenStream = input.parse()?;
            return if value.is_empty() {
                Err(Error::new(equals.span, EXPECTED_LITERAL))
            } else {
                Ok(Self::Value(value))
            };
        }
        if input.peek(token::Paren) {
            let content;
            let paren = parenthesized!(content in input);
            return Ok(Self::List(paren.span.join(), content.parse()?));
        }
        Ok(Self::None)
    }
}

impl Arguments {
    /// Parses the arguments as literals.
    pub(crate) fn literals(&self) -> syn::Result<Vec<Literal>> {
        match self {
            Self::None => Ok(Vec::new()),
            Self::Value(value) => syn::parse2(value.clone()).map(|literal| vec![literal]),
            Self::List(_, list) => parse_list(list.clone()),
        }
    }
}

impl Parse for Literal {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let minus: Option<Token![-]> = input.parse()?;
        let Ok(literal) = input.parse::<Lit>() else {
            let found: TokenStream = input.parse()?;
            if let Some(minus) = minus {
                return Err(Error::new(minus.span, EXPECTED_LITERAL));
            }
            if let Some(message) = list_or_named_argument(&found) {
                return Err(Error::new_spanned(&found, message));
            }
            let reason = reason_against_constants(&found);
            return Err(Error::new_spanned(&found, format_args!("{EXPECTED_LITERAL}, found `{found}`{reason}")));
        };
        expect_end(input)?;
        let span = literal.span();
        let (digits, suffix) = match literal {
            Lit::Str(text) if minus.is_none() => return Ok(Self::Text(text)),
            Lit::Bool(flag) if minus.is_none() => return Ok(Self::Flag(flag.value, span)),
            Lit::Int(number) => (number.base10_digits().to_owned(), number.suffix().to_owned()),
            Lit::Float(number) => (number.base10_digits().to_owned(), number.suffix().to_owned()),
            other => {
                let other = other.to_token_stream();
                return Err(Error::new(span, format_args!("{EXPECTED_LITERAL}, found `{other}`")));
            }
        };
        if !suffix.is_empty() {
            return Err(Error::new(span, format_args!("a number in a rule has no type: remove `{suffix}`")));
        }
        let sign = if minus.is_some() { "-" } else { "" };
        Ok(Self::Number(format!("{sign}{digits}"), span))
    }
}

/// Returns the message about `["a", "b"]` and `min = 1` in the place of an argument.
fn list_or_named_argument(found: &TokenStream) -> Option<String> {
    let mut tokens = found.clone().into_iter();
    match (tokens.next()?, tokens.next()) {
        (TokenTree::Group(list), None) if list.delimiter() == Delimiter::Bracket => {
            Some(format!("several values stand in parentheses: write `({})`", list.stream()))
        }
        (TokenTree::Ident(name), Some(TokenTree::Punct(equals))) if equals.as_char() == '=' => {
            let value: TokenStream = tokens.collect();
            Some(format!("arguments have no names: write `{value}` in place of `{name} = {value}`"))
        }
        _ => None,
    }
}

/// Returns the reason why a path is no argument, and nothing for other tokens.
fn reason_against_constants(found: &TokenStream) -> &'static str {
    match syn::parse2::<Path>(found.clone()) {
        Ok(_) => ": a constant cannot stand here, since the macro runs before the compiler evaluates constants",
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

impl Item {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span(),
            Self::Call(call) => call.span,
            Self::Custom(rule) => rule.span,
            Self::Check(check) => check.span,
            Self::Message(span, messages) => messages.first().map_or(*span, |message| message.span),
            Self::Attribute(span, _) | Self::Crate(span, _) | Self::Recursive(span) => *span,
            Self::Context(context) => context.span,
        }
    }
}

fn expect_end(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() { Ok(()) } else { Err(input.error("expected `,`")) }
}
