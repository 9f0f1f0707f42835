//! Rules that a Rust type makes meaningless: they pass or fail for all of its values, or measure something else than
//! they say.
//!
//! The macros print a call for each rule that may be one, at the user's token.

use frontpay_php::ValueKind;
use frontpay_php::number::is_numeric;
use frontpay_php::text::same_text;

use crate::const_eval::LiteralType;
use crate::const_string::{ConstString, stop};
use crate::param::{FieldModifiers, Segment};
use crate::rule::Kinds;
use crate::suggest::Suggestion;

type Sentence = ConstString<512>;

const LISTS: Kinds = Kinds::of(&[ValueKind::List, ValueKind::Map]);
const NUMERIC: Kinds = Kinds::of(&[ValueKind::Int, ValueKind::Float, ValueKind::Str]);
const NULL: Kinds = Kinds::of(&[ValueKind::Null]);

/// Returns the type at a path below another one; for generated code.
#[must_use]
pub const fn type_at(root: &'static LiteralType, path: &[Segment]) -> &'static LiteralType {
    root.at(path)
}

/// Stops the compiler if a size rule stands on a number without a rule that makes Laravel measure the number.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_measured(field: &LiteralType, modifiers: FieldModifiers, rule: &str) {
    if field.is_number() && !modifiers.numeric {
        stop(&["`", rule, "`", CHARACTERS_OF_A_NUMBER]);
    }
}

/// The message about a size rule on a number, after the name of the rule.
pub const CHARACTERS_OF_A_NUMBER: &str =
    " counts the characters of a number unless `integer` or `numeric` is present: add one";

/// Stops the compiler if a rule compares a field with a word that its enum does not have.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_word(field: &LiteralType, name: &str, word: &str) {
    let known = field.words();
    // `01` equals `1` in Laravel.
    if known.is_empty() || is_numeric(word) {
        return;
    }
    let (mut suggestion, mut at) = (Suggestion::for_word(word), 0);
    while at < known.len() {
        if same_text(known[at], word) {
            return;
        }
        suggestion.offer(known[at]);
        at += 1;
    }
    let mut sentence = Sentence::new();
    sentence.push_quoted(name);
    sentence.push(" is never ");
    sentence.push_quoted(word);
    sentence.push(": its type has no such variant");
    if let Some(near) = suggestion.nearest() {
        sentence.push_suggestion(near);
    }
    panic!("{}", sentence.as_str());
}

/// Stops the compiler if a rule that compares the items of a list stands on the list.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_item(field: &LiteralType, rule: &str, fix: &str) {
    if is_list_or_map(field) {
        stop(&["`", rule, "` compares items with each other, and always passes on the list itself: ", fix]);
    }
}

/// Stops the compiler if a rule looks for a value among those of a list, but names the list and not its items.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_names_items(list: &LiteralType, rule: &str, path: &str) {
    if is_list_or_map(list) {
        stop(&["`", rule, "` compares with the list as a whole and always fails: write `", path, ".*`"]);
    }
}

/// Stops the compiler if a rule compares two fields whose types have no kind of value in common.
///
/// With `numeric` Laravel also compares a number with text that is one.
///
/// # Panics
///
/// In that case: that is the compile error.
#[track_caller]
pub const fn assert_comparable(
    field: &LiteralType,
    modifiers: FieldModifiers,
    other: &LiteralType,
    rule: &str,
    verdict: &str,
) {
    let (own, other) = (field.kinds(), other.kinds());
    let comparable = if modifiers.numeric { own.or(NUMERIC) } else { own };
    if comparable.and(other).is_within(NULL) {
        stop(&["`", rule, "` compares ", noun(own), " with ", noun(other), verdict]);
    }
}

const fn is_list_or_map(ty: &LiteralType) -> bool {
    ty.kinds().is_within(LISTS.or(NULL)) && !ty.kinds().is_within(NULL)
}

const fn noun(kinds: Kinds) -> &'static str {
    if kinds.is_within(Kinds::of(&[ValueKind::Int, ValueKind::Float]).or(NULL)) {
        "a number"
    } else if kinds.is_within(Kinds::of(&[ValueKind::Str]).or(NULL)) {
        "text"
    } else if kinds.is_within(Kinds::of(&[ValueKind::Bool]).or(NULL)) {
        "`true` or `false`"
    } else if kinds.is_within(Kinds::of(&[ValueKind::List]).or(NULL)) {
        "a list"
    } else {
        "an object"
    }
}
