//! The derive macro of `frontpay-core`, which turns attributes into a `const` table of rules and a typed check.
//!
//! Users name it through `frontpay_core::Validate`, which is both the trait and the macro; [`Validate`](derive@Validate) is
//! its documentation.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod check;
mod errors;
mod expand;
mod fresh_ident;
mod model;
mod parse;
mod payload;
mod ruleset;
mod span;
mod type_tokens;

/// Derives `frontpay_core::Validate` from Laravel's rules on the fields of a struct.
///
/// ```text
/// #[derive(Debug, Clone, Serialize, Deserialize, Validate)]
/// #[serde(rename_all = "camelCase")]
/// struct Customer {
///     #[rule(required, string, in("private", "corporate"))]
///     r#type: String,
///     #[rule(required_if = "type=corporate", nullable, string, regex = r"^\d{9}$")]
///     organization_id: Option<String>,
///     #[rule("required|string|max:255")]
///     name: String,
///     #[rule(required, array)]
///     address: Address,
/// }
/// ```
///
/// `Customer::RULES` is then the table of these rules, and `customer.validate()` checks a value against it. The first
/// page of `frontpay-core` has this example as a program. A field whose type derives `Validate` is validated as well,
/// also within `Option`, `Box`, `Vec` and maps. Its rules are in the table under longer paths: `address.zip`,
/// `products.*.name`.
///
/// # The attribute
///
/// | syntax | meaning |
/// |---|---|
/// | `required` | a rule |
/// | `max = 255`, `max = 0.5`, `min = -1`, `max = "1e3"` | a rule with one argument |
/// | `between(1, 5)`, `in("private", "corporate")`, `in(0, 12, 15, 25)` | a rule with several arguments |
/// | `"required\|string\|max:255"` | Laravel's own text, read by the parser that reads it at run time |
/// | `regex = r"^\d{9}$"`, `regex = "/^[a-z]+$/i"` | a pattern alone, or in slashes with PHP's modifiers |
/// | `required_if = "type=corporate"`, `"type=corporate,private"` | a field of the same struct *by its serialized name*, and values |
/// | `required_if("type", "corporate", "private")` | the same |
/// | `required_if = "address.country=NO"`, `in_array = "tags.*"` | a path below a field of the same struct |
/// | `required_if = "$.customerDetails.type=corporate"`, `in_array = "$.products.*.name"` | a path from the root of the payload |
/// | `acme::Mod11`, `acme::MaxLines(3)`, `Mod11` | a custom rule: a constant of a type that implements `Rule` |
/// | `const acme::mod11` | a custom rule as a `const fn(Value<'_>) -> bool`, which `payload!` can evaluate as well; its name is the name of the rule |
/// | `custom = norwegian_mobile` | a check: a function from a reference to the field to `Result<(), CheckError>` |
/// | `custom_with = in_stock` | a check with a second argument, the `&Context<'_>` of `validate_with` |
/// | `recursive` | not a rule: the type of the field contains the struct, although it does not name it |
/// | `attribute = "e-mail address"` | the name of the field in reports |
/// | `message = ".."`, `message(max = "..", required = "..")` | the message if any rule fails, or the named one |
///
/// Several `#[rule]` on one field add up. On the struct itself, `#[rule(custom = adds_up)]` names a check of the whole
/// struct, a function from a reference to the struct; `custom_with` works there too. On a struct or enum,
/// `#[rule(crate = path)]` is the path of `frontpay_core`, for crates that re-export it.
///
/// # Rules that read other fields
///
/// A path with `$.` starts at the type that is validated. The compiler checks such paths when it builds a program that
/// uses `validate`, `Valid::new` or `Valid::from_json` of the root. `cargo check` does not find these errors, because a
/// type cannot know its root; with `const _: () = Order::RULES.assert_references();` next to the root it does. All
/// other names are checked in the struct itself. A `*` in a path from the root is the item that contains the rule, as
/// in Laravel. Dates can only be compared with dates and with fields of the same struct.
///
/// Rules that read only their own field and fields of the same struct are checked in a straight line without
/// allocation. `distinct`, `in_array`, `exclude*` and every rule that names a path need more: a type with such a rule,
/// or with a field that contains one, is turned into a document, which the engine checks.
///
/// A field that `exclude_if` and its variants exclude stays in the value, without its other rules being checked; the
/// result of `T::RULES.validate(&value)` does not contain it. A `Valid<T>` therefore guarantees nothing about such a
/// field but its type, and the type must be able to do without the field: it is an `Option`, or has a default.
///
/// # Custom rules and checks
///
/// A custom *rule* is part of the table. It runs in the order of the attribute, in the engine and in the typed check,
/// and appears in reports with its name, parameters and message, and in Laravel's text by its name. It receives a
/// `Value`, and runs on absent, null and blank fields only if it says so.
///
/// A *check* receives the typed value. It runs after the table, whatever the result of that is, also on fields that are
/// `None` or excluded. Text that does not parse as the type has no typed value, so the report then contains only the
/// results of the table. `payload!` cannot make a type with checks.
///
/// Messages and names belong to the type. They apply with every catalogue that has none for the path itself.
///
/// # The rules
///
#[doc = include_str!("rules.md")]
///
/// # Supported types
///
/// Every struct and every enum, in the form in which serde writes it:
///
/// | type | serialized form | rows |
/// |---|---|---|
/// | `struct Order { .. }` | a map | one for each field |
/// | `struct Pair(A, B)`, tuples in fields | a list | `0`, `1` |
/// | `struct Name(String)`, `transparent` | the value itself | the rules of its field apply where the `Name` is used, after those of the field that holds it |
/// | `struct Nothing;` | null | none |
/// | an enum without data | a word | none: write `in(..)` where it is used |
/// | an enum with data | as below | those of a variant apply only if the document names it |
///
/// | serde | the document | the rows of a variant `Card` with a field `number` |
/// |---|---|---|
/// | (nothing) | `{"Card": {"number": 1}}` | `Card.number`, if `Card` is present |
/// | `tag = "type"` | `{"type": "Card", "number": 1}` | `type`, which is `required`, a `string` and one of the variants' names; `number`, if `type` is `Card` |
/// | `tag = "t", content = "c"` | `{"t": "Card", "c": {"number": 1}}` | `t`, as above; `c.number`, if `t` is `Card` |
/// | `untagged` | `{"number": 1}` | none: the document does not name its variant, so a variant with rules does not compile |
///
/// A wrong tag is a violation of `in` at the path of the tag. A document that is no variant of an untagged enum, or of
/// one without `tag`, is a violation of `shape` at the path of the enum. In Laravel's text the rows of a variant begin
/// with `exclude_unless:type,Card`.
///
/// Fields can have any type that implements `AsValue`: text, numbers, flags, addresses, paths and durations of std,
/// pointers, `Option`, lists, sets, tuples, maps with keys that are text, numbers, enums without data or newtypes of
/// them, and the types of other crates that `AsValue` lists. Cells, locks, ranges, `Result`, `SystemTime`, `BinaryHeap`
/// and `Wrapping` do not. Rules on a newtype do not apply to the keys of a map, because Laravel has no rules for keys.
/// Generics need no bounds; a rule on a field whose type depends on one is not checked against that type.
///
/// A type can contain itself: `Option<Box<Node>>`, `Vec<Self>`. Its table has one level, and the document decides how
/// many there are. Rules that read values outside their struct are not allowed in it. If two types contain each other,
/// the compiler reports a cycle (E0391), because the macro sees one type at a time: write `#[rule(recursive)]` on a
/// field that closes the cycle, such as `expr` of a `Block` whose `Expr` holds `Box<Block>`. The table ends there.
///
/// # Attributes of serde
///
/// Paths use the serialized names: `rename`, `rename_all`, `rename_all_fields`, and `flatten` of a struct that derives
/// `Validate`, of a tagged enum, or of a map without rules. A field with `skip` is in neither table nor check.
/// `skip_serializing_if` decides when a field is absent; without it, `None` is null, or absent if the rules accept a
/// missing key and refuse null. `default`, on the field or on the struct, allows a missing key. With `other`, unknown
/// names are accepted and the tag has no `in`; an `alias` of a variant is a further name. If `deserialize_with` reads a
/// field, the text is validated as well as the value.
///
/// The following attributes do not compile, because the serialized data would differ from the deserialized data or from
/// the data that the rules see: `alias` on a field, `skip_serializing`, `skip_deserializing`, two names in `rename`,
/// `with`, `serialize_with`, `from`, `try_from`, `into`, `remote`. A type with a form of its own implements `AsValue`
/// by hand. Other attributes are ignored here.
///
/// # Errors
///
/// Nothing in the attribute is ever ignored: it is used, or it does not compile. All errors are reported at once, each
/// at the token that is wrong:
///
/// - rules that do not exist (with the rule that was probably meant), arguments that are missing, too many or of the
///   wrong kind, patterns that do not parse or whose table would be larger than 16 KiB, references to fields that do
///   not exist;
/// - a rule on a type to which it does not apply: `email` cannot be applied to `u32`;
/// - a rule given twice, unless it names another field or pattern; two fields with one serialized name;
/// - **rules that no value can pass together**: `required` and `prohibited`, `string` and `array`, limits without a
///   value between them, dates that cross, a value of `in` that another rule refuses, two patterns that no text matches
///   both (the message shows the shortest text of each). Redundant rules are fine: `required, nullable`;
/// - a limit or a value that no integer of the field's type can meet: `integer, min = 300` on a `u8`;
/// - a comparison with a value that the other field can never have, according to its `in` or to its enum without data;
/// - messages and names that no report can use;
/// - **a missing key that would pass the rules but not the type.** A field that is no `Option` needs `required` or
///   `#[serde(default)]`; lists and maps as well. A struct without a row of its own needs neither if one of its fields
///   is required, because the rules then refuse its absence. `required` and a default that fills the field exclude each
///   other;
/// - **`nullable` on a type that cannot be null**, unless `required` stands next to it, which refuses null anyway;
/// - **a missing key that the rules refuse while they accept null** (`present, nullable`), on an `Option`: serde reads
///   both as `None`. The opposite is fine: `None` then stands for a missing key, and a null in a text is refused;
/// - **a null that serde writes and the rules refuse.** If the rules accept a missing key and refuse null (`string`
///   without `nullable`, `filled`, `missing`), or if a rule of another field distinguishes the two (`missing_with`,
///   `exclude_with`), a type that implements `Serialize` must leave `None` out: add
///   `#[serde(skip_serializing_if = "Option::is_none")]`, or `nullable`. This does not apply to a type that is only deserialized, nor to one with
///   bounds on its generics, for which the compiler cannot tell whether serde writes it;
/// - **a value that `skip_serializing_if` leaves out** and a rule may refuse.
///
/// Items of a list (of a tuple struct) have no key that can be missing; the type refuses a list that is too short.
/// `numeric` and `array` decide how size rules measure, so if a newtype has rules, they stand on the newtype and on the
/// field that holds it, or on neither.
///
/// An alias of `Option` (`type Maybe<T> = Option<T>`) is recognized for a missing key and for `nullable`, but not for
/// the null that serde writes. An enum without data accepts less than a table without the matching `in`: the type
/// refuses such a document, under the rule name `shape`.
#[proc_macro_derive(Validate, attributes(rule))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::derive(&input).into()
}

/// Expands to the traits that tell which types a rule applies to; `frontpay-core` calls it once.
#[doc(hidden)]
#[proc_macro]
pub fn fitting(_: TokenStream) -> TokenStream {
    expand::applicability::traits().into()
}

/// Expands to the documentation pages of the rules, which editors show; `frontpay-core` calls it once.
#[doc(hidden)]
#[proc_macro]
pub fn pages(_: TokenStream) -> TokenStream {
    expand::editor::pages().into()
}

/// Expands `frontpay_core::payload!`, which adds the path of the crate.
#[doc(hidden)]
#[proc_macro]
pub fn payload(input: TokenStream) -> TokenStream {
    payload::expand(input.into()).into()
}

/// Expands `frontpay_core::ruleset!`, which adds the path of the crate.
#[doc(hidden)]
#[proc_macro]
pub fn ruleset(input: TokenStream) -> TokenStream {
    ruleset::expand(input.into()).into()
}
