//! Properties of types as far as their tokens tell: a macro runs before types are known.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::{GenericArgument, PathArguments, Type, TypePath};

/// The primitive numbers.
const NUMBERS: &[&str] =
    &["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32", "f64"];

/// The other types that are one value.
const TEXTS: &[&str] = &["String", "str", "char", "bool"];

fn is_one_of(ident: &Ident, names: &[&[&str]]) -> bool {
    names.iter().copied().flatten().any(|name| ident == name)
}

/// Returns the type inside an `Option`.
pub(crate) fn option_argument(ty: &Type) -> Option<&Type> {
    let ty = match ty {
        Type::Group(group) => &group.elem,
        Type::Paren(paren) => &paren.elem,
        ty => ty,
    };
    let Type::Path(TypePath { qself: None, path, .. }) = ty else { return None };
    let last = path.segments.last()?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(inner) if last.ident.unraw() == "Option" => Some(inner),
        _ => None,
    }
}

/// Returns true for types of the standard library, which have no rules themselves; their items may have some.
pub(crate) fn has_no_rules(ty: &Type) -> bool {
    match ty {
        Type::Group(group) => has_no_rules(&group.elem),
        Type::Reference(reference) => has_no_rules(&reference.elem),
        Type::Path(path) => path.path.segments.last().is_some_and(|last| match &last.arguments {
            PathArguments::AngleBracketed(arguments) if last.ident == "Option" => {
                matches!(arguments.args.first(), Some(GenericArgument::Type(inner)) if has_no_rules(inner))
            }
            _ => is_one_of(&last.ident, &[NUMBERS, TEXTS, &["Vec", "BTreeMap", "HashMap"]]),
        }),
        _ => false,
    }
}

/// Returns true if all names in a type are those of the standard library's types.
pub(crate) fn is_of_std(ty: &Type) -> bool {
    const CONTAINERS: &[&str] = &["Option", "Vec", "Box", "Cow", "BTreeMap", "HashMap", "BTreeSet", "HashSet"];
    has_only_idents(ty.to_token_stream(), &[NUMBERS, TEXTS, CONTAINERS])
}

/// Returns true if a type is made only of types of the standard library, which have no custom rules.
pub(crate) fn has_no_functions(ty: &Type) -> bool {
    const OTHERS: &[&str] = &["Option", "Box", "Vec", "std", "core", "option", "string", "vec"];
    has_only_idents(ty.to_token_stream(), &[NUMBERS, TEXTS, OTHERS])
}

/// Returns true if some of the names occur in the tokens.
pub(crate) fn has_any_ident(tokens: TokenStream, names: &[&str]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| ident == name),
        TokenTree::Group(group) => has_any_ident(group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns true if no other names than these occur in the tokens; those of lifetimes do not count.
pub(crate) fn has_only_idents(tokens: TokenStream, names: &[&[&str]]) -> bool {
    let mut is_lifetime = false;
    tokens.into_iter().all(|token| match token {
        TokenTree::Ident(ident) => core::mem::take(&mut is_lifetime) || is_one_of(&ident, names),
        TokenTree::Group(group) => has_only_idents(group.stream(), names),
        TokenTree::Punct(punct) => {
            is_lifetime = punct.as_char() == '\'';
            true
        }
        TokenTree::Literal(_) => true,
    })
}

/// Replaces all lifetimes by `'static`, for constants, where those of the struct are not in scope.
pub(crate) fn with_static_lifetimes(tokens: TokenStream) -> TokenStream {
    let mut is_lifetime = false;
    let tokens = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if core::mem::take(&mut is_lifetime) => {
            TokenTree::Ident(Ident::new("static", ident.span()))
        }
        TokenTree::Punct(punct) => {
            is_lifetime = punct.as_char() == '\'';
            TokenTree::Punct(punct)
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), with_static_lifetimes(group.stream()));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        token => token,
    });
    tokens.collect()
}

/// Returns the text of a type, equal for equal types.
pub(crate) fn key(ty: &Type) -> String {
    match ty {
        // Most types are one name. Printing others as tokens first calls the compiler once a token.
        Type::Path(path) => match path.path.get_ident() {
            Some(ident) if path.qself.is_none() => ident.to_string(),
            _ => ty.to_token_stream().to_string(),
        },
        _ => ty.to_token_stream().to_string(),
    }
}

/// Returns a type or path as a person writes it.
pub(crate) fn display(code: impl ToTokens) -> String {
    let mut text = code.to_token_stream().to_string();
    for (spaced, tight) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), (" <", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), ("& ", "&")]
    {
        text = text.replace(spaced, tight);
    }
    text
}

/// Returns true for the primitive numbers and options of them.
pub(crate) fn is_number(ty: &Type) -> bool {
    match option_argument(ty).unwrap_or(ty) {
        Type::Path(path) if path.qself.is_none() => {
            path.path.get_ident().is_some_and(|ident| is_one_of(ident, &[NUMBERS]))
        }
        _ => false,
    }
}

/// Returns the key types of the maps in a type, except for those that every map can have.
pub(crate) fn map_keys(ty: &Type) -> Vec<&Type> {
    let arguments = match ty {
        Type::Group(group) => return map_keys(&group.elem),
        Type::Reference(reference) => return map_keys(&reference.elem),
        Type::Array(array) => return map_keys(&array.elem),
        Type::Slice(slice) => return map_keys(&slice.elem),
        Type::Path(path) => match path.path.segments.last() {
            Some(last) => (last.ident.to_string(), &last.arguments),
            None => return Vec::new(),
        },
        _ => return Vec::new(),
    };
    let (name, PathArguments::AngleBracketed(arguments)) = arguments else { return Vec::new() };
    let types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let is_plain = |ty: &Type| {
        matches!(ty, Type::Path(_) | Type::Reference(_)) && has_only_idents(ty.to_token_stream(), &[NUMBERS, TEXTS])
    };
    let mut keys: Vec<_> =
        types.clone().take(usize::from(name.ends_with("Map"))).filter(|key| !is_plain(key)).collect();
    keys.extend(types.flat_map(map_keys));
    keys
}
