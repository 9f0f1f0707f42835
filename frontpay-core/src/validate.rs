//! The trait that `#[derive(Validate)]` implements.

use core::marker::PhantomData;

use frontpay_rules::__private::{Checks, FailingFields, run_checks, typed_report};
use frontpay_rules::{AsValue, Context, Moment, Report, RuleSet};

/// A type with rules, implemented by `#[derive(Validate)]`.
///
/// ```
/// use frontpay_core::Validate;
/// #[derive(Validate)]
/// struct Payment {
///     #[rule(required, numeric, min = 1)]
///     amount: i64,
/// }
/// assert!(Payment { amount: 51 }.validate().is_ok());
/// let report = Payment { amount: 0 }.validate().unwrap_err();
/// assert_eq!(report.to_string(), "The amount field must be at least 1.");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no rules",
    label = "no rules",
    note = "add `#[derive(Validate)]` to it"
)]
pub trait Validate: AsValue + Sized {
    /// The table of rules, in declaration order.
    const RULES: &'static RuleSet;

    /// The value that the checks of the type get from a [`Context`]: `#[rule(context = Shop)]` sets it. [`NoContext`] if
    /// they need none, and [`Moment`] if they read the time only.
    type Context;

    /// The assertion that the paths from the root in rules exist. A constant, so that the compiler reports it once.
    #[doc(hidden)]
    const REFERENCES: () = Self::RULES.assert_references();

    /// Checks the rules.
    ///
    /// Does not allocate if all rules pass and none refers to a field outside its struct. If one does (`distinct`, `in_array`,
    /// `exclude_if`, a path into another struct), the value is checked through the engine.
    ///
    /// # Errors
    ///
    /// The [`Report`] has every failure, with the paths of the wire format.
    fn validate(&self) -> Result<(), Report>
    where
        Self: ContextFree,
    {
        // The compiler names the caller of the function that has the constant first.
        let () = Self::REFERENCES;
        self.validate_without_context()
    }

    /// Checks the rules, those that read a context without one.
    #[doc(hidden)]
    fn validate_without_context(&self) -> Result<(), Report> {
        let () = Self::REFERENCES;
        // Constant conditions, so that a program without such a table is without the engine.
        let table = if const { Self::RULES.needs_root() } {
            Self::RULES.check_node(self, &Context::new())
        } else if const { Self::RULES.has_typed_report() } {
            let mut failing = FailingFields::all();
            self.add_failing(&mut failing);
            if failing.is_empty() || (failing.is_every() && self.is_valid()) {
                Ok(())
            } else {
                Err(typed_report(self, failing))
            }
        } else if self.is_valid() {
            Ok(())
        } else {
            Self::RULES.check_node(self, &Context::new())
        };
        if const { Self::TYPE_INFO.checks } { self.checked(table, &Context::new()) } else { table }
    }

    /// Checks the rules with a context for custom rules and checks, such as the time or the stock of a shop. A
    /// [`Moment`](crate::Moment) is a context.
    ///
    /// ```
    /// use frontpay_core::{Context, CheckError, Validate};
    /// struct Shop { currencies: Vec<&'static str> }
    ///
    /// fn sold_in(currency: &str, context: &Context<'_>) -> Result<(), CheckError> {
    ///     let shop = context.get::<Shop>().ok_or_else(|| CheckError::new("shop").with_message("The shop is not known."))?;
    ///     if shop.currencies.contains(&currency) { Ok(()) } else { Err(CheckError::new("sold_in")) }
    /// }
    ///
    /// #[derive(Validate)]
    /// #[rule(context = Shop)]
    /// struct Payment {
    ///     #[rule(required, string, custom_with = sold_in)]
    ///     currency: String,
    /// }
    /// let shop = Shop { currencies: vec!["NOK"] };
    /// let payment = Payment { currency: "NOK".into() };
    /// assert!(payment.validate_with(Context::new().with(&shop)).is_ok());
    /// ```
    ///
    /// `payment.validate()` does not compile: the type declares a context.
    ///
    /// The value is always checked through the engine.
    ///
    /// # Errors
    ///
    /// As for [`Validate::validate`].
    fn validate_with<'c>(&self, context: impl Into<Context<'c>>) -> Result<(), Report> {
        let () = Self::REFERENCES;
        let context = context.into();
        let table = Self::RULES.check_node(self, &context);
        if const { Self::TYPE_INFO.checks } { self.checked(table, &context) } else { table }
    }

    /// Runs the checks, which are functions, and adds their failures to the result of the table.
    #[doc(hidden)]
    fn checked(&self, table: Result<(), Report>, context: &Context<'_>) -> Result<(), Report> {
        let mut checks = Checks::new(context);
        run_checks(self, &mut checks);
        checks.end(table)
    }
}

/// A type whose rules need no value from a [`Context`], so that it can be validated by itself.
///
/// It is implemented for all types that declare no context, or only the time (`context = Moment`), which the system has. A
/// type that contains one with a context declares the context as well.
///
/// ```compile_fail
/// # use frontpay_core::{CheckError, Context, Valid, Validate};
/// struct Shop;
///
/// fn sold_in(_: &str, context: &Context<'_>) -> Result<(), CheckError> {
///     context.get::<Shop>().map(|_| ()).ok_or_else(|| CheckError::new("shop"))
/// }
///
/// #[derive(Validate)]
/// #[rule(context = Shop)]
/// struct Payment {
///     #[rule(required, string, custom_with = sold_in)]
///     currency: String,
/// }
/// // The rules of `Payment` need a `Shop`.
/// let _ = Valid::new(Payment { currency: "NOK".into() });
/// ```
pub trait ContextFree: Validate {}

impl<T: Validate<Context: ProvidedBySystem>> ContextFree for T {}

/// The [`Validate::Context`] of a type whose rules read nothing but the value. A [`Validator`](crate::Validator) without a
/// context has it as its parameter.
#[derive(Debug, Clone, Copy)]
pub enum NoContext {}

/// A context that does not come from the caller: none, or the time.
#[diagnostic::on_unimplemented(
    message = "the rules need a `{Self}`, which the caller has to bring",
    label = "validated with a context only",
    note = "write `Validator::new().context(Context::new().with(&value))`, and `validate` or `from_json` on that",
    note = "in generic code, add the bound `ContextFree`"
)]
pub trait ProvidedBySystem {}

#[diagnostic::do_not_recommend]
impl ProvidedBySystem for NoContext {}

#[diagnostic::do_not_recommend]
impl ProvidedBySystem for Moment {}

/// Access to whether a context comes from the caller; for generated code.
///
/// For a context of the system, its own constant is found before that of [`CallersContext`].
#[doc(hidden)]
#[derive(Debug)]
pub struct ContextOf<C: ?Sized>(PhantomData<C>);

impl<C: ProvidedBySystem> ContextOf<C> {
    /// The system has the context.
    pub const IS_CALLERS: bool = false;
}

/// The fallback for all other contexts; for generated code.
#[doc(hidden)]
pub trait CallersContext {
    /// The caller has to bring the context.
    const IS_CALLERS: bool = true;
}

impl<C: ?Sized> CallersContext for ContextOf<C> {}
