//! Character encodings: the rule `encoding`.
//!
//! `encoding_rs` has the encodings of the Web, whose verdicts differ from those of `mb_check_encoding`, and is not `const`.

use crate::bytes::has_prefix_ignoring_case;

/// The parameter of `encoding:..`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// `UTF-8`, which every `&str` is.
    Utf8,
    /// `ASCII` and `7bit`.
    Ascii,
    /// `8bit` and the encodings in which every byte is a character: `ISO-8859-1`, `Windows-1252` and more.
    EightBit,
    /// `BASE64`
    Base64,
    /// `UTF-16`, `UTF-16BE`
    Utf16,
    /// `UTF-16LE`
    Utf16Le,
    /// `UTF-32`, `UTF-32BE`
    Utf32,
    /// `UTF-32LE`
    Utf32Le,
    /// `SJIS`
    Sjis,
    /// `EUC-JP`
    EucJp,
}

const NAMES: &[(&str, Encoding)] = &[
    ("UTF-8", Encoding::Utf8),
    ("ASCII", Encoding::Ascii),
    ("7bit", Encoding::Ascii),
    ("8bit", Encoding::EightBit),
    ("ISO-8859-1", Encoding::EightBit),
    ("ISO-8859-2", Encoding::EightBit),
    ("ISO-8859-4", Encoding::EightBit),
    ("ISO-8859-5", Encoding::EightBit),
    ("ISO-8859-9", Encoding::EightBit),
    ("ISO-8859-10", Encoding::EightBit),
    ("ISO-8859-13", Encoding::EightBit),
    ("ISO-8859-14", Encoding::EightBit),
    ("ISO-8859-15", Encoding::EightBit),
    ("ISO-8859-16", Encoding::EightBit),
    ("Windows-1252", Encoding::EightBit),
    ("CP850", Encoding::EightBit),
    ("CP866", Encoding::EightBit),
    ("KOI8-R", Encoding::EightBit),
    ("KOI8-U", Encoding::EightBit),
    ("BASE64", Encoding::Base64),
    ("UTF-16", Encoding::Utf16),
    ("UTF-16BE", Encoding::Utf16),
    ("UTF-16LE", Encoding::Utf16Le),
    ("UTF-32", Encoding::Utf32),
    ("UTF-32BE", Encoding::Utf32),
    ("UTF-32LE", Encoding::Utf32Le),
    ("SJIS", Encoding::Sjis),
    ("EUC-JP", Encoding::EucJp),
];

impl Encoding {
    /// Returns the encoding with a name of PHP, in any case.
    ///
    /// ```
    /// use frontpay_format::Encoding;
    ///
    /// assert_eq!(Encoding::parse("utf-8"), Some(Encoding::Utf8));
    /// assert_eq!(Encoding::parse("latin1"), None);
    /// ```
    ///
    /// Laravel throws for a name that is not in `mb_list_encodings`, such as an alias. PHP has more encodings than these;
    /// for the others this is `None` as well.
    #[must_use]
    pub const fn parse(name: &str) -> Option<Self> {
        let mut at = 0;
        while at < NAMES.len() {
            let known = NAMES[at].0.as_bytes();
            if known.len() == name.len() && has_prefix_ignoring_case(name.as_bytes(), 0, known) {
                return Some(NAMES[at].1);
            }
            at += 1;
        }
        None
    }
}

/// `encoding:..`: the bytes of the text are valid in an encoding.
///
/// ```
/// use frontpay_format::{Encoding, encoding};
///
/// assert!(encoding("blåbær", Encoding::Utf8));
/// assert!(!encoding("blåbær", Encoding::Ascii));
/// assert!(encoding("😀", Encoding::Utf16));
/// ```
///
/// Nothing is converted: the bytes of a UTF-8 text are valid UTF-16 only by chance, as those of `😀` are.
///
/// Follows `mb_check_encoding` of PHP.
#[must_use]
pub const fn encoding(text: &str, encoding: Encoding) -> bool {
    let bytes = text.as_bytes();
    match encoding {
        Encoding::Utf8 | Encoding::EightBit => true,
        Encoding::Ascii => text.is_ascii(),
        Encoding::Base64 => is_base64(bytes),
        Encoding::Utf16 => is_utf16(bytes, false),
        Encoding::Utf16Le => is_utf16(bytes, true),
        Encoding::Utf32 => is_utf32(bytes, false),
        Encoding::Utf32Le => is_utf32(bytes, true),
        Encoding::Sjis => is_sjis(bytes),
        Encoding::EucJp => is_euc_jp(bytes),
    }
}

