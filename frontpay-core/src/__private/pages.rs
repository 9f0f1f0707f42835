//! The pages of the words in attributes, which an editor shows where they stand.

frontpay_derive::pages!();

/// `custom = function`: a check, from a reference to the field to `Result<(), Refusal>`; on a struct, it checks the struct.
///
/// It runs on the typed value, behind all rules of the table; `payload!` cannot ask it.
pub const fn custom() {}

/// `custom_with = function`: a check as by `custom`, whose second argument is the `&Context<'_>` of `validate_with`.
pub const fn custom_with() {}

/// `message = ".."`: what reports say where a rule of the field fails; `message(max = "..")`: where that one does.
///
/// Placeholders are those of Laravel: `:attribute`, and the parameters of the rule by their names (`:max`).
pub const fn message() {}

/// `attribute = "e-mail address"`: what the sentences of reports call the field.
pub const fn attribute() {}

/// `recursive`: no rule. The type of the field leads back to the struct, though it does not name it; the table ends here.
pub const fn recursive() {}

#[doc(hidden)]
pub const fn unfinished() {}
