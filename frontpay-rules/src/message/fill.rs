//! Placeholders and what stands for them.

/// Replaces `:name` by what the placeholder stands for; an unknown one stays.
///
/// `:Name` has the text with a capital, `:NAME` all in capitals.
pub(super) fn fill(template: &str, text: impl Fn(&str) -> Option<String>) -> String {
    let mut sentence = String::with_capacity(template.len() + 16);
    each_piece(template, text, &mut |piece| match piece {
        TemplatePiece::Text(text) => sentence.push_str(text),
        TemplatePiece::Placeholder(text, LetterCase::Same) => sentence.push_str(&text),
        TemplatePiece::Placeholder(text, LetterCase::Capital) => sentence.push_str(&capitalized(&text)),
        TemplatePiece::Placeholder(text, LetterCase::Capitals) => sentence.push_str(&text.to_uppercase()),
    });
    sentence
}

/// A part of a template.
pub(super) enum TemplatePiece<'t, T> {
    Text(&'t str),
    /// A placeholder that is known, as what it is known.
    Placeholder(T, LetterCase),
}

/// The letters in which a placeholder is written, and so the text in its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum LetterCase {
    /// `:name`
    Same,
    /// `:Name`
    Capital,
    /// `:NAME`
    Capitals,
}

/// Splits a template into texts and the placeholders that are known.
pub(super) fn each_piece<'t, T>(
    template: &'t str,
    known: impl Fn(&str) -> Option<T>,
    visit: &mut dyn FnMut(TemplatePiece<'t, T>),
) {
    let mut rest = template;
    while let Some(colon) = rest.find(':') {
        let (before, behind) = (&rest[..colon], &rest[colon + 1..]);
        visit(TemplatePiece::Text(before));
        let (length, found) = placeholder(behind, &known);
        match found {
            Some((found, case)) => visit(TemplatePiece::Placeholder(found, case)),
            None => visit(TemplatePiece::Text(&rest[colon..=colon + length])),
        }
        rest = &behind[length..];
    }
    visit(TemplatePiece::Text(rest));
}

/// Returns the first word after a colon that is no known placeholder, unless a letter or digit stands before the colon.
pub(super) fn first_unknown(template: &str, is_known: impl Fn(&str) -> bool) -> Option<&str> {
    template.match_indices(':').find_map(|(colon, _)| {
        let behind = &template[colon + 1..];
        let (length, found) = placeholder(behind, |name| is_known(name).then_some(()));
        let is_alone = !template[..colon].ends_with(char::is_alphanumeric);
        (is_alone && length > 0 && found.is_none()).then(|| &behind[..length])
    })
}

/// Reads the longest placeholder that is known: `:second-position` has hyphens, `:min-:max` none.
fn placeholder<T>(text: &str, known: impl Fn(&str) -> Option<T>) -> (usize, Option<(T, LetterCase)>) {
    let is_part = |character: char| character.is_ascii_alphabetic() || matches!(character, '_' | '-');
    let longest = text.find(|character| !is_part(character)).unwrap_or(text.len());
    let ends = core::iter::once(longest).chain(text[..longest].rmatch_indices('-').map(|(at, _)| at));
    for end in ends {
        if let Some(found) = of_any_case(&text[..end], &known) {
            return (end, Some(found));
        }
    }
    (longest, None)
}

fn of_any_case<T>(written: &str, known: impl Fn(&str) -> Option<T>) -> Option<(T, LetterCase)> {
    if let Some(found) = known(written) {
        return Some((found, LetterCase::Same));
    }
    let lower = written.to_ascii_lowercase();
    if written == lower.to_ascii_uppercase() {
        return known(&lower).map(|found| (found, LetterCase::Capitals));
    }
    (written == capitalized(&lower)).then(|| known(&lower).map(|found| (found, LetterCase::Capital))).flatten()
}

/// The text with its first letter as a capital.
fn capitalized(text: &str) -> String {
    let mut characters = text.chars();
    let first = characters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(characters).collect()
}

/// Words for the indices in a path, the first without one.
const WORDS: [&str; 10] =
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];

/// The text of `:index`, `:position` and `:ordinal-position` in the message of a path, and of those that tell the first,
/// second, .. index apart (`:second-position`).
pub(super) fn of_place(path: &str, placeholder: &str, ordinal: fn(u64) -> String) -> Option<String> {
    let (word, what) = place(placeholder)?;
    let index = path.split('.').filter_map(|step| step.parse::<u64>().ok()).nth(word)?;
    let position = index.saturating_add(1);
    Some(match what {
        "index" => index.to_string(),
        "position" => position.to_string(),
        _ => ordinal(position),
    })
}

/// Reads a placeholder about an index: which index it is about, and in which form it shows it.
pub(super) fn place(placeholder: &str) -> Option<(usize, &str)> {
    let is_form = |text: &str| matches!(text, "index" | "position" | "ordinal-position");
    if is_form(placeholder) {
        return Some((0, placeholder));
    }
    let (word, form) = placeholder.split_once('-')?;
    is_form(form).then(|| WORDS.iter().position(|known| *known == word))?.map(|word| (word, form))
}
