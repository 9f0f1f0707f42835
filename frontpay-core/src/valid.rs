//! A value that has passed its rules.

use core::fmt;
use core::marker::PhantomData;
use core::ops::Deref;

use frontpay_rules::{AsValue, Context, Document, InvalidJson, Nesting, Report, RuleSet, Violation};
use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde::ser::{Serialize, Serializer};
use serde_path_to_error::Segment;

use crate::Validate;

/// A value of `T` that has passed the rules of `T`, and those of the rule set `R` where one is named.
///
/// There is no other way to one than validation, by the compiler ([`payload!`](crate::payload!)) or when the program runs,
/// and no way to change the value inside, so a function that takes a `&Valid<T>` need not check again. It is as large as
/// `T`. A function that takes any `&Valid<T, R>` also takes what has passed more rules.
///
/// `Debug` shows no content, whatever `T` does; a `T` that implements `Debug` shows itself as `*valid`.
///
/// A `T` with interior mutability (`Cell`, `Mutex`) could change behind its back, and the compiler cannot tell. Such a type
/// has no place in a payload: none of them implements `AsValue`, so only a field that serde skips can be one, of which the
/// rules say nothing.
///
/// ```
/// use frontpay_core::{Valid, Validate};
/// #[derive(Validate)]
/// struct Name {
///     #[rule(required, string, max = 5)]
///     name: String,
/// }
/// let name = Valid::new(Name { name: "Kari".into() }).unwrap();
/// assert_eq!(name.name, "Kari");
///
/// let refused = Valid::new(Name { name: "Kristoffer".into() }).unwrap_err();
/// assert_eq!(refused.report().len(), 1);
/// assert_eq!(refused.into_value().name, "Kristoffer");
/// ```
///
/// What has not been validated is none:
///
/// ```compile_fail
/// # use frontpay_core::Valid;
/// let name: Valid<String> = Valid { value: String::new() };
/// ```
#[repr(transparent)]
pub struct Valid<T, R = ()> {
    value: T,
    rules: PhantomData<fn() -> R>,
}

/// A set of rules over a payload, beyond those of its type; [`ruleset!`](crate::ruleset) makes them.
///
/// `()` is the set without rules.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no rule set for `{T}`",
    label = "not a rule set for `{T}`",
    note = "`ruleset!` makes one: `ruleset! {{ pub Strict for {T} {{ \"path\" => \"rules\" }} }}`"
)]
pub trait RulesFor<T> {
    /// The rules, by paths from the root of the payload.
    const RULES: &'static RuleSet;
}

impl<T> RulesFor<T> for () {
    const RULES: &'static RuleSet = &RuleSet::from_rows(&[]);
}

impl<T, R> Valid<T, R> {
    /// Takes what is known to be valid.
    pub(crate) const fn known(value: T) -> Self {
        Self { value, rules: PhantomData }
    }
}

impl<T: Validate> Valid<T> {
    /// Validates a value.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the value back.
    pub fn new(value: T) -> Result<Self, Invalid<T>> {
        match value.validate() {
            Ok(()) => Ok(Self::known(value)),
            Err(report) => Err(Invalid { report, value }),
        }
    }

    /// Validates a value, with what rules of one's own may look at; see [`Validate::validate_with`].
    ///
    /// # Errors
    ///
    /// As for [`Valid::new`].
    pub fn new_with(value: T, context: &Context<'_>) -> Result<Self, Invalid<T>> {
        match value.validate_with(context) {
            Ok(()) => Ok(Self::known(value)),
            Err(report) => Err(Invalid { report, value }),
        }
    }

