//! The trait of types that rules can look at.

use frontpay_php::Value;

use super::asked::Asked;
use super::failing_fields::{FailingFields, FieldVerdict};
use super::scratch::Scratch;
use super::visitor::{ChildVisitor, Children, FieldNode};
use crate::json::Arena;
use crate::schema::{Fidelity, Nesting, TypeInfo, WireForm};

/// A type that rules can look at, by its form on the wire.
///
/// `#[derive(Validate)]` implements it. It is there for the types of std that serde knows, and, behind features of their
/// names, for those of `uuid`, `jiff`, `rust_decimal`, `url` and `serde_json`. For a type of your own that is one value on
/// the wire say three things:
///
/// 1. [`as_value`](AsValue::as_value): what serde writes, as a [`Value`]. Text that the type does not hold as text goes
///    through the [`Scratch`].
/// 2. [`FIDELITY`](AsValue::FIDELITY), where several texts read as the same value.
/// 3. Which rules may stand on it: the traits of [`fits`](crate::types::fits).
///
/// ```
/// use frontpay_rules::{AsValue, Fidelity, RuleSet, Scratch, Value, fits};
/// struct Kroner(i64);
/// impl AsValue for Kroner {
///     fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> { Value::Int(self.0) }
/// }
/// impl<R> fits::Number<R> for Kroner {}
///
/// /// Four digits, on the wire as text; also read without leading zeros.
/// struct Zip(u16);
/// impl AsValue for Zip {
///     const FIDELITY: Fidelity = Fidelity::LOSSY;
///     fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a> {
///         scratch.text(format_args!("{:04}", self.0))
///     }
/// }
/// impl<R> fits::Text<R> for Zip {}
///
/// let rules = RuleSet::parse([("0", "numeric|max:100"), ("1", "digits:4")])?;
/// assert!(rules.check(&(Kroner(100), Zip(150))).is_ok());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// For a list or a map also say what its [`TYPE_INFO`](AsValue::TYPE_INFO) is, [`visit`](AsValue::visit) its items, and say
/// whether those are [valid](AsValue::is_valid). Rules on its items (`tags.*`), reports and documents follow from that.
///
/// ```
/// use frontpay_rules::{AsValue, Children, Items, TypeInfo, RuleSet, Scratch, Value, ChildVisitor, fits};
/// struct Tags(Vec<String>);
/// impl AsValue for Tags {
///     const TYPE_INFO: &'static TypeInfo = &TypeInfo::list_of::<String>();
///     fn as_value<'a>(&'a self, _: &'a Scratch) -> Value<'a> { Value::List(Items::LenOnly(self.0.len())) }
///     fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) { visitor(Children::items(&mut self.0.iter())) }
///     fn is_valid(&self) -> bool { self.0.iter().all(AsValue::is_valid) }
/// }
/// impl<R> fits::Container<R> for Tags {}
/// impl<R> fits::Measured<R> for Tags {}
///
/// let rules = RuleSet::parse([("0", "array|max:2"), ("0.*", "string|min:3")])?;
/// assert!(rules.check(&(Tags(vec!["abc".into()]),)).is_ok());
/// let report = rules.check(&(Tags(vec!["abc".into(), "d".into()]),)).unwrap_err();
/// assert_eq!(report.get("0.1").count(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "the rules cannot look at `{Self}`",
    label = "no known form on the wire",
    note = "derive `Validate` for it; a type of another crate goes into a struct of your own that implements `AsValue`"
)]
pub trait AsValue {
    /// The description of the type: that of one value, unless a list or map says otherwise.
    const TYPE_INFO: &'static TypeInfo = &TypeInfo::of_value(Self::FIDELITY);

    /// The difference between a value and the text that it was deserialized from.
    const FIDELITY: Fidelity = Fidelity::EXACT;

    /// Returns the value as a rule sees it; a list or map may show only how many items it has.
    fn as_value<'a>(&'a self, scratch: &'a Scratch) -> Value<'a>;

    /// Returns it as a field of a struct; for generated code.
    #[doc(hidden)]
    fn field_node(&self) -> FieldNode<'_>
    where
        Self: Sized,
    {
        FieldNode::new(self)
    }

    /// Starts the check of a field that has the value; for generated code.
    #[doc(hidden)]
    #[inline]
    fn asked<'a>(&'a self, scratch: &'a Scratch) -> Asked<'a> {
        Asked::new(self.as_value(scratch), self.inside())
    }

    /// Returns the verdict on what is inside the value; for generated code.
    #[doc(hidden)]
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always, reason = "as the method that it calls")]
    fn inside(&self) -> FieldVerdict {
        FieldVerdict::new(self.is_valid())
    }

    /// Calls the visitor once, with the items of a list or the entries of a map.
    fn visit<'a>(&'a self, visitor: ChildVisitor<'_, 'a>) {
        visitor(Children::value(&self));
    }

    /// Returns the value with all items, for rules that look at other places than the field itself.
    fn to_document<'a>(&'a self, arena: &'a Arena) -> Value<'a> {
        if Self::TYPE_INFO.form == WireForm::Value {
            return self.as_value(arena.keep(Scratch::new()));
        }
        let mut value = Value::Null;
        self.visit(&mut |children| value = children.document(arena));
        value
    }

    /// Returns the value as the key of a map, as `serde_json` writes it; none where it cannot be one.
    fn as_key<'a>(&'a self, scratch: &'a Scratch) -> Option<&'a str> {
        let number = Scratch::new();
        match self.as_value(&number) {
            Value::Int(number) => scratch.write(number),
            Value::Bool(flag) => Some(if flag { "true" } else { "false" }),
            Value::Float(number) => scratch.write(number),
            Value::Str(_) => self.as_value(scratch).as_str(),
            Value::Null | Value::List(_) | Value::Map(_) => None,
        }
    }

    /// Returns `true` if the rules inside the value pass: those of a struct's fields, of a list's items.
    ///
    /// Rules that look further than their own struct are not asked; `Validate::validate` asks all.
    #[cfg_attr(not(debug_assertions), inline(always))]
    #[allow(clippy::inline_always, reason = "as the method that it calls")]
    fn is_valid(&self) -> bool {
        self.add_failing(&mut FailingFields::first())
    }

    /// Adds the fields that fail, or every field where the type does not say. Returns `true` if none stopped that; for
    /// generated code.
    #[doc(hidden)]
    #[inline]
    fn add_failing(&self, failing: &mut FailingFields) -> bool {
        failing.add_every();
        true
    }

    /// Returns how many lists and maps a JSON text has at least, if this value was read from it.
    ///
    /// A text with more of them was read more generously than Laravel reads: serde also takes a list for a struct, and a
    /// map for a word of an enum. To count too few is safe, and costs a second look at the text.
    fn nesting(&self) -> Nesting {
        if let Some(nesting) = Self::TYPE_INFO.nesting {
            return nesting;
        }
        let mut all = Nesting::NONE;
        if Self::TYPE_INFO.form != WireForm::Value {
            self.visit(&mut |children| all = children.nesting());
        }
        all
    }
}
