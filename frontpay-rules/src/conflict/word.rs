//! Words that a rule offers and another rule of the field refuses, or that it offers twice.

use frontpay_php::Value;

use super::{Contradiction, Field};
use crate::param::Param;
use crate::rule::Name;

/// Finds what is wrong with the words of `in` and `not_in`.
pub(super) fn find(field: &Field<'_>, found: &mut Vec<Contradiction>) {
    for (at, rule) in field.rules.iter().enumerate() {
        let Some(name @ (Name::In | Name::NotIn)) = rule.name() else { continue };
        let mut wrong = |first, param, sentence| found.push(Contradiction { first, second: at, param, sentence });
        if matches!(rule.params(), [] | [Param::Null]) && name == Name::In {
            wrong(at, None, "`in` names no value".to_owned());
        }
        let words: Vec<_> = rule.params().iter().map(Param::text).collect();
        for (place, word) in words.iter().enumerate() {
            let Some(word) = word else { continue };
            if words[..place].contains(&Some(word)) {
                wrong(at, Some(place), format!("`{word}` stands twice in `{}`", field.name(at)));
            } else if name == Name::In
                && let Some(other) = refused(field, at, word)
            {
                let word = if word.is_empty() { "the empty text".to_owned() } else { format!("`{word}`") };
                let sentence = format!("`in` offers {word}, which `{}` refuses", field.name(other));
                wrong(other, Some(place), sentence);
            }
        }
    }
}

/// Another rule that refuses a word in every form in which `in` would take it.
fn refused(field: &Field<'_>, own: usize, word: &str) -> Option<usize> {
    // Of a list the words are the items.
    if field.modifiers.array {
        return None;
    }
    let forms = forms(word);
    let asks_the_value = |at: &usize| {
        let spec = field.rules[*at].name().map(Name::spec);
        spec.is_some_and(|spec| !spec.reads_other_fields() && !spec.excludes && !spec.is_modifier())
    };
    let mut others = (0..field.rules.len()).filter(|at| *at != own).filter(asks_the_value);
    others.find(|at| !forms.iter().any(|form| field.passes(*at, *form, true)))
}

/// The values that PHP prints as a word.
pub(super) fn forms(word: &str) -> Vec<Value<'_>> {
    let mut forms = vec![Value::Str(word)];
    forms.extend(word.parse().ok().map(Value::Int));
    forms.extend(word.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Float));
    forms.extend((word == "1").then_some(Value::Bool(true)));
    forms
}
