//! The items of an enum with data, which delegates to the structs of references that stand for its variants.

use frontpay_rules::rule::Fits;
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::LitStr;

use super::applicability::KINDS;
use super::printer::{Printer, assertion};
use super::reference_struct;
use super::tokens::local;
use crate::model::field::untagged_message;
use crate::model::variant::{Tagging, Variant, VariantFields, Variants};

impl Printer<'_> {
    /// Prints the constants and impls of the enum.
    pub(super) fn variants(self, variants: &Variants<'_>) -> TokenStream {
        let context = self.context();
        let (root, ident) = (&self.model.root, &self.model.input.ident);
        let bounded = self.with_bounds(&variants.types().collect::<Vec<_>>());
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let (tag_constants, Rows { rows, type_infos }) = (tag_constants(variants), Rows::of(variants));
        let (table, info) = (rule_set(&quote!(#(#rows),*), &quote!(#(#type_infos),*)), self.info_of_enum(variants));
        let (methods, assertions) = (self.enum_methods(variants), self.enum_assertions(variants));
        let (assertions, generic_assertions) = if self.model.input.generics.params.is_empty() {
            (assertions, TokenStream::new())
        } else {
            (TokenStream::new(), assertions)
        };
        let applicability = match variants.tagging {
            Tagging::Untagged(_) => self.applicability(&KINDS),
            _ => self.applicability(&[Fits::Container]),
        };
        let (literal, answers) = (self.literal_of_variants(variants), self.answers_of_variants(variants));
        quote! {
            #tag_constants
            #assertions
            #literal
            #answers

            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                type Context = #context;
                const RULES: &'static __private::RuleSet = {
                    #generic_assertions
                    &#table.without_typed_report()
                };
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                const TYPE_INFO: &'static __private::TypeInfo = #info;
                const FIDELITY: __private::Fidelity = <Self as __AsValue>::TYPE_INFO.fidelity;

                #methods
            }

            #applicability
        }
    }

    /// Prints what is known of the enum as a type.
    fn info_of_enum(self, variants: &Variants<'_>) -> TokenStream {
        let root = &self.model.root;
        let table = quote!(<Self as #root::Validate>::RULES);
        let shape = match variants.tagging {
            Tagging::Untagged(_) => quote!(Leaf),
            Tagging::External if variants.list.iter().any(|variant| variant.fields.is_none()) => {
                quote!(UnitOrTable(#table))
            }
            _ => quote!(Table(#table)),
        };
        let is_lossy = variants.list.iter().any(Variant::has_other_names);
        let is_tagged = matches!(variants.tagging, Tagging::Internal(_) | Tagging::Adjacent(..));
        let buffered = (!matches!(variants.tagging, Tagging::External)).then(|| quote!(.buffered()));
        let within: Vec<_> = variants.list.iter().filter_map(reference_struct::ty).collect();
        let needs_context = self.needs_context().map(|needs_context| quote!(.with_context(#needs_context)));
        quote! {
            &__private::TypeInfo::of_enum(
                __private::Shape::#shape,
                __private::Fidelity::of_enum(#is_lossy, #is_tagged)#(.and(<#within as __AsValue>::TYPE_INFO.fidelity #buffered))*,
                false #(|| <#within as __AsValue>::TYPE_INFO.checks)*,
            )#needs_context
        }
    }

    /// Prints assertions that the variants of an untagged enum have no rules, since the document does not tell its variant.
    fn enum_assertions(self, variants: &Variants<'_>) -> TokenStream {
        let Tagging::Untagged(span) = variants.tagging else { return TokenStream::new() };
        let is_generic = !self.model.input.generics.params.is_empty();
        let assertions = variants.list.iter().filter_map(|variant| {
            let (shape, message) = (shape(variant)?, untagged_message(variant.ident));
            let assertion = assertion(span, quote!(__private::without_rows(#shape), #message));
            Some(if is_generic { quote!(#assertion;) } else { quote!(const _: () = #assertion;) })
        });
        assertions.collect()
    }

    fn enum_methods(self, variants: &Variants<'_>) -> TokenStream {
        let (arena, scratch, lifetime) = (local("__arena"), local("__scratch"), self.value_lifetime());
        let tagging = &variants.tagging;
        let value = match_variants(variants, |variant| variant_value(tagging, variant));
        let document = match_variants(variants, |variant| variant_document(tagging, variant));
        let is_valid = match_variants(variants, |variant| {
            let within = reference_struct::value(variant);
            within.map_or_else(|| quote!(true), |within| quote!(__AsValue::is_valid(&#within)))
        });
        let nesting = match_variants(variants, |variant| variant_nesting(tagging, variant));
        let visit = self.visit_variants(variants);
        // A parameter that no variant uses is printed as `_`.
        let is_untagged = matches!(tagging, Tagging::Untagged(_));
        let has_newtype =
            variants.list.iter().filter_map(|variant| variant.fields.as_ref()).any(|fields| fields.newtype.is_some());
        let scratch = if is_untagged && has_newtype { quote!(#scratch) } else { quote!(_) };
        let arena = if is_untagged && !variants.has_data() { quote!(_) } else { quote!(#arena) };
        quote! {
            #[inline]
            fn as_value<#lifetime>(&#lifetime self, #scratch: &#lifetime __private::Scratch) -> __private::Value<#lifetime> {
                #value
            }

            fn to_document<#lifetime>(&#lifetime self, #arena: &#lifetime __private::Arena) -> __private::Value<#lifetime> {
                #document
            }

            #[inline]
            fn is_valid(&self) -> bool {
                #is_valid
            }

            #[inline]
            fn nesting(&self) -> __private::Nesting {
                #nesting
            }

            #visit
        }
    }

    /// Prints the method that passes the enum to a visitor, with the checks in its variants below the path that leads there.
    fn visit_variants(self, variants: &Variants<'_>) -> TokenStream {
        let (checks, visitor, lifetime) = (local("__checks"), local("__visitor"), self.value_lifetime());
        let arms = variants.list.iter().map(|variant| {
            let (pattern, name) = (reference_struct::pattern(variant), variant.name());
            let Some(within) = reference_struct::value(variant) else { return quote!(#pattern => {}) };
            let run = quote!(__private::run_checks(&#within, #checks));
            let key = match &variants.tagging {
                Tagging::External => quote!(#name),
                Tagging::Adjacent(_, content) => quote!(#content),
                Tagging::Internal(_) | Tagging::Untagged(_) => return quote!(#pattern => #run,),
            };
            quote!(#pattern => #checks.below(#key, |#checks: &mut __private::Checks<'_>| #run),)
        });
        quote! {
            fn visit<#lifetime>(&#lifetime self, #visitor: __private::ChildVisitor<'_, #lifetime>) {
                #visitor(__private::Children::value(&self).checked_by(&|#checks: &mut __private::Checks<'_>| {
                    let _ = &#checks;
                    match self { #(#arms)* }
                }));
            }
        }
    }
}

/// The rows of an enum, and what is known of the types below those that are nested.
#[derive(Default)]
struct Rows {
    rows: Vec<TokenStream>,
    type_infos: Vec<TokenStream>,
}

impl Rows {
    /// Makes a row for the tag, and one for each variant with what applies below it.
    fn of(variants: &Variants<'_>) -> Self {
        let mut rows = Self::default();
        if let Tagging::Internal(_) | Tagging::Adjacent(..) = &variants.tagging {
            rows.rows.push(quote!(__private::Row::field(
                __TAG,
                __TAG_RULES,
                __private::FieldModifiers::of(__TAG_RULES)
            )));
            rows.add_nested(&quote!(__TAG), &quote!(__private::Shape::Leaf));
        }
        for variant in &variants.list {
            if let Some(shape) = shape(variant) {
                rows.add_variant(&variants.tagging, variant, &shape);
            }
        }
        rows
    }

    fn add_variant(&mut self, tagging: &Tagging, variant: &Variant<'_>, shape: &TokenStream) {
        let names = &variant.names;
        let when = |tag: &LitStr, shape: &TokenStream| {
            let tag = quote!(&__private::Tag { key: #tag, words: &[#(#names),*] });
            quote!(__private::Shape::Tagged(#tag, #shape))
        };
        match tagging {
            Tagging::External => {
                for name in names {
                    let path = quote!(const { &[__private::Segment::key(#name)] });
                    self.add_nested(&path, &quote!(__private::Shape::Optional(#shape)));
                }
            }
            Tagging::Internal(tag) => self.add_nested(&quote!(&[]), &when(tag, shape)),
            Tagging::Adjacent(tag, content) => {
                let row = quote!(__private::Row::nested(const { &[__private::Segment::key(#content)] }, 0));
                let info = quote!(const { &__private::TypeInfo::of_shape(*#shape) });
                let table = rule_set(&row, &info);
                self.add_nested(&quote!(&[]), &when(tag, &quote!(const { &__private::Shape::Table(&#table) })));
            }
            Tagging::Untagged(_) => {}
        }
    }

    fn add_nested(&mut self, path: &TokenStream, shape: &TokenStream) {
        let position = Literal::usize_unsuffixed(self.type_infos.len());
        self.rows.push(quote!(__private::Row::nested(#path, #position)));
        self.type_infos.push(quote!(const { &__private::TypeInfo::of_shape(#shape) }));
    }
}

/// Prints the rules of the tag: it is one of the names, unless a variant takes all others.
fn tag_constants(variants: &Variants<'_>) -> TokenStream {
    let (Tagging::Internal(tag) | Tagging::Adjacent(tag, _)) = &variants.tagging else { return TokenStream::new() };
    let names = variants.list.iter().flat_map(|variant| &variant.names);
    let is_closed = !variants.list.iter().any(|variant| variant.is_other);
    let in_rule = is_closed.then(|| quote!(__private::StoredRule::new(__private::rule::Name::In, __WORDS),));
    let names =
        is_closed.then(|| quote!(const __WORDS: &[__private::Param] = &[#(__private::Param::text_of(#names)),*];));
    quote! {
        const __TAG: &[__private::Segment] = &[__private::Segment::key(#tag)];
        #names
        const __TAG_RULES: &[__private::StoredRule] = &[
            __private::StoredRule::new(__private::rule::Name::Required, &[]),
            __private::StoredRule::new(__private::rule::Name::String, &[]),
            #in_rule
        ];
    }
}

/// Prints a table of rows, and what is known of the types below those that are nested.
fn rule_set(rows: &TokenStream, type_infos: &TokenStream) -> TokenStream {
    quote!(__private::RuleSet::from_rows(const { &[#rows] }, const { &[#type_infos] }))
}

/// Prints the shape of what a variant holds.
fn shape(variant: &Variant<'_>) -> Option<TokenStream> {
    let ty = reference_struct::ty(variant)?;
    Some(quote!(&<#ty as __AsValue>::TYPE_INFO.shape))
}

/// Prints a match with an arm for each variant, in which its fields are bound.
fn match_variants(variants: &Variants<'_>, arm: impl Fn(&Variant<'_>) -> TokenStream) -> TokenStream {
    let arms = variants.list.iter().map(|variant| {
        let (pattern, value) = (reference_struct::pattern(variant), arm(variant));
        quote!(#pattern => #value,)
    });
    quote!(match self { #(#arms)* })
}

/// Prints the value of a variant; of a map it is the number of entries.
fn variant_value(tagging: &Tagging, variant: &Variant<'_>) -> TokenStream {
    let name = variant.name();
    let map = |count: TokenStream| quote!(__private::Value::Map(__private::Items::LenOnly(#count)));
    let Some((fields, within)) = variant.fields.as_ref().zip(reference_struct::value(variant)) else {
        return match tagging {
            Tagging::External => quote!(__private::Value::Str(#name)),
            Tagging::Internal(_) | Tagging::Adjacent(..) => map(quote!(1)),
            Tagging::Untagged(_) => quote!(__private::Value::Null),
        };
    };
    let count = quote!(__private::count(__AsValue::as_value(&#within, &__private::Scratch::new())));
    match (tagging, fields) {
        (Tagging::External, _) => map(quote!(1)),
        (Tagging::Adjacent(..), _) => map(quote!(2)),
        (Tagging::Internal(_), _) => map(quote!(1 + #count)),
        (Tagging::Untagged(_), VariantFields { newtype: Some(ty), .. }) => {
            let (value, scratch) = (reference_struct::binding(0), local("__scratch"));
            quote!(<#ty as __AsValue>::as_value(#value, #scratch))
        }
        (Tagging::Untagged(_), fields) if reference_struct::is_tuple(fields) => {
            let count = fields.members.len();
            quote!(__private::Value::List(__private::Items::LenOnly(#count)))
        }
        (Tagging::Untagged(_), _) => map(count),
    }
}

/// Prints the document of a variant, as serde writes it.
fn variant_document(tagging: &Tagging, variant: &Variant<'_>) -> TokenStream {
    let (name, arena) = (variant.name(), local("__arena"));
    let within = reference_struct::value(variant);
    let within = within.map(|within| quote!(__AsValue::to_document(#arena.keep(#within), #arena)));
    let word = quote!(__private::Value::Str(#name));
    match (tagging, within) {
        (Tagging::External, None) => word,
        (Tagging::External, Some(within)) => quote!(#arena.map(&[(#name, #within)])),
        (Tagging::Internal(tag) | Tagging::Adjacent(tag, _), None) => quote!(#arena.map(&[(#tag, #word)])),
        (Tagging::Internal(tag), Some(within)) => quote!(__private::tagged(#arena, (#tag, #word), #within)),
        (Tagging::Adjacent(tag, key), Some(within)) => quote!(#arena.map(&[(#tag, #word), (#key, #within)])),
        (Tagging::Untagged(_), None) => quote!(__private::Value::Null),
        (Tagging::Untagged(_), Some(within)) => within,
    }
}

/// Prints how deep a variant nests lists and maps.
fn variant_nesting(tagging: &Tagging, variant: &Variant<'_>) -> TokenStream {
    let within = reference_struct::value(variant).map(|within| quote!(__AsValue::nesting(&#within)));
    let map = quote!(__private::Nesting { lists: 0, maps: 1 });
    match (tagging, within) {
        (Tagging::External | Tagging::Untagged(_), None) => quote!(__private::Nesting { lists: 0, maps: 0 }),
        (Tagging::Internal(_) | Tagging::Adjacent(..), None) => map,
        (Tagging::External | Tagging::Adjacent(..), Some(within)) => quote!(#map.and(#within)),
        (Tagging::Internal(_) | Tagging::Untagged(_), Some(within)) => within,
    }
}
