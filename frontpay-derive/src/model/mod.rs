//! The annotated struct or enum as data, with the span of everything that a message may point at.

pub(crate) mod field;
mod recursion;
pub(crate) mod variant;

use syn::ext::IdentExt as _;
use syn::{Data, DeriveInput, Ident, Path, parse_quote};

use self::field::Field;
use self::variant::{UnitVariant, Variant, Variants};
use crate::errors::Errors;
use crate::parse::rule::{self, Check, ContextType, Item};
use crate::parse::serde::ContainerAttributes;

/// The input of the derive.
pub(crate) struct Model<'a> {
    pub(crate) input: &'a DeriveInput,
    /// The type that the user wrote: for a variant, its enum.
    pub(crate) owner: &'a Ident,
    /// Marks the struct of references that stands for a variant.
    pub(crate) is_variant: bool,
    /// The path of `frontpay_core`.
    pub(crate) root: Path,
    /// The checks of the whole struct.
    pub(crate) checks: Vec<Check>,
    /// The type of the context that the checks need.
    pub(crate) context: Option<ContextType>,
    pub(crate) kind: ContainerKind,
    /// The entry that serde adds to the struct: its key, and the name of the struct.
    pub(crate) tag: Option<(String, String)>,
    pub(crate) body: Body<'a>,
}

/// The serialized form of a struct.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ContainerKind {
    /// A map with an entry for each field.
    Map,
    /// A list with an item for each field.
    List,
    /// The value of the only field.
    Transparent,
    /// Null.
    Null,
}

/// The fields or variants of the type.
pub(crate) enum Body<'a> {
    Struct(Vec<Field<'a>>),
    /// An enum whose variants are words.
    UnitVariants(Vec<UnitVariant<'a>>),
    /// An enum with data.
    Variants(Variants<'a>),
    /// A union, which has been reported.
    Unsupported,
}

impl<'a> Model<'a> {
    pub(crate) fn read(input: &'a DeriveInput, errors: &mut Errors) -> Self {
        let serde = ContainerAttributes::read(&input.attrs, errors);
        let mut model = Self::of_struct(input, &serde, &input.ident, errors);
        match &input.data {
            Data::Struct(_) => {}
            Data::Enum(data) => {
                let variants = Variants::read(input, data, &serde, &model.root, errors);
                let unit_variants = variants.unit_variants();
                model.body = unit_variants.map_or_else(|| Body::Variants(variants), Body::UnitVariants);
            }
            Data::Union(_) => errors.at(input.ident.span(), "`Validate` does not support unions: use an enum"),
        }
        model
    }

    /// Reads the struct that stands for a variant of an enum.
    pub(crate) fn of_variant(
        variant: &Variant<'a>,
        input: &'a DeriveInput,
        context: Option<&ContextType>,
        errors: &mut Errors,
    ) -> Self {
        let serde = ContainerAttributes::read(&input.attrs, errors);
        let mut model = Self {
            is_variant: true,
            context: context.cloned(),
            ..Self::of_struct(input, &serde, variant.owner, errors)
        };
        if let (Body::Struct(fields), true) = (&mut model.body, variant.is_untagged) {
            for field in fields {
                field.is_keyless = true;
                field.refuse_rules(variant.ident, errors);
            }
        }
        model
    }

    fn of_struct(input: &'a DeriveInput, serde: &ContainerAttributes, owner: &'a Ident, errors: &mut Errors) -> Self {
        let ContainerItems { root, checks, context } = ContainerItems::read(input, errors);
        let kind = ContainerKind::Map;
        let mut model =
            Self { input, owner, is_variant: false, root, checks, context, kind, tag: None, body: Body::Unsupported };
        let Data::Struct(data) = &input.data else { return model };
        let mut fields = Vec::new();
        for (position, field) in data.fields.iter().enumerate() {
            let index = fields.len();
            fields.extend(Field::read(field, (position, index), serde, owner, errors));
        }
        model.kind = ContainerKind::of(&data.fields, serde, fields.len());
        for field in &mut fields {
            field.is_keyless = model.kind != ContainerKind::Map;
            field.is_transparent = model.kind == ContainerKind::Transparent;
            field.refuse_serde_functions(errors);
        }
        let name = serde.rename.clone().unwrap_or_else(|| input.ident.unraw().to_string());
        let tag = serde.tag.as_ref().filter(|_| model.kind == ContainerKind::Map);
        model.tag = tag.map(|tag| (tag.value(), name));
        model.body = Body::Struct(fields);
        model
    }

    /// Returns the fields of a struct, and none for an enum.
    pub(crate) fn fields(&self) -> &[Field<'a>] {
        match &self.body {
            Body::Struct(fields) => fields,
            _ => &[],
        }
    }

    /// Returns the variants of an enum with data, and none for other types.
    pub(crate) fn variants(&self) -> &[Variant<'a>] {
        match &self.body {
            Body::Variants(variants) => &variants.list,
            _ => &[],
        }
    }
}

impl ContainerKind {
    fn of(fields: &syn::Fields, serde: &ContainerAttributes, serialized: usize) -> Self {
        match fields {
            _ if serde.transparent && serialized == 1 => Self::Transparent,
            syn::Fields::Named(_) => Self::Map,
            // serde counts the fields with those that are skipped: `struct Pair(A, #[serde(skip)] B)` is a list.
            syn::Fields::Unnamed(fields) if fields.unnamed.len() == 1 && serialized == 1 => Self::Transparent,
            syn::Fields::Unnamed(_) => Self::List,
            syn::Fields::Unit => Self::Null,
        }
    }
}

/// The items of `#[rule(crate = path, custom = path, context = path)]` on the type.
struct ContainerItems {
    root: Path,
    checks: Vec<Check>,
    context: Option<ContextType>,
}

impl ContainerItems {
    fn read(input: &DeriveInput, errors: &mut Errors) -> Self {
        let (mut root, mut checks, mut context) = (None, Vec::new(), None);
        for item in rule::read(&input.attrs, errors) {
            match item {
                Item::Crate(_, path) if root.is_none() => root = Some(path),
                Item::Crate(span, _) => errors.at(span, "`crate` is given twice"),
                Item::Context(found) if context.is_none() => context = Some(found),
                Item::Context(ContextType { span, .. }) => {
                    errors.at(span, "`context` is given twice: use a struct that holds both values");
                }
                Item::Check(check) if matches!(input.data, Data::Struct(_)) => checks.push(check),
                Item::Check(Check { span, .. }) => {
                    errors.at(span, "a check of the type itself works on structs only: for an enum, write it on the field that holds the enum");
                }
                _ => errors.at(
                    item.span(),
                    "rules belong on fields: on the type itself only `crate = path`, `context = path`, `custom = path` and `custom_with = path` are allowed",
                ),
            }
        }
        Self { root: root.unwrap_or_else(|| parse_quote!(::frontpay_core)), checks, context }
    }
}
