//! The struct or enum as data, with everything that a message may point at.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, Ident, Path, Type, parse_quote};

use crate::errors::Errors;
use crate::parse::rule::{self, Check, Item};
use crate::parse::serde::{Container, Filling, Member};
use crate::variant::{Choice, Choices};

/// What the macro was put on.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The type that the user wrote: the enum, where this is one of its variants.
    pub(crate) owner: &'a Ident,
    /// Whether the fields are references into a variant.
    pub(crate) borrowed: bool,
    /// The crate that generated code names.
    pub(crate) root: Path,
    /// The checks of the whole struct.
    pub(crate) checks: Vec<Check>,
    pub(crate) form: Form,
    /// An entry that serde writes for the struct: its key and the name of the struct.
    pub(crate) tag: Option<(String, String)>,
    pub(crate) body: Body<'a>,
}

/// What a struct is on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A map with an entry for each field.
    Map,
    /// A list with an item for each field.
    List,
    /// What its only field is.
    Inner,
    /// Null.
    Null,
}

pub(crate) enum Body<'a> {
    Struct(Vec<Field<'a>>),
    /// An enum without data.
    Words(Vec<Word<'a>>),
    /// An enum with data.
    Choices(Choices<'a>),
    /// Something else; an error says so.
    Other,
}

/// A field that is on the wire.
pub(crate) struct Field<'a> {
    pub(crate) ident: syn::Member,
    pub(crate) ty: &'a Type,
    /// The name on the wire.
    pub(crate) name: String,
    pub(crate) serde: Member,
    /// Whether serde fills the field where it is missing.
    pub(crate) filled: Option<Filling>,
    /// Whether it has no key that rules could miss: an item of a list, the only value of its struct, a field that no table
    /// sees.
    pub(crate) keyless: bool,
    /// Whether it is the only value of its struct.
    pub(crate) whole: bool,
    /// The word that says that its type leads back to the struct.
    pub(crate) recursive: Option<Span>,
    pub(crate) items: Vec<Item>,
}

/// A variant without data.
pub(crate) struct Word<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) name: String,
    /// Whether other words read as it.
    pub(crate) loose: bool,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let serde = Container::read(&input.attrs, errors);
        let mut model = Self::of_struct(input, &serde, &input.ident, errors);
        match &input.data {
            Data::Struct(_) => {}
            Data::Enum(data) => {
                let choices = Choices::read(input, data, &serde, &model.root, errors);
                let words = choices.words();
                model.body = words.map_or_else(|| Body::Choices(choices), Body::Words);
            }
            Data::Union(_) => errors.at(input.ident.span(), "`Validate` does not support unions: use an enum"),
        }
        model
    }

    /// Reads the struct that stands for a variant of an enum.
    pub(crate) fn of_variant(choice: &Choice<'a>, input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let serde = Container::read(&input.attrs, errors);
        let mut model = Self { borrowed: true, ..Self::of_struct(input, &serde, choice.owner, errors) };
        if let (Body::Struct(fields), true) = (&mut model.body, choice.unseen) {
            for field in fields {
                field.keyless = true;
                field.refuse_rules(choice.ident, errors);
            }
        }
        model
    }

    fn of_struct(input: &'a DeriveInput, serde: &Container, owner: &'a Ident, errors: &mut Errors) -> Self {
        let root = root(input, errors);
        let checks = checks(input, errors);
        let mut model =
            Self { input, owner, borrowed: false, root, checks, form: Form::Map, tag: None, body: Body::Other };
        let Data::Struct(data) = &input.data else { return model };
        let mut fields = Vec::new();
        for (at, field) in data.fields.iter().enumerate() {
            let (index, member) = (fields.len(), field.ident.clone().map_or_else(|| at.into(), syn::Member::Named));
            fields.extend(Field::read(field, member, index, serde, errors));
        }
        model.form = Form::of(&data.fields, serde, fields.len());
        for field in &mut fields {
            field.keyless = model.form != Form::Map;
            field.whole = model.form == Form::Inner;
            field.fits(model.form, errors);
        }
        let name = serde.rename.clone().unwrap_or_else(|| input.ident.unraw().to_string());
        model.tag = serde.tag.as_ref().filter(|_| model.form == Form::Map).map(|tag| (tag.value(), name));
        model.body = Body::Struct(fields);
        model
    }
}

