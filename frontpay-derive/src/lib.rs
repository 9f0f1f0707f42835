//! The derive macro of `frontpay-core`: attributes become a `const` table of rules and a typed check.
//!
//! Name it through `frontpay_core::Validate`, which is the trait and the macro; [`Validate`](derive@Validate) is its page.

use proc_macro::TokenStream;
use syn::{DeriveInput, parse_macro_input};

mod check;
mod errors;
mod expand;
mod free;
mod model;
mod parse;
mod payload;
mod ruleset;
mod variant;

/// Derives `frontpay_core::Validate`: Laravel's rules beside the fields of a struct.
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
/// `Customer::RULES` is then the table of these rules, and `customer.validate()` asks them; the example runs on the first
/// page of `frontpay-core`. A field whose type derives `Validate` is validated as well, without a word, also within
/// `Option`, `Box`, `Vec` and maps. Its rules stand in the table with a longer path: `address.zip`, `products.*.name`.
///
/// # The attribute
///
/// | written | means |
/// |---|---|
/// | `required` | a rule |
/// | `max = 255`, `max = 0.5`, `min = -1`, `max = "1e3"` | a rule with one argument |
/// | `between(1, 5)`, `in("private", "corporate")`, `in(0, 12, 15, 25)` | a rule with several |
/// | `"required\|string\|max:255"` | Laravel's own text, read by the parser that reads it at run time |
/// | `regex = r"^\d{9}$"`, `regex = "/^[a-z]+$/i"` | a pattern as it is, or in slashes with PHP's modifiers |
/// | `required_if = "type=corporate"`, `"type=corporate,private"` | a field of the same struct *by its name on the wire*, and values |
/// | `required_if("type", "corporate", "private")` | the same |
/// | `required_if = "address.country=NO"`, `in_array = "tags.*"` | what is below a field of the same struct |
/// | `required_if = "$.customerDetails.type=corporate"`, `in_array = "$.products.*.name"` | a path from the root of the payload |
/// | `acme::Mod11`, `acme::MaxLines(3)`, `Mod11` | a rule of one's own: a constant of a type that implements `Rule` |
/// | `const acme::mod11` | the same as a `const fn(Value<'_>) -> bool`, which `payload!` asks as well; its name is that of the rule |
/// | `custom = norwegian_mobile` | a check: a function from a reference to the field to `Result<(), Refusal>` |
/// | `custom_with = in_stock` | the same with a second argument, the `&Context<'_>` of `validate_with` |
/// | `recursive` | no rule: the type of the field leads back to the struct, though it does not name it |
/// | `attribute = "e-mail address"` | what reports call the field |
/// | `message = ".."`, `message(max = "..", required = "..")` | what reports say where a rule fails: any, or that one |
///
/// Several `#[rule]` on one field add up. On the struct or enum itself stands only `#[rule(crate = path)]`, which says where
/// `frontpay_core` is, for crates that re-export it. Checks of a whole struct are written
/// `#[rules(custom = adds_up)]` on it, also `custom_with`; the function takes a reference to the struct.
///
/// # Rules that look further
///
/// A path with `$.` starts at the type that is validated, whichever that is: the compiler looks for it where `validate`,
/// `Valid::new` or `Valid::from_json` is used, when the program is built. `cargo check` does not come that far, since a type
/// cannot know below which root it will stand; write `const _: () = Order::RULES.assert_references();` beside the root, and it
/// is told there. All other names are looked for where they stand. A `*` in a path from the root is the item in which the
/// rule stands, as in Laravel. Dates are compared with dates and fields of the same struct only.
///
/// Rules on one value and those that name fields of the same struct are a straight line of checks without allocation. A
/// table with a rule that looks further is answered by the engine, from a document made of the value: `distinct`,
/// `in_array`, `exclude*`, and every rule that names a path. This also holds of types in which such a table is nested.
///
/// A field that `exclude_if` and its kin leave out stays in the value, and its other rules are not asked; what
/// `T::RULES.validate(&value)` returns does not have it. So a `Valid<T>` says of such a field only what its type says, and
/// the type must do without it: it is an `Option`, or has a default.
///
/// # Rules and checks of one's own
///
/// A *rule* of one's own stands in the table: it is asked in the order of the attribute, by the engine and on the typed path,
/// stands in reports with its name, parameters and sentence, and in Laravel's text by its name. It sees a `Value`, and runs
/// on absent, null and blank fields only if it says so.
///
/// A *check* runs on typed values, behind the table and whatever that says, also on fields that are `None` or left out by an
/// excluding rule. A text that cannot be read as the type has no value to check: the report then holds what the table says.
/// A type with checks cannot be written with `payload!`.
///
/// Sentences and names are those of the type, in every catalogue that has none for the path itself.
///
/// # The rules
///
#[doc = include_str!("rules.md")]
///
/// # What it can stand on
///
/// Every struct and every enum, as serde writes them:
///
/// | type | on the wire | rows |
/// |---|---|---|
/// | `struct Order { .. }` | a map | one for each field |
/// | `struct Pair(A, B)`, tuples in fields | a list | `0`, `1` |
/// | `struct Name(String)`, `transparent` | the value itself | the rules of its field stand where the `Name` does, behind those of the field that holds it |
/// | `struct Nothing;` | null | none |
/// | an enum without data | a word | none: say `in(..)` where it is used |
/// | an enum with data | as below | those of a variant count only where the document says that it is one |
///
/// | serde | the document | the rows of a variant `Card` with a field `number` |
/// |---|---|---|
/// | (nothing) | `{"Card": {"number": 1}}` | `Card.number`, where `Card` is there |
/// | `tag = "type"` | `{"type": "Card", "number": 1}` | `type`, which is `required`, a `string` and one of the words; `number`, where `type` is `Card` |
/// | `tag = "t", content = "c"` | `{"t": "Card", "c": {"number": 1}}` | `t`, as above; `c.number`, where `t` is `Card` |
/// | `untagged` | `{"number": 1}` | none: the document does not say which rules are meant, so a variant with rules is refused |
///
/// A wrong tag is a violation of `in` at the path of the tag; what is no variant of an untagged enum, or of one without
/// `tag`, is a violation of `shape` at the path of the enum. As Laravel's text the rows of a variant begin with
/// `exclude_unless:type,Card`.
///
/// Fields can have any type that implements `AsValue`: text, numbers, flags, addresses, paths and durations of std, pointers,
/// `Option`, lists, sets, tuples, maps with keys that are text, numbers, words or newtypes of them, and the types of other
/// crates that `AsValue` names. Cells, locks, ranges, `Result`, `SystemTime`, `BinaryHeap` and `Wrapping` are none of them.
/// Rules on a newtype are not asked of the keys of a map, of which Laravel knows none. Generics need no bounds; a rule on a
/// field whose type depends on one is not checked against that type.
///
/// A type can contain itself: `Option<Box<Node>>`, `Vec<Self>`. Its table then shows one level, and the document says how
/// many there are. Rules that look further than their own struct cannot stand in it. Where two types contain each other, the
/// compiler finds a cycle (E0391) that the macro, which sees one type at a time, cannot see: write `#[rule(recursive)]` on a
/// field that closes it, as on `expr` of a `Block` whose `Expr` holds `Box<Block>`. The table ends there.
///
/// # What is read of serde's attributes
///
/// Paths are those of the wire: `rename`, `rename_all`, `rename_all_fields`, and `flatten` of a struct that derives
/// `Validate`, of a tagged enum, or of a map without rules. A field with `skip` is in neither table nor check.
/// `skip_serializing_if` says when a field is absent; without it, `None` is null, or absent where the rules let a missing key
/// pass and refuse null. `default`, on the field or on the struct, says that a missing key is fine. `other` takes every word,
/// so that the tag has no `in`; an `alias` of a variant is one more word. Of a field that `deserialize_with` reads, the text
/// is judged besides the value.
///
/// Refused, because what is sent would differ from what is read or from what the rules see: `alias` on a field,
/// `skip_serializing`, `skip_deserializing`, two names in `rename`, `with`, `serialize_with`, `from`, `try_from`, `into`,
/// `remote`. A type with a form of its own implements `AsValue` by hand. Other attributes do not matter here.
///
/// # What is refused, and why
///
/// Nothing in the attribute is ever ignored: it is used, or it does not compile. All faults are reported in one go, each at
/// the word that is wrong:
///
/// - rules that do not exist (with the one that was probably meant), arguments that are missing, too many or of the wrong
///   kind, patterns that are none or whose table would be larger than 16 KiB, references to fields that are not there;
/// - a rule on a type that it does not fit: `email` cannot be applied to `u32`;
/// - a rule given twice, unless it asks about another field or pattern; two fields with one name on the wire;
/// - **rules that no value can pass together**: `required` and `prohibited`, `string` and `array`, limits that nothing is
///   between, dates that cross, a word of `in` that another rule refuses, two patterns that no text matches both (the
///   shortest text of each is told). What is only redundant is fine: `required, nullable`;
/// - a limit or a word that no integer of the field's type can meet: `integer, min = 300` on a `u8`;
/// - a comparison with a value that the other field can never have, by its `in` or as an enum of words;
/// - sentences and names that no report can use;
/// - **a missing key that would pass the rules but not the type.** A field that is no `Option` needs `required` or
///   `#[serde(default)]`; lists and maps as well. A struct without a row of its own is fine where one of its fields is
///   required, because the rules then refuse its absence. `required` and a default that fills the field exclude each other;
/// - **`nullable` on a type that cannot be null**, unless `required` stands beside it, which refuses null anyway;
/// - **a missing key that the rules refuse while they let null pass** (`present, nullable`), on an `Option`: both read as
///   `None`. The other way round is fine: `None` then stands for a missing key, and a null in a text is refused;
/// - **a null that serde writes and the rules refuse.** Where the rules let a missing key pass and refuse null (`string`
///   without `nullable`, `filled`, `missing`), or where a rule of another field tells the two apart (`missing_with`,
///   `exclude_with`), a type that implements `Serialize` must leave `None` out: add
///   `#[serde(skip_serializing_if = "Option::is_none")]`, or `nullable`. A type that is only read is not asked, and neither is
///   one with bounds on its generics, of which the compiler cannot tell whether serde writes it;
/// - **a value that `skip_serializing_if` leaves out** and a rule may refuse.
///
/// Items of a list (of a tuple struct) have no key that can be missing; a list that is too short is refused by the type.
/// `numeric` and `array` say what size rules measure, so where a newtype has rules of its own, they stand on the newtype and
/// on the field that holds it, or on neither.
///
/// An alias of `Option` (`type Maybe<T> = Option<T>`) is recognised by the first two of these and not by the last. A closed
/// enum is narrower than a table without the matching `in`: such a document is refused by the type, under the rule name
/// `shape`.
#[proc_macro_derive(Validate, attributes(rule, rules))]
pub fn derive_validate(input: TokenStream) -> TokenStream {
    let input = parse_macro_input!(input as DeriveInput);
    expand::derive(&input).into()
}

/// The traits that generated code asks; `frontpay-core` expands it once.
#[doc(hidden)]
#[proc_macro]
pub fn fitting(_: TokenStream) -> TokenStream {
    expand::fitting::traits().into()
}

/// The pages of the rules, which editors show; `frontpay-core` expands it once.
#[doc(hidden)]
#[proc_macro]
pub fn pages(_: TokenStream) -> TokenStream {
    expand::editor::pages().into()
}

/// `frontpay_core::payload!`, which says where the crate is.
#[doc(hidden)]
#[proc_macro]
pub fn payload(input: TokenStream) -> TokenStream {
    payload::expand(input.into()).into()
}

/// `frontpay_core::ruleset!`, which says where the crate is.
#[doc(hidden)]
#[proc_macro]
pub fn ruleset(input: TokenStream) -> TokenStream {
    ruleset::expand(input.into()).into()
}
