//! The items of a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::printer::Printer;
use super::shared::Shared;
use crate::check::CheckedField;
use crate::model::field::Field;

impl Printer<'_> {
    /// Prints the constants and impls of a struct.
    pub(super) fn structure(self, fields: &[Field<'_>], checked: &[CheckedField]) -> TokenStream {
        let (root, ident) = (&self.model.root, &self.model.input.ident);
        let bounded = self.with_bounds(&fields.iter().map(|field| field.ty).collect::<Vec<_>>());
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let shared = Shared::new(fields, checked);
        let table = self.table(fields, checked, &shared);
        let (natures, known) = (shared.natures(), self.known(fields, checked, &shared));
        let type_assertions = self.type_assertions(fields, checked);
        let (type_assertions, generic_type_assertions) = (type_assertions.outside_impl, type_assertions.inside_impl);
        let rule_lists = checked.iter().map(|checked_field| &checked_field.rules);
        let generic_path_assertions = rule_lists.map(|rule_uses| self.path_assertions(rule_uses, fields).inside_impl);
        let root_path_assertions = self.root_path_assertions(fields, checked);
        let recursion_assertions = self.recursion_assertions(fields);
        let null_assertions = self.null_assertions(checked);
        let value_methods = self.value_methods(fields, checked, &shared);
        let applicability = self.applicability_of_struct(fields);
        let literal = self.literal_of_struct(fields, &shared);
        let answers = self.answers_of_struct(fields, checked);
        quote! {
            #table
            #type_assertions
            #recursion_assertions
            #null_assertions

            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                const RULES: &'static __private::RuleSet = {
                    #generic_type_assertions
                    #(#generic_path_assertions)*
                    &__private::RuleSet::of_struct(&__TABLE, __rows, #natures, #known)
                };
                #root_path_assertions
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                const NATURE: &'static __private::Nature = &__private::Nature::of_struct(<Self as #root::Validate>::RULES);
                const READING: __private::Reading = <Self as __AsValue>::NATURE.reading;

                #value_methods
            }

            #applicability
            #literal
            #answers
        }
    }
}