    /// Reads JSON text and validates it.
    ///
    /// Good text costs what serde costs, and checks without allocation. Where something is wrong the text is read again as
    /// a document, so that the report holds every failure: broken rules, wrong types and missing keys at once.
    ///
    /// # Errors
    ///
    /// [`InvalidJson::Syntax`] tells line and column of what is not JSON; [`InvalidJson::Report`] holds every failure.
    ///
    /// ```
    /// use frontpay_core::{InvalidJson, Valid, payload::PaymentLink};
    /// let broken = Valid::<PaymentLink>::from_json(b"{\"products\": [}").unwrap_err();
    /// assert_eq!(broken.to_string(), "expected value at line 1, column 15");
    ///
    /// let empty = Valid::<PaymentLink>::from_json(b"{}").unwrap_err();
    /// assert!(empty.get("customerDetails.address.street").any(|violation| violation.rule() == "required"));
    /// ```
    pub fn from_json(bytes: impl AsRef<[u8]>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        let bytes = bytes.as_ref();
        // Once for the whole text, and not for every string in it.
        match core::str::from_utf8(bytes).map(serde_json::from_str::<T>) {
            Ok(Ok(value)) if value.holds() && reads_alike(bytes, &value) => {
                value.checked(Ok(()), &Context::new())?;
                Ok(Self::known(value))
            }
            _ => Self::explain(bytes, &Context::new()),
        }
    }

    /// Reads JSON text and validates it, with what rules of one's own may look at; see [`Validate::validate_with`].
    ///
    /// The text is always read twice, as a document and as the value.
    ///
    /// # Errors
    ///
    /// As for [`Valid::from_json`].
    ///
    /// ```
    /// use frontpay_core::{Context, Moment, Valid, Validate};
    /// use serde::Deserialize;
    /// #[derive(Deserialize, Validate)]
    /// struct Order {
    ///     #[rule(required, date, after = "today")]
    ///     due: String,
    /// }
    /// let text = br#"{"due": "2026-01-02"}"#;
    /// let new_year = Context::new().at(Moment::from_unix(1_767_225_600, 0));
    /// assert!(Valid::<Order>::from_json_with(text, &new_year).is_ok());
    /// assert!(Valid::<Order>::from_json_with(text, &Context::new().at(Moment::from_unix(1_800_000_000, 0))).is_err());
    /// ```
    pub fn from_json_with(bytes: impl AsRef<[u8]>, context: &Context<'_>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        Self::explain(bytes.as_ref(), context)
    }

    #[cold]
    fn explain(bytes: &[u8], context: &Context<'_>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        let document = Document::read(bytes)?;
        let violations = T::RULES.check_with(&document, context).err().into_iter().flatten();
        let mut violations: Vec<Violation> = violations.collect();
        match serde_path_to_error::deserialize::<_, T>(&mut serde_json::Deserializer::from_slice(bytes)) {
            // A default that fills a missing key must hold as well.
            Ok(value) if violations.is_empty() => {
                return Self::new_with(value, context).map_err(|invalid| invalid.report.into());
            }
            Ok(value) => {
                let report = value.checked(Err(Report::new(violations)), context);
                return Err(report.err().unwrap_or_default().into());
            }
            Err(error) => {
                let path = wire_path(error.path());
                if !violations.iter().any(|violation| tells_of(violation.path(), &path)) {
                    violations.push(Violation::shape(path));
                }
            }
        }
        Err(Report::new(violations).into())
    }
}

/// Tells whether nothing in a text can have been read more generously than Laravel reads it: a list for a struct, a map for
/// a word, null for a missing key.
fn reads_alike<T: AsValue>(bytes: &[u8], value: &T) -> bool {
    let has_null = || bytes.windows(4).any(|word| word == b"null");
    let reading = T::READING;
    !reading.loose && Nesting::of_text(bytes).is_within(value.nesting()) && !(reading.null && has_null())
}

/// Tells whether a violation already says what serde stumbled over: its path is the same, above or below.
fn tells_of(violation: &str, stumbled: &str) -> bool {
    let leads_to = |short: &str, long: &str| {
        long.strip_prefix(short).is_some_and(|rest| short.is_empty() || rest.is_empty() || rest.starts_with('.'))
    };
    // Of a list in place of a struct serde reads the items as fields, so that it is the list that is wrong.
    let stumbled = match stumbled.rsplit_once('.') {
        Some((list, index)) if index.bytes().all(|byte| byte.is_ascii_digit()) => list,
        _ => stumbled,
    };
    leads_to(violation, stumbled) || leads_to(stumbled, violation)
}

