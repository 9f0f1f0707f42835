//! The items of a struct.

use proc_macro2::TokenStream;
use quote::quote;

use super::printer::Printer;
use super::shared::Shared;

impl Printer<'_> {
    /// Prints the constants and impls of a struct.
    pub(super) fn structure(self) -> TokenStream {
        let context = self.context();
        let (root, ident) = (&self.model.root, &self.model.input.ident);
        let bounded = self.with_bounds(&self.fields().iter().map(|field| field.ty).collect::<Vec<_>>());
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let shared = Shared::new(self.fields(), self.checked);
        let table = self.table(&shared);
        let (type_infos, known) = (shared.type_infos(), self.known(&shared));
        let type_assertions = self.type_assertions();
        let (type_assertions, generic_type_assertions) = (type_assertions.outside_impl, type_assertions.inside_impl);
        let generic_path_assertions =
            self.checked.iter().map(|checked_field| self.path_assertions(&checked_field.rules).inside_impl);
        let root_path_assertions = self.root_path_assertions();
        let recursion_assertions = self.recursion_assertions();
        let null_assertions = self.null_assertions();
        let value_methods = self.value_methods(&shared);
        let applicability = self.applicability_of_struct();
        let literal = self.literal_of_struct(&shared);
        let answers = self.answers_of_struct();
        quote! {
            #table
            #type_assertions
            #recursion_assertions
            #null_assertions

            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                type Context = #context;
                const RULES: &'static __private::RuleSet = {
                    #generic_type_assertions
                    #(#generic_path_assertions)*
                    &__private::RuleSet::of_struct(&__TABLE, __rows, #type_infos, #known)
                };
                #root_path_assertions
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                const TYPE_INFO: &'static __private::TypeInfo = &__private::TypeInfo::of_struct(<Self as #root::Validate>::RULES);
                const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO.fidelity;

                #value_methods
            }

            #applicability
            #literal
            #answers
        }
    }
}
