//! Scripts and script extensions of Unicode 15, taken from the newer tables of `regex-syntax`.
//!
//! The lists are the differences in `ScriptExtensions.txt` between Unicode 15 and the version of `regex-syntax`.

use regex_syntax::hir::ClassUnicode;

use crate::sets;

/// The characters that have one script in Unicode 15, and script extensions since.
const SHARED_LATER: &[(u32, u32)] = &[
    (0xB7, 0xB7),
    (0x2BC, 0x2BC),
    (0x2C7, 0x2C7),
    (0x2C9, 0x2CB),
    (0x2CD, 0x2CD),
    (0x2D7, 0x2D7),
    (0x2D9, 0x2D9),
    (0x300, 0x30E),
    (0x310, 0x311),
    (0x313, 0x313),
    (0x320, 0x320),
    (0x323, 0x325),
    (0x32D, 0x32E),
    (0x330, 0x331),
    (0x358, 0x358),
    (0x35E, 0x35E),
    (0x374, 0x375),
    (0x589, 0x589),
    (0x16EB, 0x16ED),
    (0x204F, 0x204F),
    (0x205A, 0x205A),
    (0x205D, 0x205D),
    (0x2E17, 0x2E17),
    (0x2E30, 0x2E31),
    (0x2E3C, 0x2E3C),
    (0x2E41, 0x2E41),
    (0x2FF0, 0x2FFB),
];

/// The names of a script, and the shared characters whose extensions it has joined since Unicode 15.
type JoinedLater = (&'static [&'static str], &'static [(u32, u32)]);

const JOINED_LATER: &[JoinedLater] = &[
    (&["glagolitic", "glag"], &[(0x10FB, 0x10FB)]),
    (&["kannada", "knda"], &[(0x1CD3, 0x1CD3)]),
    (&["latin", "latn"], &[(0x1DF8, 0x1DF8)]),
    (&["lisu"], &[(0x300A, 0x300B)]),
    (&["malayalam", "mlym", "sinhala", "sinh"], &[(0x1CF2, 0x1CF2)]),
    (&["mongolian", "mong"], &[(0x3001, 0x3002), (0x3008, 0x300B)]),
    (&["phagspa", "phag"], &[(0x202F, 0x202F), (0x3002, 0x3002)]),
    (&["sharada", "shrd"], &[(0xA830, 0xA835), (0xA838, 0xA838)]),
    (&["tibetan", "tibt"], &[(0x3008, 0x300B)]),
];

/// Returns the characters whose script is this one (property `sc`).
pub(crate) fn script(name: &str) -> Option<ClassUnicode> {
    sets::property(&format!("sc={name}"))
}

/// Returns the characters of a script and those it shares with others (property `scx`).
pub(crate) fn continuations(name: &str) -> Option<ClassUnicode> {
    let mut class = sets::property(&format!("scx={name}"))?;
    class.difference(&sets::set(SHARED_LATER));
    for (names, later) in JOINED_LATER {
        if names.contains(&name) {
            class.difference(&sets::set(later));
        }
    }
    class.union(&script(name)?);
    Some(class)
}
