//! One trait for each rule, so that the compiler's message can name the rule.

use frontpay_rules::fits::wording;
use frontpay_rules::rule::{Fits, Name, Spec};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

/// The traits of all rules that cannot stand on every type.
///
/// A type has the trait of a rule where it has the one of [`frontpay_rules::fits`] in the rule's row; the compiler must not
/// look behind it, or its message would no longer name the rule.
pub(crate) fn traits() -> TokenStream {
    Name::ALL.iter().map(|name| fitting(name.spec())).collect()
}

/// The name of the trait of a rule.
pub(super) fn name(spec: &Spec) -> Ident {
    Ident::new(spec.name, Span::call_site())
}

fn fitting(spec: &Spec) -> TokenStream {
    if spec.fits == Fits::Anything {
        return TokenStream::new();
    }
    let (name, fits) = (name(spec), format_ident!("{}", format!("{:?}", spec.fits)));
    let [label, note] = wording(spec.fits);
    let message = format!("the rule `{}` cannot be applied to `{{Self}}`", spec.name);
    quote! {
        #[allow(non_camel_case_types)]
        #[diagnostic::on_unimplemented(message = #message, label = #label, note = #note)]
        pub trait #name {
            const HOLDS: () = ();
        }

        #[diagnostic::do_not_recommend]
        impl<T: ?Sized + ::frontpay_rules::fits::#fits<()>> #name for T {}
    }
}
