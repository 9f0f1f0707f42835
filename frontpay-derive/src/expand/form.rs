//! What a struct is on the wire: a map, a list, its only field, or null.

use frontpay_rules::rule::Fits;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Lifetime, parse_quote};

use super::structure::{left_out_if, reads_items};
use super::{Printer, distinct, local, table};
use crate::check::Checked;
use crate::model::{Field, Form};
use crate::parse::serde::Filling;

/// The kinds of rules, as the traits for the types that they can stand on are called.
const FITS: [Fits; 5] = [Fits::Text, Fits::Number, Fits::Flag, Fits::Container, Fits::Measured];

impl Printer<'_> {
    /// What the struct adds below the path of its field.
    pub(super) fn shape(&self, fields: &[Field<'_>]) -> TokenStream {
        let (private, root) = (self.private(), &self.root);
        match (self.model.form, fields) {
            (Form::Inner, [field]) if field.items.is_empty() => {
                let ty = field.ty;
                quote!(<#ty as #private::AsValue>::SHAPE)
            }
            (Form::Null, _) => quote!(&#private::Shape::Leaf),
            _ => quote!(&#private::Shape::Table(<Self as #root::Validate>::RULES)),
        }
    }

    /// What its value no longer tells of a text.
    pub(super) fn reading(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let null = checked.iter().any(|checked| checked.tells_null);
        let own = match self.model.form {
            Form::Map => quote!(#private::Reading::of_struct(#null)),
            Form::List | Form::Inner | Form::Null => quote!(#private::Reading::EXACT),
        };
        let below = fields.iter().zip(checked).map(|(field, checked)| {
            let ty = field.ty;
            let buffered = field.serde.flatten.map(|_| quote!(.buffered()));
            let compared = checked.rules.iter().any(reads_items).then(|| quote!(.compared()));
            let read_by = field.serde.read_by.as_ref().map(|_| quote!(.and(#private::Reading::LOOSE)));
            let fills = checked.fills.then(|| quote!(.and(#private::Reading::LOOSE)));
            if checked.recurs {
                // Its own is being told here; what else is around it may be a set.
                return quote!(.and(#private::Reading::LOOSE));
            }
            quote!(.and(<#ty as #private::AsValue>::READING #buffered #compared #read_by #fills))
        });
        let below = distinct(below);
        quote!(#own #(#below)*)
    }

    /// Says which rules can stand on the struct.
    pub(super) fn fits_of(&self, fields: &[Field<'_>]) -> TokenStream {
        match (self.model.form, fields) {
            (Form::Inner, [field]) => FITS.iter().map(|fits| self.fits_as(*fits, field)).collect(),
            (Form::List, _) => {
                [Fits::Container, Fits::Measured].iter().map(|fits| self.fits(&format!("{fits:?}"))).collect()
            }
            _ => self.fits("Container"),
        }
    }

    /// Says that the rules can stand on the struct that can stand on its field.
    fn fits_as(&self, fits: Fits, field: &Field<'_>) -> TokenStream {
        let (private, ty) = (self.private(), field.ty);
        let (fits, ident) = (format_ident!("{fits:?}"), &self.model.input.ident);
        let (_, arguments, _) = self.model.input.generics.split_for_impl();
        let mut with_rule = self.model.input.generics.clone();
        with_rule.params.push(parse_quote!(__Rule));
        with_rule.make_where_clause().predicates.push(parse_quote!(#ty: #private::fits::#fits<__Rule>));
        let (generics, _, bounds) = with_rule.split_for_impl();
        quote! {
            #[automatically_derived]
            impl #generics #private::fits::#fits<__Rule> for #ident #arguments #bounds {}
        }
    }

    /// The methods of `AsValue`.
    pub(super) fn methods(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let arena = local("__arena");
        let lifetime = Lifetime::new("'__a", Span::mixed_site());
        let scratch = local("__scratch");
        let (value, document) = (self.value(fields, checked), self.document(fields, checked));
        let (judge, nesting) = (self.judge(fields, checked), self.nesting(fields));
        let checks = self.run_checks(fields, checked);
        let key = match (self.model.form, fields) {
            (Form::Inner, [field]) => {
                let (place, ty) = (self.place(field), field.ty);
                quote! {
                    fn as_key<#lifetime>(&#lifetime self, #scratch: &#lifetime #private::Scratch) -> ::core::option::Option<&#lifetime str> {
                        <#ty as #private::AsValue>::as_key(#place, #scratch)
                    }
                }
            }
            _ => TokenStream::new(),
        };
        let unused = |used: bool, name: &proc_macro2::Ident| if used { quote!(#name) } else { quote!(_) };
        let scratch = unused(self.model.form == Form::Inner, &scratch);
        let sink = unused(!fields.is_empty(), &local("__sink"));
        let arena = unused(self.model.form != Form::Null, &arena);
        quote! {
            #[inline]
            fn as_value<#lifetime>(&#lifetime self, #scratch: &#lifetime #private::Scratch) -> #private::Value<#lifetime> {
                #value
            }

            fn to_document<#lifetime>(&#lifetime self, #arena: &#lifetime #private::Arena) -> #private::Value<#lifetime> {
                #document
            }

            #key

            #[inline]
            fn judge(&self, #sink: &mut #private::Sink) -> bool {
                #judge
            }

            #[inline]
            fn nesting(&self) -> #private::Nesting {
                #nesting
            }

            #checks
        }
    }

    fn value(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        match (self.model.form, fields) {
            (Form::Inner, [field]) => {
                let (place, ty, scratch) = (self.place(field), field.ty, local("__scratch"));
                quote!(<#ty as #private::AsValue>::as_value(#place, #scratch))
            }
            (Form::Inner | Form::Null, _) => quote!(#private::Value::Null),
            (Form::List, _) => {
                let count = fields.len();
                quote!(#private::Value::List(#private::Items::Counted(#count)))
            }
            (Form::Map, _) => {
                let counts = fields.iter().zip(checked).map(|(field, checked)| self.count(field, checked));
                let tag = usize::from(self.model.tag.is_some());
                quote!(#private::Value::Map(#private::Items::Counted(#tag #(+ #counts)*)))
            }
        }
    }

    /// How many entries a field makes.
    fn count(&self, field: &Field<'_>, checked: &Checked) -> TokenStream {
        let private = self.private();
        let (place, ty) = (self.place(field), field.ty);
        match (&field.serde.flatten, left_out_if(field, checked)) {
            (Some(_), _) => {
                quote!(#private::count(<#ty as #private::AsValue>::as_value(#place, &#private::Scratch::new())))
            }
            (None, Some(skip_if)) => quote!(if #skip_if(#place) { 0 } else { 1 }),
            (None, None) => quote!(1),
        }
    }

    fn document(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        let arena = local("__arena");
        let documents = fields.iter().map(|field| {
            let (place, ty) = (self.place(field), field.ty);
            quote!(<#ty as #private::AsValue>::to_document(#place, #arena))
        });
        match self.model.form {
            Form::Null => quote!(#private::Value::Null),
            Form::Inner => quote!(#(#documents)*),
            Form::List => quote!(#arena.list(&[#(#documents),*])),
            Form::Map => {
                let tag = self
                    .model
                    .tag
                    .iter()
                    .map(|(key, name)| quote!(#private::Part::Entry(#key, #private::Value::Str(#name)),));
                let parts = fields.iter().zip(checked).zip(documents).map(|((field, checked), value)| {
                    let (place, name) = (self.place(field), &field.name);
                    match (&field.serde.flatten, left_out_if(field, checked)) {
                        (Some(_), _) => quote!(#private::Part::Flat(#value)),
                        (None, Some(skip_if)) => quote! {
                            if #skip_if(#place) { #private::Part::Absent } else { #private::Part::Entry(#name, #value) }
                        },
                        (None, None) => quote!(#private::Part::Entry(#name, #value)),
                    }
                });
                quote!(#private::document(#arena, &[#(#tag)* #(#parts),*]))
            }
        }
    }

    fn judge(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let (private, root, sink, table) = (self.private(), &self.root, local("__sink"), local("__table"));
        let fits = fields
            .iter()
            .zip(checked)
            .flat_map(|(field, checked)| checked.rules.iter().map(move |found| self.fit(field, found)));
        let own = (0..fields.len()).map(|at| self.checks(at, fields, checked));
        if fields.is_empty() {
            return quote!(true);
        }
        let below = fields.iter().enumerate().map(|(at, field)| {
            let (place, ty, row) = (self.place(field), field.ty, table::row_below(at, checked));
            quote!(<#ty as #private::AsValue>::judge_below(#place, #sink, #table, #row))
        });
        quote! {
            #(#fits)*
            let #table: &'static #private::RuleSet = <Self as #root::Validate>::RULES;
            #(#own)*
            true #(&& #below)*
        }
    }

    /// How many lists and maps the text had at least; where the type does not tell, none.
    fn nesting(&self, fields: &[Field<'_>]) -> TokenStream {
        let private = self.private();
        let told = fields.iter().filter(|field| field.serde.read_by.is_none() && field.filled != Some(Filling::Other));
        let inside = told.map(|field| {
            let (place, ty) = (self.place(field), field.ty);
            let inside = quote!(<#ty as #private::AsValue>::nesting(#place));
            match (field.serde.flatten, field.filled) {
                (Some(_), _) => quote!(and(#inside.without_braces())),
                (None, Some(_)) => {
                    let filled =
                        quote!(<#ty as #private::AsValue>::nesting(&<#ty as ::core::default::Default>::default()));
                    quote!(and(#inside.beyond(#filled)))
                }
                (None, None) => quote!(and(#inside)),
            }
        });
        let (lists, maps) = match self.model.form {
            Form::Map => (0usize, 1usize),
            Form::List => (1, 0),
            Form::Inner | Form::Null => (0, 0),
        };
        quote!(#private::Nesting { lists: #lists, maps: #maps } #(.#inside)*)
    }
}
