//! Printing: the literal as a constant, and a question to the compiler at each of its tokens.

use frontpay_rules::const_eval::{Token, write_token};
use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Type;

use super::model::{Form, Head, Node, Payload};

/// The expression.
pub(super) fn payload(payload: &Payload) -> TokenStream {
    let Payload { head: Head { root, ty, rules }, object } = payload;
    let rules = rules_of(rules.as_ref());
    let value = value(object);
    let mut questions = TokenStream::new();
    ask(object, &mut Vec::new(), &TokenStream::new(), &mut questions);
    quote! {{
        use #root::__private;
        enum __Literal {}
        impl __private::Literal for __Literal {
            const VALUE: __private::Value<'static> = #value;
        }
        const __PROOF: &__private::Proof<#ty, #rules> =
            &__private::prove::<#ty, #rules, __Literal, { __private::count_questions::<#ty, #rules, __Literal>() }>();
        #[track_caller]
        const fn __at(token: &str) {
            __PROOF.at(token);
        }
        #questions
        __PROOF.make()
    }}
}

/// The errors, and an expression of the type that the payload would have had, so that an editor knows what it is.
pub(super) fn faulty(head: Option<&Head>, errors: &TokenStream) -> TokenStream {
    let never = head.map(|Head { root, ty, rules }| {
        let rules = rules_of(rules.as_ref());
        quote!(#root::__private::never::<#ty, #rules>())
    });
    quote!({ #errors #never })
}

/// The rules beside those of the type.
fn rules_of(rules: Option<&Type>) -> TokenStream {
    rules.map_or_else(|| quote!(()), |rules| quote!(#rules))
}

/// The literal as a constant.
fn value(node: &Node) -> TokenStream {
    match &node.form {
        Form::Null => quote!(__private::Value::Null),
        Form::Flag(flag) => quote!(__private::Value::Bool(#flag)),
        Form::Int(number) => {
            let number = Literal::i64_suffixed(*number);
            quote!(__private::Value::Int(#number))
        }
        Form::Float(number) if number.is_finite() => {
            let number = Literal::f64_suffixed(*number);
            quote!(__private::Value::Float(#number))
        }
        Form::Float(number) => {
            let infinite = if *number > 0.0 { quote!(INFINITY) } else { quote!(NEG_INFINITY) };
            quote!(__private::Value::Float(::core::primitive::f64::#infinite))
        }
        Form::Text(text) => quote!(__private::Value::Str(#text)),
        // From its first token to its last the call stands at the constant, so that what the compiler says of its type does.
        Form::Constant(constant) => quote_spanned!(node.start=> __private::Constant(#constant).json()),
        Form::List(items) => {
            let items = items.iter().map(value);
            quote!(__private::Value::List(__private::Items::Seen(&[#(#items),*])))
        }
        Form::Object(entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let item = value(item);
                quote!((#key, #item))
            });
            quote!(__private::Value::Map(__private::Items::Seen(&[#(#entries),*])))
        }
    }
}

/// Asks about a value and all within; `before` is what is asked about its key.
fn ask(node: &Node, places: &mut Vec<usize>, before: &TokenStream, questions: &mut TokenStream) {
    let question = question(Token::Value, places, node.start, node.end);
    questions.extend(quote!(const _: () = { #before #question };));
    match &node.form {
        Form::List(items) => {
            for (at, item) in items.iter().enumerate() {
                places.push(at);
                ask(item, places, &TokenStream::new(), questions);
                places.pop();
            }
        }
        Form::Object(entries) => {
            for (at, (key, item)) in entries.iter().enumerate() {
                places.push(at);
                let of_key = self::question(Token::Key, places, key.span(), key.span());
                ask(item, places, &of_key, questions);
                places.pop();
            }
        }
        _ => {}
    }
}

/// A call that stands, from its first token to its last, where the compiler is to underline.
fn question(token: Token, places: &[usize], start: Span, end: Span) -> TokenStream {
    let token = write_token(token, places);
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#token));
    arguments.set_span(end);
    quote_spanned!(start=> __at #arguments;)
}
