//! Names for generated generic parameters that differ from those of the user.

use proc_macro2::{Ident, Span};
use syn::{GenericParam, Generics, Lifetime};

/// Returns a name for a type parameter.
pub(crate) fn ident(generics: &Generics, name: &str) -> Ident {
    Ident::new(&fresh(generics, name), Span::mixed_site())
}

/// Returns a name for a lifetime.
pub(crate) fn lifetime(generics: &Generics, name: &str) -> Lifetime {
    Lifetime::new(&format!("'{}", fresh(generics, name)), Span::mixed_site())
}

fn fresh(generics: &Generics, name: &str) -> String {
    let mut name = name.to_owned();
    while generics.params.iter().any(|param| param_ident(param) == &name) {
        name.push('_');
    }
    name
}

fn param_ident(param: &GenericParam) -> &Ident {
    match param {
        GenericParam::Lifetime(param) => &param.lifetime.ident,
        GenericParam::Type(param) => &param.ident,
        GenericParam::Const(param) => &param.ident,
    }
}
