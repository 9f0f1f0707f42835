//! The struct or enum as data, with everything that a message may point at.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::{Data, DataEnum, DeriveInput, Fields, Ident, Path, Type, parse_quote};

use crate::errors::Errors;
use crate::parse::rule::{self, Check, Item};
use crate::parse::serde::{Container, Filling, Member};

/// What the macro was put on.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The crate that generated code names.
    pub(crate) root: Path,
    /// The checks of the whole struct.
    pub(crate) checks: Vec<Check>,
    pub(crate) body: Body<'a>,
}

pub(crate) enum Body<'a> {
    Struct(Vec<Field<'a>>),
    /// An enum of words.
    Words(Vec<Word<'a>>),
    /// Something else; an error says so.
    Other,
}

/// A field that is on the wire.
pub(crate) struct Field<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) ty: &'a Type,
    /// The name on the wire.
    pub(crate) name: String,
    pub(crate) serde: Member,
    /// Whether serde fills the field where it is missing.
    pub(crate) filled: Option<Filling>,
    pub(crate) items: Vec<Item>,
}

/// A variant without data.
pub(crate) struct Word<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let serde = Container::read(&input.attrs, errors);
        let root = root(input, errors);
        let checks = checks(input, errors);
        let body = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => {
                    let fields = fields.named.iter().filter_map(|field| Field::read(field, &serde, errors));
                    Body::Struct(fields.collect())
                }
                Fields::Unnamed(_) => Body::other(input, "tuple structs", errors),
                Fields::Unit => Body::other(input, "unit structs", errors),
            },
            Data::Enum(data) => Body::words(input, data, &serde, errors),
            Data::Union(_) => Body::other(input, "unions", errors),
        };
        Self { input, root, checks, body }
    }
}

impl<'a> Body<'a> {
    fn words(input: &DeriveInput, data: &'a DataEnum, serde: &Container, errors: &mut Errors) -> Self {
        if data.variants.is_empty() {
            return Self::other(input, "enums without variants", errors);
        }
        let mut words = Vec::new();
        for variant in &data.variants {
            if !matches!(variant.fields, Fields::Unit) {
                errors.over(&variant.fields, "`Validate` does not support enums with data yet, only structs with named fields and enums of words");
            }
            for item in rule::read(&variant.attrs, errors) {
                errors.at(item.span(), "a rule stands on a field, not on a variant");
            }
            for item in rule::read_whole(&variant.attrs, errors) {
                errors.at(item.span(), "`#[rules]` stands on a struct, not on a variant");
            }
            let member = Member::read(&variant.attrs, errors);
            if member.skip {
                errors.at(variant.ident.span(), "`Validate` does not support a skipped variant yet");
            }
            let ident = variant.ident.unraw().to_string();
            let name = member.rename.unwrap_or_else(|| serde.case.map_or(ident.clone(), |case| case.variant(&ident)));
            words.push(Word { ident: &variant.ident, name });
        }
        Self::Words(words)
    }

    fn other(input: &DeriveInput, found: &str, errors: &mut Errors) -> Self {
        let sentence =
            format!("`Validate` does not support {found} yet, only structs with named fields and enums of words");
        errors.at(input.ident.span(), sentence);
        Self::Other
    }
}

impl<'a> Field<'a> {
    /// Reads a field; nothing where it is skipped.
    fn read(field: &'a syn::Field, container: &Container, errors: &mut Errors) -> Option<Self> {
        let ident = field.ident.as_ref()?;
        let serde = Member::read(&field.attrs, errors);
        let mut items = rule::read(&field.attrs, errors);
        items.retain(|item| match item {
            Item::Crate(span, _) => {
                errors.at(*span, "`crate` stands on the struct, not on a field");
                false
            }
            _ => true,
        });
        for item in rule::read_whole(&field.attrs, errors) {
            errors.at(item.span(), "`#[rules]` stands on the struct; on a field write `#[rule]`");
        }
        if serde.skip {
            if let Some(item) = items.first() {
                errors.at(
                    item.span(),
                    format_args!("`{}` is skipped by serde, so no rule can stand on it", ident.unraw()),
                );
            }
            return None;
        }
        let plain = ident.unraw().to_string();
        let cased = container.case.map(|case| case.field(&plain));
        let name = serde.rename.clone().or(cased).unwrap_or(plain);
        let filled = if container.default { Some(Filling::Other) } else { serde.default };
        Some(Self { ident, ty: &field.ty, name, serde, filled, items })
    }
}

/// Reads `#[rule(crate = path)]`.
fn root(input: &DeriveInput, errors: &mut Errors) -> Path {
    let mut root = None;
    for item in rule::read(&input.attrs, errors) {
        match item {
            Item::Crate(_, path) if root.is_none() => root = Some(path),
            Item::Crate(span, _) => errors.at(span, "`crate` is given twice"),
            Item::Check(check) => {
                errors.at(check.span, "a check of the whole struct is written `#[rules(custom = ..)]`");
            }
            _ => errors.at(item.span(), "a rule stands on a field; here only `crate = path` can stand"),
        }
    }
    root.unwrap_or_else(|| parse_quote!(::frontpay_core))
}

/// Reads `#[rules(custom = path)]`.
fn checks(input: &DeriveInput, errors: &mut Errors) -> Vec<Check> {
    let mut checks = Vec::new();
    for item in rule::read_whole(&input.attrs, errors) {
        match item {
            Item::Check(check) if matches!(input.data, Data::Struct(_)) => checks.push(check),
            Item::Check(check) => errors.at(check.span, "a check of the whole stands on a struct"),
            other => errors.at(other.span(), "here stand only checks of the whole struct, as in `custom = adds_up`"),
        }
    }
    checks
}

impl Item {
    pub(crate) fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span(),
            Self::Call(call) => call.span,
            Self::Own(own) => own.span,
            Self::Check(check) => check.span,
            Self::Message(messages) => messages.first().map_or_else(Span::call_site, |message| message.span),
            Self::Attribute(span, _) | Self::Crate(span, _) => *span,
        }
    }
}
