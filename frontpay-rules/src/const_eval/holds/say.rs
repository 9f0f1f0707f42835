//! What is said of a value that a type does not hold.

use frontpay_php::Value;

use super::types::{Choices, Holds, Tagging};
use crate::const_eval::trail::Trail;
use crate::const_eval::{Job, Token};

pub(super) const fn mismatch(holds: &Holds, trail: &Trail<'_>, job: &mut Job<'_>) {
    if !trail.is_asked() || !job.wants(Token::Value) {
        return;
    }
    job.fault(trail);
    job.said.push("shape: the type holds ");
    expected(holds, job);
    job.said.push(", not ");
    job.said.push(match trail.value {
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

pub(super) const fn expected(holds: &Holds, job: &mut Job<'_>) {
    match holds {
        Holds::Anything => job.said.push("a value"),
        Holds::Flag => job.said.push("`true` or `false`"),
        Holds::Boolean => job.said.push("`true`, `false`, 0, 1, \"0\" or \"1\""),
        Holds::Integer { min, max } => {
            job.said.push("an integer from ");
            job.said.integer(*min);
            job.said.push(" to ");
            job.said.integer(*max);
        }
        Holds::Float => job.said.push("a number"),
        Holds::Numeric => job.said.push("a number or numeric text"),
        Holds::Text => job.said.push("text"),
        Holds::Character => job.said.push("one character"),
        Holds::Words(words) => {
            job.said.push("one of the words ");
            job.said.words(words);
        }
        Holds::Optional(inner) => {
            expected(inner, job);
            job.said.push(" or null");
        }
        Holds::List(_) => job.said.push("a list"),
        Holds::Array(_, len) => items(*len, job),
        Holds::Tuple(holds) => items(holds.len(), job),
        Holds::Null => job.said.push("null"),
        Holds::Choice(choices) => match choices.tagging {
            Tagging::External => external(choices, job),
            Tagging::Entry(tag) => {
                job.said.push("an object with the key `");
                job.said.push(tag);
                job.said.push("`");
            }
            Tagging::Untagged => job.said.push("what one of its variants holds"),
        },
        Holds::Items(_) => job.said.push("a list or an object"),
        Holds::Map(_) | Holds::Struct(_) | Holds::Fields(..) => job.said.push("an object"),
    }
}

const fn items(len: usize, job: &mut Job<'_>) {
    job.said.push("a list with this many items: ");
    job.said.push_count(len);
}

const fn external(choices: &Choices, job: &mut Job<'_>) {
    let words = names(choices, false, "one of the words ", job);
    names(
        choices,
        true,
        if words { ", or an object with just one of the keys " } else { "an object with just one of the keys " },
        job,
    );
}

/// The names of the variants with content, or of those without; tells whether there are any.
pub(super) const fn names(choices: &Choices, with_content: bool, before: &str, job: &mut Job<'_>) -> bool {
    let (mut any, mut at) = (false, 0);
    while at < choices.variants.len() {
        let variant = &choices.variants[at];
        if variant.content.is_some() == with_content {
            job.said.push(if any { ", `" } else { before });
            if !any {
                job.said.push("`");
            }
            job.said.push(variant.name());
            job.said.push("`");
            any = true;
        }
        at += 1;
    }
    any
}

/// The words of all variants.
pub(super) const fn tags(choices: &Choices, job: &mut Job<'_>) {
    let mut at = 0;
    while at < choices.variants.len() {
        job.said.push(if at > 0 { ", `" } else { "one of the words `" });
        job.said.push(choices.variants[at].name());
        job.said.push("`");
        at += 1;
    }
}
