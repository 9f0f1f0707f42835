//! serde's attributes, as far as they say what is on the wire, what it is called and when it is there.

use proc_macro2::{Span, TokenStream};
use syn::ext::IdentExt as _;
use syn::meta::ParseNestedMeta;
use syn::spanned::Spanned as _;
use syn::{Attribute, Expr, ExprPath, LitStr, Token, parenthesized, token};

use super::case::Case;
use crate::errors::Errors;

/// What stands on the struct or enum.
#[derive(Default)]
pub(crate) struct Container {
    pub(crate) case: Option<Case>,
    /// The case of the fields of all variants.
    pub(crate) field_case: Option<LitStr>,
    pub(crate) rename: Option<String>,
    pub(crate) default: bool,
    pub(crate) transparent: bool,
    pub(crate) tag: Option<LitStr>,
    pub(crate) content: Option<LitStr>,
    pub(crate) untagged: Option<Span>,
}

/// What stands on a field or a variant.
#[derive(Default)]
pub(crate) struct Member {
    pub(crate) rename: Option<String>,
    /// More names under which it is read.
    pub(crate) aliases: Vec<LitStr>,
    pub(crate) skip: bool,
    /// Where it answers yes, the field is left out on the wire.
    pub(crate) skip_if: Option<ExprPath>,
    pub(crate) default: Option<Filling>,
    /// The function that fills a missing key.
    pub(crate) default_fn: Option<ExprPath>,
    pub(crate) flatten: Option<Span>,
    /// A function reads the field, so that its type does not tell what null and absence become.
    pub(crate) read_by: Option<(String, Span)>,
    /// A function writes the field, so that its type does not tell what is on the wire.
    pub(crate) written_by: Option<(String, Span)>,
    /// The case of the fields of a variant.
    pub(crate) field_case: Option<LitStr>,
    /// The variant that stands for every word that is none.
    pub(crate) other: bool,
}

/// What a missing key becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filling {
    /// `Default::default()`
    Default,
    /// What a function of the user returns, or a field of the struct's default.
    Other,
}

/// Attributes of a container that put another type on the wire.
const OTHER_TYPES: &[&str] = &["from", "try_from", "into", "remote", "field_identifier", "variant_identifier"];

impl Container {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut container = Self::default();
        each(attributes, |name, meta| {
            match name {
                "rename_all" => match one_name(meta)? {
                    // A case that serde does not know is serde's to refuse.
                    Ok(name) => container.case = Case::find(&name.value()),
                    Err(span) => errors.at(span, two_names("rename_all")),
                },
                "rename_all_fields" => match one_name(meta)? {
                    Ok(name) => container.field_case = Some(name),
                    Err(span) => errors.at(span, two_names("rename_all_fields")),
                },
                "rename" => match one_name(meta)? {
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
                form if OTHER_TYPES.contains(&form) => {
                    let sentence = format!(
                        "`{form}` puts another type on the wire, which the rules cannot see: implement `AsValue` by hand"
                    );
                    errors.at(meta.path.span(), sentence);
                    skip_value(meta)?;
                }
                _ => skip_value(meta)?,
            }
            Ok(())
        });
        container
    }
}

impl Member {
    pub(crate) fn read(attributes: &[Attribute], errors: &mut Errors) -> Self {
        let mut member = Self::default();
        each(attributes, |name, meta| member.take(name, meta, errors));
        member
    }

    fn take(&mut self, name: &str, meta: &ParseNestedMeta<'_>, errors: &mut Errors) -> syn::Result<()> {
        let by = || Some((name.to_owned(), meta.path.span()));
        match name {
            "rename" => match one_name(meta)? {
                Ok(name) => self.rename = Some(name.value()),
                Err(span) => errors.at(span, two_names("rename")),
            },
            "rename_all" => match one_name(meta)? {
                Ok(name) => self.field_case = Some(name),
                Err(span) => errors.at(span, two_names("rename_all")),
            },
            "skip_serializing_if" => self.skip_if = Some(meta.value()?.parse::<LitStr>()?.parse()?),
            "with" => {
                (self.read_by, self.written_by) = (by(), by());
                skip_value(meta)?;
            }
            "deserialize_with" => {
                self.read_by = by();
                skip_value(meta)?;
            }
            "serialize_with" => {
                self.written_by = by();
                skip_value(meta)?;
            }
            "skip" => self.skip = true,
            "skip_serializing" | "skip_deserializing" => errors.at(
                meta.path.span(),
                format_args!("`{name}` makes what is sent differ from what is read: use `skip`"),
            ),
            "flatten" => self.flatten = Some(meta.path.span()),
            "default" => {
                let has_function = meta.input.peek(Token![=]);
                self.default = Some(if has_function { Filling::Other } else { Filling::Default });
                if has_function {
                    self.default_fn = Some(meta.value()?.parse::<LitStr>()?.parse()?);
                }
            }
            "alias" => self.aliases.push(meta.value()?.parse()?),
            "other" => self.other = true,
            "untagged" => errors.at(
                meta.path.span(),
                "`Validate` does not support one untagged variant among tagged ones: move it to an untagged enum of its own",
            ),
            _ => skip_value(meta)?,
        }
        Ok(())
    }

    /// Tells whether a field is left out on the wire; its faults are told where it is read as a field.
    pub(crate) fn is_skipped(attributes: &[Attribute]) -> bool {
        let mut errors = Errors::new();
        let member = Self::read(attributes, &mut errors);
        errors.finish(member).is_ok_and(|member| member.skip)
    }
}

/// Visits every word of every `#[serde(..)]`; what does not parse is serde's to refuse.
fn each(attributes: &[Attribute], mut visit: impl FnMut(&str, &ParseNestedMeta<'_>) -> syn::Result<()>) {
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(|ident| ident.unraw().to_string());
            visit(name.as_deref().unwrap_or_default(), &meta)
        });
    }
}

/// Reads `= "name"`, or `(serialize = "name", deserialize = "name")` with the same name twice.
fn one_name(meta: &ParseNestedMeta<'_>) -> syn::Result<Result<LitStr, Span>> {
    if !meta.input.peek(token::Paren) {
        return meta.value()?.parse().map(Ok);
    }
    let mut names: Vec<LitStr> = Vec::new();
    meta.parse_nested_meta(|meta| {
        names.push(meta.value()?.parse()?);
        Ok(())
    })?;
    let same = names.len() == 2 && names[0].value() == names[1].value();
    let first = names.pop().filter(|_| same);
    Ok(first.ok_or_else(|| meta.path.span()))
}

fn two_names(attribute: &str) -> String {
    format!(
        "`{attribute}` gives different names for writing and reading: a rule needs one name, use `{attribute} = \"..\"`"
    )
}

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
