//! The impl with which `payload!` calls the custom rules that are functions: the compiler has to call them by their names.

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{Type, parse_quote};

use super::custom::function_id_ident;
use super::printer::Printer;
use super::reference_struct;
use super::tokens::{distinct, local};
use crate::model::variant::Variants;
use crate::parse::rule::CustomRule;
use crate::span::call_at;
use crate::type_tokens::has_no_functions;

impl Printer<'_> {
    /// Prints the impl of a struct: its own functions, and those within the types of its fields.
    pub(super) fn answers_of_struct(self) -> TokenStream {
        let own = self.checked.iter().enumerate().flat_map(|(index, checked_field)| {
            let custom_rules = checked_field.custom_rules.iter().enumerate();
            let functions = custom_rules.filter(|(_, custom)| custom.rule.function.is_some());
            functions.map(move |(rule, custom)| answers_of_function(&function_id_ident(index, rule), custom.rule))
        });
        let own: Vec<_> = own.collect();
        let nested = self.fields().iter().filter(|field| !field.is_recursive && !has_no_functions(field.ty));
        let types: Vec<_> = nested.map(|field| field.ty).collect();
        if own.is_empty() && types.is_empty() {
            return self.no_answers();
        }
        let within = distinct(types.iter().map(|ty| quote!(__private::ConstRulesOf::<#ty, L__, N__>::RESULTS)));
        self.answers_impl(&types, Some(quote!(#(#own,)* #(#within),*)))
    }

    /// Prints the impl of an enum with data: the functions of its variants.
    pub(super) fn answers_of_variants(self, variants: &Variants<'_>) -> TokenStream {
        let variant_types = variants.list.iter().filter_map(reference_struct::ty);
        let within: Vec<_> =
            variant_types.map(|ty| quote!(__private::ConstRulesOf::<#ty, L__, N__>::RESULTS)).collect();
        if within.is_empty() {
            return self.no_answers();
        }
        self.answers_impl(&variants.types().collect::<Vec<_>>(), Some(quote!(#(#within),*)))
    }

    /// Prints the impl of a type without functions.
    pub(super) fn no_answers(self) -> TokenStream {
        self.answers_impl(&[], None)
    }

    fn answers_impl(self, types: &[&Type], answers: Option<TokenStream>) -> TokenStream {
        let ident = &self.model.input.ident;
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut generics = self.model.input.generics.clone();
        let literal = if answers.is_some() { parse_quote!(L__: __private::ConstCalls<N__>) } else { parse_quote!(L__) };
        generics.params.push(literal);
        generics.params.push(parse_quote!(const N__: ::core::primitive::usize));
        for ty in types.iter().filter(|ty| self.is_generic(ty)) {
            generics.make_where_clause().predicates.push(parse_quote!(#ty: __private::ConstRules<L__, N__>));
        }
        let (generics, _, bounds) = generics.split_for_impl();
        let answers = answers.map(|answers| {
            quote! {
                const RESULTS: __private::ConstResults = {
                    #[allow(unused_imports)]
                    use __private::NoConstRules as _;
                    __private::ConstResults::All(const { &[#answers] })
                };
            }
        });
        quote! {
            #[automatically_derived]
            impl #generics __private::ConstRules<L__, N__> for #ident #arguments #bounds {
                #answers
            }
        }
    }
}

/// Prints calls of a function with each value that it is asked about. The compiler reports one that is not `const`.
fn answers_of_function(id: &Ident, function: &CustomRule) -> TokenStream {
    let [questions, answers, index, value] = ["__questions", "__answers", "__at", "__value"].map(local);
    let answer = call_at(function.span, function.expression.to_token_stream(), value.to_token_stream());
    quote! {
        __private::ConstResults::Function {
            function: #id,
            passes: const {
                let #questions: &[__private::ConstCall; N__] = <L__ as __private::ConstCalls<N__>>::CALLS;
                let mut #answers = [true; N__];
                let mut #index = 0;
                while #index < N__ {
                    if let ::core::option::Option::Some(#value) = #questions[#index].to(#id) {
                        #answers[#index] = #answer;
                    }
                    #index += 1;
                }
                &{ #answers }
            },
        }
    }
}
