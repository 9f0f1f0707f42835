//! An enum with data: each variant is a struct of its own, and the enum chooses.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use syn::{Data, Fields, Generics, parse_quote};

use super::{Printer, local};
use crate::free;
use crate::model::untagged;
use crate::variant::{Choice, Choices, Content, Tagging};

/// The struct of references that stands for a variant.
pub(super) fn definition(content: &Content) -> TokenStream {
    let stand_in = &content.stand_in;
    let (ident, (generics, _, bounds)) = (&stand_in.ident, stand_in.generics.split_for_impl());
    let Data::Struct(data) = &stand_in.data else { return TokenStream::new() };
    // The first of its generics is that of the references.
    let (count, lifetime) = (content.members.len(), stand_in.generics.lifetimes().next());
    let fields = data.fields.iter().enumerate().map(|(at, field)| {
        let name = field.ident.as_ref().map(|name| quote!(#name:));
        let (ty, reference) = (
            &field.ty,
            lifetime.filter(|_| at < count).map(|param| &param.lifetime).map(|lifetime| quote!(&#lifetime)),
        );
        quote!(#name #reference #ty)
    });
    let definition = if let Fields::Named(_) = data.fields {
        quote!(struct #ident #generics #bounds { #(#fields),* })
    } else {
        quote!(struct #ident #generics (#(#fields),*) #bounds;)
    };
    // The name of the variant is the user's, and so is the word on it.
    quote!(#[allow(non_camel_case_types)] #definition)
}

impl Printer<'_> {
    pub(super) fn choices(&self, choices: &Choices<'_>) -> TokenStream {
        let (root, ident) = (&self.root, &self.model.input.ident);
        let bounded = self.bounded_by(choices);
        let (generics, arguments, bounds) = bounded.split_for_impl();
        let (constants, (rows, natures)) = (Self::tag_constants(choices), Self::variant_rows(choices));
        let (table, nature) = (from_rows(&quote!(#(#rows),*), &quote!(#(#natures),*)), self.nature_of_enum(choices));
        let (methods, assertions) = (self.enum_methods(choices), self.enum_assertions(choices));
        let (now, later) = if self.model.input.generics.params.is_empty() {
            (assertions, TokenStream::new())
        } else {
            (TokenStream::new(), assertions)
        };
        let fits: TokenStream = match choices.tagging {
            Tagging::Untagged(_) => {
                ["Text", "Number", "Flag", "Container", "Measured"].iter().map(|fits| self.fits(fits)).collect()
            }
            _ => self.fits("Container"),
        };
        let (literal, answers) = (self.choices_of_literal(choices), self.choice_answers(choices));
        quote! {
            #constants
            #now
            #literal
            #answers

            #[automatically_derived]
            impl #generics #root::Validate for #ident #arguments #bounds {
                const RULES: &'static __private::RuleSet = {
                    #later
                    &#table.without_typed_report()
                };
            }

            #[automatically_derived]
            impl #generics __AsValue for #ident #arguments #bounds {
                const NATURE: &'static __private::Nature = #nature;
                const READING: __private::Reading = <Self as __AsValue>::NATURE.reading;

                #methods
            }

            #fits
        }
    }

    /// The generics, with the bound that every type in a variant can be looked at.
    fn bounded_by(&self, choices: &Choices<'_>) -> Generics {
        let types = choices.list.iter().filter_map(|choice| choice.content.as_ref()).flat_map(Content::types);
        self.with_bounds(&types.collect::<Vec<_>>())
    }

    /// The rules of the tag.
    fn tag_constants(choices: &Choices<'_>) -> TokenStream {
        let (Tagging::Internal(tag) | Tagging::Adjacent(tag, _)) = &choices.tagging else { return TokenStream::new() };
        let words = choices.list.iter().flat_map(|choice| &choice.words);
        let closed = !choices.list.iter().any(|choice| choice.other);
        let closed = closed.then(|| quote!(__private::Rule::new(__private::rule::Name::In, __WORDS),));
        let words = closed
            .as_ref()
            .map(|_| quote!(const __WORDS: &[__private::Param] = &[#(__private::Param::text_of(#words)),*];));
        quote! {
            const __TAG: &[__private::Segment] = &[__private::Segment::key(#tag)];
            #words
            const __TAG_RULES: &[__private::Rule] = &[
                __private::Rule::new(__private::rule::Name::Required, &[]),
                __private::Rule::new(__private::rule::Name::String, &[]),
                #closed
            ];
        }
    }

    /// The row of the tag, and what counts below it for each variant; beside the rows what stands below them.
    fn variant_rows(choices: &Choices<'_>) -> (Vec<TokenStream>, Vec<TokenStream>) {
        let (mut rows, mut natures) = (Vec::new(), Vec::new());
        let mut nested = |rows: &mut Vec<TokenStream>, path: TokenStream, shape: TokenStream| {
            let place = Literal::usize_unsuffixed(natures.len());
            rows.push(quote!(__private::Row::nested(#path, #place)));
            natures.push(quote!(const { &__private::Nature::of_shape(#shape) }));
        };
        if let Tagging::Internal(_) | Tagging::Adjacent(..) = &choices.tagging {
            rows.push(quote!(__private::Row::field(__TAG, __TAG_RULES, __private::Facts::of(__TAG_RULES))));
            nested(&mut rows, quote!(__TAG), quote!(__private::Shape::Leaf));
        }
        for (choice, shape) in choices.list.iter().filter_map(|choice| Some((choice, Self::shape_of(choice)?))) {
            let words = &choice.words;
            let when = |tag: &syn::LitStr, shape: TokenStream| {
                let tag = quote!(&__private::Tag { key: #tag, words: &[#(#words),*] });
                quote!(__private::Shape::When(#tag, #shape))
            };
            match &choices.tagging {
                Tagging::External => {
                    for word in words {
                        let path = quote!(const { &[__private::Segment::key(#word)] });
                        nested(&mut rows, path, quote!(__private::Shape::Optional(#shape)));
                    }
                }
                Tagging::Internal(tag) => nested(&mut rows, quote!(&[]), when(tag, shape)),
                Tagging::Adjacent(tag, content) => {
                    let row = quote!(__private::Row::nested(const { &[__private::Segment::key(#content)] }, 0));
                    let nature = quote!(const { &__private::Nature::of_shape(*#shape) });
                    let table = from_rows(&row, &nature);
                    nested(&mut rows, quote!(&[]), when(tag, quote!(const { &__private::Shape::Table(&#table) })));
                }
                Tagging::Untagged(_) => {}
            }
        }
        (rows, natures)
    }

    /// The shape of what a variant holds.
    fn shape_of(choice: &Choice<'_>) -> Option<TokenStream> {
        let ty = stand_in(choice)?;
        Some(quote!(&<#ty as __AsValue>::NATURE.shape))
    }

    /// What is known of the enum as a type.
    fn nature_of_enum(&self, choices: &Choices<'_>) -> TokenStream {
        let root = &self.root;
        let table = quote!(<Self as #root::Validate>::RULES);
        let shape = match choices.tagging {
            Tagging::Untagged(_) => quote!(Leaf),
            Tagging::External if choices.list.iter().any(|choice| choice.content.is_none()) => {
                quote!(WordOrTable(#table))
            }
            _ => quote!(Table(#table)),
        };
        let loose = choices.list.iter().any(|choice| choice.other || choice.words.len() > 1);
        let tagged = matches!(choices.tagging, Tagging::Internal(_) | Tagging::Adjacent(..));
        let buffered = (!matches!(choices.tagging, Tagging::External)).then(|| quote!(.buffered()));
        let below: Vec<_> = choices.list.iter().filter_map(stand_in).collect();
        let own = !self.model.checks.is_empty();
        quote! {
            &__private::Nature::of_enum(
                __private::Shape::#shape,
                __private::Reading::of_enum(#loose, #tagged)#(.and(<#below as __AsValue>::NATURE.reading #buffered))*,
                #own #(|| <#below as __AsValue>::NATURE.checks)*,
            )
        }
    }

    /// An untagged document does not say which rules are meant.
    fn enum_assertions(&self, choices: &Choices<'_>) -> TokenStream {
        let Tagging::Untagged(span) = choices.tagging else { return TokenStream::new() };
        let is_generic = !self.model.input.generics.params.is_empty();
        let assertions = choices.list.iter().filter_map(|choice| {
            let shape = Self::shape_of(choice)?;
            let sentence = untagged(choice.ident);
            let agree = Self::agree((span, span), &quote!(__private::without_rows(#shape), #sentence));
            Some(if is_generic { quote!(#agree;) } else { quote!(const _: () = #agree;) })
        });
        quote!(#(#assertions)*)
    }

    fn enum_methods(&self, choices: &Choices<'_>) -> TokenStream {
        let (arena, scratch) = (local("__arena"), local("__scratch"));
        let lifetime = free::lifetime(&self.model.input.generics, "__a");
        let arms = |arm: &dyn Fn(&Choice<'_>) -> TokenStream| {
            let arms = choices.list.iter().map(|choice| {
                let (pattern, value) = (pattern(choice), arm(choice));
                quote!(#pattern => #value,)
            });
            quote!(match self { #(#arms)* })
        };
        let value = arms(&|choice| Self::choice_value(&choices.tagging, choice));
        let document = arms(&|choice| Self::choice_document(&choices.tagging, choice));
        let is_valid = arms(&|choice| {
            content(choice).map_or_else(|| quote!(true), |content| quote!(__AsValue::is_valid(&#content)))
        });
        let nesting = arms(&|choice| Self::choice_nesting(&choices.tagging, choice));
        let checks = self.choice_checks(choices);
        let passes = matches!(choices.tagging, Tagging::Untagged(_))
            && choices.list.iter().any(|choice| choice.content.as_ref().is_some_and(|content| content.inner.is_some()));
        let scratch = if passes { quote!(#scratch) } else { quote!(_) };
        let words = matches!(choices.tagging, Tagging::Untagged(_))
            && choices.list.iter().all(|choice| choice.content.is_none());
        let arena = if words { quote!(_) } else { quote!(#arena) };
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

            #checks
        }
    }

    /// The checks that are functions, below the path that leads into the variant.
    fn choice_checks(&self, choices: &Choices<'_>) -> TokenStream {
        let checks = local("__checks");
        let arms = choices.list.iter().map(|choice| {
            let (pattern, name) = (pattern(choice), choice.name());
            let Some(content) = content(choice) else { return quote!(#pattern => {}) };
            let run = quote!(__private::run_checks(&#content, #checks));
            let step = match &choices.tagging {
                Tagging::External => quote!(#name),
                Tagging::Adjacent(_, key) => quote!(#key),
                Tagging::Internal(_) | Tagging::Untagged(_) => return quote!(#pattern => #run,),
            };
            quote!(#pattern => #checks.below(#step, |#checks: &mut __private::Checks<'_>| #run),)
        });
        let whole = self.model.checks.iter().map(|check| super::own::note(check, &quote!(self), &checks));
        let (visitor, lifetime) = (local("__visitor"), free::lifetime(&self.model.input.generics, "__a"));
        quote! {
            fn visit<#lifetime>(&#lifetime self, #visitor: __private::ChildVisitor<'_, #lifetime>) {
                #visitor(__private::Children::value(&self).checked_by(&|#checks: &mut __private::Checks<'_>| {
                    let _ = &#checks;
                    match self { #(#arms)* }
                    #(#whole)*
                }));
            }
        }
    }

    fn choice_value(tagging: &Tagging, choice: &Choice<'_>) -> TokenStream {
        let (name, content) = (choice.name(), content(choice));
        let count = |count: TokenStream| quote!(__private::Value::Map(__private::Items::Counted(#count)));
        let inside = |content: &TokenStream| quote!(__private::count(__AsValue::as_value(&#content, &__private::Scratch::new())));
        match (tagging, &content) {
            (Tagging::External, None) => quote!(__private::Value::Str(#name)),
            (Tagging::External, Some(_)) | (Tagging::Internal(_) | Tagging::Adjacent(..), None) => count(quote!(1)),
            (Tagging::Adjacent(..), Some(_)) => count(quote!(2)),
            (Tagging::Internal(_), Some(content)) => {
                let inside = inside(content);
                count(quote!(1 + #inside))
            }
            (Tagging::Untagged(_), None) => quote!(__private::Value::Null),
            (Tagging::Untagged(_), Some(content)) => match choice.content.as_ref() {
                Some(Content { inner: Some(ty), .. }) => {
                    let (place, scratch) = (binding(0), local("__scratch"));
                    quote!(<#ty as __AsValue>::as_value(#place, #scratch))
                }
                Some(Content { members, .. }) if is_list(choice) => {
                    let count = members.len();
                    quote!(__private::Value::List(__private::Items::Counted(#count)))
                }
                _ => count(inside(content)),
            },
        }
    }

    fn choice_document(tagging: &Tagging, choice: &Choice<'_>) -> TokenStream {
        let (name, arena) = (choice.name(), local("__arena"));
        let inner = content(choice).map(|content| quote!(__AsValue::to_document(#arena.keep(#content), #arena)));
        let word = quote!(__private::Value::Str(#name));
        match (tagging, inner) {
            (Tagging::External, None) => word,
            (Tagging::External, Some(inner)) => quote!(#arena.map(&[(#name, #inner)])),
            (Tagging::Internal(tag) | Tagging::Adjacent(tag, _), None) => quote!(#arena.map(&[(#tag, #word)])),
            (Tagging::Internal(tag), Some(inner)) => quote! {
                __private::tagged(#arena, (#tag, #word), #inner)
            },
            (Tagging::Adjacent(tag, key), Some(inner)) => quote!(#arena.map(&[(#tag, #word), (#key, #inner)])),
            (Tagging::Untagged(_), None) => quote!(__private::Value::Null),
            (Tagging::Untagged(_), Some(inner)) => inner,
        }
    }

    fn choice_nesting(tagging: &Tagging, choice: &Choice<'_>) -> TokenStream {
        let inner = content(choice).map(|content| quote!(__AsValue::nesting(&#content)));
        let map = quote!(__private::Nesting { lists: 0, maps: 1 });
        match (tagging, inner) {
            (Tagging::External | Tagging::Untagged(_), None) => quote!(__private::Nesting { lists: 0, maps: 0 }),
            (Tagging::Internal(_) | Tagging::Adjacent(..), None) => map,
            (Tagging::External | Tagging::Adjacent(..), Some(inner)) => quote!(#map.and(#inner)),
            (Tagging::Internal(_) | Tagging::Untagged(_), Some(inner)) => inner,
        }
    }
}

impl Content {
    /// The types of its fields.
    pub(super) fn types(&self) -> Vec<&syn::Type> {
        let Data::Struct(data) = &self.stand_in.data else { return Vec::new() };
        data.fields.iter().take(self.members.len()).map(|field| &field.ty).collect()
    }
}

/// A table of rows, and the types below those that are nested.
fn from_rows(rows: &TokenStream, natures: &TokenStream) -> TokenStream {
    quote!(__private::RuleSet::from_rows(const { &[#rows] }, const { &[#natures] }))
}

fn is_list(choice: &Choice<'_>) -> bool {
    let data = choice.content.as_ref().map(|content| &content.stand_in.data);
    matches!(data, Some(Data::Struct(data)) if matches!(data.fields, Fields::Unnamed(_)))
}

/// The type that stands for a variant, wherever its references live.
pub(super) fn stand_in(choice: &Choice<'_>) -> Option<TokenStream> {
    let stand_in = &choice.content.as_ref()?.stand_in;
    let mut generics = stand_in.generics.clone();
    *generics.params.first_mut()? = parse_quote!('_);
    let (ident, (_, arguments, _)) = (&stand_in.ident, generics.split_for_impl());
    Some(quote!(#ident #arguments))
}

fn binding(at: usize) -> proc_macro2::Ident {
    local(&format!("__{at}"))
}

fn pattern(choice: &Choice<'_>) -> TokenStream {
    let ident = choice.ident;
    let Some(content) = &choice.content else { return quote!(Self::#ident) };
    let fields = content.members.iter().enumerate().map(|(at, member)| {
        let binding = binding(at);
        quote!(#member: #binding,)
    });
    quote!(Self::#ident { #(#fields)* .. })
}

/// The struct of references, made of what the pattern binds.
fn content(choice: &Choice<'_>) -> Option<TokenStream> {
    let content = choice.content.as_ref()?;
    let Data::Struct(data) = &content.stand_in.data else { return None };
    let ident = &content.stand_in.ident;
    let fields = data.fields.iter().enumerate().map(|(at, field)| {
        let name =
            field.ident.as_ref().map_or_else(|| syn::Index::from(at).to_token_stream(), ToTokens::to_token_stream);
        let value = if at < content.members.len() {
            binding(at).to_token_stream()
        } else {
            quote!(::core::marker::PhantomData)
        };
        quote!(#name: #value)
    });
    let mut generics = content.stand_in.generics.clone();
    *generics.params.first_mut()? = parse_quote!('_);
    let (_, arguments, _) = generics.split_for_impl();
    let arguments = arguments.as_turbofish();
    Some(quote!(#ident #arguments { #(#fields),* }))
}
