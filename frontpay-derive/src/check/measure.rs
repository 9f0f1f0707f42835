//! Size rules on numbers, of which Laravel counts the characters.

use frontpay_rules::__private::CHARACTERS_OF_A_NUMBER;
use frontpay_rules::rule::Fits;

use super::rule_use::{RuleUse, modifiers};
use crate::errors::Errors;
use crate::model::field::Field;
use crate::type_tokens::is_number;

/// Refuses size rules on a number without `integer`, `numeric` or `decimal`.
///
/// Types that are known by their names only are asserted in the generated code.
pub(super) fn check(field: &Field<'_>, rule_uses: &[RuleUse], errors: &mut Errors) {
    if !is_number(field.ty) || modifiers(rule_uses).numeric {
        return;
    }
    for rule_use in rule_uses.iter().filter(|rule_use| rule_use.spec.fits == Fits::Measured) {
        errors.at(rule_use.span, format_args!("`{}`{CHARACTERS_OF_A_NUMBER}", rule_use.spec.name));
    }
}
