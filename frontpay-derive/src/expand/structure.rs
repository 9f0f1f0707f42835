//! A struct with named fields: its table, its document, its straight line of checks.

use frontpay_rules::rule::Fits;
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident, quote};
use syn::{ExprPath, Generics, Lifetime, parse_quote};

use super::{Printer, local, table};
use crate::check::{self, Assertion, Checked, Use, facts, siblings};
use crate::model::Field;
use crate::parse::serde::Filling;

impl Printer<'_> {
    pub(super) fn structure(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let root = &self.root;
        let ident = &self.model.input.ident;
        let bounded = self.bounded(fields);
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let constants = self.constants(fields, checked);
        let rows = self.rows(fields, checked);
        let (assertions, generic) = self.assertions(fields, checked);
        let methods = [
            self.as_value(fields, checked),
            self.to_document(fields, checked),
            self.is_valid(fields, checked),
            self.nesting(fields),
            self.run_checks(fields, checked),
        ];
        let own = checked.iter().any(|checked| checked.tells_null);
        let below = fields.iter().map(|field| field.ty);
        let tells_null = quote!(#own #(|| <#below as #private::AsValue>::TELLS_NULL)*);
        let fits = self.fits("Container");
        let literal = self.structure_of_literal(fields);
        quote! {
            #constants
            #assertions

            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                const RULES: &'static #private::RuleSet = {
                    #generic
                    &#private::RuleSet::from_rows(const { &[#rows] })
                };
            }

            #[automatically_derived]
            impl #generics #private::AsValue for #ident #arguments #bounds {
                const SHAPE: &'static #private::Shape = &#private::Shape::Table(<Self as #root::Validate>::RULES);
                const TELLS_NULL: bool = #tells_null;

                #(#methods)*
            }

            #fits
            #literal
        }
    }

    /// The generics, with the bound that every type in a field can be looked at.
    fn bounded(&self, fields: &[Field<'_>]) -> Generics {
        let private = self.private();
        let mut generics = self.model.input.generics.clone();
        let used = |name: &str| fields.iter().any(|field| check::mentions(field.ty.to_token_stream(), &[name]));
        for param in self.type_params().iter().filter(|name| used(name)) {
            let param = format_ident!("{param}");
            generics.make_where_clause().predicates.push(parse_quote!(#param: #private::AsValue));
        }
        generics
    }

    /// What the compiler asserts about the types, and what it can only assert where the generics are known.
    fn assertions(&self, fields: &[Field<'_>], checked: &[Checked]) -> (TokenStream, TokenStream) {
        let mut now = TokenStream::new();
        let mut later = TokenStream::new();
        for (field, checked) in fields.iter().zip(checked) {
            for assertion in &checked.assertions {
                if self.is_generic(field.ty) {
                    let assertion = self.assertion(assertion, &field.ty.to_token_stream());
                    later.extend(quote!(#assertion;));
                } else {
                    let assertion = self.assertion(assertion, &without_lifetimes(field.ty.to_token_stream()));
                    now.extend(quote!(const _: () = #assertion;));
                }
            }
        }
        (now, later)
    }

    fn assertion(&self, assertion: &Assertion, ty: &TokenStream) -> TokenStream {
        let private = self.private();
        let Assertion { question, place, sentence } = assertion;
        let mut arguments = Group::new(
            Delimiter::Parenthesis,
            quote!(#private::#question(<#ty as #private::AsValue>::SHAPE), #sentence),
        );
        // From its first token to its last the call stands at the place that the compiler will underline.
        arguments.set_span(place.1);
        let call = spanned(quote!(#private::agree), place.0);
        quote!(#call #arguments)
    }

    fn as_value(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let counts = fields.iter().zip(checked).map(|(field, checked)| {
            let (ident, ty) = (field.ident, field.ty);
            match (&field.serde.flatten, left_out_if(field, checked)) {
                (Some(_), _) => quote!(#private::count(<#ty as #private::AsValue>::as_value(&self.#ident))),
                (None, Some(skip_if)) => quote!(if #skip_if(&self.#ident) { 0 } else { 1 }),
                (None, None) => quote!(1),
            }
        });
        quote! {
            #[inline]
            fn as_value(&self) -> #private::Value<'_> {
                #private::Value::Map(#private::Items::Counted(0 #(+ #counts)*))
            }
        }
    }

    fn to_document(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let arena = local("__arena");
        let parts = fields.iter().zip(checked).map(|(field, checked)| {
            let (ident, ty, name) = (field.ident, field.ty, &field.name);
            let value = quote!(<#ty as #private::AsValue>::to_document(&self.#ident, #arena));
            match (&field.serde.flatten, left_out_if(field, checked)) {
                (Some(_), _) => quote!(#private::Part::Flat(#value)),
                (None, Some(skip_if)) => quote! {
                    if #skip_if(&self.#ident) { #private::Part::Absent } else { #private::Part::Entry(#name, #value) }
                },
                (None, None) => quote!(#private::Part::Entry(#name, #value)),
            }
        });
        let lifetime = Lifetime::new("'__arena", Span::mixed_site());
        quote! {
            fn to_document<#lifetime>(&#lifetime self, #arena: &#lifetime #private::Arena) -> #private::Value<#lifetime> {
                #private::document(#arena, &[#(#parts),*])
            }
        }
    }

    fn is_valid(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let fits = fields
            .iter()
            .zip(checked)
            .flat_map(|(field, checked)| checked.rules.iter().map(move |found| self.fit(field, found)));
        let own = (0..fields.len()).map(|at| self.checks(at, fields, checked));
        let below = fields.iter().map(|field| {
            let (ident, ty) = (field.ident, field.ty);
            quote!(<#ty as #private::AsValue>::is_valid(&self.#ident))
        });
        quote! {
            #[inline]
            fn is_valid(&self) -> bool {
                #(#fits)*
                #(#own)*
                true #(&& #below)*
            }
        }
    }

    /// How many lists and maps the text had at least; where the type does not tell, none.
    fn nesting(&self, fields: &[Field<'_>]) -> TokenStream {
        let private = self.private();
        let told = fields.iter().filter(|field| field.serde.read_by.is_none() && field.filled != Some(Filling::Other));
        let inside = told.map(|field| {
            let (ident, ty) = (field.ident, field.ty);
            let inside = quote!(<#ty as #private::AsValue>::nesting(&self.#ident));
            match (field.serde.flatten, field.filled) {
                (Some(_), _) => quote!(#inside.without_braces()),
                (None, Some(_)) => {
                    quote!(#inside.beyond(<#ty as #private::AsValue>::nesting(&<#ty as ::core::default::Default>::default())))
                }
                (None, None) => inside,
            }
        });
        quote! {
            #[inline]
            fn nesting(&self) -> #private::Nesting {
                #private::Nesting { lists: 0, maps: 1 } #(.and(#inside))*
            }
        }
    }

    /// Asks whether a rule can stand on the type, through the trait that is named like the rule.
    fn fit(&self, field: &Field<'_>, found: &Use) -> TokenStream {
        if found.spec.fits == Fits::Anything || self.is_generic(field.ty) {
            return TokenStream::new();
        }
        let (private, ty, rule) = (self.private(), field.ty, super::fitting::name(found.spec));
        quote!(let () = <#ty as #private::fitting::#rule>::HOLDS;)
    }

    /// The rules of one field, one after another.
    fn checks(&self, at: usize, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let (field, uses) = (&fields[at], &checked[at].rules);
        // The engine answers for a table in which a rule looks further; what follows an excluding rule is its to say.
        let asked = uses.iter().enumerate().take_while(|(_, found)| !found.spec.excludes);
        let asked = asked.filter(|(_, found)| !found.spec.is_modifier() && !found.looks_far(fields));
        let checks: Vec<_> = asked.map(|(rule, found)| self.ask(at, rule, found, fields, checked)).collect();
        let own = self.ask_own(at, field, &checked[at]);
        if checks.is_empty() && own.is_empty() {
            return TokenStream::new();
        }
        let private = self.private();
        let (value, present, ident, ty) = (local("__value"), local("__present"), field.ident, field.ty);
        let there =
            left_out_if(field, &checked[at]).map_or_else(|| quote!(true), |left_out| quote!(!#left_out(&self.#ident)));
        quote! {{
            let #value = <#ty as #private::AsValue>::as_value(&self.#ident);
            let #present = #there;
            #(#checks)*
            #(#own)*
        }}
    }

    fn ask(&self, at: usize, rule: usize, found: &Use, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let (value, present, facts) = (local("__value"), local("__present"), table::facts_of(at));
        let (arena, holds_name) = (local("__arena"), local("__holds"));
        let [family, check] = found.name.path();
        // Where the user wrote the name, an editor shows the predicate's page.
        let (family, check) = (format_ident!("{family}"), Ident::new(check, found.span));
        let (params, others) = (table::params(at, rule, found), self.others(&fields[at], found, fields, checked));
        let holds = quote! {
            #private::rule::#family::#check(&#private::rule::Input {
                value: #value, present: #present, params: #params, others: &[#others], facts: #facts,
                clock: #private::Clock::System,
            })
        };
        let (ident, ty) = (fields[at].ident, fields[at].ty);
        let holds = match (reads_items(found), others.is_empty()) {
            (false, _) => holds,
            (true, true) => quote!(#private::with_items::<#ty>(&self.#ident, #value, |#value| #holds)),
            // The value of the check outlives the arena only under a name.
            (true, false) => quote!(#private::with_items::<#ty>(&self.#ident, #value, |#value| {
                let #arena = #private::Arena::new();
                let #holds_name = #holds;
                #holds_name
            })),
        };
        let implicit = found.spec.implicit;
        quote! {
            if #private::runs(#implicit, #value, #present, #facts) && !#holds {
                return false;
            }
        }
    }

    /// The fields that the parameters of a rule name.
    fn others(&self, field: &Field<'_>, found: &Use, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let arena = local("__arena");
        let others = siblings(found, field, fields).into_iter().map(|at| {
            let (ident, ty, boolean) = (fields[at].ident, fields[at].ty, facts(&checked[at].rules).boolean);
            let value = if reads_items(found) {
                quote!(<#ty as #private::AsValue>::to_document(&self.#ident, &#arena))
            } else {
                quote!(<#ty as #private::AsValue>::as_value(&self.#ident))
            };
            let value = quote!(::core::option::Option::Some(#value));
            let value = match left_out_if(&fields[at], &checked[at]) {
                Some(skip_if) => quote!(if #skip_if(&self.#ident) { ::core::option::Option::None } else { #value }),
                None => value,
            };
            quote!(#private::Other { value: #value, boolean: #boolean },)
        });
        quote!(#(#others)*)
    }
}

/// The function that tells whether a value is missing on the wire.
fn left_out_if(field: &Field<'_>, checked: &Checked) -> Option<ExprPath> {
    let none_is_absent = || checked.tells_null.then(|| parse_quote!(::core::option::Option::is_none));
    field.serde.skip_if.clone().or_else(none_is_absent)
}

/// Tells whether a rule needs the items of a list or map; where it could have parameters and has none, it does not.
fn reads_items(found: &Use) -> bool {
    found.spec.reads_items && (found.spec.params.is_empty() || !found.rule.params().is_empty())
}

/// Moves tokens to a place.
fn spanned(tokens: TokenStream, span: Span) -> TokenStream {
    let moved = tokens.into_iter().map(|mut token| {
        token.set_span(span);
        token
    });
    moved.collect()
}

/// A type in a constant, where no lifetime of the struct is in scope.
pub(super) fn without_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut lifetime = false;
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if core::mem::take(&mut lifetime) => {
            TokenTree::Ident(Ident::new("static", ident.span()))
        }
        TokenTree::Punct(punct) => {
            lifetime = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), without_lifetimes(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        token => token,
    });
    tokens.collect()
}
