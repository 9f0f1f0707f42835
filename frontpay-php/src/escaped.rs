//! Escaping of untrusted text for terminals and logs.

use core::fmt::{self, Write};

/// Untrusted text, printed safely on one line of a terminal or a log.
///
/// Keys of a payload, messages of a server and names of files are untrusted. In them a line feed can forge a line of a log,
/// an ESC can control a terminal, and U+202E reverses the text behind it. `Display` writes such characters as escapes
/// (`\n`, `\u{202e}`) and all others unchanged. A backslash is unchanged too, so the output is for people and cannot be
/// read back.
///
/// ```
/// use frontpay_php::Escaped;
/// assert_eq!(Escaped::new("Kåre\u{202e}\n[31m").to_string(), r"Kåre\u{202e}\n[31m");
/// assert_eq!(Escaped::new("a very long key").with_limit(6).to_string(), "a very…");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escaped<'t> {
    text: &'t str,
    limit: usize,
}

impl<'t> Escaped<'t> {
    /// Wraps a text, without a limit of its length.
    #[must_use]
    pub const fn new(text: &'t str) -> Self {
        Self { text, limit: usize::MAX }
    }

    /// Sets the greatest number of characters to write; `…` replaces the rest.
    ///
    /// An escape takes up to ten characters and counts as one.
    #[must_use]
    pub const fn with_limit(self, characters: usize) -> Self {
        Self { limit: characters, ..self }
    }

    /// Returns `true` if a character is written unchanged.
    ///
    /// The others are the control characters (general category `Cc`), the format characters, which are invisible and can
    /// reorder the text around them (`Cf`), and the separators of lines and paragraphs (`Zl`, `Zp`). The ranges are
    /// listed here because a table crate would be a dependency for these alone; a test compares them with `regex-syntax`.
    ///
    /// ```
    /// use frontpay_php::Escaped;
    /// assert!(Escaped::is_plain('å') && Escaped::is_plain(' '));
    /// assert!(!Escaped::is_plain('\t') && !Escaped::is_plain('\u{200b}'));
    /// ```
    #[must_use]
    pub const fn is_plain(character: char) -> bool {
        // Most text is ASCII, for which one comparison decides.
        if character.is_ascii() {
            return !character.is_ascii_control();
        }
        !matches!(
            character,
            '\u{80}'..='\u{9f}'
                | '\u{ad}'
                | '\u{600}'..='\u{605}'
                | '\u{61c}'
                | '\u{6dd}'
                | '\u{70f}'
                | '\u{890}'..='\u{891}'
                | '\u{8e2}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{2064}'
                | '\u{2066}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{110bd}'
                | '\u{110cd}'
                | '\u{13430}'..='\u{1343f}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0001}'
                | '\u{e0020}'..='\u{e007f}'
        )
    }
}

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (count, character) in self.text.chars().enumerate() {
            match character {
                _ if count == self.limit => return f.write_char('…'),
                _ if Self::is_plain(character) => f.write_char(character)?,
                _ => write!(f, "{}", character.escape_default())?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn the_escaped_characters_are_those_of_their_categories() {
        let parsed = regex_syntax::parse(r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]").unwrap();
        let regex_syntax::hir::HirKind::Class(regex_syntax::hir::Class::Unicode(class)) = parsed.kind() else {
            panic!("{parsed:?}");
        };
        let of_category =
            |character| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&character));
        for character in '\0'..=char::MAX {
            assert_eq!(Escaped::is_plain(character), !of_category(character), "{character:?}");
        }
    }

    #[test]
    fn a_text_is_cut_behind_its_limit() {
        for (text, limit, printed) in
            [("æøå", 3, "æøå"), ("æøå", 2, "æø…"), ("", 0, ""), ("\n\n", 1, "\\n…"), ("x", 0, "…")]
        {
            assert_eq!(Escaped::new(text).with_limit(limit).to_string(), printed);
        }
    }
}
