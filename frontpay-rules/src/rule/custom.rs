//! Rules that are not Laravel's: a type, a function, a check of a whole struct.

use core::any::Any;
use core::fmt;
use std::borrow::Cow;

use frontpay_php::Value;
use frontpay_php::date::{Clock, Moment};
use frontpay_php::text::same_text;

use super::name::find_in_const;
use crate::const_string::stop;

/// A rule of one's own that looks at one value: it stands in tables, reports and Laravel text like a built-in one.
///
/// In an attribute it is written with its path, from any crate: `#[rule(acme::Mod11)]`, `#[rule(acme::MaxLines(3))]`. What
/// stands there is a constant expression of a type with this trait.
///
/// As for built-in rules, absent, null and blank values do not reach [`check`](Rule::check), unless the rule is
/// [`IMPLICIT`](Rule::IMPLICIT).
///
/// ```
/// use frontpay_rules::{Context, Params, Rule, Value};
///
/// /// The text has at most so many lines.
/// pub struct MaxLines(pub usize);
///
/// impl Rule for MaxLines {
///     const NAME: &'static str = "max_lines";
///     const SENTENCE: &'static str = "The :attribute field must not have more than :max lines.";
///
///     fn check(&self, value: Value<'_>, _: &Context<'_>) -> Result<(), Params> {
///         match value {
///             Value::Str(text) if text.lines().count() <= self.0 => Ok(()),
///             _ => Err(self.params()),
///         }
///     }
///
///     fn params(&self) -> Params {
///         Params::none().with("max", self.0)
///     }
/// }
///
/// assert!(MaxLines(1).check(Value::Str("one\ntwo"), &Context::new()).is_err());
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a rule",
    label = "not a rule",
    note = "implement `Rule` for it; a check of the field's own type is written `custom = path`"
)]
pub trait Rule: Send + Sync + 'static {
    /// The name in reports and in Laravel text, in snake case. One that Laravel has means Laravel's rule there.
    const NAME: &'static str;

    /// The message of reports, with `:attribute` and the names of the parameters as placeholders.
    const SENTENCE: &'static str = DEFAULT_SENTENCE;

    /// True if the rule also runs on absent, null and blank fields; absent ones are null to it.
    const IMPLICIT: bool = false;

    /// Tells whether the value holds; a failure gives the parameters for the sentence.
    ///
    /// # Errors
    ///
    /// The [`Params`] of the failure, most often [`Rule::params`].
    fn check(&self, value: Value<'_>, context: &Context<'_>) -> Result<(), Params>;

    /// Returns the parameters that Laravel text prints behind the name; none if not said otherwise.
    fn params(&self) -> Params {
        Params::none()
    }
}

pub(crate) const DEFAULT_SENTENCE: &str = "The :attribute field is invalid.";

/// The object form of [`Rule`].
trait AnyRule: Send + Sync {
    fn check(&self, value: Value<'_>, context: &Context<'_>) -> Result<(), Params>;
    fn params(&self) -> Params;
}

impl<R: Rule> AnyRule for R {
    fn check(&self, value: Value<'_>, context: &Context<'_>) -> Result<(), Params> {
        Rule::check(self, value, context)
    }

    fn params(&self) -> Params {
        Rule::params(self)
    }
}

/// A rule of one's own as a table has it.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct Custom {
    name: &'static str,
    sentence: &'static str,
    implicit: bool,
    check: Check,
}

#[derive(Clone, Copy)]
enum Check {
    Rule(&'static dyn AnyRule),
    /// With what tells it from others where pointers cannot be compared.
    Function(&'static str, fn(Value<'_>) -> bool),
}

impl Custom {
    /// Takes a value of a type that is a rule; for generated code.
    ///
    /// # Panics
    ///
    /// If the name is one of Laravel's or cannot be printed: that is the compile error.
    #[must_use]
    #[track_caller]
    pub const fn of<R: Rule>(rule: &'static R) -> Self {
        assert_name(R::NAME);
        Self { name: R::NAME, sentence: R::SENTENCE, implicit: R::IMPLICIT, check: Check::Rule(rule) }
    }

    /// Takes a function, which can run in the compiler too; for generated code.
    ///
    /// # Panics
    ///
    /// If the name is one of Laravel's: that is the compile error.
    #[must_use]
    #[track_caller]
    pub const fn function(id: &'static str, name: &'static str, function: fn(Value<'_>) -> bool) -> Self {
        assert_name(name);
        Self { name, sentence: DEFAULT_SENTENCE, implicit: false, check: Check::Function(id, function) }
    }

    /// Returns the name.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) const fn sentence(&self) -> &'static str {
        self.sentence
    }

