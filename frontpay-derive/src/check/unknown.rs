//! Rules that do not exist, and what to write instead.

use frontpay_rules::rule::{Name, elsewhere};

use crate::parse::case::Case;

/// The names that other validation crates give to rules.
const FOREIGN_NAMES: &[(&str, &str)] = &[
    ("length", LENGTHS),
    ("len", LENGTHS),
    ("range", "ranges are `between(min, max)`, `min` and `max`"),
    ("pattern", "a pattern is `regex = \"..\"`"),
    ("prefix", "a prefix is `starts_with = \"..\"`"),
    ("suffix", "a suffix is `ends_with = \"..\"`"),
    ("matches", "`same = \"other\"` compares with another field, and `regex = \"..\"` with a pattern"),
    ("must_match", "`same = \"other\"` compares with another field"),
    ("dive", NESTED),
    ("nested", NESTED),
    ("skip", "a field without rules is not checked: remove it"),
    ("inner", ITEMS),
    ("each", ITEMS),
    ("not_empty", NOT_EMPTY),
    ("non_empty", NOT_EMPTY),
    ("one_of", "words are listed in `in(\"a\", \"b\")`"),
    ("schema", "a check of the whole struct is `#[rule(custom = ..)]` on it"),
    ("function", "a check is written `custom = path`"),
    ("optional", "a field that may be missing is an `Option`, and `nullable` lets it be null"),
];

const LENGTHS: &str = "lengths are `min`, `max`, `between` and `size`";
const NESTED: &str = "a field whose type derives `Validate` is validated anyway: remove it";
const NOT_EMPTY: &str = "`required` refuses empty values";
const ITEMS: &str = "the rules of items stand on a newtype of the item, as in `struct Tag(#[rule(max = 10)] String)`";

/// Returns the message for a rule that does not exist.
pub(super) fn message(name: &str) -> String {
    if let Some(reason) = elsewhere(name) {
        return format!("the rule `{name}` {reason}");
    }
    if let Some((_, instead)) = FOREIGN_NAMES.iter().find(|(foreign, _)| *foreign == name) {
        return format!("unknown rule `{name}`: {instead}");
    }
    let snake = Case::Snake.variant(name);
    match Name::find(&snake).map(|found| found.spec().name).or_else(|| Name::nearest(name)) {
        Some(near) => format!("unknown rule `{name}`, did you mean `{near}`?"),
        None => format!("unknown rule `{name}`: a custom rule is written with its path, as in `self::{name}`"),
    }
}
