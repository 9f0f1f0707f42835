//! Sentences about values that do not fit a type.

use frontpay_php::Value;

use super::types::{Choices, LiteralType, Tagging};
use crate::const_eval::path_node::PathNode;
use crate::const_eval::{Evaluation, LiteralToken};

pub(super) const fn mismatch(holds: &LiteralType, node: &PathNode<'_>, evaluation: &mut Evaluation<'_>) {
    if !node.is_asked() || !evaluation.wants(LiteralToken::Value) {
        return;
    }
    evaluation.fault(node);
    evaluation.sentence.push("shape: the type holds ");
    expected(holds, evaluation);
    evaluation.sentence.push(", not ");
    evaluation.sentence.push(match node.value {
        None | Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "a flag",
        Some(Value::Int(_)) => "this integer",
        Some(Value::Float(number)) if !number.is_finite() => "a number beyond a float",
        Some(Value::Float(_)) => "a float",
        Some(Value::Str(_)) => "this text",
        Some(Value::List(_)) => "this list",
        Some(Value::Map(_)) => "an object",
    });
}

pub(super) const fn expected(holds: &LiteralType, evaluation: &mut Evaluation<'_>) {
    match holds {
        LiteralType::Anything => evaluation.sentence.push("a value"),
        LiteralType::Flag => evaluation.sentence.push("`true` or `false`"),
        LiteralType::Boolean => evaluation.sentence.push("`true`, `false`, 0, 1, \"0\" or \"1\""),
        LiteralType::Integer { min, max } => {
            evaluation.sentence.push("an integer from ");
            evaluation.sentence.integer(*min);
            evaluation.sentence.push(" to ");
            evaluation.sentence.integer(*max);
        }
        LiteralType::Float => evaluation.sentence.push("a number"),
        LiteralType::Numeric => evaluation.sentence.push("a number or numeric text"),
        LiteralType::Text => evaluation.sentence.push("text"),
        LiteralType::Canonical(canonical) => evaluation.sentence.push(canonical.expectation()),
        LiteralType::Character => evaluation.sentence.push("one character"),
        LiteralType::Words(words) => {
            evaluation.sentence.push("one of the words ");
            evaluation.sentence.words(words);
        }
        LiteralType::Optional(inner) => {
            expected(inner, evaluation);
            evaluation.sentence.push(" or null");
        }
        LiteralType::List(_) => evaluation.sentence.push("a list"),
        LiteralType::Array(_, len) => items(*len, evaluation),
        LiteralType::Tuple(holds) => items(holds.len(), evaluation),
        LiteralType::Null => evaluation.sentence.push("null"),
        LiteralType::Choice(choices) => match choices.tagging {
            Tagging::External => external(choices, evaluation),
            Tagging::Entry(tag) => {
                evaluation.sentence.push("an object with the key `");
                evaluation.sentence.push(tag);
                evaluation.sentence.push("`");
            }
            Tagging::Untagged => evaluation.sentence.push("what one of its variants holds"),
        },
        LiteralType::Items(_) => evaluation.sentence.push("a list or an object"),
        LiteralType::Map(_) | LiteralType::Struct(_) | LiteralType::Fields(..) => evaluation.sentence.push("an object"),
    }
}

const fn items(len: usize, evaluation: &mut Evaluation<'_>) {
    evaluation.sentence.push("a list with this many items: ");
    evaluation.sentence.push_count(len);
}

const fn external(choices: &Choices, evaluation: &mut Evaluation<'_>) {
    let words = names(choices, false, "one of the words ", evaluation);
    names(
        choices,
        true,
        if words { ", or an object with just one of the keys " } else { "an object with just one of the keys " },
        evaluation,
    );
}

/// The names of the variants with content, or of those without; tells whether there are any.
pub(super) const fn names(
    choices: &Choices,
    with_content: bool,
    before: &str,
    evaluation: &mut Evaluation<'_>,
) -> bool {
    let (mut any, mut at) = (false, 0);
    while at < choices.variants.len() {
        let variant = &choices.variants[at];
        if variant.content.is_some() == with_content {
            evaluation.sentence.push(if any { ", `" } else { before });
            if !any {
                evaluation.sentence.push("`");
            }
            evaluation.sentence.push(variant.name());
            evaluation.sentence.push("`");
            any = true;
        }
        at += 1;
    }
    any
}

/// The words of all variants.
pub(super) const fn tags(choices: &Choices, evaluation: &mut Evaluation<'_>) {
    let mut at = 0;
    while at < choices.variants.len() {
        evaluation.sentence.push(if at > 0 { ", `" } else { "one of the words `" });
        evaluation.sentence.push(choices.variants[at].name());
        evaluation.sentence.push("`");
        at += 1;
    }
}
