//! What a struct is on the wire: a map, a list, its only field, or null.

use std::collections::HashSet;

use frontpay_rules::rule::Fits;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::parse_quote;

use super::structure::left_out_if;
use super::table::Shared;
use super::{Printer, local};
use crate::check::{Checked, contains_itself};
use crate::free;
use crate::model::{Field, Form};

/// The kinds of rules, as the traits for the types that they can stand on are called.
const FITS: [Fits; 5] = [Fits::Text, Fits::Number, Fits::Flag, Fits::Container, Fits::Measured];

impl Printer<'_> {
    /// What is known of the struct as a type.
    pub(super) fn nature_of_struct(&self) -> TokenStream {
        let root = &self.root;
        quote!(&__private::Nature::of_struct(<Self as #root::Validate>::RULES))
    }

    /// Tells whether a struct has the table of its only field: it adds nothing, and is no part of that.
    fn is_its_field(&self, field: &Field<'_>) -> bool {
        field.items.is_empty() && !contains_itself(self.model, field)
    }

    /// SelfDescribing which rules can stand on the struct.
    pub(super) fn fits_of(&self, fields: &[Field<'_>]) -> TokenStream {
        match (self.model.form, fields) {
            (Form::Inner, [field]) => FITS.iter().map(|fits| self.fits_as(*fits, field)).collect(),
            (Form::List, _) => {
                [Fits::Container, Fits::Measured].iter().map(|fits| self.fits(&format!("{fits:?}"))).collect()
            }
            _ => self.fits("Container"),
        }
    }

    /// SelfDescribing that the rules can stand on the struct that can stand on its field.
    fn fits_as(&self, fits: Fits, field: &Field<'_>) -> TokenStream {
        let ty = field.ty;
        let (fits, ident) = (format_ident!("{fits:?}"), &self.model.input.ident);
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut with_rule = self.model.input.generics.clone();
        let rule = free::ident(&with_rule, "__Rule");
        with_rule.params.push(parse_quote!(#rule));
        with_rule.make_where_clause().predicates.push(parse_quote!(#ty: __private::fits::#fits<#rule>));
        let (generics, _, bounds) = with_rule.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #generics __private::fits::#fits<#rule> for #ident #arguments #bounds {}
        }
    }

    /// The methods of `AsValue`.
    pub(super) fn methods(&self, fields: &[Field<'_>], checked: &[Checked], shared: &Shared<'_>) -> TokenStream {
        let scratch = local("__scratch");
        let lifetime = free::lifetime(&self.model.input.generics, "__a");
        let (value, visit) = (self.value(fields, checked), self.visit_method(fields, checked));
        let failing_fields = self.failing_fields(fields, checked, shared);
        let key = match (self.model.form, fields) {
            (Form::Inner, [field]) => {
                let (place, ty) = (self.place(field), field.ty);
                quote! {
                    fn as_key<#lifetime>(&#lifetime self, #scratch: &#lifetime __private::Scratch) -> ::core::option::Option<&#lifetime str> {
                        <#ty as __AsValue>::as_key(#place, #scratch)
                    }
                }
            }
            _ => TokenStream::new(),
        };
        let scratch = if self.model.form == Form::Inner { quote!(#scratch) } else { quote!(_) };
        quote! {
            #[inline]
            fn as_value<#lifetime>(&#lifetime self, #scratch: &#lifetime __private::Scratch) -> __private::Value<#lifetime> {
                #value
            }

            #visit

            #key

            #failing_fields
        }
    }

    /// What the struct is on the wire, where it is not a map as most are.
    pub(super) fn form(&self, fields: &[Field<'_>]) -> Option<TokenStream> {
        Some(match (self.model.form, fields) {
            (Form::Map, _) => {
                let (key, name) = self.model.tag.as_ref()?;
                quote!(Map(::core::option::Option::Some((#key, #name))))
            }
            (Form::List, _) => quote!(List),
            (Form::Inner, [field]) if self.is_its_field(field) => quote!(Same),
            (Form::Inner, _) => quote!(Inner),
            (Form::Null, _) => quote!(Value),
        })
    }

    /// Shows the fields, with what their values do not tell.
    fn visit_method(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        if self.model.form == Form::Null && self.model.checks.is_empty() {
            return TokenStream::new();
        }
        let visitor = local("__visitor");
        let lifetime = free::lifetime(&self.model.input.generics, "__a");
        let (types, places) = (fields.iter().map(|field| field.ty), fields.iter().map(|field| self.place(field)));
        let there = fields.iter().zip(checked).map(|(field, checked)| {
            let place = self.place(field);
            let left_out = left_out_if(field, checked).filter(|_| field.serde.flatten.is_none())?;
            Some(quote!(.with_presence(!#left_out(#place))))
        });
        let checks = self.run_checks(fields, checked);
        quote! {
            fn visit<#lifetime>(&#lifetime self, #visitor: __private::ChildVisitor<'_, #lifetime>) {
                #visitor(__private::Children::fields(<Self as __AsValue>::NATURE, &[#(<#types as __AsValue>::field_node(#places)#there),*])#checks);
            }
        }
    }

    fn value(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        match (self.model.form, fields) {
            (Form::Inner, [field]) => {
                let (place, ty, scratch) = (self.place(field), field.ty, local("__scratch"));
                quote!(<#ty as __AsValue>::as_value(#place, #scratch))
            }
            (Form::Inner | Form::Null, _) => quote!(__private::Value::Null),
            (Form::List, _) => {
                let count = fields.len();
                quote!(__private::Value::List(__private::Items::Counted(#count)))
            }
            (Form::Map, _) => {
                let counts = fields.iter().zip(checked).map(|(field, checked)| self.count(field, checked));
                let counts: Vec<_> = counts.collect();
                let always = counts.iter().filter(|count| count.is_none()).count();
                let always = Literal::usize_unsuffixed(always + usize::from(self.model.tag.is_some()));
                let sometimes = counts.into_iter().flatten();
                quote!(__private::Value::Map(__private::Items::Counted(#always #(+ #sometimes)*)))
            }
        }
    }

    /// How many entries a field makes; nothing where it always makes one.
    fn count(&self, field: &Field<'_>, checked: &Checked) -> Option<TokenStream> {
        let (place, ty) = (self.place(field), field.ty);
        match (&field.serde.flatten, left_out_if(field, checked)) {
            (Some(_), _) => {
                Some(quote!(__private::count(<#ty as __AsValue>::as_value(#place, &__private::Scratch::new()))))
            }
            (None, Some(skip_if)) => Some(quote!(if #skip_if(#place) { 0 } else { 1 })),
            (None, None) => None,
        }
    }

    /// The method that checks the rules of all fields, and what is inside their values.
    fn failing_fields(&self, fields: &[Field<'_>], checked: &[Checked], shared: &Shared<'_>) -> TokenStream {
        if fields.is_empty() {
            return TokenStream::new();
        }
        let failing = local("__failing");
        let fits = self.fitting(fields, checked, shared);
        let passes = (0..fields.len()).map(|at| self.checks(at, fields, checked, shared));
        let places = (0..fields.len()).map(Literal::usize_unsuffixed);
        // Within the check of its struct it costs no call, as in a release build a line of conditions would; the library
        // calls a copy of its own where it makes a report.
        quote! {
            #[cfg_attr(not(debug_assertions), inline(always))]
            fn add_failing(&self, #failing: &mut __private::FailingFields) -> bool {
                #fits
                #(#failing.add(#places, #passes))&&*
            }
        }
    }

    /// Asks whether the rules can stand on their types, through the traits that are named like the rules: each pair once.
    fn fitting(&self, fields: &[Field<'_>], checked: &[Checked], shared: &Shared<'_>) -> TokenStream {
        let (mut seen, mut types, mut rules) = (HashSet::new(), Vec::new(), Vec::new());
        for (at, (field, of_field)) in fields.iter().zip(checked).enumerate() {
            for found in &of_field.rules {
                let asked = found.spec.fits != Fits::Anything && !self.is_generic(field.ty);
                if asked && seen.insert((shared.type_of(at), found.spec.name)) {
                    types.push(field.ty);
                    rules.push(super::fitting::name(found.spec));
                }
            }
        }
        quote!(#(let () = <#types as __private::fitting::#rules>::HOLDS;)*)
    }
}
