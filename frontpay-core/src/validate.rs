//! The trait that `#[derive(Validate)]` implements.

use frontpay_rules::__private::{Checks, FailingFields, run_checks, typed_report};
use frontpay_rules::{AsValue, Context, Report, RuleSet};

/// A type with rules: implemented by `#[derive(Validate)]`.
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

    /// That the paths from the root are there which rules name. One constant, so that the compiler says once where not.
    #[doc(hidden)]
    const REFERENCES: () = Self::RULES.assert_references();

    /// Checks the rules.
    ///
    /// Costs no allocation where they hold, and no rule looks further than its own struct: a table with such a rule
    /// (`distinct`, `in_array`, `exclude_if`, a path into another struct) is answered from a document made of the value.
    ///
    /// # Errors
    ///
    /// The [`Report`] holds every failure, with paths as on the wire.
    fn validate(&self) -> Result<(), Report> {
        let () = Self::REFERENCES;
        // Constant conditions, so that a program without such a table is without the engine.
        let table = if const { Self::RULES.looks_far() } {
            Self::RULES.check_part(self, &Context::new())
        } else if const { Self::RULES.has_typed_report() } {
            let mut failing = FailingFields::all();
            self.add_failing(&mut failing);
            if failing.is_empty() { Ok(()) } else { Err(typed_report(self, failing)) }
        } else if self.is_valid() {
            Ok(())
        } else {
            Self::RULES.check_part(self, &Context::new())
        };
        if const { Self::NATURE.checks } { self.checked(table, &Context::new()) } else { table }
    }

    /// Checks the rules in a context: the time, or a value for custom rules. A [`Moment`](crate::Moment) is one.
    ///
    /// ```
    /// use frontpay_core::{Context, Refusal, Validate};
    /// struct Shop { currencies: Vec<&'static str> }
    ///
    /// fn sold_in(currency: &str, context: &Context<'_>) -> Result<(), Refusal> {
    ///     let shop = context.get::<Shop>().ok_or_else(|| Refusal::new("shop").with_message("The shop is not known."))?;
    ///     if shop.currencies.contains(&currency) { Ok(()) } else { Err(Refusal::new("sold_in")) }
    /// }
    ///
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, string, custom_with = sold_in)]
    ///     currency: String,
    /// }
    /// let shop = Shop { currencies: vec!["NOK"] };
    /// let payment = Payment { currency: "NOK".into() };
    /// assert!(payment.validate_with(&Context::new().with(&shop)).is_ok());
    /// assert!(payment.validate().is_err());
    /// ```
    ///
    /// Costs a document made of the value.
    ///
    /// # Errors
    ///
    /// As for [`Validate::validate`].
    fn validate_with<'c>(&self, context: impl Into<Context<'c>>) -> Result<(), Report> {
        let () = Self::REFERENCES;
        let context = context.into();
        let table = Self::RULES.check_part(self, &context);
        if const { Self::NATURE.checks } { self.checked(table, &context) } else { table }
    }

    /// Adds what the checks say that are functions.
    #[doc(hidden)]
    fn checked(&self, table: Result<(), Report>, context: &Context<'_>) -> Result<(), Report> {
        let mut checks = Checks::new(context);
        run_checks(self, &mut checks);
        checks.end(table)
    }
}