fn wire_path(path: &serde_path_to_error::Path) -> String {
    let mut steps = Vec::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => steps.push(index.to_string()),
            Segment::Map { key } => steps.push(key.clone()),
            Segment::Enum { .. } | Segment::Unknown => {}
        }
    }
    steps.join(".")
}

impl<T: Validate, R: RulesFor<T>> Valid<T, R> {
    /// Validates a value against the rules of its type and of the rule set.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report, with the failures of both, and the value back.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate, ruleset};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// ruleset! { Small for Payment { "amount" => max(100) } }
    /// assert!(Valid::<_, Small>::with_rules(Payment { amount: 100 }).is_ok());
    /// assert!(Valid::<_, Small>::with_rules(Payment { amount: 101 }).is_err());
    /// assert!(Valid::<_, Small>::with_rules(Payment { amount: 0 }).is_err());
    /// ```
    pub fn with_rules(value: T) -> Result<Self, Invalid<T>> {
        match (value.validate(), check_set::<T, R>(&value)) {
            (Ok(()), Ok(())) => Ok(Self::known(value)),
            (own, set) => Err(Invalid { report: join(own.err(), set.err()), value }),
        }
    }

    /// Reads JSON text and validates it against the rules of the type and of the rule set.
    ///
    /// # Errors
    ///
    /// As for [`Valid::from_json`], with the failures of both.
    pub fn from_json_with_rules(bytes: impl AsRef<[u8]>) -> Result<Self, InvalidJson>
    where
        T: DeserializeOwned,
    {
        let bytes = bytes.as_ref();
        match Valid::<T>::from_json(bytes) {
            Ok(Valid { value, .. }) => {
                check_set::<T, R>(&value)?;
                Ok(Self::known(value))
            }
            Err(InvalidJson::Report(own)) => {
                let set = R::RULES.check_json(bytes).err().into_iter().find_map(|refused| match refused {
                    InvalidJson::Report(report) => Some(report),
                    InvalidJson::Syntax(_) => None,
                });
                Err(join(Some(own), set).into())
            }
            Err(error) => Err(error),
        }
    }

    /// Changes the value and validates it again.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the changed value back.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// let payment = Valid::new(Payment { amount: 51 }).unwrap();
    /// let payment = payment.try_update(|draft| draft.amount += 1).unwrap();
    /// assert_eq!(payment.amount, 52);
    /// let refused = payment.try_update(|draft| draft.amount = 0).unwrap_err();
    /// assert_eq!(refused.into_value().amount, 0);
    /// ```
    pub fn try_update(self, change: impl FnOnce(&mut T)) -> Result<Self, Invalid<T>> {
        let mut draft = self.value;
        change(&mut draft);
        Self::with_rules(draft)
    }
}

/// Asks the rules of a set.
fn check_set<T: Validate, R: RulesFor<T>>(value: &T) -> Result<(), Report> {
    if R::RULES.is_empty() { Ok(()) } else { R::RULES.check(value) }
}

fn join(own: Option<Report>, set: Option<Report>) -> Report {
    let mut violations: Vec<Violation> = own.into_iter().flatten().collect();
    for violation in set.into_iter().flatten() {
        if !violations.contains(&violation) {
            violations.push(violation);
        }
    }
    Report::new(violations)
}

impl<T, R> Valid<T, R> {
    /// Makes another payload of this one and validates it.
    ///
    /// # Errors
    ///
    /// [`Invalid`] gives the report and the new value back.
    ///
    /// ```
    /// use frontpay_core::{Valid, Validate};
    /// #[derive(Validate)]
    /// struct Payment {
    ///     #[rule(required, integer, min = 1)]
    ///     amount: i64,
    /// }
    /// #[derive(Validate)]
    /// struct Receipt {
    ///     #[rule(required, integer, max = 100)]
    ///     paid: i64,
    /// }
    /// let payment = Valid::new(Payment { amount: 51 }).unwrap();
    /// let receipt = payment.map(|payment| Receipt { paid: payment.amount }).unwrap();
    /// assert_eq!(receipt.paid, 51);
    /// ```
    pub fn map<U: Validate>(self, make: impl FnOnce(T) -> U) -> Result<Valid<U>, Invalid<U>> {
        Valid::new(make(self.value))
    }

