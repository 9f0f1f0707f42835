//! serde's attributes, as far as they decide the serialized form: its keys, its types, and when a key is absent.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, ExprPath, LitStr, Token, parenthesized, token};

use super::case::Case;
use crate::errors::{Errors, without_errors};

/// The attributes of a struct or enum.
#[derive(Default)]
pub(crate) struct ContainerAttributes {
    pub(crate) rename_all: Option<Case>,
    pub(crate) rename_all_fields: Option<LitStr>,
    pub(crate) rename: Option<String>,
    pub(crate) default: bool,
    pub(crate) transparent: bool,
    pub(crate) tag: Option<LitStr>,
    pub(crate) content: Option<LitStr>,
    pub(crate) untagged: Option<Span>,
}

/// The attributes of a field or a variant.
#[derive(Default)]
pub(crate) struct MemberAttributes {
    pub(crate) rename: Option<String>,
    /// Further names that deserialize to it.
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) skip: bool,
    pub(crate) skip_serializing_if: Option<ExprPath>,
    pub(crate) default: Option<DefaultKind>,
    pub(crate) default_function: Option<ExprPath>,
    pub(crate) flatten: Option<Span>,
    /// The attribute that names a function for deserializing. The type then does not tell what null and a missing key become.
    pub(crate) custom_reader: Option<(String, Span)>,
    /// The attribute that names a function for serializing. The type then does not tell the serialized form.
    pub(crate) custom_writer: Option<(String, Span)>,
    /// The case of the fields of a variant.
    pub(crate) rename_all: Option<LitStr>,
    /// Marks the variant that unknown names deserialize to.
    pub(crate) other: bool,
}

/// The source of the value that fills a missing key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum DefaultKind {
    /// `Default::default()` of the field's type.
    OfType,
    /// A function of the user, or a field of the struct's default.
    Custom,
}

/// Attributes of a container that serialize or deserialize another type.
const FOREIGN_TYPE_ATTRIBUTES: &[&str] =
    &["from", "try_from", "into", "remote", "field_identifier", "variant_identifier"];

impl ContainerAttributes {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut container = Self::default();
        visit_serde(attributes, |name, meta| {
            match name {
                "rename_all" => match single_name(meta)? {
                    // serde reports a case that it does not know.
                    Ok(name) => container.rename_all = Case::find(&name.value()),
                    Err(span) => errors.at(span, two_names("rename_all")),
                },
                "rename_all_fields" => match single_name(meta)? {
                    Ok(name) => container.rename_all_fields = Some(name),
                    Err(span) => errors.at(span, two_names("rename_all_fields")),
                },
                "rename" => match single_name(meta)? {
                    Ok(name) => container.rename = Some(name.value()),
                    Err(span) => errors.at(span, two_names("rename")),
                },
                "default" => {
                    container.default = true;
                    skip_value(meta)?;
                }
                "transparent" => container.transparent = true,
                "tag" => container.tag = Some(meta.value()?.parse()?),
                "content" => container.content = Some(meta.value()?.parse()?),
                "untagged" => container.untagged = Some(meta.path.span()),
                attribute if FOREIGN_TYPE_ATTRIBUTES.contains(&attribute) => {
                    let message = format!(
                        "with `{attribute}` serde reads or writes another type, which the rules cannot see: implement `AsValue` by hand"
                    );
                    errors.at(meta.path.span(), message);
                    skip_value(meta)?;
                }
                _ => skip_value(meta)?,
            }
            Ok(())
        });
        container
    }
}

impl MemberAttributes {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut member = Self::default();
        visit_serde(attributes, |name, meta| member.read_one(name, meta, errors));
        member
    }

    fn read_one(&mut self, name: &str, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        let attribute = || Some((name.to_owned(), meta.path.span()));
        match name {
            "rename" => match single_name(meta)? {
                Ok(name) => self.rename = Some(name.value()),
                Err(span) => errors.at(span, two_names("rename")),
            },
            "rename_all" => match single_name(meta)? {
                Ok(name) => self.rename_all = Some(name),
                Err(span) => errors.at(span, two_names("rename_all")),
            },
            "skip_serializing_if" => self.skip_serializing_if = Some(meta.value()?.parse::<LitStr>()?.parse()?),
            "with" => {
                (self.custom_reader, self.custom_writer) = (attribute(), attribute());
                skip_value(meta)?;
            }
            "deserialize_with" => {
                self.custom_reader = attribute();
                skip_value(meta)?;
            }
            "serialize_with" => {
                self.custom_writer = attribute();
                skip_value(meta)?;
            }
            "skip" => self.skip = true,
            "skip_serializing" | "skip_deserializing" => errors.at(
                meta.path.span(),
                format_args!("`{name}` makes the serialized data differ from the deserialized data: use `skip`"),
            ),
            "flatten" => self.flatten = Some(meta.path.span()),
            "default" => {
                let has_function = meta.input.peek(Token![=]);
                self.default = Some(if has_function { DefaultKind::Custom } else { DefaultKind::OfType });
                if has_function {
                    self.default_function = Some(meta.value()?.parse::<LitStr>()?.parse()?);
                }
            }
            "alias" => self.aliases.push(meta.value()?.parse()?),
            "other" => self.other = true,
            "untagged" => errors.at(
                meta.path.span(),
                "`Validate` does not support one untagged variant among tagged ones: move it to a separate untagged enum",
            ),
            _ => skip_value(meta)?,
        }
        Ok(())
    }

    /// Returns true if serde skips a field, whose errors are reported where it is read as a field.
    pub(crate) fn is_skipped(attributes: &[Attribute]) -> bool {
        without_errors(|errors| Self::read(attributes, errors)).skip
    }
}

/// Visits every name in every `#[serde(..)]`. serde itself reports what does not parse.
fn visit_serde(attributes: &[Attribute], mut visit: impl FnMut(&str, &ParseNestedMeta<'_>) -> syn::Result<()>) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(|ident| ident.unraw().to_string());
            visit(name.as_deref().unwrap_or_default(), &meta)
        });
    }
}

/// Reads `= "name"`, or `(serialize = "name", deserialize = "name")` if both names are the same.
///
/// The inner error is the place of two different names.
fn single_name(meta: &ParseNestedMeta<'_>) -> syn::Result<Result<LitStr, Span>> {
    if !meta.input.peek(token::Paren) {
        return meta.value()?.parse().map(Ok);
    }
    let mut names: Vec<LitStr> = Vec::new();
    meta.parse_nested_meta(|meta| {
        names.push(meta.value()?.parse()?);
        Ok(())
    })?;
    let are_same = names.len() == 2 && names[0].value() == names[1].value();
    let first = names.pop().filter(|_| are_same);
    Ok(first.ok_or_else(|| meta.path.span()))
}

/// The message for two different names.
fn two_names(attribute: &str) -> String {
    format!(
        "`{attribute}` has different names for serializing and deserializing, but a rule needs one name: write `{attribute} = \"..\"`"
    )
}

/// Passes over the value of an attribute that does not matter here.
fn skip_value(meta: &ParseNestedMeta<'_>) -> syn::Result<()> {
    if meta.input.peek(Token![=]) {
        meta.value()?.parse::<Expr>()?;
    } else if meta.input.peek(token::Paren) {
        let content;
        parenthesized!(content in meta.input);
        content.parse::<TokenStream>()?;
    }
    Ok(())
}
