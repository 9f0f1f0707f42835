//! A struct with named fields: its table, its document, its straight line of checks.

use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _, format_ident, quote};
use syn::{ExprPath, GenericArgument, Generics, PathArguments, Type, parse_quote};

use super::place::{Place, moved_to};
use super::table::Shared;
use super::{Printer, bound, table};
use crate::check::{Assertion, Checked, Use, ends, facts, siblings};
use crate::model::Field;

/// A question to a field: a call in the chain.
pub(super) struct Ask {
    pub(super) method: Ident,
    pub(super) arguments: TokenStream,
}

impl ToTokens for Ask {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.append(Punct::new('.', Spacing::Alone));
        tokens.append(self.method.clone());
        tokens.append(Group::new(Delimiter::Parenthesis, self.arguments.clone()));
    }
}

impl Printer<'_> {
    pub(super) fn structure(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let root = &self.root;
        let ident = &self.model.input.ident;
        let bounded = self.bounded(fields);
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let shared = Self::shared(fields, checked);
        let constants = self.constants(fields, checked, &shared);
        let (natures, known) = (shared.natures(), self.known(fields, checked, &shared));
        let (asked, references) = (self.asked_later(fields, checked), self.references(fields, checked));
        let (assertions, generic) = self.assertions(fields, checked);
        let methods = self.methods(fields, checked, &shared);
        let nature = self.nature_of_struct();
        let fits = self.fits_of(fields);
        let (literal, answers) = (self.structure_of_literal(fields, &shared), self.answers(fields, checked));
        let near = self.looks_near(fields, checked);
        let written = self.written(checked);
        quote! {
            #constants
            #assertions
            #near
            #written

            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                const RULES: &'static __private::RuleSet = {
                    #generic
                    #asked
                    &__private::RuleSet::of_struct(&__TABLE, __rows, #natures, #known)
                };
                #references
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                const NATURE: &'static __private::Nature = #nature;
                const READING: __private::Reading = <Self as __AsValue>::NATURE.reading;

                #methods
            }

            #fits
            #literal
            #answers
        }
    }

    /// A reference to the value of a field.
    pub(super) const fn place<'f>(&self, field: &'f Field<'_>) -> Place<'f> {
        Place { member: &field.ident, borrowed: self.model.borrowed }
    }

    /// The generics, with the bound that every type in a field can be looked at.
    fn bounded(&self, fields: &[Field<'_>]) -> Generics {
        self.with_bounds(&fields.iter().map(|field| field.ty).collect::<Vec<_>>())
    }

    /// The generics, with the bounds that some types need to be looked at; as serde, those of parameters and of what is
    /// reached through them.
    pub(super) fn with_bounds(&self, types: &[&Type]) -> Generics {
        let mut generics = self.model.input.generics.clone();
        let params = self.type_params();
        let mut bounds = Vec::new();
        for ty in types {
            bound::of(ty, &params, &mut bounds);
        }
        for ty in bounds {
            generics.make_where_clause().predicates.push(parse_quote!(#ty: __AsValue));
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
                    let assertion = Self::assertion(assertion, &field.ty.to_token_stream());
                    later.extend(quote!(#assertion;));
                } else {
                    let assertion = Self::assertion(assertion, &without_lifetimes(field.ty.to_token_stream()));
                    now.extend(quote!(const _: () = #assertion;));
                }
            }
            if checked.rules.is_empty() || checked.recurs || is_plain(field.ty) {
                continue;
            }
            let (alike, is_generic) = (self.alike(checked, field), self.is_generic(field.ty));
            if is_generic { later.extend(quote!(#alike;)) } else { now.extend(quote!(const _: () = #alike;)) }
        }
        (now, later)
    }

    /// A rule that looks further sees only a part of the document where a type contains itself.
    fn looks_near(&self, fields: &[Field<'_>], checked: &[Checked]) -> Option<TokenStream> {
        let (root, ident) = (&self.root, &self.model.input.ident);
        if !self.model.input.generics.params.is_empty() {
            return None;
        }
        let sentence = "a rule that looks further than its own struct cannot stand in a type that contains itself";
        let mut own = Some(quote!(<#ident as #root::Validate>::RULES.looks_far()));
        let recursive = fields.iter().zip(checked).filter(|(_, checked)| checked.recurs);
        let asked = recursive.map(|(field, _)| {
            let ty = field.ty;
            let below = field.recursive.map(|_| quote!(__private::sees_far(&<#ty as __AsValue>::NATURE.shape)));
            let far = own.take().into_iter().chain(below).map(|far| {
                let agree = Self::agree(ends(ty), &quote!(!#far, #sentence));
                quote!(const _: () = #agree;)
            });
            far.collect::<TokenStream>()
        });
        Some(asked.collect())
    }

    /// Whether the rules of a field and those within its type measure alike.
    fn alike(&self, checked: &Checked, field: &Field<'_>) -> TokenStream {
        let (facts, place) = (table::facts_of(checked), ends(field.ty));
        let ty = field.ty.to_token_stream();
        let ty = if self.is_generic(field.ty) { ty } else { without_lifetimes(ty) };
        let sentence = format!(
            "`numeric` or `array` stands on `{}` or within its type, not on both, and says how both measure: write it in both places",
            field.name
        );
        Self::agree(place, &quote!(__private::numbers_alike(&<#ty as __AsValue>::NATURE.shape, #facts), #sentence))
    }

    fn assertion(assertion: &Assertion, ty: &TokenStream) -> TokenStream {
        let Assertion { question, place, sentence } = assertion;
        Self::agree(*place, &quote!(__private::#question(&<#ty as __AsValue>::NATURE.shape), #sentence))
    }

    /// Stops the compiler at a place.
    pub(super) fn agree(place: (Span, Span), arguments: &TokenStream) -> TokenStream {
        let mut arguments = Group::new(Delimiter::Parenthesis, arguments.clone());
        // From its first token to its last the call stands at the place that the compiler will underline.
        arguments.set_span(place.1);
        let call = spanned(quote!(__private::agree), place.0);
        quote!(#call #arguments)
    }

    /// The rules of one field, one after another, and what is inside it.
    pub(super) fn checks(
        &self,
        at: usize,
        fields: &[Field<'_>],
        checked: &[Checked],
        shared: &Shared<'_>,
    ) -> TokenStream {
        let (field, uses) = (&fields[at], &checked[at].rules);
        // The engine answers for a table in which a rule looks further; what follows an excluding rule is its to say.
        let asked = uses.iter().enumerate().take_while(|(_, found)| !found.spec.excludes);
        let asked = asked.filter(|(_, found)| !found.spec.is_modifier() && !found.looks_far(fields));
        let checks = asked.map(|(rule, found)| self.ask((at, rule), found, fields, checked, shared));
        let all: Vec<_> = checks.chain(self.ask_own(at, field, &checked[at])).collect();
        let (place, ty) = (self.place(field), field.ty);
        if all.is_empty() {
            return quote!(<#ty as __AsValue>::asked(#place, &__private::Scratch::new()));
        }
        let there = left_out_if(field, &checked[at]).map(|left_out| quote!(.with_presence(!#left_out(#place))));
        let facts = table::said(&checked[at]);
        quote!(<#ty as __AsValue>::asked(#place, &__private::Scratch::new())#there #facts #(#all)*)
    }

    /// Asks one rule about the value of its field.
    fn ask(
        &self,
        (at, rule): (usize, usize),
        found: &Use,
        fields: &[Field<'_>],
        checked: &[Checked],
        shared: &Shared<'_>,
    ) -> Ask {
        let field = &fields[at];
        let [family, check] = found.name.path();
        let method = format_ident!("{check}");
        let (reads_items, siblings) = (found.rule.reads_items(), siblings(found, field, fields));
        if siblings.is_empty() && (reads_items || !found.spec.reads_items) {
            // Where its items cannot be looked at, the compiler says so at the rule.
            let place = reads_items.then(|| moved_to(found.span, self.place(field).into_token_stream()));
            let range = (!found.spec.params.is_empty()).then(|| shared.range(at, rule));
            let comma = (place.is_some() && range.is_some()).then(|| Punct::new(',', Spacing::Alone));
            return Ask { method, arguments: quote!(#place #comma #range) };
        }
        let (family, implicit) = (format_ident!("{family}"), found.spec.implicit);
        let (check, params) = (quote!(__private::rule::#family::#method), shared.params(at, rule));
        let others = siblings.iter().map(|&at| self.other(found, &fields[at], &checked[at]));
        let arguments = quote!(#implicit, #check, #params, &[#(#others),*]);
        if reads_items {
            let place = self.place(field);
            Ask { method: format_ident!("items_pass"), arguments: quote!(#place, #arguments) }
        } else {
            Ask { method: format_ident!("passes"), arguments }
        }
    }

    /// A field that a parameter of a rule names.
    fn other(&self, found: &Use, field: &Field<'_>, checked: &Checked) -> TokenStream {
        let (place, ty, boolean) = (self.place(field), field.ty, facts(&checked.rules).boolean);
        let value = if found.rule.reads_items() {
            quote!(<#ty as __AsValue>::to_document(#place, &__private::Arena::new()))
        } else {
            quote!(<#ty as __AsValue>::as_value(#place, &__private::Scratch::new()))
        };
        let value = quote!(::core::option::Option::Some(#value));
        let value = match left_out_if(field, checked) {
            Some(skip_if) => quote!(::core::option::Option::filter(#value, |_| !#skip_if(#place))),
            None => value,
        };
        quote!(__private::Other { value: #value, boolean: #boolean })
    }
}

/// The function that tells whether a value is missing on the wire.
pub(super) fn left_out_if(field: &Field<'_>, checked: &Checked) -> Option<ExprPath> {
    let none_is_absent = || checked.tells_null.then(|| parse_quote!(::core::option::Option::is_none));
    field.serde.skip_if.clone().or_else(none_is_absent)
}

/// Tells whether a type is one of those without rules of its own, as far as the tokens tell.
pub(super) fn is_plain(ty: &Type) -> bool {
    const PLAIN: &[&str] = &[
        "String", "str", "bool", "char", "i8", "i16", "i32", "i64", "u8", "u16", "u32", "u64", "usize", "f64", "Vec",
        "BTreeMap", "HashMap",
    ];
    match ty {
        Type::Group(group) => is_plain(&group.elem),
        Type::Reference(reference) => is_plain(&reference.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| match &last.arguments {
            PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
                matches!(arguments.args.first(), Some(GenericArgument::Type(inner)) if is_plain(inner))
            }
            _ => PLAIN.iter().any(|plain| last.ident == plain),
        }),
        _ => false,
    }
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
