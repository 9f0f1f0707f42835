//! Formats of other date libraries in `date_format`: `YYYY-MM-DD`, `dd/MM/yyyy`, `%Y-%m-%d`.
//!
//! PHP writes each part of a date as one letter. It takes `YYYY` for the year four times, so that no ordinary date has
//! the format.

use super::{Contradiction, Field};

/// Finds the formats of a field that are not PHP's.
pub(super) fn find(field: &Field<'_>, found: &mut Vec<Contradiction>) {
    for (at, rule) in field.rules.iter().enumerate() {
        if !rule.name().is_some_and(|name| name.spec().sets_date_format) {
            continue;
        }
        for (param, format) in rule.params().iter().enumerate() {
            let format = format.text().unwrap_or_default();
            let Some(php) = in_php(format) else { continue };
            let sentence = format!("no ordinary date has the format `{format}`: in PHP's letters it is `{php}`");
            found.push(Contradiction { first: at, second: at, param: Some(param), sentence });
        }
    }
}

/// The letters of other libraries for the parts of a date, and PHP's.
///
/// The first are those of Unicode's date patterns (Java, .NET, `date-fns`) and of `moment`.
const PARTS: &[(&str, char)] = &[
    ("YYYY", 'Y'),
    ("yyyy", 'Y'),
    ("YY", 'y'),
    ("yy", 'y'),
    ("MMMM", 'F'),
    ("MMM", 'M'),
    ("MM", 'm'),
    ("DD", 'd'),
    ("dddd", 'l'),
    ("ddd", 'D'),
    ("dd", 'd'),
    ("EEEE", 'l'),
    ("EEE", 'D'),
    ("HH", 'H'),
    ("hh", 'h'),
    ("mm", 'i'),
    ("ss", 's'),
    ("SSSSSS", 'u'),
    ("SSS", 'v'),
    ("ZZ", 'O'),
];

/// The letters of C's `strftime`, and PHP's.
const STRFTIME: &[(char, &str)] = &[
    ('Y', "Y"),
    ('y', "y"),
    ('m', "m"),
    ('d', "d"),
    ('e', "j"),
    ('H', "H"),
    ('I', "h"),
    ('M', "i"),
    ('S', "s"),
    ('p', "A"),
    ('B', "F"),
    ('b', "M"),
    ('A', "l"),
    ('a', "D"),
    ('z', "O"),
    ('F', "Y-m-d"),
    ('T', "H:i:s"),
];

/// Returns the format in PHP's letters if it has a part that only other libraries write so.
fn in_php(format: &str) -> Option<String> {
    let (mut php, mut is_foreign, mut rest) = (String::new(), false, format);
    while let Some(first) = rest.chars().next() {
        let after_percent = rest.strip_prefix('%').and_then(|rest| rest.chars().next());
        let strftime = STRFTIME.iter().find(|(letter, _)| Some(*letter) == after_percent);
        let (length, written) = if let Some((letter, own)) = strftime {
            is_foreign = true;
            (1 + letter.len_utf8(), (*own).to_owned())
        } else if first == '\\' {
            let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
            (1 + escaped, rest[..=escaped].to_owned())
        } else if let Some((part, own)) = PARTS.iter().find(|(part, _)| repeats(rest, part)) {
            is_foreign = true;
            (part.len(), own.to_string())
        } else {
            (first.len_utf8(), first.to_string())
        };
        php.push_str(&written);
        rest = &rest[length..];
    }
    let with_minutes = with_minutes(&php);
    if is_foreign && !php.contains(HOURS) && format.contains("mm") {
        return Some(php.replace('i', "m"));
    }
    (is_foreign || with_minutes != php).then_some(with_minutes)
}

/// Returns `true` if a text starts with a part and its letter does not go on.
fn repeats(text: &str, part: &str) -> bool {
    text.strip_prefix(part).is_some_and(|rest| !rest.starts_with(part.chars().next_back().unwrap_or_default()))
}

/// PHP's letters for hours.
const HOURS: [char; 4] = ['H', 'h', 'G', 'g'];

/// Writes minutes where a month stands right behind the hours: `H:m` is read as hours and month.
fn with_minutes(php: &str) -> String {
    let mut written: Vec<char> = php.chars().collect();
    for at in 2..written.len() {
        let is_escaped = at > 2 && written[at - 3] == '\\';
        if written[at] == 'm' && matches!(written[at - 1], ':' | '.') && HOURS.contains(&written[at - 2]) && !is_escaped
        {
            written[at] = 'i';
        }
    }
    written.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::in_php;

    #[rstest]
    #[case::moment("YYYY-MM-DD", "Y-m-d")]
    #[case::moment_with_time("YYYY-MM-DD HH:mm:ss", "Y-m-d H:i:s")]
    #[case::java("dd/MM/yyyy", "d/m/Y")]
    #[case::java_with_text("yyyy-MM-dd'T'HH:mm:ss.SSS", "Y-m-d'T'H:i:s.v")]
    #[case::small_letters("dd.mm.yyyy", "d.m.Y")]
    #[case::hours_and_capitals("HH:MM", "H:i")]
    #[case::short_year("dd.MM.yy", "d.m.y")]
    #[case::names("EEEE d MMMM yyyy", "l d F Y")]
    #[case::month_in_place_of_minutes("Y-m-d H:m:s", "Y-m-d H:i:s")]
    #[case::strftime("%Y-%m-%d", "Y-m-d")]
    #[case::strftime_with_time("%d.%m.%Y %H:%M", "d.m.Y H:i")]
    fn a_format_of_another_library_is_written_in_php(#[case] format: &str, #[case] php: &str) {
        assert_eq!(in_php(format).as_deref(), Some(php));
    }

    #[rstest]
    #[case("Y-m-d")]
    #[case("d M, Y")]
    #[case("Y-m-d\\TH:i:sP")]
    #[case("D, d M Y H:i:s O")]
    #[case("\\Y\\Y\\Y\\Y")]
    #[case("U")]
    #[case("d.m H.i")]
    #[case("\\H:m")]
    #[case("H\\h i\\m")]
    #[case("100%")]
    #[case("")]
    fn a_format_of_php_is_none(#[case] format: &str) {
        assert_eq!(in_php(format), None);
    }
}