    /// Forgets the rule set, where a `Valid<T>` is wanted.
    #[must_use]
    pub fn without_rules(self) -> Valid<T> {
        Valid::known(self.value)
    }

    /// Gives the value back, no longer known to be valid.
    #[must_use]
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T, R> Deref for Valid<T, R> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, R> AsRef<T> for Valid<T, R> {
    fn as_ref(&self) -> &T {
        &self.value
    }
}

impl<T: Clone, R> Clone for Valid<T, R> {
    fn clone(&self) -> Self {
        Self { value: self.value.clone(), rules: PhantomData }
    }
}

impl<T, R> fmt::Debug for Valid<T, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = core::any::type_name::<T>();
        write!(f, "Valid<{}>", name.rsplit("::").next().unwrap_or(name))
    }
}

impl<T: Serialize, R> Serialize for Valid<T, R> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: PartialEq, R> PartialEq for Valid<T, R> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq, R> Eq for Valid<T, R> {}

impl<'de, T: Validate + Deserialize<'de>, R: RulesFor<T>> Deserialize<'de> for Valid<T, R> {
    /// Deserialises and validates; [`Valid::from_json`] tells more of what is wrong.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::with_rules(T::deserialize(deserializer)?).map_err(|invalid| D::Error::custom(invalid.report))
    }
}

/// A value that its rules refuse, with the report.
///
/// `Debug` and `Display` show the report and never the value.
#[derive(Clone)]
pub struct Invalid<T> {
    report: Report,
    value: T,
}

impl<T> Invalid<T> {
    /// Returns what is wrong.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// Gives the value back.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Gives the report and the value.
    #[must_use]
    pub fn into_parts(self) -> (Report, T) {
        (self.report, self.value)
    }
}

impl<T> fmt::Debug for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Invalid").field("report", &self.report).finish_non_exhaustive()
    }
}

impl<T> fmt::Display for Invalid<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.report.fmt(f)
    }
}

impl<T> std::error::Error for Invalid<T> {}

impl<T> From<Invalid<T>> for Report {
    fn from(invalid: Invalid<T>) -> Self {
        invalid.report
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::PaymentLink;

    /// Good text is read once, whether the products are a list or a map.
    #[test]
    fn good_orders_are_not_read_twice() {
        let list = include_str!("../../examples/payment-link.json");
        let map = list.replace("\"products\": [", "\"products\": {\"0\": ").replacen("  ],", "  },", 1);
        for text in [list, &map] {
            let order: PaymentLink = serde_json::from_str(text).unwrap();
            assert!(order.is_valid() && reads_alike(text.as_bytes(), &order), "{text}");
        }
    }

    #[test]
    fn checking_a_good_order_allocates_nothing() {
        let text = include_str!("../../examples/payment-link.json");
        let order: PaymentLink = serde_json::from_str(text).unwrap();
        let counted = allocation_counter::measure(|| {
            assert!(order.validate().is_ok() && reads_alike(text.as_bytes(), &order));
        });
        assert_eq!(counted.count_total, 0);
    }

    #[test]
    fn it_is_as_large_as_its_value() {
        assert_eq!(size_of::<Valid<PaymentLink>>(), size_of::<PaymentLink>());
        assert_eq!(size_of::<Option<Valid<Box<str>, u64>>>(), size_of::<Box<str>>());
    }

    #[test]
    fn debug_shows_no_content() {
        let order: PaymentLink = serde_json::from_str(include_str!("../../examples/payment-link.json")).unwrap();
        assert_eq!(format!("{:#?}", Valid::new(order).unwrap()), "Valid<PaymentLink>");
    }
}