    /// Returns what tells the function from others; none where the rule is no function.
    pub(crate) const fn function_id(&self) -> Option<&'static str> {
        match self.check {
            Check::Function(id, _) => Some(id),
            Check::Rule(_) => None,
        }
    }

    /// Tells whether the rule also runs on absent, null and blank fields.
    #[must_use]
    pub const fn is_implicit(&self) -> bool {
        self.implicit
    }

    /// Asks the rule.
    ///
    /// # Errors
    ///
    /// The parameters of the failure.
    pub fn check(&self, value: Value<'_>, context: &Context<'_>) -> Result<(), Params> {
        match self.check {
            Check::Rule(rule) => rule.check(value, context),
            Check::Function(_, function) => function(value).then_some(()).ok_or_else(Params::none),
        }
    }

    pub(crate) fn params(&self) -> Params {
        match self.check {
            Check::Rule(rule) => rule.params(),
            Check::Function(..) => Params::none(),
        }
    }
}

/// Stops the compiler at a name under which the printed rule would be another one, or no rule.
#[track_caller]
const fn assert_name(name: &str) {
    if let Some(laravels) = find_in_const(name) {
        let known = laravels.spec().name;
        stop(&[
            "the custom rule has the name of Laravel's `",
            known,
            "`, which it would be in a printed table: give it another name",
        ]);
    }
    let (bytes, mut at) = (name.as_bytes(), 0);
    while at < bytes.len() && (bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_' || !bytes[at].is_ascii()) {
        at += 1;
    }
    if bytes.is_empty() || at < bytes.len() {
        stop(&["the name of a custom rule has letters, digits and `_` only, found `", name, "`"]);
    }
}

/// Tells whether one of some rules has a name; for generated code.
#[doc(hidden)]
#[must_use]
pub const fn has_name(rules: &[&Custom], name: &str) -> bool {
    let mut at = 0;
    while at < rules.len() {
        if same_text(rules[at].name, name) {
            return true;
        }
        at += 1;
    }
    false
}

impl fmt::Debug for Custom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Custom").field(&self.name).finish()
    }
}

/// The parameters of a rule of one's own: the placeholders of its sentence, with what stands for them.
///
/// ```
/// use frontpay_rules::Params;
/// let params = Params::none().with("min", 1).with("max", 5);
/// assert_eq!(params.iter().collect::<Vec<_>>(), [("min", "1"), ("max", "5")]);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Params(pub(crate) Vec<(Cow<'static, str>, Cow<'static, str>)>);

impl Params {
    /// No parameters.
    #[must_use]
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// Adds a parameter. Never the value that was checked: reports hold none.
    #[must_use]
    #[expect(clippy::needless_pass_by_value, reason = "a number is given as it is")]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, text: impl ToString) -> Self {
        self.0.push((name.into(), Cow::Owned(text.to_string())));
        self
    }

    /// Iterates over names and texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, text)| (name.as_ref(), text.as_ref()))
    }
}

/// Further input for custom rules: the time, and values of the caller, each found by its type.
///
/// ```
/// use frontpay_rules::{Context, Moment};
/// struct Shop { currency: &'static str }
/// struct Rates(Vec<u8>);
/// let (shop, rates) = (Shop { currency: "NOK" }, Rates(vec![0, 12, 15, 25]));
/// let context = Context::new().with(&shop).with(&rates).at(Moment::from_unix(0, 0));
/// assert_eq!(context.get::<Shop>().map(|shop| shop.currency), Some("NOK"));
/// assert!(context.get::<Rates>().is_some_and(|rates| rates.0.contains(&25)));
/// assert_eq!(context.now().unix_seconds(), 0);
/// assert!(Context::new().get::<Shop>().is_none());
/// ```
#[derive(Clone, Default)]
pub struct Context<'c> {
    clock: Clock,
    values: Vec<&'c dyn Any>,
}

impl<'c> Context<'c> {
    /// The clock of the system, and nothing else.
    #[must_use]
    pub const fn new() -> Self {
        Self { clock: Clock::System, values: Vec::new() }
    }

    /// Adds a value, in place of one of the same type.
    #[must_use]
    pub fn with<T: Any>(mut self, value: &'c T) -> Self {
        self.values.retain(|other| !other.is::<T>());
        self.values.push(value);
        self
    }

    /// Sets the time.
    #[must_use]
    pub fn at(self, now: Moment) -> Self {
        Self { clock: Clock::Fixed(now), ..self }
    }

    /// Returns the value of a type, if the caller has added one.
    #[must_use]
    pub fn get<T: Any>(&self) -> Option<&'c T> {
        self.values.iter().find_map(|value| value.downcast_ref())
    }

    /// Returns the time.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.clock.now()
    }

    pub(crate) const fn clock(&self) -> Clock {
        self.clock
    }
}

impl<'c> From<&Context<'c>> for Context<'c> {
    fn from(context: &Context<'c>) -> Self {
        context.clone()
    }
}

impl From<Moment> for Context<'_> {
    /// Returns the context with this time, and nothing else.
    fn from(now: Moment) -> Self {
        Self::new().at(now)
    }
}

impl fmt::Debug for Context<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Context").field("clock", &self.clock).finish_non_exhaustive()
    }
}
