//! Printing: the literal as a constant, and a question to the compiler at each of its tokens.

use proc_macro2::{Delimiter, Group, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::model::{Form, Node, Payload};

/// The expression.
pub(super) fn payload(payload: &Payload) -> TokenStream {
    let Payload { root, ty, rules, object } = payload;
    let private = quote!(#root::__private);
    let rules = rules.as_ref().map_or_else(|| quote!(()), |rules| quote!(#rules));
    let value = value(&private, object);
    let mut questions = TokenStream::new();
    ask(&private, object, &mut Vec::new(), &TokenStream::new(), &mut questions);
    quote! {{
        enum __Literal {}
        impl #private::Literal for __Literal {
            const VALUE: #private::Value<'static> = #value;
        }
        const __PROOF: &#private::Proof<#ty, #rules> =
            &#private::prove::<#ty, #rules, __Literal, { #private::count_questions::<#ty, #rules, __Literal>() }>();
        #questions
        __PROOF.make()
    }}
}

/// The literal as a constant.
fn value(private: &TokenStream, node: &Node) -> TokenStream {
    match &node.form {
        Form::Null => quote!(#private::Value::Null),
        Form::Flag(flag) => quote!(#private::Value::Bool(#flag)),
        Form::Int(number) => {
            let number = Literal::i64_suffixed(*number);
            quote!(#private::Value::Int(#number))
        }
        Form::Float(number) if number.is_finite() => {
            let number = Literal::f64_suffixed(*number);
            quote!(#private::Value::Float(#number))
        }
        Form::Float(number) => {
            let infinite = if *number > 0.0 { quote!(INFINITY) } else { quote!(NEG_INFINITY) };
            quote!(#private::Value::Float(::core::primitive::f64::#infinite))
        }
        Form::Text(text) => quote!(#private::Value::Str(#text)),
        // From its first token to its last the call stands at the constant, so that what the compiler says of its type does.
        Form::Constant(constant) => quote_spanned!(node.start=> #private::Constant(#constant).json()),
        Form::List(items) => {
            let items = items.iter().map(|item| value(private, item));
            quote!(#private::Value::List(#private::Items::Seen(&[#(#items),*])))
        }
        Form::Object(entries) => {
            let entries = entries.iter().map(|(key, item)| {
                let item = value(private, item);
                quote!((#key, #item))
            });
            quote!(#private::Value::Map(#private::Items::Seen(&[#(#entries),*])))
        }
    }
}

/// Asks about a value and all within; `before` is what is asked about its key.
fn ask(private: &TokenStream, node: &Node, places: &mut Vec<usize>, before: &TokenStream, questions: &mut TokenStream) {
    let question = question(private, &quote!(Value), places, node.start, node.end);
    questions.extend(quote!(const _: () = { #before #question };));
    match &node.form {
        Form::List(items) => {
            for (at, item) in items.iter().enumerate() {
                places.push(at);
                ask(private, item, places, &TokenStream::new(), questions);
                places.pop();
            }
        }
        Form::Object(entries) => {
            for (at, (key, item)) in entries.iter().enumerate() {
                places.push(at);
                let of_key = self::question(private, &quote!(Key), places, key.span(), key.span());
                ask(private, item, places, &of_key, questions);
                places.pop();
            }
        }
        _ => {}
    }
}

/// A call that stands, from its first token to its last, where the compiler is to underline.
fn question(private: &TokenStream, token: &TokenStream, places: &[usize], start: Span, end: Span) -> TokenStream {
    let mut arguments = Group::new(Delimiter::Parenthesis, quote!(#private::Token::#token, &[#(#places),*]));
    arguments.set_span(end);
    quote_spanned!(start=> __PROOF.at #arguments;)
}
