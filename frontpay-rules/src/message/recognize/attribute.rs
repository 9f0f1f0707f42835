//! Names of fields in sentences back to paths on the wire.

use crate::message::fill::LetterCase;

/// The most bytes that a name may have. The longest path in the recorded and documented payloads has 42.
pub(super) const LONGEST: usize = 256;

/// Returns the path that Laravel's humanizing makes a name of: `customerDetails.email` of `customer details.email`.
///
/// A name without blanks is a path already: of one with an index Laravel makes no words. None where the text is no such
/// name: capitals beside blanks, blanks in a row or at the ends, empty steps, other characters than letters, digits, `_`
/// and `-`.
pub(super) fn wire_path(name: &str) -> Option<String> {
    let has_words = name.contains(' ');
    if name.starts_with(' ')
        || (has_words && name.contains(|letter: char| letter.is_ascii_uppercase() || letter == '_'))
    {
        return None;
    }
    let mut path = String::with_capacity(name.len());
    for (at, step) in name.split('.').enumerate() {
        if at > 0 {
            path.push('.');
        }
        push_key(step, &mut path)?;
    }
    Some(path)
}

/// Adds the key that a step of a name stands for.
fn push_key(step: &str, path: &mut String) -> Option<()> {
    let is_word = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    if step == "*" {
        path.push_str(step);
        return Some(());
    }
    let mut letters = step.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ' ' => match letters.next()? {
                first @ 'a'..='z' => path.push(first.to_ascii_uppercase()),
                // Only `A` to `Z` become words of their own, so that a `_` stood before all others.
                first if is_word(first) => path.extend(['_', first]),
                _ => return None,
            },
            letter if is_word(letter) => path.push(letter),
            _ => return None,
        }
    }
    (!step.is_empty()).then_some(())
}

/// Returns the key of an item that a step of a name stands for: an index as it is, and the key of a map as it was, as far
/// as can be known.
pub(super) fn item_key(step: &str) -> String {
    wire_path(step).unwrap_or_else(|| step.to_owned())
}

/// Returns a name without all that differs between `customerDetails`, `customer_details` and `Customer details`.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for letter in name.chars().filter(|letter| !matches!(letter, ' ' | '_')) {
        if letter.is_ascii() { folded.push(letter.to_ascii_lowercase()) } else { folded.extend(letter.to_lowercase()) }
    }
    folded
}

/// Returns the name that a text in other letters was made of.
pub(super) fn of_case(text: &str, case: LetterCase) -> String {
    match case {
        LetterCase::Same => text.to_owned(),
        LetterCase::Capitals => text.to_lowercase(),
        LetterCase::Capital => {
            let mut letters = text.chars();
            let first = letters.next().map(char::to_lowercase);
            first.into_iter().flatten().chain(letters).collect()
        }
    }
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::wire_path;
    use crate::message::names::humanized;

    #[rstest]
    #[case("name", Some("name"))]
    #[case("customer details.personal number", Some("customerDetails.personalNumber"))]
    #[case("order u r l", Some("orderURL"))]
    #[case("address line2", Some("addressLine2"))]
    #[case("address line 2", Some("addressLine_2"))]
    #[case("a. name", Some("a.Name"))]
    #[case("blå øre", Some("blå_øre"))]
    #[case("products.0.rate", Some("products.0.rate"))]
    #[case("products.0.productId", Some("products.0.productId"))]
    #[case("products.*.rate", Some("products.*.rate"))]
    #[case("e-mail", Some("e-mail"))]
    #[case("", None)]
    #[case(" name", None)]
    #[case("name ", None)]
    #[case("a  b", None)]
    #[case("a .b", None)]
    #[case("a..b", None)]
    #[case(".a", None)]
    #[case("a.", None)]
    #[case("Customer details", None)]
    #[case("customer_details name", None)]
    #[case("a\nb", None)]
    #[case("a\u{202e}b", None)]
    #[case("a, b", None)]
    #[case("b*", None)]
    #[case("SQLSTATE[23000]: the name", None)]
    fn names_are_paths_again(#[case] name: &str, #[case] path: Option<&str>) {
        assert_eq!(wire_path(name).as_deref(), path);
        if let Some(path) = path.filter(|path| !path.contains(".0.")) {
            assert_eq!(humanized(path), name, "the way back");
        }
    }
}
