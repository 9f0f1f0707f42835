//! Placeholders and what stands for them.

/// Replaces `:name` by what the placeholder stands for; an unknown one stays.
///
/// `:Name` has the text with a capital, `:NAME` all in capitals.
pub(super) fn fill(template: &str, text: impl Fn(&str) -> Option<String>) -> String {
    let mut sentence = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once(':') {
        sentence.push_str(before);
        let (length, filled) = placeholder(behind, &text);
        if let Some(filled) = filled {
            sentence.push_str(&filled);
        } else {
            sentence.push(':');
            sentence.push_str(&behind[..length]);
        }
        rest = &behind[length..];
    }
    sentence + rest
}

/// Reads the longest placeholder that is known: `:second-position` has hyphens, `:min-:max` none.
fn placeholder(text: &str, known: impl Fn(&str) -> Option<String>) -> (usize, Option<String>) {
    let is_part = |character: char| character.is_ascii_alphabetic() || matches!(character, '_' | '-');
    let longest = text.find(|character| !is_part(character)).unwrap_or(text.len());
    let ends = core::iter::once(longest).chain(text[..longest].rmatch_indices('-').map(|(at, _)| at));
    for end in ends {
        if let Some(filled) = of_any_case(&text[..end], &known) {
            return (end, Some(filled));
        }
    }
    (longest, None)
}

fn of_any_case(written: &str, known: impl Fn(&str) -> Option<String>) -> Option<String> {
    if let Some(text) = known(written) {
        return Some(text);
    }
    let lower = written.to_ascii_lowercase();
    if written == lower.to_ascii_uppercase() {
        return known(&lower).map(|text| text.to_uppercase());
    }
    (written == capitalised(&lower)).then(|| known(&lower).map(|text| capitalised(&text))).flatten()
}

/// The text with its first letter as a capital.
fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

/// Words for the indices in a path, the first without one.
const WORDS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// What `:index`, `:position` and `:ordinal-position` stand for in the sentence of a path, and those that tell the first,
/// second, .. index apart (`:second-position`).
pub(super) fn of_place(path: &str, placeholder: &str, ordinal: fn(u64) -> String) -> Option<String> {
    let (word, what) = match placeholder {
        "index" | "position" | "ordinal-position" => (0, placeholder),
        _ => {
            let (word, what) = placeholder.split_once('-')?;
            (WORDS.iter().position(|known| *known == word)?, what)
        }
    };
    let index = path.split('.').filter_map(|step| step.parse::<u64>().ok()).nth(word)?;
    let position = index.saturating_add(1);
    match what {
        "index" => Some(index.to_string()),
        "position" => Some(position.to_string()),
        "ordinal-position" => Some(ordinal(position)),
        _ => None,
    }
}

/// `1st`, `2nd`, `11th`.
pub(super) fn english_ordinal(number: u64) -> String {
    let ending = match (number % 10, number % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

/// `1.`, `2.`
pub(super) fn norwegian_ordinal(number: u64) -> String {
    format!("{number}.")
}