/// Returns `true` if all bytes are in the alphabet, padding and white space included, in any order.
const fn is_base64(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_alphanumeric() && !matches!(bytes[at], b'+' | b'/' | b'=' | b' ' | b'\t' | b'\r' | b'\n')
        {
            return false;
        }
        at += 1;
    }
    true
}

const fn is_utf16(bytes: &[u8], is_little_endian: bool) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let is_unpaired = match utf16_unit(bytes, at, is_little_endian) {
            Some(0xd800..0xdc00) => {
                at += 2;
                !matches!(utf16_unit(bytes, at, is_little_endian), Some(0xdc00..0xe000))
            }
            Some(0xdc00..0xe000) | None => true,
            Some(_) => false,
        };
        if is_unpaired {
            return false;
        }
        at += 2;
    }
    true
}

const fn utf16_unit(bytes: &[u8], at: usize, is_little_endian: bool) -> Option<u16> {
    if at + 2 > bytes.len() {
        return None;
    }
    let unit = [bytes[at], bytes[at + 1]];
    Some(if is_little_endian { u16::from_le_bytes(unit) } else { u16::from_be_bytes(unit) })
}

const fn is_utf32(bytes: &[u8], is_little_endian: bool) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if at + 4 > bytes.len() {
            return false;
        }
        let unit = [bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]];
        let code = if is_little_endian { u32::from_le_bytes(unit) } else { u32::from_be_bytes(unit) };
        if char::from_u32(code).is_none() {
            return false;
        }
        at += 4;
    }
    true
}

const fn is_sjis(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() || matches!(bytes[at], 0xa1..=0xdf) {
            at += 1;
        } else if has_pair(SJIS, bytes, at) {
            at += 2;
        } else {
            return false;
        }
    }
    true
}

const fn is_euc_jp(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        if bytes[at].is_ascii() {
            at += 1;
        } else if bytes[at] == 0x8f && has_pair(JIS_X_0212, bytes, at + 1) {
            at += 3;
        } else if has_pair(EUC_JP, bytes, at) {
            at += 2;
        } else {
            return false;
        }
    }
    true
}

/// A rectangle of byte pairs: first and last lead byte, first and last trail byte.
type PairRange = (u8, u8, u8, u8);

const fn has_pair(ranges: &[PairRange], bytes: &[u8], at: usize) -> bool {
    if at + 2 > bytes.len() {
        return false;
    }
    let (lead, trail) = (bytes[at], bytes[at + 1]);
    let mut row = 0;
    while row < ranges.len() {
        let (first_lead, last_lead, first, last) = ranges[row];
        if first_lead <= lead && lead <= last_lead && first <= trail && trail <= last {
            return true;
        }
        row += 1;
    }
    false
}

