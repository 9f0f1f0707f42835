//! Names for generics of our own that none of the user's has.

use proc_macro2::{Ident, Span};
use syn::{GenericParam, Generics, Lifetime};

/// A name for a type or a constant.
pub(crate) fn ident(generics: &Generics, name: &str) -> Ident {
    Ident::new(&free(generics, name), Span::mixed_site())
}

/// A name for a lifetime.
pub(crate) fn lifetime(generics: &Generics, name: &str) -> Lifetime {
    Lifetime::new(&format!("'{}", free(generics, name)), Span::mixed_site())
}

fn free(generics: &Generics, name: &str) -> String {
    let mut name = name.to_owned();
    while generics.params.iter().any(|param| named(param) == &name) {
        name.push('_');
    }
    name
}

fn named(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Lifetime(param) => &param.lifetime.ident,
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
    }
}
