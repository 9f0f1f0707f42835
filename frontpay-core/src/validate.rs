//! The trait that `#[derive(Validate)]` implements.

use frontpay_rules::__private::{Checks, FailingFields, run_checks, typed_report};
use frontpay_rules::{AsValue, Context, Report, RuleSet};

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
    fn validate(&self) -> Result<(), Report> {
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
    /// struct Payment {
    ///     #[rule(required, string, custom_with = sold_in)]
    ///     currency: String,
    /// }
    /// let shop = Shop { currencies: vec!["NOK"] };
    /// let payment = Payment { currency: "NOK".into() };
    /// assert!(payment.validate_with(Context::new().with(&shop)).is_ok());
    /// assert!(payment.validate().is_err());
    /// ```
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
