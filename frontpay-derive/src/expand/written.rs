//! Whether what serde writes of `None` is what the rules see.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{GenericParam, Type};

use super::Printer;
use crate::check::Checked;

impl Printer<'_> {
    /// Stops the compiler where rules tell a missing key from null, and serde writes `None` as null.
    ///
    /// A type that serde does not write has nothing to agree with; whether it does, the compiler is asked.
    pub(super) fn written(&self, checked: &[Checked]) -> TokenStream {
        let told = checked.iter().filter_map(|checked| checked.null_written.as_ref());
        let Some(owner) = self.concrete_owner() else { return TokenStream::new() };
        let asked = told.map(|told| {
            let sentence = &told.sentence;
            let agree =
                Self::agree((told.span, told.span), &quote!(!__private::Written::<#owner>::BY_SERDE, #sentence));
            quote! {
                const _: () = {
                    #[allow(unused_imports)]
                    use __private::Unwritten as _;
                    #agree
                };
            }
        });
        asked.collect()
    }

    /// The type that serde would write, with arguments that satisfy any generics without bounds; nothing where the bounds
    /// are the user's.
    fn concrete_owner(&self) -> Option<TokenStream> {
        let (owner, generics) = (self.model.owner, &self.model.input.generics);
        if generics.where_clause.is_some() {
            return None;
        }
        // The first of a stand-in for a variant is its own.
        let params = generics.params.iter().skip(usize::from(self.model.borrowed));
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
