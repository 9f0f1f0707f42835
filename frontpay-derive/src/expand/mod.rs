//! The generated code. Nothing here can fail, because the checks have refused everything that cannot be printed.

pub(crate) mod applicability;
mod assertion;
mod bound;
mod container;
mod custom;
pub(crate) mod editor;
pub(crate) mod fit_assertion;
mod known;
mod literal;
mod literal_rules;
mod literal_variants;
pub(crate) mod param;
pub(crate) mod pattern;
mod printer;
mod reference_struct;
mod serde_null;
mod shared;
mod structure;
mod table;
#[cfg(test)]
mod tests;
mod tokens;
mod typed_check;
mod variants;
mod without_rules;

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use syn::{Attribute, Data, DeriveInput, Fields};

use self::printer::Printer;
use crate::check::{self, CheckedField};
use crate::errors::{Errors, without_errors};
use crate::model::variant::{Variant, VariantFields};
use crate::model::{Body, Model};

/// Expands the derive: the impls, or all errors and impls without rules.
///
/// The impls without rules prevent further errors where the type is used, also as a field of other types.
pub(crate) fn derive(input: &DeriveInput) -> TokenStream {
    let mut errors = Errors::new();
    let model = Model::read(input, &mut errors);
    let checked = check::check(&model, &mut errors);
    let mut rule_idents = editor::rule_idents(&model);
    let reference_structs: TokenStream = model
        .variants()
        .iter()
        .filter_map(|variant| expand_variant(variant, &model, &mut rule_idents, &mut errors))
        .collect();
    let printer = Printer { model: &model, checked: &checked };
    let editor_hints = printer.editor_hints(&rule_idents);
    match errors.finish(()) {
        Ok(()) => printer.expand(&editor_hints, &reference_structs),
        Err(error) => {
            let reference_structs = model.variants().iter().filter_map(expand_variant_without_rules).collect();
            let printer = Printer { model: &model, checked: &without_rules(&model) };
            let impls = printer.expand(&editor_hints, &reference_structs);
            let errors = error.to_compile_error();
            quote!(#impls #errors)
        }
    }
}

/// Expands the struct that stands for a variant.
fn expand_variant(
    variant: &Variant<'_>,
    owner: &Model<'_>,
    rule_idents: &mut Vec<Ident>,
    errors: &mut Errors,
) -> Option<TokenStream> {
    let variant_fields = variant.fields.as_ref()?;
    let mut variant_errors = Errors::new();
    let model =
        Model::of_variant(variant, &variant_fields.reference_struct, owner.context.as_ref(), &mut variant_errors);
    rule_idents.extend(editor::rule_idents(&model));
    let checked = check::check(&model, &mut variant_errors);
    let checked = errors.ok(variant_errors.finish(checked))?;
    Some(Printer { model: &model, checked: &checked }.expand_variant(variant_fields))
}

fn expand_variant_without_rules(variant: &Variant<'_>) -> Option<TokenStream> {
    let variant_fields = variant.fields.as_ref()?;
    let model = without_errors(|errors| Model::of_variant(variant, &variant_fields.reference_struct, None, errors));
    Some(Printer { model: &model, checked: &without_rules(&model) }.expand_variant(variant_fields))
}

/// Returns the result of checks for fields without rules.
fn without_rules<'a>(model: &Model<'_>) -> Vec<CheckedField<'a>> {
    model.fields().iter().map(|_| CheckedField::default()).collect()
}

impl Printer<'_> {
    fn expand(self, editor_hints: &TokenStream, reference_structs: &TokenStream) -> TokenStream {
        let (root, items) = (&self.model.root, self.items());
        let deprecated = needs_allow_deprecated(self.model.input).then(|| quote!(#[allow(deprecated)]));
        let unexpected = (!editor_hints.is_empty()).then(|| quote!(#[allow(unexpected_cfgs)]));
        quote! {
            #[doc(hidden)]
            #deprecated
            #unexpected
            const _: () = {
                use #root::__private::{self, AsValue as __AsValue};
                #editor_hints
                #reference_structs
                #items
            };
        }
    }

    /// Prints the type of the context.
    fn context(self) -> TokenStream {
        let root = &self.model.root;
        let declared = self.model.context.as_ref();
        declared.map_or_else(|| quote!(#root::NoContext), |context| context.path.to_token_stream())
    }

    /// Prints whether the caller has to bring the context, which the type of the context decides.
    fn needs_context(self) -> Option<TokenStream> {
        let context = &self.model.context.as_ref()?.path;
        Some(quote!({
            #[allow(unused_imports)]
            use __private::CallersContext as _;
            __private::ContextOf::<#context>::IS_CALLERS
        }))
    }

    fn expand_variant(self, variant_fields: &VariantFields) -> TokenStream {
        let (definition, items) = (reference_struct::definition(variant_fields), self.items());
        quote!(#definition const _: () = { #items };)
    }

    fn items(self) -> TokenStream {
        match &self.model.body {
            Body::Struct(_) => self.structure(),
            Body::UnitVariants(variants) => self.unit_variants(variants),
            Body::Variants(variants) => self.variants(variants),
            Body::Unsupported => self.unsupported(),
        }
    }
}

/// Returns true if the impls name something deprecated: the compiler should warn only of other code that does.
fn needs_allow_deprecated(input: &DeriveInput) -> bool {
    let is_deprecated = |attributes: &[Attribute]| attributes.iter().any(|found| found.path().is_ident("deprecated"));
    let any_field = |fields: &Fields| fields.iter().any(|field| is_deprecated(&field.attrs));
    let within = match &input.data {
        Data::Struct(data) => any_field(&data.fields),
        Data::Enum(data) => data.variants.iter().any(|found| is_deprecated(&found.attrs) || any_field(&found.fields)),
        Data::Union(_) => false,
    };
    within || is_deprecated(&input.attrs)
}
