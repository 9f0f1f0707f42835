//! Types without a table of their own: enums of words, and types with errors.

use frontpay_rules::rule::Fits;
use proc_macro2::TokenStream;
use quote::quote;

use super::applicability::KINDS;
use super::printer::Printer;
use crate::model::variant::UnitVariant;

impl Printer<'_> {
    /// Prints the impls of an enum of words, which is serialized as text.
    pub(super) fn unit_variants(self, variants: &[UnitVariant<'_>]) -> TokenStream {
        let arms = variants.iter().map(|UnitVariant { ident, name, .. }| quote!(Self::#ident => #name,));
        let value = if variants.is_empty() {
            quote!(match *self {})
        } else {
            quote!(__private::Value::Str(match self { #(#arms)* }))
        };
        let is_lossy = variants.iter().any(|variant| variant.has_other_names);
        let fidelity = is_lossy.then(|| {
            quote!(
                const FIDELITY: __private::Fidelity = __private::Fidelity::LOSSY;
            )
        });
        let impls = self.impls(&value, fidelity.as_ref());
        let applicability = self.applicability(&[Fits::Text, Fits::Number, Fits::Measured]);
        let literal = self.literal_of_unit_variants(variants);
        quote!(#impls #applicability #literal)
    }

    /// Prints the impls of a type that is not supported, so that its uses cause no further errors.
    pub(super) fn unsupported(self) -> TokenStream {
        let impls = self.impls(&quote!(__private::Value::Null), None);
        let applicability = self.applicability(&KINDS);
        quote!(#impls #applicability)
    }

    /// Prints `Validate` without a rule, and `AsValue` with an expression for the value.
    fn impls(self, value: &TokenStream, fidelity: Option<&TokenStream>) -> TokenStream {
        let context = self.context();
        let (root, ident) = (&self.model.root, &self.model.input.ident);
        let (generics, arguments, bounds) = self.model.input.generics.split_for_impl();
        let lifetime = self.value_lifetime();
        quote! {
            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                type Context = #context;
                const RULES: &'static __private::RuleSet = &__private::RuleSet::from_rows(&[], &[]);
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                #fidelity

                #[inline]
                fn as_value<#lifetime>(&#lifetime self, _: &#lifetime __private::Scratch) -> __private::Value<#lifetime> {
                    #value
                }
            }
        }
    }
}
