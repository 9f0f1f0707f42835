//! The types that a rule can be applied to: a trait for each rule, so that the message of the compiler names the rule.

use frontpay_rules::fits::wording;
use frontpay_rules::rule::{Fits, Name, Spec};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Type, parse_quote};

use super::printer::Printer;
use crate::fresh_ident;
use crate::model::ContainerKind;

/// The kinds of types, each with a trait of its name in [`frontpay_rules::fits`].
pub(super) const KINDS: [Fits; 5] = [Fits::Text, Fits::Number, Fits::Flag, Fits::Container, Fits::Measured];

/// Prints the traits of all rules that do not apply to every type.
///
/// A type has the trait of a rule if it has the trait of the kind in the rule's row. `do_not_recommend` keeps the compiler
/// from explaining that, since its message would no longer name the rule.
pub(crate) fn traits() -> TokenStream {
    Name::ALL.iter().filter(|name| name.spec().fits != Fits::Anything).map(|name| rule_trait(name.spec())).collect()
}

/// Returns the name of the trait of a rule.
pub(super) fn trait_name(spec: &Spec) -> Ident {
    Ident::new(spec.name, Span::call_site())
}

fn rule_trait(spec: &Spec) -> TokenStream {
    let (name, kind) = (trait_name(spec), kind_trait(spec.fits));
    let [label, note] = wording(spec.fits);
    let message = format!("the rule `{}` cannot be applied to `{{Self}}`", spec.name);
    quote! {
        #[allow(non_camel_case_types)]
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        pub trait #name {
            const APPLIES: () = ();
        }

        #[diagnostic::do_not_recommend]
        impl<T: ?Sized + ::frontpay_rules::fits::#kind<()>> #name for T {}
    }
}

fn kind_trait(kind: Fits) -> Ident {
    format_ident!("{kind:?}")
}

impl Printer<'_> {
    /// Prints that rules of some kinds apply to the type.
    pub(super) fn applicability(self, kinds: &[Fits]) -> TokenStream {
        kinds.iter().map(|kind| self.applies(*kind, None)).collect()
    }

    /// Prints which rules apply to the struct.
    pub(super) fn applicability_of_struct(self) -> TokenStream {
        match (self.model.kind, self.fields()) {
            (ContainerKind::Transparent, [field]) => {
                KINDS.iter().map(|kind| self.applies(*kind, Some(field.ty))).collect()
            }
            (ContainerKind::List, _) => self.applicability(&[Fits::Container, Fits::Measured]),
            _ => self.applicability(&[Fits::Container]),
        }
    }

    /// Prints that rules of a kind apply to the type, or do so if they apply to the inner one.
    fn applies(self, kind: Fits, inner: Option<&Type>) -> TokenStream {
        let (kind, ident) = (kind_trait(kind), &self.model.input.ident);
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut with_rule = self.model.input.generics.clone();
        let rule = fresh_ident::ident(&with_rule, "__Rule");
        with_rule.params.push(parse_quote!(#rule));
        if let Some(inner) = inner {
            with_rule.make_where_clause().predicates.push(parse_quote!(#inner: __private::fits::#kind<#rule>));
        }
        let (generics, _, bounds) = with_rule.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #generics __private::fits::#kind<#rule> for #ident #arguments #bounds {}
        }
    }
}
