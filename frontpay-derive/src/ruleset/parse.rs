//! The grammar of `ruleset!`: `pub Name for Payload { "path" => "rules", "path" => rule(..), "path" => [rule, "rules"] }`.

use proc_macro2::TokenStream;
use syn::parse::{Parse, ParseStream};
use syn::{Attribute, Ident, LitStr, Token, Type, Visibility, braced, bracketed, parenthesized, token};

use crate::check::{self, RuleUse};
use crate::errors::Errors;
use crate::parse::rule::Item;

/// The whole input.
pub(super) struct RuleSetInput {
    /// The path of `frontpay_core`.
    pub(super) root: TokenStream,
    pub(super) attributes: Vec<Attribute>,
    pub(super) visibility: Visibility,
    pub(super) name: Ident,
    pub(super) payload: Type,
    entries: Vec<Entry>,
    /// The errors of entries that do not parse.
    errors: Vec<syn::Error>,
}

struct Entry {
    path: LitStr,
    items: Vec<Item>,
}

/// A path with its rules.
pub(super) struct Row {
    pub(super) path: LitStr,
    pub(super) rules: Vec<RuleUse>,
}

impl RuleSetInput {
    /// Checks the rules of all rows.
    pub(super) fn rows(&self, errors: &mut Errors) -> Vec<Row> {
        let mut rows: Vec<Row> = Vec::new();
        for error in &self.errors {
            errors.push(error.clone());
        }
        for Entry { path, items } in &self.entries {
            if rows.iter().any(|row| row.path.value() == path.value()) {
                errors.at(path.span(), "the path is given twice: write all its rules in one list");
            }
            rows.push(Row { path: path.clone(), rules: check::rule_list(items, errors) });
        }
        rows
    }

    /// Returns the rules as they are written.
    pub(super) fn items(&self) -> impl Iterator<Item = &Item> {
        self.entries.iter().flat_map(|entry| &entry.items)
    }
}

impl Parse for RuleSetInput {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let root;
        parenthesized!(root in input);
        let root = root.parse()?;
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility = input.parse()?;
        let name = input.parse()?;
        if !input.peek(Token![for]) {
            return Err(input.error(
                "expected `for` and the type of the payload, as in `ruleset! { Strict for PaymentLink { .. } }`",
            ));
        }
        input.parse::<Token![for]>()?;
        let payload = input.parse()?;
        let content;
        braced!(content in input);
        let (mut entries, mut errors) = (Vec::new(), Vec::new());
        while !content.is_empty() {
            match content.parse().and_then(|entry| expect_comma(&content).map(|()| entry)) {
                Ok(entry) => entries.push(entry),
                Err(error) => {
                    errors.push(error);
                    skip_entry(&content)?;
                }
            }
        }
        if entries.is_empty() && errors.is_empty() {
            return Err(syn::Error::new_spanned(
                &name,
                "the rule set has no rules: write `\"path\" => \"rules\"` in it",
            ));
        }
        Ok(Self { root, attributes, visibility, name, payload, entries, errors })
    }
}

impl Parse for Entry {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let path = input.parse()?;
        input.parse::<Token![=>]>()?;
        if !input.peek(token::Bracket) {
            return Ok(Self { path, items: vec![syn::parse2(until_comma(input)?)?] });
        }
        let content;
        bracketed!(content in input);
        let mut items = Vec::new();
        while !content.is_empty() {
            items.push(syn::parse2(until_comma(&content)?)?);
            if !content.is_empty() {
                content.parse::<Token![,]>()?;
            }
        }
        Ok(Self { path, items })
    }
}

/// Reads the comma after an entry.
fn expect_comma(input: ParseStream<'_>) -> syn::Result<()> {
    if input.is_empty() { Ok(()) } else { input.parse::<Token![,]>().map(drop) }
}

/// Skips all up to the next comma, and that.
fn skip_entry(input: ParseStream<'_>) -> syn::Result<()> {
    while !input.is_empty() && !input.peek(Token![,]) {
        input.parse::<proc_macro2::TokenTree>()?;
    }
    expect_comma(input)
}

/// Reads the tokens of one rule.
fn until_comma(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    let mut tokens = TokenStream::new();
    while !input.is_empty() && !input.peek(Token![,]) {
        tokens.extend([input.parse::<proc_macro2::TokenTree>()?]);
    }
    if tokens.is_empty() {
        Err(input.error("expected a rule, or rules as text in quotes, as in `\"required|max:255\"`"))
    } else {
        Ok(tokens)
    }
}
