//! An enum of words.

use proc_macro2::TokenStream;
use quote::quote;

use super::Printer;
use crate::model::Word;

impl Printer<'_> {
    /// The impls of an enum of words, which is text on the wire.
    pub(super) fn words(&self, words: &[Word<'_>]) -> TokenStream {
        let arms = words.iter().map(|Word { ident, name, .. }| quote!(Self::#ident => #name,));
        let value = if words.is_empty() {
            quote!(match *self {})
        } else {
            quote!(__private::Value::Str(match self { #(#arms)* }))
        };
        let loose = words.iter().any(|word| word.loose);
        let reading = loose.then(|| {
            quote!(
                const READING: __private::Reading = __private::Reading::LOOSE;
            )
        });
        let impls = self.impls(&value, reading.as_ref());
        let fits = ["Text", "Number", "Measured"].map(|fits| self.fits(fits));
        let literal = self.words_of_literal(words);
        quote!(#impls #(#fits)* #literal)
    }
}
