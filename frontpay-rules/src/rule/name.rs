//! The names of rules in all their spellings.

use super::{Name, Spec, elsewhere};

/// The spelling of a rule's name. Laravel treats some spellings of a rule as less than the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// The name in snake case: `required_if`.
    Snake,
    /// Another spelling of the same name: `RequiredIf`, `required-if`, `bool`.
    Canonical,
    /// A spelling such as `REQUIRED`: PHP finds the method, but Laravel does not see that the rule is implicit or numeric.
    Odd,
}

/// Says that there is no such rule, and which one may be meant.
pub(crate) fn unknown(name: &str) -> String {
    let snake = snake(&studly(name));
    if let Some(reason) = elsewhere(&snake) {
        return format!("the rule `{snake}` {reason}");
    }
    match Name::nearest(name) {
        Some(near) => format!("unknown rule `{name}`, did you mean `{near}`?"),
        None => format!("unknown rule `{name}`"),
    }
}

/// Finds a rule by any spelling that PHP would find its method by.
pub(crate) fn find(written: &str) -> Option<(Name, Spelling)> {
    let written = studly(written);
    let is_name = |spec: &Spec| core::iter::once(&spec.name).chain(spec.aliases).any(|name| studly(name) == written);
    let is_method = |spec: &Spec| studly(spec.name).eq_ignore_ascii_case(&written);
    let find = |wanted: &dyn Fn(&Spec) -> bool| Name::ALL.iter().copied().find(|name| wanted(name.spec()));
    find(&is_name)
        .map(|name| (name, Spelling::Canonical))
        .or_else(|| find(&is_method).map(|name| (name, Spelling::Odd)))
}

/// Finds a rule by any spelling, in the compiler: case, `_` and `-` do not count, as for PHP's methods.
pub(super) const fn find_in_const(written: &str) -> Option<Name> {
    let mut rule = 0;
    while rule < Name::ALL.len() {
        let spec = Name::ALL[rule].spec();
        if is_spelling(written.as_bytes(), spec.name.as_bytes()) {
            return Some(Name::ALL[rule]);
        }
        let mut alias = 0;
        while alias < spec.aliases.len() {
            if is_spelling(written.as_bytes(), spec.aliases[alias].as_bytes()) {
                return Some(Name::ALL[rule]);
            }
            alias += 1;
        }
        rule += 1;
    }
    None
}

const fn is_spelling(mut written: &[u8], mut name: &[u8]) -> bool {
    loop {
        match (written, name) {
            ([b'_' | b'-', rest @ ..], _) => written = rest,
            (_, [b'_', rest @ ..]) => name = rest,
            ([first, rest @ ..], [own, own_rest @ ..]) if first.eq_ignore_ascii_case(own) => {
                (written, name) = (rest, own_rest);
            }
            ([], []) => return true,
            _ => return false,
        }
    }
}

/// Laravel's `Str::studly`.
pub(crate) fn studly(name: &str) -> String {
    let words = name.split(|character: char| character == '-' || character == '_' || character.is_whitespace());
    let mut studly = String::with_capacity(name.len());
    for word in words {
        let mut characters = word.chars();
        studly.extend(characters.next().map(char::to_uppercase).into_iter().flatten());
        studly.push_str(characters.as_str());
    }
    studly
}

/// Laravel's `Str::snake`, of a name in its studly form.
pub(crate) fn snake(studly: &str) -> String {
    let mut snake = String::with_capacity(studly.len() + 4);
    for character in studly.chars() {
        if character.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
    }
    snake
}
