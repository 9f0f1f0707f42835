//! E-mail addresses: the rule `email`, in its modes.
//!
//! The default mode is a port of egulias/email-validator 4.0.2, which Laravel uses, with its lexer, its parser and the order
//! of their checks. No crate accepts the same addresses.

mod fast_path;
mod filter;
mod label;
mod lexer;
mod parser;
mod spoof;

use parser::parse;

/// `email`, `email:rfc`: an address by RFC 5322 and its successors for internationalized addresses.
///
/// ```
/// use frontpay_format::email;
///
/// assert!(email("kari.nordmann+faktura@nordlys.no"));
/// assert!(email("kåre@blåbær.no"));
/// assert!(!email("kari@"));
/// ```
///
/// It is lenient: it accepts `user@localhost`, `user@1.2.3.4`, any text between brackets (`user@[abc]`), quoted local parts
/// (`"us er"@example.com`), comments (`user(office)@example.com`), a space before the `@`, a NUL in the local part, and a
/// local part longer than 64 bytes. It refuses an underscore in the domain, labels longer than 63 bytes (62 from the second
/// on, since the dot counts as part of the label behind it), domains longer than 253 bytes, symbols and emoji anywhere, and
/// every carriage return and line feed.
///
/// Follows `RFCValidation` of egulias/email-validator 4.0.2 and Laravel's check for line breaks before it.
///
/// # Differences
///
/// The length of a non-ASCII label is that of its Punycode, without most of the mapping (UTS #46) that the reference applies
/// first. With capitals or decomposed letters, a label of nearly 63 bytes can be one or two bytes shorter or longer there.
#[must_use]
pub const fn email(text: &str) -> bool {
    fast_path::is_common(text) || (!has_line_break(text) && parse(text).is_some())
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
/// It refuses quotes, comments, white space, addresses in brackets, a domain without a dot, a local part longer than 64
/// bytes and an address longer than 254. A backslash before the `@` passes here too.
///
/// Follows `NoRFCWarningsValidation` of egulias/email-validator 4.0.2.
#[must_use]
pub const fn email_strict(text: &str) -> bool {
    !has_line_break(text) && has_no_warning(text, false)
}

/// `email:filter`: an address by PHP's `FILTER_VALIDATE_EMAIL`.
///
/// ```
/// use frontpay_format::email_filter;
///
/// assert!(email_filter("kari@nordlys.no"));
/// assert!(!email_filter("kari@localhost"));
/// assert!(!email_filter("kåre@nordlys.no"));
/// ```
///
/// The domain needs a dot and a last label that begins with a letter. It accepts quoted words (`"a@b".c@example.com`), but
/// neither spaces in them nor comments. Brackets can contain an IPv4 address, or `IPv6:` and an IPv6 address.
#[must_use]
pub const fn email_filter(text: &str) -> bool {
    !has_line_break(text) && filter::is_address(text, false)
}

/// `email:filter_unicode`: an address as by [`email_filter`], with letters and numbers of any script in the local part.
///
/// ```
/// use frontpay_format::email_filter_unicode;
///
/// assert!(email_filter_unicode("kåre@nordlys.no"));
/// assert!(!email_filter_unicode("kari@blåbær.no"));
/// ```
///
/// Combining marks are refused, so that decomposed letters are too.
#[must_use]
pub const fn email_filter_unicode(text: &str) -> bool {
    !has_line_break(text) && filter::is_address(text, true)
}

/// `email:spoof`: the text does not mix scripts, which can imitate another address.
///
/// ```
/// use frontpay_format::email_spoof;
///
/// assert!(email_spoof("kari@nordlys.no"));
/// assert!(!email_spoof("k\u{430}ri@nordlys.no"));
/// ```
///
/// Letters can be of one script, or of Latin together with Chinese, Japanese or Korean; the second text above has a Cyrillic
/// `а`. The text need not be an address: `email:rfc,spoof` checks both. A text that is all Cyrillic passes, even if it looks
/// like Latin.
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
    /// Reads the parameter as Laravel does: an unknown one means `rfc`.
    ///
    /// ```
    /// use frontpay_format::EmailMode;
    ///
    /// assert_eq!(EmailMode::parse("strict"), Some(EmailMode::Strict));
    /// assert_eq!(EmailMode::parse("Strict"), Some(EmailMode::Rfc));
    /// assert_eq!(EmailMode::parse("dns"), None);
    /// ```
    ///
    /// `None` for `dns`, which needs the network.
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

/// `email:rfc,strict`: an address in all of the modes; without any, in [`EmailMode::Rfc`].
///
/// ```
/// use frontpay_format::{EmailMode, email_modes};
///
/// assert!(email_modes("kari@nordlys.no", &[EmailMode::Rfc, EmailMode::Filter]));
/// assert!(!email_modes("kari@localhost", &[EmailMode::Rfc, EmailMode::Filter]));
/// ```
///
/// The order matters: behind `rfc`, `strict` refuses addresses whose local part and domain together are longer than 64
/// bytes. The reference keeps the domain of the first run in the buffer of the second.
#[must_use]
pub const fn email_modes(text: &str, modes: &[EmailMode]) -> bool {
    let mut at = 0;
    let mut has_parsed = false;
    while at < modes.len() {
        let accepted = match modes[at] {
            EmailMode::Rfc => email(text),
            EmailMode::Strict => !has_line_break(text) && has_no_warning(text, has_parsed),
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

const fn has_no_warning(text: &str, is_second_run: bool) -> bool {
    match parse(text) {
        Some(address) => address.has_no_warning(is_second_run),
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
