//! Letters, numbers and dashes: the rules `alpha`, `alpha_num` and `alpha_dash`.

use crate::unicode::{Chars, is_letter, is_mark, is_number};

/// `alpha`: letters of any script, and the marks that go with them.
///
/// ```
/// use frontpay_format::alpha;
///
/// assert!(alpha("Blåbær"));
/// assert!(!alpha("Blåbær 2"));
/// ```
///
/// A mark does not need a letter before it.
///
/// Follows `/\A[\pL\pM]+\z/u` of Laravel 13, with Unicode 15 as in PCRE2 10.44.
#[must_use]
pub const fn alpha(text: &str) -> bool {
    is_made_of(text, Allowed { numbers: false, dashes: false, unicode: true })
}

/// `alpha:ascii`: the letters from a to z.
///
/// ```
/// use frontpay_format::alpha_ascii;
///
/// assert!(alpha_ascii("Nordlys"));
/// assert!(!alpha_ascii("Blåbær"));
/// ```
#[must_use]
pub const fn alpha_ascii(text: &str) -> bool {
    is_made_of(text, Allowed { numbers: false, dashes: false, unicode: false })
}

/// `alpha_num`: letters, their marks, and numbers of any script.
///
/// ```
/// use frontpay_format::alpha_num;
///
/// assert!(alpha_num("Blåbær2"));
/// assert!(alpha_num("½"));
/// assert!(!alpha_num("2.5"));
/// ```
///
/// Numbers are more than digits: `½`, `²` and `Ⅷ` pass.
#[must_use]
pub const fn alpha_num(text: &str) -> bool {
    is_made_of(text, Allowed { numbers: true, dashes: false, unicode: true })
}

/// `alpha_num:ascii`: the letters from a to z and the digits.
///
/// ```
/// use frontpay_format::alpha_num_ascii;
///
/// assert!(alpha_num_ascii("Nordlys2"));
/// assert!(!alpha_num_ascii("٣"));
/// ```
#[must_use]
pub const fn alpha_num_ascii(text: &str) -> bool {
    is_made_of(text, Allowed { numbers: true, dashes: false, unicode: false })
}

/// `alpha_dash`: letters, their marks and numbers of any script, hyphen and underscore.
///
/// ```
/// use frontpay_format::alpha_dash;
///
/// assert!(alpha_dash("ordre-2026_å"));
/// assert!(!alpha_dash("ordre–2026"));
/// ```
///
/// The only dash is the hyphen of ASCII.
#[must_use]
pub const fn alpha_dash(text: &str) -> bool {
    is_made_of(text, Allowed { numbers: true, dashes: true, unicode: true })
}

/// `alpha_dash:ascii`: the letters from a to z, the digits, hyphen and underscore.
///
/// ```
/// use frontpay_format::alpha_dash_ascii;
///
/// assert!(alpha_dash_ascii("order-2026_a"));
/// assert!(!alpha_dash_ascii("ordre-å"));
/// ```
#[must_use]
pub const fn alpha_dash_ascii(text: &str) -> bool {
    is_made_of(text, Allowed { numbers: true, dashes: true, unicode: false })
}

/// The characters allowed besides the letters of ASCII.
#[derive(Clone, Copy)]
struct Allowed {
    numbers: bool,
    dashes: bool,
    unicode: bool,
}

impl Allowed {
    const fn has(self, code: u32) -> bool {
        match code {
            0x41..=0x5a | 0x61..=0x7a => true,
            0x30..=0x39 => self.numbers,
            0x2d | 0x5f => self.dashes,
            0x80.. if self.unicode => is_letter(code) || is_mark(code) || self.numbers && is_number(code),
            _ => false,
        }
    }
}

const fn is_made_of(text: &str, allowed: Allowed) -> bool {
    let mut chars = Chars::new(text);
    while let Some(code) = chars.next() {
        if !allowed.has(code) {
            return false;
        }
    }
    !text.is_empty()
}
