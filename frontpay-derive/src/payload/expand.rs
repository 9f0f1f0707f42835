//! The generated code: the literal as a constant, and at each of its tokens a call that reports what is wrong there.

use frontpay_rules::const_eval::{LiteralToken, write_token};
use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::model::{Head, Node, NodeKind, Payload};
use crate::span::{SpanRange, call_at};

/// Prints the payload.
pub(super) fn payload(payload: &Payload) -> TokenStream {
    let Payload { head: Head { root, ty, rules }, object } = payload;
    let rules = rules_of(rules.as_ref());
    let value = value(object);
    let mut assertions = TokenStream::new();
    assert_node(object, &mut Vec::new(), &TokenStream::new(), &mut assertions);
    quote! {{
        use #root::__private;
        enum __Literal {}
        impl __private::Literal for __Literal {
            const VALUE: __private::Value<'static> = #value;
        }
        const __OUTCOME: &__private::LiteralOutcome<#ty, #rules> =
            &__private::evaluate::<#ty, #rules, __Literal, { __private::count_calls::<#ty, #rules, __Literal>() }>();
        #[track_caller]
        const fn __at(token: &str) {
            __OUTCOME.at(token);
        }
        #assertions
        __OUTCOME.make()
    }}
}

/// Prints the errors, and an expression of the type of the payload, so that an editor knows that.
pub(super) fn with_errors(head: Option<&Head>, errors: &TokenStream) -> TokenStream {
    let never = head.map(|Head { root, ty, rules }| {
        let rules = rules_of(rules.as_ref());
        quote!(#root::__private::never::<#ty, #rules>())
    });
    quote!({ #errors #never })
}

/// Prints the type of the rule set, or `()` if there is none.
fn rules_of(rules: Option<&Type>) -> TokenStream {
    rules.map_or_else(|| quote!(()), |rules| quote!(#rules))
}

/// Prints the literal as a constant.
fn value(node: &Node) -> TokenStream {
    match &node.kind {
        NodeKind::Null => quote!(__private::Value::Null),
        NodeKind::Flag(flag) => quote!(__private::Value::Bool(#flag)),
        NodeKind::Int(number) => {
            let number = Literal::i64_suffixed(*number);
            quote!(__private::Value::Int(#number))
        }
        NodeKind::Float(number) if number.is_finite() => {
            let number = Literal::f64_suffixed(*number);
            quote!(__private::Value::Float(#number))
        }
        NodeKind::Float(number) => {
            let infinity = if *number > 0.0 { quote!(INFINITY) } else { quote!(NEG_INFINITY) };
            quote!(__private::Value::Float(::core::primitive::f64::#infinity))
        }
        NodeKind::Text(text) => quote!(__private::Value::Str(#text)),
        // The tokens stand at the constant, so that the compiler underlines it if its type does not fit.
        NodeKind::Constant(constant) => quote_spanned!(node.range.first=> __private::Constant(#constant).json()),
        NodeKind::List(items) => {
            let items = items.iter().map(value);
            quote!(__private::Value::List(__private::Items::Full(&[#(#items),*])))
        }
        NodeKind::Object(entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let item = value(item);
                quote!((#key, #item))
            });
            quote!(__private::Value::Map(__private::Items::Full(&[#(#entries),*])))
        }
    }
}

/// Prints the assertions of a value and of all within it; `of_key` is the assertion of its key.
fn assert_node(node: &Node, path: &mut Vec<usize>, of_key: &TokenStream, assertions: &mut TokenStream) {
    match &node.kind {
        NodeKind::List(items) => {
            for (index, item) in items.iter().enumerate() {
                path.push(index);
                assert_node(item, path, &TokenStream::new(), assertions);
                path.pop();
            }
        }
        NodeKind::Object(entries) => {
            for (index, (key, item)) in entries.iter().enumerate() {
                path.push(index);
                let of_key = assertion(LiteralToken::Key, path, key.span());
                assert_node(item, path, &of_key, assertions);
                path.pop();
            }
        }
        _ => {}
    }
    // After those within: an unknown key explains a missing one.
    let of_value = assertion(LiteralToken::Value, path, node.range);
    assertions.extend(quote!(const _: () = { #of_key #of_value };));
}

/// Prints an assertion at a token.
fn assertion(token: LiteralToken, path: &[usize], range: impl Into<SpanRange>) -> TokenStream {
    let token = write_token(token, path);
    let call = call_at(range, quote!(__at), quote!(#token));
    quote!(#call;)
}
