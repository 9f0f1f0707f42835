//! E-mail addresses, in the modes of Laravel's `email` rule.

mod common;
mod filter;
mod label;
mod lexer;
mod parser;
mod spoof;

use parser::parse;

/// `email`, `email:rfc`: an address as RFC 5322 and its internationalised successors have it.
///
/// ```
/// use frontpay_format::email;
///
/// assert!(email("kari.nordmann+faktura@nordlys.no"));
/// assert!(email("kåre@blåbær.no"));
/// assert!(!email("kari@"));
/// ```
///
/// It is generous: it accepts `user@localhost`, `user@1.2.3.4`, any text between brackets (`user@[abc]`), quoted local parts
/// (`"us er"@example.com`), comments (`user(office)@example.com`), a space before the `@`, and a NUL in the local part.
/// A local part may be longer than 64 bytes. It refuses an underscore in the domain, labels beyond 63 bytes (the dot counts
/// to the label behind it, so 62 from the second on), domains beyond 253, symbols and emoji anywhere, and every carriage
/// return and line feed.
///
/// Follows `RFCValidation` of egulias/email-validator 4.0.2 and Laravel's check for line breaks before it.
///
/// # Differences
///
/// The length of a label beyond ASCII is that of its Punycode, with little of the mapping (UTS #46) that the reference does
/// before: capitals and decomposed letters can make a label of nearly 63 bytes one or two shorter or longer.
#[must_use]
pub const fn email(text: &str) -> bool {
    common::is_common(text) || (!has_line_break(text) && parse(text).is_some())
}

/// `email:strict`: an address that [`email`] accepts without a warning.
///
/// ```
/// use frontpay_format::email_strict;
///
/// assert!(email_strict("kari@nordlys.no"));
/// assert!(!email_strict("kari@localhost"));
/// assert!(!email_strict("kari(office)@nordlys.no"));
/// ```
///
/// It refuses quotes, comments, white space, addresses in brackets, a domain without a dot, a local part beyond 64 bytes
/// and an address beyond 254. A backslash before the `@` passes here too.
///
/// Follows `NoRFCWarningsValidation` of egulias/email-validator 4.0.2.
#[must_use]
pub const fn email_strict(text: &str) -> bool {
    !has_line_break(text) && is_plain(text, false)
}

/// `email:filter`: an address as PHP's `FILTER_VALIDATE_EMAIL` has it.
///
/// ```
/// use frontpay_format::email_filter;
///
/// assert!(email_filter("kari@nordlys.no"));
/// assert!(!email_filter("kari@localhost"));
/// assert!(!email_filter("kåre@nordlys.no"));
/// ```
///
/// The domain needs a dot and a last label that begins with a letter. Quoted words are accepted (`"a@b".c@example.com`),
/// spaces in them are not, and neither are comments. Brackets hold an IPv4 address, or `IPv6:` and an IPv6 address.
#[must_use]
pub const fn email_filter(text: &str) -> bool {
    !has_line_break(text) && filter::is_address(text, false)
}

/// `email:filter_unicode`: like [`email_filter`], with any letter or number in the local part.
///
/// ```
/// use frontpay_format::email_filter_unicode;
///
/// assert!(email_filter_unicode("kåre@nordlys.no"));
/// assert!(!email_filter_unicode("kari@blåbær.no"));
/// ```
///
/// A letter that is written with a separate combining mark is refused.
#[must_use]
pub const fn email_filter_unicode(text: &str) -> bool {
    !has_line_break(text) && filter::is_address(text, true)
}

/// `email:spoof`: the text does not mix scripts as one does who imitates an address.
///
/// ```
/// use frontpay_format::email_spoof;
///
/// assert!(email_spoof("kari@nordlys.no"));
/// assert!(!email_spoof("k\u{430}ri@nordlys.no"));
/// ```
///
/// Letters may be of one script, or Latin beside Chinese, Japanese or Korean; the second text has a Cyrillic `а`. The text
/// need not be an address: `email:rfc,spoof` asks for both. A text that is Cyrillic throughout passes, also in a domain that
/// reads like a Latin one.
///
/// Follows the restriction level of ICU 74 (UTS #39) that `SpoofCheckValidation` of egulias/email-validator 4.0.2 asks for.
#[must_use]
pub const fn email_spoof(text: &str) -> bool {
    !has_line_break(text) && spoof::is_of_one_script(text)
}

/// A parameter of `email:..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum EmailMode {
    /// [`email`]
    Rfc,
    /// [`email_strict`]
    Strict,
    /// [`email_filter`]
    Filter,
    /// [`email_filter_unicode`]
    FilterUnicode,
    /// [`email_spoof`]
    Spoof,
}

impl EmailMode {
    /// Reads the parameter as Laravel does: a word it does not know means `rfc`.
    ///
    /// ```
    /// use frontpay_format::EmailMode;
    ///
    /// assert_eq!(EmailMode::parse("strict"), Some(EmailMode::Strict));
    /// assert_eq!(EmailMode::parse("Strict"), Some(EmailMode::Rfc));
    /// assert_eq!(EmailMode::parse("dns"), None);
    /// ```
    ///
    /// `None` for `dns`, which asks more than the text.
    #[must_use]
    pub const fn parse(parameter: &str) -> Option<Self> {
        match parameter.as_bytes() {
            b"strict" => Some(Self::Strict),
            b"filter" => Some(Self::Filter),
            b"filter_unicode" => Some(Self::FilterUnicode),
            b"spoof" => Some(Self::Spoof),
            b"dns" => None,
            _ => Some(Self::Rfc),
        }
    }
}

/// `email:rfc,strict` and the like: an address in every one of the modes; in [`EmailMode::Rfc`] where none is named.
///
/// ```
/// use frontpay_format::{EmailMode, email_modes};
///
/// assert!(email_modes("kari@nordlys.no", &[EmailMode::Rfc, EmailMode::Filter]));
/// assert!(!email_modes("kari@localhost", &[EmailMode::Rfc, EmailMode::Filter]));
/// ```
///
/// The order tells: behind `rfc`, `strict` counts the domain to the local part, so that already the two together are
/// refused beyond 64 bytes. The validator keeps what it read in the first run.
#[must_use]
pub const fn email_modes(text: &str, modes: &[EmailMode]) -> bool {
    let mut at = 0;
    let mut has_parsed = false;
    while at < modes.len() {
        let accepted = match modes[at] {
            EmailMode::Rfc => email(text),
            EmailMode::Strict => !has_line_break(text) && is_plain(text, has_parsed),
            EmailMode::Filter => email_filter(text),
            EmailMode::FilterUnicode => email_filter_unicode(text),
            EmailMode::Spoof => email_spoof(text),
        };
        if !accepted {
            return false;
        }
        has_parsed |= matches!(modes[at], EmailMode::Rfc);
        at += 1;
    }
    !modes.is_empty() || email(text)
}

const fn is_plain(text: &str, is_second_run: bool) -> bool {
    match parse(text) {
        Some(address) => address.is_plain(is_second_run),
        None => false,
    }
}

const fn has_line_break(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        if matches!(bytes[at], b'\r' | b'\n') {
            return true;
        }
        at += 1;
    }
    false
}
