//! serde's attributes, as far as they say what a field is called and when it is there.

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
    pub(crate) default: bool,
}

/// What stands on a field or a variant.
#[derive(Default)]
pub(crate) struct Member {
    pub(crate) rename: Option<String>,
    pub(crate) skip: bool,
    /// Where it answers yes, the field is left out on the wire.
    pub(crate) skip_if: Option<ExprPath>,
    pub(crate) default: Option<Filling>,
    /// The function that fills a missing key.
    pub(crate) default_fn: Option<ExprPath>,
    pub(crate) flatten: Option<Span>,
    /// A function reads the field, so that its type does not tell what null and absence become.
    pub(crate) read_by: Option<(String, Span)>,
}

/// What a missing key becomes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Filling {
    /// `Default::default()`
    Default,
    /// What a function of the user returns, or a field of the struct's default.
    Other,
}

/// Attributes of a container that change its form on the wire.
const OTHER_FORMS: &[&str] = &["tag", "content", "untagged", "transparent", "from", "try_from", "into", "remote"];

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
                "default" => {
                    container.default = true;
                    skip_value(meta)?;
                }
                form if OTHER_FORMS.contains(&form) => {
                    errors.at(meta.path.span(), format_args!("`Validate` does not support `#[serde({form})]` yet"));
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
        each(attributes, |name, meta| {
            match name {
                "rename" => match one_name(meta)? {
                    Ok(name) => member.rename = Some(name.value()),
                    Err(span) => errors.at(span, two_names("rename")),
                },
                "skip_serializing_if" => member.skip_if = Some(meta.value()?.parse::<LitStr>()?.parse()?),
                "deserialize_with" | "with" => {
                    member.read_by = Some((name.to_owned(), meta.path.span()));
                    skip_value(meta)?;
                }
                "skip" => member.skip = true,
                "skip_serializing" | "skip_deserializing" => errors.at(
                    meta.path.span(),
                    format_args!("`{name}` makes what is sent differ from what is read: use `skip`"),
                ),
                "flatten" => member.flatten = Some(meta.path.span()),
                "default" => {
                    let has_function = meta.input.peek(Token![=]);
                    member.default = Some(if has_function { Filling::Other } else { Filling::Default });
                    if has_function {
                        member.default_fn = Some(meta.value()?.parse::<LitStr>()?.parse()?);
                    }
                }
                "alias" => {
                    errors.at(
                        meta.path.span(),
                        "a text under the alias would pass the type but not the rules, which know one name",
                    );
                    skip_value(meta)?;
                }
                "untagged" | "other" => {
                    errors.at(meta.path.span(), format_args!("`Validate` does not support `#[serde({name})]` yet"));
                }
                _ => skip_value(meta)?,
            }
            Ok(())
        });
        member
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
    let same = names.len() == 2 && names[0] == names[1];
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