/// The pairs that `mb_check_encoding` accepts as characters of Shift JIS.
#[rustfmt::skip]
const SJIS: &[PairRange] = &[
    (0x81, 0x81, 0x40, 0x7e), (0x81, 0x81, 0x80, 0xac), (0x81, 0x81, 0xb8, 0xbf), (0x81, 0x81, 0xc8, 0xce),
    (0x81, 0x81, 0xda, 0xe8), (0x81, 0x81, 0xf0, 0xf7), (0x81, 0x81, 0xfc, 0xfc), (0x82, 0x82, 0x4f, 0x58),
    (0x82, 0x82, 0x60, 0x79), (0x82, 0x82, 0x81, 0x9a), (0x82, 0x82, 0x9f, 0xf1), (0x83, 0x83, 0x40, 0x7e),
    (0x83, 0x83, 0x80, 0x96), (0x83, 0x83, 0x9f, 0xb6), (0x83, 0x83, 0xbf, 0xd6), (0x84, 0x84, 0x40, 0x60),
    (0x84, 0x84, 0x70, 0x7e), (0x84, 0x84, 0x80, 0x91), (0x84, 0x84, 0x9f, 0xbe), (0x88, 0x88, 0x9f, 0xfc),
    (0x89, 0x97, 0x40, 0x7e), (0x89, 0x97, 0x80, 0xfc), (0x98, 0x98, 0x40, 0x72), (0x98, 0x98, 0x9f, 0xfc),
    (0x99, 0x9f, 0x40, 0x7e), (0x99, 0x9f, 0x80, 0xfc), (0xe0, 0xe9, 0x40, 0x7e), (0xe0, 0xe9, 0x80, 0xfc),
    (0xea, 0xea, 0x40, 0x7e), (0xea, 0xea, 0x80, 0xa4),
];

/// The pairs that `mb_check_encoding` accepts as characters of EUC-JP: JIS X 0208, and half-width katakana behind 0x8e.
#[rustfmt::skip]
const EUC_JP: &[PairRange] = &[
    (0x8e, 0x8e, 0xa1, 0xdf), (0xa1, 0xa1, 0xa1, 0xfe), (0xa2, 0xa2, 0xa1, 0xae), (0xa2, 0xa2, 0xba, 0xc1),
    (0xa2, 0xa2, 0xca, 0xd0), (0xa2, 0xa2, 0xdc, 0xea), (0xa2, 0xa2, 0xf2, 0xf9), (0xa2, 0xa2, 0xfe, 0xfe),
    (0xa3, 0xa3, 0xb0, 0xb9), (0xa3, 0xa3, 0xc1, 0xda), (0xa3, 0xa3, 0xe1, 0xfa), (0xa4, 0xa4, 0xa1, 0xf3),
    (0xa5, 0xa5, 0xa1, 0xf6), (0xa6, 0xa6, 0xa1, 0xb8), (0xa6, 0xa6, 0xc1, 0xd8), (0xa7, 0xa7, 0xa1, 0xc1),
    (0xa7, 0xa7, 0xd1, 0xf1), (0xa8, 0xa8, 0xa1, 0xc0), (0xb0, 0xce, 0xa1, 0xfe), (0xcf, 0xcf, 0xa1, 0xd3),
    (0xd0, 0xf3, 0xa1, 0xfe), (0xf4, 0xf4, 0xa1, 0xa6),
];

/// The pairs of JIS X 0212, which follow 0x8f in EUC-JP.
#[rustfmt::skip]
const JIS_X_0212: &[PairRange] = &[
    (0xa2, 0xa2, 0xaf, 0xb9), (0xa2, 0xa2, 0xc2, 0xc4), (0xa2, 0xa2, 0xeb, 0xf1), (0xa6, 0xa6, 0xe1, 0xe5),
    (0xa6, 0xa6, 0xe7, 0xe7), (0xa6, 0xa6, 0xe9, 0xea), (0xa6, 0xa6, 0xec, 0xec), (0xa6, 0xa6, 0xf1, 0xfc),
    (0xa7, 0xa7, 0xc2, 0xce), (0xa7, 0xa7, 0xf2, 0xfe), (0xa9, 0xa9, 0xa1, 0xa2), (0xa9, 0xa9, 0xa4, 0xa4),
    (0xa9, 0xa9, 0xa6, 0xa6), (0xa9, 0xa9, 0xa8, 0xa9), (0xa9, 0xa9, 0xab, 0xad), (0xa9, 0xa9, 0xaf, 0xb0),
    (0xa9, 0xa9, 0xc1, 0xd0), (0xaa, 0xaa, 0xa1, 0xb8), (0xaa, 0xaa, 0xba, 0xf7), (0xab, 0xab, 0xa1, 0xbb),
    (0xab, 0xab, 0xbd, 0xc3), (0xab, 0xab, 0xc5, 0xf7), (0xb0, 0xec, 0xa1, 0xfe), (0xed, 0xed, 0xa1, 0xe3),
];
