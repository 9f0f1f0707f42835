//! The variants of an enum with data. Each is checked and printed as the struct that its fields would make.

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::ext::IdentExt as _;
use syn::{DataEnum, DeriveInput, Fields, Generics, Ident, LitStr, Path, Type, Variant, parse_quote};

use crate::errors::Errors;
use crate::free;
use crate::model::{Field, Word};
use crate::parse::rule;
use crate::parse::serde::{Container, Member};

/// An enum.
pub(crate) struct Choices<'a> {
    pub(crate) tagging: Tagging,
    pub(crate) list: Vec<Choice<'a>>,
}

/// How a document tells which variant it is.
pub(crate) enum Tagging {
    /// By its only key, or by a word.
    External,
    /// By an entry beside the fields.
    Internal(LitStr),
    /// By an entry beside the one that holds the content.
    Adjacent(LitStr, LitStr),
    /// It does not.
    Untagged(Span),
}

/// A variant.
pub(crate) struct Choice<'a> {
    /// The enum.
    pub(crate) owner: &'a Ident,
    pub(crate) ident: &'a Ident,
    /// The name on the wire, and those that read as it.
    pub(crate) words: Vec<String>,
    /// Every word that is none reads as it.
    pub(crate) other: bool,
    /// No table sees what is in it.
    pub(crate) unseen: bool,
    pub(crate) content: Option<Content>,
}

/// What a variant holds.
pub(crate) struct Content {
    /// A struct of references to the fields.
    pub(crate) stand_in: DeriveInput,
    /// The fields that are on the wire, as the variant names them.
    pub(crate) members: Vec<syn::Member>,
    /// The type of the only field of a newtype variant.
    pub(crate) inner: Option<Type>,
}

impl<'a> Choices<'a> {
    pub(crate) fn read(
        input: &'a DeriveInput,
        data: &'a DataEnum,
        serde: &Container,
        root: &Path,
        errors: &mut Errors,
    ) -> Self {
        let tagging = match (&serde.tag, &serde.content, serde.untagged) {
            (_, _, Some(span)) => Tagging::Untagged(span),
            (Some(tag), Some(content), None) => Tagging::Adjacent(tag.clone(), content.clone()),
            (Some(tag), None, None) => Tagging::Internal(tag.clone()),
            (None, _, None) => Tagging::External,
        };
        let list = data.variants.iter().map(|variant| Choice::read(input, variant, serde, root, errors)).collect();
        Self { tagging, list }
    }

    /// The words, where there is nothing else.
    pub(crate) fn words(&self) -> Option<Vec<Word<'a>>> {
        let plain =
            matches!(self.tagging, Tagging::External) && self.list.iter().all(|choice| choice.content.is_none());
        let word = |choice: &Choice<'a>| Word {
            ident: choice.ident,
            name: choice.name().to_owned(),
            loose: choice.other || choice.words.len() > 1,
        };
        plain.then(|| self.list.iter().map(word).collect())
    }
}

impl<'a> Choice<'a> {
    fn read(input: &'a DeriveInput, variant: &'a Variant, serde: &Container, root: &Path, errors: &mut Errors) -> Self {
        for item in rule::read(&variant.attrs, errors) {
            errors.at(item.span(), "a rule stands on a field, not on a variant");
        }
        for item in rule::read_whole(&variant.attrs, errors) {
            errors.at(item.span(), "`#[rules]` stands on a struct, not on a variant");
        }
        for (at, field) in variant.fields.iter().enumerate().filter(|(_, field)| Member::is_skipped(&field.attrs)) {
            // It is no part of the struct that stands for the variant, so that its attributes are only read here.
            let member = field.ident.clone().map_or_else(|| at.into(), syn::Member::Named);
            Field::read(field, member, at, serde, errors);
        }
        let member = Member::read(&variant.attrs, errors);
        if member.skip {
            errors.at(variant.ident.span(), "a skipped variant is not on the wire, so the rules cannot judge it");
        }
        if let Some((word, span)) = member.written_by.as_ref().or(member.read_by.as_ref()) {
            let sentence = format!(
                "`{word}` decides what is on the wire, which the rules cannot see: give the variant a type that implements `AsValue`"
            );
            errors.at(*span, sentence);
        }
        let plain = variant.ident.unraw().to_string();
        let cased = || serde.case.map_or(plain.clone(), |case| case.variant(&plain));
        let name = member.rename.clone().unwrap_or_else(cased);
        let words = core::iter::once(name).chain(member.aliases.iter().map(LitStr::value)).collect();
        let unseen = serde.untagged.is_some();
        let content = Content::read(input, variant, member.field_case.as_ref().or(serde.field_case.as_ref()), root);
        Self { owner: &input.ident, ident: &variant.ident, words, other: member.other, unseen, content }
    }

    /// The name on the wire.
    pub(crate) fn name(&self) -> &str {
        self.words.first().map_or("", String::as_str)
    }
}

impl Content {
    fn read(input: &DeriveInput, variant: &Variant, case: Option<&LitStr>, root: &Path) -> Option<Self> {
        if matches!(variant.fields, Fields::Unit) {
            return None;
        }
        let kept = variant.fields.iter().enumerate().filter(|(_, field)| !Member::is_skipped(&field.attrs));
        let (members, kept): (Vec<_>, Vec<_>) = kept
            .map(|(at, field)| (field.ident.clone().map_or_else(|| at.into(), syn::Member::Named), field.clone()))
            .unzip();
        let inner = match &variant.fields {
            Fields::Unnamed(fields) if fields.unnamed.len() == 1 => kept.first().map(|field| field.ty.clone()),
            _ => None,
        };
        let lifetime = free::lifetime(&input.generics, "__variant");
        let kept = kept.iter().map(|field| named_owner(field.to_token_stream(), &input.ident, &input.generics));
        let kept: Vec<_> = kept.collect();
        let (owner, (_, arguments, bounds)) = (&input.ident, input.generics.split_for_impl());
        let mut generics = input.generics.clone();
        generics.params.insert(0, parse_quote!(#lifetime));
        // The constants beside it are named in other ways, whatever the variant is called.
        let ident = format_ident!("__Variant{}", variant.ident.unraw(), span = variant.ident.span());
        let case = case.map(|case| quote!(#[serde(rename_all = #case)]));
        let transparent = inner.as_ref().map(|_| quote!(#[serde(transparent)]));
        let head = quote!(#[rule(crate = #root)] #case #transparent struct #ident #generics);
        let marker = quote!(::core::marker::PhantomData<&#lifetime #owner #arguments>);
        let tokens = if let Fields::Named(_) = &variant.fields {
            quote!(#head #bounds { #(#kept,)* #[serde(skip)] __marker: #marker })
        } else {
            quote!(#head (#(#kept,)* #[serde(skip)] #marker) #bounds;)
        };
        // A struct of fields that have been parsed parses.
        let stand_in = syn::parse2(tokens).ok()?;
        Some(Self { stand_in, members, inner })
    }
}

/// Names the enum where a variant says `Self`, which means another type in the struct that stands for it.
fn named_owner(tokens: TokenStream, owner: &Ident, generics: &Generics) -> TokenStream {
    let (_, arguments, _) = generics.split_for_impl();
    let named = tokens.into_iter().flat_map(|token| match token {
        TokenTree::Ident(ident) if ident == "Self" => quote!(#owner #arguments),
        TokenTree::Group(group) => {
            let mut named = Group::new(group.delimiter(), named_owner(group.stream(), owner, generics));
            named.set_span(group.span());
            TokenTree::Group(named).into()
        }
        token => token.into(),
    });
    named.collect()
}
