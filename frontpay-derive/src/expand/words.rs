//! An enum of words.

use proc_macro2::TokenStream;
use quote::quote;

use super::Printer;
use crate::model::Word;

impl Printer<'_> {
    /// The impls of an enum of words, which is text on the wire.
    pub(super) fn words(&self, words: &[Word<'_>]) -> TokenStream {
        let private = self.private();
        let arms = words.iter().map(|Word { ident, name }| quote!(Self::#ident => #name,));
        let impls = self.impls(&quote!(#private::Value::Str(match self { #(#arms)* })));
        let fits = ["Text", "Number", "Measured"].map(|fits| self.fits(fits));
        let literal = self.words_of_literal(words);
        quote!(#impls #(#fits)* #literal)
    }
}
