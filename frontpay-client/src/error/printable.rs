use std::fmt::{self, Write};

const LONGEST: usize = 160;

/// Text of a server made fit for one line: control characters escaped, the end cut off when it is long.
pub(super) struct Printable<'t>(pub(super) &'t str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for symbol in self.0.chars().take(LONGEST) {
            if is_plain(symbol) { f.write_char(symbol)? } else { write!(f, "{}", symbol.escape_unicode())? }
        }
        if self.0.chars().nth(LONGEST).is_some() { f.write_char('…') } else { Ok(()) }
    }
}

/// Neither a control character nor one that turns or hides the text around it.
fn is_plain(symbol: char) -> bool {
    !symbol.is_control()
        && !matches!(symbol, '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_escaped_and_long_text_is_cut() {
        assert_eq!(Printable("a\u{1b}[31mb\n").to_string(), "a\\u{1b}[31mb\\u{a}");
        assert_eq!(Printable(&"æ".repeat(161)).to_string(), format!("{}…", "æ".repeat(160)));
        assert_eq!(Printable(&"æ".repeat(160)).to_string(), "æ".repeat(160));
    }
}
