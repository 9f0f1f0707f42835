//! Rules that do not exist, and what was probably meant.

use frontpay_rules::rule::{Name, elsewhere};

use crate::parse::case::Case;

/// Rules by the names that other validation crates have for them.
const NEIGHBOURS: &[(&str, &str)] = &[
    ("length", "lengths are `min`, `max`, `between` and `size`"),
    ("len", "lengths are `min`, `max`, `between` and `size`"),
    ("range", "ranges are `between(min, max)`, `min` and `max`"),
    ("pattern", "a pattern is `regex = \"..\"`"),
    ("prefix", "a prefix is `starts_with = \"..\"`"),
    ("suffix", "a suffix is `ends_with = \"..\"`"),
    ("matches", "`same = \"other\"` compares with another field, and `regex = \"..\"` with a pattern"),
    ("must_match", "`same = \"other\"` compares with another field"),
    ("dive", "a field whose type derives `Validate` is validated without a word: remove it"),
    ("nested", "a field whose type derives `Validate` is validated without a word: remove it"),
    ("skip", "a field without rules has none: remove it"),
    ("inner", ITEMS),
    ("each", ITEMS),
    ("not_empty", "`required` refuses what is empty"),
    ("non_empty", "`required` refuses what is empty"),
    ("one_of", "words are listed in `in(\"a\", \"b\")`"),
    ("schema", "a check of the whole struct is `#[rules(custom = ..)]` on it"),
    ("function", "a check is written `custom = path`"),
    ("optional", "a field that may be missing is an `Option`, and `nullable` lets it be null"),
];

const ITEMS: &str = "the rules of items stand on a newtype of the item, as in `struct Tag(#[rule(max = 10)] String)`";

/// SelfDescribing that there is no such rule, and what to write instead.
pub(super) fn sentence(name: &str) -> String {
    if let Some(reason) = elsewhere(name) {
        return format!("the rule `{name}` {reason}");
    }
    if let Some((_, instead)) = NEIGHBOURS.iter().find(|(neighbour, _)| *neighbour == name) {
        return format!("unknown rule `{name}`: {instead}");
    }
    let snake = Case::Snake.variant(name);
    match Name::find(&snake).map(|found| found.spec().name).or_else(|| Name::nearest(name)) {
        Some(near) => format!("unknown rule `{name}`, did you mean `{near}`?"),
        None => format!("unknown rule `{name}`: one of your own is written with its path, as in `self::{name}`"),
    }
}
