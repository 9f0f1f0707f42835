//! The context that checks read.

use super::checked::CheckedField;
use crate::errors::Errors;
use crate::model::Model;

/// Refuses a check with a context that the type does not declare: it would be asked without one.
pub(super) fn check(model: &Model<'_>, checked: &[CheckedField<'_>], errors: &mut Errors) {
    if model.context.is_some() {
        return;
    }
    let of_fields = checked.iter().flat_map(|checked_field| checked_field.checks.iter().copied());
    for check in model.checks.iter().chain(of_fields).filter(|check| check.with_context) {
        let owner = model.owner;
        errors.at(
            check.span,
            format_args!(
                "the context of the check is not declared: write `#[rule(context = Shop)]` on `{owner}` with the type that the check gets from it, or `#[rule(context = Moment)]` if it reads the time only"
            ),
        );
    }
}
