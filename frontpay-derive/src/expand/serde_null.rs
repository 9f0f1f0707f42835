//! Assertions that serde does not write null where the rules see a missing key.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Type};

use super::printer::{Printer, assertion};

impl Printer<'_> {
    /// Stops the compiler where rules distinguish null from a missing key, and serde writes `None` as null.
    ///
    /// The compiler tells whether the type implements `Serialize`; otherwise serde never writes it.
    pub(super) fn null_assertions(self) -> TokenStream {
        let errors = self.checked.iter().filter_map(|checked_field| checked_field.null_error.as_ref());
        let Some(owner) = self.concrete_owner() else { return TokenStream::new() };
        let assertions = errors.map(|error| {
            let message = &error.message;
            let assertion = assertion(error.span, quote!(!__private::Written::<#owner>::BY_SERDE, #message));
            quote! {
                const _: () = {
                    #[allow(unused_imports)]
                    use __private::Unwritten as _;
                    #assertion
                };
            }
        });
        assertions.collect()
    }

    /// Returns the type that serde would write, with arguments that suit any generics without bounds.
    ///
    /// With bounds there is no such type.
    fn concrete_owner(self) -> Option<TokenStream> {
        let (owner, generics) = (self.model.owner, &self.model.input.generics);
        if generics.where_clause.is_some() {
            return None;
        }
        // The first parameter of a struct that stands for a variant is not the enum's.
        let params = generics.params.iter().skip(usize::from(self.model.is_variant));
        let arguments: Vec<_> = params.map(argument).collect::<Option<_>>()?;
        Some(quote!(#owner<#(#arguments),*>))
    }
}

fn argument(param: &GenericParam) -> Option<TokenStream> {
    match param {
        GenericParam::Lifetime(_) => Some(quote!('static)),
        GenericParam::Type(param) => param.bounds.is_empty().then(|| quote!(())),
        GenericParam::Const(param) => {
            let Type::Path(ty) = &param.ty else { return None };
            match ty.path.get_ident()?.to_string().as_str() {
                "bool" => Some(quote!(false)),
                "char" => Some(quote!(' ')),
                _ => Some(quote!(0)),
            }
        }
    }
}
