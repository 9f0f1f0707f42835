//! The functions among a type's rules, which the compiler calls by their names.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::{Generics, Type, parse_quote};

use super::Printer;
use crate::check::{Checked, contains_itself};
use crate::expand::place::call_at;
use crate::expand::{distinct, local};
use crate::model::Field;
use crate::parse::rule::Own;
use crate::variant::Choices;

/// The name of the constant that tells a function from others.
pub(in crate::expand) fn function_id(at: usize, rule: usize) -> Ident {
    format_ident!("__FUNCTION_{at}_{rule}")
}

impl Printer<'_> {
    /// Of a struct: its own functions, and those within the types of its fields.
    pub(in crate::expand) fn answers(&self, fields: &[Field<'_>], checked: &[Checked<'_>]) -> TokenStream {
        let own = checked.iter().enumerate().flat_map(|(at, checked)| {
            let functions = checked.own.iter().enumerate().filter(|(_, placed)| placed.own.function.is_some());
            functions.map(move |(rule, placed)| Self::answers_of(&function_id(at, rule), placed.own))
        });
        let own: Vec<_> = own.collect();
        let inner: Vec<_> =
            fields.iter().filter(|field| !contains_itself(self.model, field) && !is_leaf(field.ty)).collect();
        if own.is_empty() && inner.is_empty() {
            return self.no_answers();
        }
        let types = inner.iter().map(|field| field.ty);
        let within = distinct(types.clone().map(|ty| quote!(__private::Within::<#ty, L__, N__>::ANSWERS)));
        let generic = types.filter(|ty| self.is_generic(ty)).map(ToOwned::to_owned).collect();
        self.answering(generic, Some(quote!(#(#own,)* #(#within),*)))
    }

    /// Of an enum with data: those of its variants.
    pub(in crate::expand) fn choice_answers(&self, choices: &Choices<'_>) -> TokenStream {
        let stand_ins = choices.list.iter().filter_map(crate::expand::variants::stand_in);
        let within: Vec<_> = stand_ins.map(|ty| quote!(__private::Within::<#ty, L__, N__>::ANSWERS)).collect();
        if within.is_empty() {
            return self.no_answers();
        }
        let types =
            choices.list.iter().filter_map(|choice| choice.content.as_ref()).flat_map(|content| content.types());
        let generic = types.filter(|ty| self.is_generic(ty)).map(ToOwned::to_owned).collect();
        self.answering(generic, Some(quote!(#(#within),*)))
    }

    /// Of a type without functions.
    pub(in crate::expand) fn no_answers(&self) -> TokenStream {
        self.answering(Vec::new(), None)
    }

    fn answering(&self, generic: Vec<Type>, answers: Option<TokenStream>) -> TokenStream {
        let ident = &self.model.input.ident;
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut generics: Generics = self.model.input.generics.clone();
        let asks = answers.is_some();
        generics.params.push(if asks { parse_quote!(L__: __private::Questions<N__>) } else { parse_quote!(L__) });
        generics.params.push(parse_quote!(const N__: ::core::primitive::usize));
        for ty in generic {
            generics.make_where_clause().predicates.push(parse_quote!(#ty: __private::Answers<L__, N__>));
        }
        let (generics, _, bounds) = generics.split_for_impl();
        let answers = answers.map(|answers| {
            quote! {
                const ANSWERS: __private::Answered = {
                    #[allow(unused_imports)]
                    use __private::Unanswered as _;
                    __private::Answered::All(const { &[#answers] })
                };
            }
        });
        quote! {
            #[automatically_derived]
            impl #generics __private::Answers<L__, N__> for #ident #arguments #bounds {
                #answers
            }
        }
    }

    /// Calls a function for each question to it; that it is a `const fn` is said by the compiler.
    fn answers_of(id: &Ident, function: &Own) -> TokenStream {
        let [questions, answers, at, value] = ["__questions", "__answers", "__at", "__value"].map(local);
        let answer = call_at(function.span, function.expr.to_token_stream(), value.to_token_stream());
        quote! {
            __private::Answered::Function {
                function: #id,
                holds: const {
                    let #questions: &[__private::Question; N__] = <L__ as __private::Questions<N__>>::QUESTIONS;
                    let mut #answers = [true; N__];
                    let mut #at = 0;
                    while #at < N__ {
                        if let ::core::option::Option::Some(#value) = #questions[#at].to(#id) {
                            #answers[#at] = #answer;
                        }
                        #at += 1;
                    }
                    &{ #answers }
                },
            }
        }
    }
}

/// Tells whether no type within a type can have functions, as far as the tokens tell.
fn is_leaf(ty: &Type) -> bool {
    const LEAVES: &[&str] = &[
        "String", "str", "bool", "char", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "f32", "f64",
        "Option", "Box", "Vec", "std", "core", "option", "string", "vec", "static",
    ];
    names_only(ty.to_token_stream(), LEAVES)
}

fn names_only(tokens: TokenStream, names: &[&str]) -> bool {
    tokens.into_iter().all(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => names_only(group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => true,
    })
}