impl Form {
    fn of(fields: &syn::Fields, serde: &Container, on_the_wire: usize) -> Self {
        match fields {
            _ if serde.transparent && on_the_wire == 1 => Self::Inner,
            syn::Fields::Named(_) => Self::Map,
            // serde looks at the fields as they are written, but for one.
            syn::Fields::Unnamed(fields) if fields.unnamed.len() == 1 && on_the_wire == 1 => Self::Inner,
            syn::Fields::Unnamed(_) => Self::List,
            syn::Fields::Unit => Self::Null,
        }
    }
}

impl<'a> Field<'a> {
    /// Reads a field; nothing where it is skipped.
    pub(crate) fn read(
        field: &'a syn::Field,
        ident: syn::Member,
        index: usize,
        container: &Container,
        errors: &mut Errors,
    ) -> Option<Self> {
        let plain = match &ident {
            syn::Member::Named(ident) => ident.unraw().to_string(),
            syn::Member::Unnamed(_) => index.to_string(),
        };
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
                errors.at(item.span(), format_args!("`{plain}` is skipped by serde, so no rule can stand on it"));
            }
            return None;
        }
        if let Some(alias) = serde.aliases.first() {
            errors
                .at(alias.span(), "a text under the alias would pass the type but not the rules, which know one name");
        }
        let recursive = take_recursive(&mut items, errors);
        let named = matches!(ident, syn::Member::Named(_));
        let cased = container.case.filter(|_| named).map(|case| case.field(&plain));
        let name = serde.rename.clone().filter(|_| named).or(cased).unwrap_or(plain);
        let filled = if container.default { Some(Filling::Other) } else { serde.default };
        Some(Self { ident, ty: &field.ty, name, serde, filled, keyless: false, whole: false, recursive, items })
    }

    /// Where a message points at that is about the field as a whole.
    pub(crate) fn span(&self) -> Span {
        match &self.ident {
            syn::Member::Named(ident) => ident.span(),
            syn::Member::Unnamed(_) => self.ty.span(),
        }
    }

    /// Tells whether its rows stand where those of its struct do.
    pub(crate) const fn has_no_path(&self) -> bool {
        self.whole || self.serde.flatten.is_some()
    }

    /// Tells whether this is the name in the struct.
    pub(crate) fn is_called(&self, name: &str) -> bool {
        matches!(&self.ident, syn::Member::Named(ident) if ident == name)
    }

    /// Refuses rules in a variant of which a document does not say that it is one.
    fn refuse_rules(&self, variant: &Ident, errors: &mut Errors) {
        let is_rule = |item: &&Item| matches!(item, Item::Text(_) | Item::Call(_) | Item::Own(_));
        if let Some(found) = self.items.iter().find(is_rule) {
            errors.at(found.span(), untagged(variant));
        }
    }

    /// Refuses what the form on the wire leaves no place for.
    fn fits(&self, form: Form, errors: &mut Errors) {
        if let (Some(skip_if), true) = (&self.serde.skip_if, form != Form::Map) {
            errors.over(skip_if, "an item that is left out would move those behind it, so none can be");
        }
        if let Some((word, span)) = &self.serde.written_by {
            let sentence = format!(
                "`{word}` decides what is on the wire, which the rules cannot see: make it a type that implements `AsValue`"
            );
            errors.at(*span, sentence);
        }
    }
}

/// SelfDescribing why a variant of an untagged enum has no rules.
pub(crate) fn untagged(variant: &Ident) -> String {
    format!(
        "`{variant}` has rules, but an untagged document does not say that it is one: give the enum a `tag`, or remove the rules"
    )
}

/// Takes `recursive` out of the items of a field.
fn take_recursive(items: &mut Vec<Item>, errors: &mut Errors) -> Option<Span> {
    let mut found = None;
    items.retain(|item| match item {
        Item::Recursive(span) => {
            if found.replace(*span).is_some() {
                errors.at(*span, "`recursive` is given twice");
            }
            false
        }
        _ => true,
    });
    found
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
            Self::Message(span, messages) => messages.first().map_or(*span, |message| message.span),
            Self::Attribute(span, _) | Self::Crate(span, _) | Self::Recursive(span) => *span,
        }
    }
}
