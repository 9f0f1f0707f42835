//! The words that a Rust type can have, where the compiler knows them.

use core::marker::PhantomData;

use frontpay_php::number::is_numeric;
use frontpay_php::text::same_text;

use crate::const_eval::{FromLiteral, LiteralType};

/// Access to the words of a type; for generated code.
///
/// If the type has words, its own constant is found before that of [`AnyWords`].
#[derive(Debug)]
pub struct WordsOf<T>(PhantomData<T>);

impl<T: FromLiteral<'static>> WordsOf<T> {
    /// The words of the type; none where they are not known.
    pub const KNOWN: &'static [&'static str] = words(T::LITERAL_TYPE);
}

/// The fallback for a type without known words; for generated code.
pub trait AnyWords {
    /// No words.
    const KNOWN: &'static [&'static str] = &[];
}

impl<T> AnyWords for WordsOf<T> {}

const fn words(holds: &'static LiteralType) -> &'static [&'static str] {
    match holds {
        LiteralType::Words(words) => words,
        LiteralType::Optional(inner) => words(inner),
        _ => &[],
    }
}

/// Returns `true` if a field with some known words can be equal to a word that a rule compares it with.
#[must_use]
pub const fn may_be(known: &[&str], word: &str) -> bool {
    // `01` equals `1` there.
    if known.is_empty() || is_numeric(word) {
        return true;
    }
    let mut at = 0;
    while at < known.len() {
        if same_text(known[at], word) {
            return true;
        }
        at += 1;
    }
    false
}
