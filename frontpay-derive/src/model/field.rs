//! The fields of a struct or of a variant.

use proc_macro2::Span;
use syn::ext::IdentExt as _;
use syn::spanned::Spanned as _;
use syn::{Ident, Member, Type};

use super::recursion;
use crate::errors::Errors;
use crate::parse::rule::{self, Item};
use crate::parse::serde::{ContainerAttributes, DefaultKind, MemberAttributes};

/// A field that serde does not skip.
pub(crate) struct Field<'a> {
    pub(crate) member: Member,
    pub(crate) ty: &'a Type,
    /// The serialized name.
    pub(crate) name: String,
    pub(crate) serde: MemberAttributes,
    /// The default that serde fills in for a missing key, from the field or its struct.
    pub(crate) default: Option<DefaultKind>,
    /// Marks a field without a key that could be missing: an item of a list, the only value of its struct, or a field of an
    /// untagged variant, which no table contains.
    pub(crate) is_keyless: bool,
    /// Marks the only value of its struct.
    pub(crate) is_transparent: bool,
    /// The word `recursive` of the user.
    pub(crate) recursive: Option<Span>,
    /// Marks a type that contains the type of the field's owner, by its name or by the word `recursive`.
    pub(crate) is_recursive: bool,
    pub(crate) items: Vec<Item>,
}

impl<'a> Field<'a> {
    /// Reads a field at a position in its struct, and at one among the fields that serde does not skip.
    ///
    /// Returns `None` for a field that serde skips.
    pub(crate) fn read(
        field: &'a syn::Field,
        (position, index): (usize, usize),
        container: &ContainerAttributes,
        owner: &Ident,
        errors: &mut Errors,
    ) -> Option<Self> {
        let member = member_of(field, position);
        let plain_name = match &member {
            Member::Named(ident) => ident.unraw().to_string(),
            Member::Unnamed(_) => index.to_string(),
        };
        let serde = MemberAttributes::read(&field.attrs, errors);
        let mut items = rule::read(&field.attrs, errors);
        for item in items.extract_if(.., |item| matches!(item, Item::Crate(..) | Item::Context(_))) {
            let name = if matches!(item, Item::Crate(..)) { "crate" } else { "context" };
            errors.at(item.span(), format_args!("`{name}` belongs on the struct, not on a field"));
        }
        if serde.skip {
            if let Some(item) = items.first() {
                let message = format!("serde skips `{plain_name}`, so it cannot have rules: remove them");
                errors.at(item.span(), message);
            }
            return None;
        }
        if let Some(alias) = serde.aliases.first() {
            let message = "the rules look for one name: input with this alias would suit the type but not the rules";
            errors.at(alias.span(), message);
        }
        let mut words = items.extract_if(.., |item| matches!(item, Item::Recursive(_)));
        let recursive = words.next().map(|item| item.span());
        for item in words {
            errors.at(item.span(), "`recursive` is given twice");
        }
        let is_named = matches!(member, Member::Named(_));
        let renamed = || serde.rename.clone().or_else(|| container.rename_all.map(|case| case.field(&plain_name)));
        let name = is_named.then(renamed).flatten().unwrap_or(plain_name);
        let default = if container.default { Some(DefaultKind::Custom) } else { serde.default };
        let is_recursive = recursive.is_some() || recursion::is_recursive(owner, &field.ty);
        let (ty, is_keyless, is_transparent) = (&field.ty, false, false);
        Some(Self { member, ty, name, serde, default, is_keyless, is_transparent, recursive, is_recursive, items })
    }

    /// Returns the token that messages about the whole field point at.
    pub(crate) fn span(&self) -> Span {
        match &self.member {
            Member::Named(ident) => ident.span(),
            Member::Unnamed(_) => self.ty.span(),
        }
    }

    /// Returns true if serde puts the content of the field in the place of its struct, without a key.
    pub(crate) const fn is_inlined(&self) -> bool {
        self.is_transparent || self.serde.flatten.is_some()
    }

    /// Returns true for the field's name in Rust.
    pub(crate) fn has_ident(&self, name: &str) -> bool {
        matches!(&self.member, Member::Named(ident) if ident == name)
    }

    /// Refuses rules in an untagged variant.
    pub(super) fn refuse_rules(&self, variant: &Ident, errors: &mut Errors) {
        let is_rule = |item: &&Item| matches!(item, Item::Text(_) | Item::Call(_) | Item::Custom(_));
        if let Some(item) = self.items.iter().find(is_rule) {
            errors.at(item.span(), untagged_message(variant));
        }
    }

    /// Refuses attributes of serde after which the rules would see something else than what is serialized.
    pub(super) fn refuse_serde_functions(&self, errors: &mut Errors) {
        if let (Some(skip_if), true) = (&self.serde.skip_serializing_if, self.is_keyless) {
            let message = "only a field with a key can be left out: remove `skip_serializing_if`, or name the fields of the struct";
            errors.over(skip_if, message);
        }
        if let Some((attribute, span)) = &self.serde.custom_writer {
            let message = format!(
                "`{attribute}` serializes a value that the rules cannot see: use a type that implements `AsValue` instead"
            );
            errors.at(*span, message);
        }
    }
}

/// Returns the name or position of a field.
pub(crate) fn member_of(field: &syn::Field, position: usize) -> Member {
    field.ident.clone().map_or_else(|| position.into(), Member::Named)
}

/// Returns the message for rules in a variant of an untagged enum.
pub(crate) fn untagged_message(variant: &Ident) -> String {
    format!(
        "`{variant}` has rules, but an untagged document does not tell its variant: give the enum a `tag`, or remove the rules"
    )
}
