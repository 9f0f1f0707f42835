//! Documentation of the words in attributes, which an editor shows at the word.

frontpay_derive::pages!();

/// `custom = function`: a check, a function from a reference to the field or the struct to `Result<(), CheckError>`, or to
/// `Result<(), Vec<CheckError>>` for several failures.
///
/// It runs on the typed value, after all rules of the table; of an `Option` on the contained value, and not on `None`. The
/// compiler cannot run it, so a type with checks cannot be written with `payload!`.
pub const fn custom() {}

/// `custom_with = function`: a check as with `custom`, with the `&Context<'_>` of `validate_with` as second argument.
pub const fn custom_with() {}

/// `context = Shop`, on the struct: the type of the value that `custom_with` checks of the struct need from the context.
///
/// A type with a context is validated by `validate_with` or a `Validator` with a context only. `context = Moment` is for checks
/// that read the time, which every context has.
pub const fn context() {}

/// `message = ".."`: the message for all rules of the field; `message(max = "..")`: the message for one rule.
///
/// Placeholders are those of Laravel: `:attribute`, and the parameters of the rule by their names (`:max`).
pub const fn message() {}

/// `attribute = "e-mail address"`: the name of the field in messages.
pub const fn attribute() {}

/// `recursive`: not a rule. Marks a field whose type contains the struct again without naming it, so that the table ends here.
pub const fn recursive() {}

#[doc(hidden)]
pub const fn unfinished() {}
