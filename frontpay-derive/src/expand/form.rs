//! What a struct is on the wire: a map, a list, its only field, or null.

use frontpay_rules::rule::Fits;
use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote};
use syn::{Lifetime, parse_quote};

use super::structure::left_out_if;
use super::{Printer, distinct, local};
use crate::check::{Checked, contains_itself};
use crate::model::{Field, Form};
use crate::parse::serde::Filling;

/// The kinds of rules, as the traits for the types that they can stand on are called.
const FITS: [Fits; 5] = [Fits::Text, Fits::Number, Fits::Flag, Fits::Container, Fits::Measured];

impl Printer<'_> {
    /// What the struct adds below the path of its field.
    pub(super) fn shape(&self, fields: &[Field<'_>]) -> TokenStream {
        let (private, root) = (self.private(), &self.root);
        match (self.model.form, fields) {
            (Form::Inner, [field]) if self.is_its_field(field) => {
                let ty = field.ty;
                quote!(<#ty as #private::AsValue>::SHAPE)
            }
            (Form::Null, _) => quote!(&#private::Shape::Leaf),
            _ => quote!(&#private::Shape::Table(<Self as #root::Validate>::RULES)),
        }
    }

    /// Tells whether a struct has the table of its only field: it adds nothing, and is no part of that.
    fn is_its_field(&self, field: &Field<'_>) -> bool {
        field.items.is_empty() && !contains_itself(self.model, field)
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
            let compared = checked.rules.iter().any(|found| found.rule.reads_items()).then(|| quote!(.compared()));
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
        let (private, scratch) = (self.private(), local("__scratch"));
        let lifetime = Lifetime::new("'__a", Span::mixed_site());
        let (form, value) = (self.form(fields), self.value(fields, checked));
        let (show, is_valid) = (self.show(fields, checked), self.is_valid(fields, checked));
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
        let scratch = if self.model.form == Form::Inner { quote!(#scratch) } else { quote!(_) };
        quote! {
            #form

            #[inline]
            fn as_value<#lifetime>(&#lifetime self, #scratch: &#lifetime #private::Scratch) -> #private::Value<#lifetime> {
                #value
            }

            #show

            #key

            #[inline]
            fn is_valid(&self) -> bool {
                #is_valid
            }

            #checks
        }
    }

    /// What the struct is on the wire.
    fn form(&self, fields: &[Field<'_>]) -> TokenStream {
        let private = self.private();
        let form = match (self.model.form, fields) {
            (Form::Map, _) => {
                let none = || quote!(::core::option::Option::None);
                let tag = self.model.tag.as_ref();
                let tag = tag.map_or_else(none, |(key, name)| quote!(::core::option::Option::Some((#key, #name))));
                quote!(Map(#tag))
            }
            (Form::List, _) => quote!(List),
            (Form::Inner, [field]) if self.is_its_field(field) => quote!(Same),
            (Form::Inner, _) => quote!(Inner),
            (Form::Null, _) => return TokenStream::new(),
        };
        quote!(const FORM: #private::Form = #private::Form::#form;)
    }

    /// Shows the fields, with what their values do not tell.
    fn show(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        if fields.is_empty() {
            return TokenStream::new();
        }
        let (private, see) = (self.private(), local("__see"));
        let lifetime = Lifetime::new("'__a", Span::mixed_site());
        let shown = fields.iter().zip(checked).map(|(field, checked)| {
            let (place, ty) = (self.place(field), field.ty);
            let flat = field.serde.flatten.map(|_| quote!(.flat()));
            let there = match flat {
                Some(_) => None,
                None => left_out_if(field, checked).map(|left_out| quote!(.if_there(!#left_out(#place)))),
            };
            let told = match field.filled {
                _ if field.serde.read_by.is_some() => Some(quote!(.untold())),
                Some(Filling::Other) => Some(quote!(.untold())),
                // serde asks for `Default` of a parameter only where it reads the type.
                Some(Filling::Default) if self.is_generic(field.ty) => Some(quote!(.untold())),
                Some(Filling::Default) => Some(quote!(.filled::<#ty>())),
                None => None,
            };
            quote!(<#ty as #private::AsValue>::shown(#place)#there #flat #told)
        });
        let shown: Vec<_> = shown.collect();
        quote! {
            fn show<#lifetime>(&#lifetime self, #see: &mut dyn ::core::ops::FnMut(&[#private::Shown<#lifetime>])) {
                #see(&[#(#shown),*]);
            }
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

    /// Asks the rules of all fields, and then what is below them.
    fn is_valid(&self, fields: &[Field<'_>], checked: &[Checked]) -> TokenStream {
        let private = self.private();
        if fields.is_empty() {
            return quote!(true);
        }
        let fits = fields
            .iter()
            .zip(checked)
            .flat_map(|(field, checked)| checked.rules.iter().map(move |found| self.fit(field, found)));
        let own = (0..fields.len()).filter_map(|at| self.checks(at, fields, checked));
        let below = fields.iter().map(|field| {
            let (place, ty) = (self.place(field), field.ty);
            quote!(<#ty as #private::AsValue>::is_valid(#place))
        });
        let all = own.chain(below);
        quote!(#(#fits)* true #(&& #all)*)
    }
}
