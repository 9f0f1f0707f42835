//! Abbreviations of time zones.
//!
//! The table is written from `DateTimeZone::listAbbreviations()`, whose own source is timelib's `timezonemap.h`. It equals
//! the output of PHP 8.2.31 (144 words). A crate for it does not exist, since abbreviations are ambiguous: PHP takes the
//! first.

/// Returns the zone of an abbreviation: seconds east of Greenwich, and `true` for daylight saving time.
pub(super) fn find(word: &[u8]) -> Option<(i64, bool)> {
    // PHP looks up longer words in the time zone database. Single letters are the military zones.
    let is_word = |(name, ..): &&(&str, i64, bool)| word.eq_ignore_ascii_case(name.as_bytes());
    ABBREVIATIONS.iter().find(is_word).map(|(_, offset, is_dst)| (*offset, *is_dst))
}

/// The first entry for each word of at most five letters: the abbreviation, its offset, `true` for daylight saving time.
const ABBREVIATIONS: &[(&str, i64, bool)] = &[
    ("utc", 0, false), ("gmt", 0, false),
    ("a", 3_600, false), ("acdt", 37_800, true), ("acst", 34_200, false), ("addt", -7_200, true),
    ("adt", -10_800, true), ("aedt", 39_600, true), ("aest", 36_000, false), ("ahdt", -32_400, true),
    ("ahst", -36_000, false), ("akdt", -28_800, true), ("akst", -32_400, false), ("amt", -13_840, false),
    ("apt", -10_800, true), ("ast", -14_400, false), ("awdt", 32_400, true), ("awst", 28_800, false),
    ("awt", -10_800, true), ("b", 7_200, false), ("bdst", 7_200, true), ("bdt", -36_000, true),
    ("bmt", -14_309, false), ("bst", 3_600, true), ("c", 10_800, false), ("cast", 34_200, false),
    ("cat", 7_200, false), ("cddt", -14_400, true), ("cdt", -18_000, true), ("cemt", 10_800, true),
    ("cest", 7_200, true), ("cet", 3_600, false), ("chst", 36_000, false), ("cmt", -15_408, false),
    ("cpt", -18_000, true), ("cst", -21_600, false), ("cwt", -18_000, true), ("d", 14_400, false),
    ("dmt", -1_521, false), ("e", 18_000, false), ("eat", 10_800, false), ("eddt", -10_800, true),
    ("edt", -14_400, true), ("eest", 10_800, true), ("eet", 7_200, false), ("emt", -26_248, false),
    ("ept", -14_400, true), ("est", -18_000, false), ("ewt", -14_400, true), ("f", 21_600, false),
    ("ffmt", -14_660, false), ("fmt", -4_056, false), ("g", 25_200, false), ("gdt", 39_600, true),
    ("gst", 36_000, false), ("h", 28_800, false), ("hdt", -34_200, true), ("hkst", 32_400, true),
    ("hkt", 28_800, false), ("hmt", -19_776, false), ("hpt", -34_200, true), ("hst", -36_000, false),
    ("hwt", -34_200, true), ("i", 32_400, false), ("iddt", 14_400, true), ("idt", 10_800, true),
    ("imt", 25_025, false), ("ist", 7_200, false), ("jdt", 36_000, true), ("jmt", 8_440, false),
    ("jst", 32_400, false), ("k", 36_000, false), ("kdt", 36_000, true), ("kmt", 5_736, false),
    ("kst", 30_600, false), ("l", 39_600, false), ("lst", 9_394, true), ("m", 43_200, false),
    ("mddt", -18_000, true), ("mdst", 16_279, true), ("mdt", -21_600, true), ("mest", 7_200, true),
    ("met", 3_600, false), ("mmt", 9_017, false), ("mpt", -21_600, true), ("msd", 14_400, true),
    ("msk", 10_800, false), ("mst", -25_200, false), ("mwt", -21_600, true), ("n", -3_600, false),
    ("nddt", -5_400, true), ("ndt", -9_052, true), ("npt", -9_000, true), ("nst", -12_600, false),
    ("nwt", -9_000, true), ("nzdt", 46_800, true), ("nzmt", 41_400, false), ("nzst", 43_200, false),
    ("o", -7_200, false), ("p", -10_800, false), ("pddt", -21_600, true), ("pdt", -25_200, true),
    ("pkst", 21_600, true), ("pkt", 18_000, false), ("plmt", 25_590, false), ("pmt", -13_236, false),
    ("ppmt", -17_340, false), ("ppt", -25_200, true), ("pst", -28_800, false), ("pwt", -25_200, true),
    ("q", -14_400, false), ("qmt", -18_840, false), ("r", -18_000, false), ("rmt", 5_794, false),
    ("s", -21_600, false), ("sast", 7_200, false), ("sdmt", -16_800, false), ("sjmt", -20_173, false),
    ("smt", -13_884, false), ("sst", -39_600, false), ("t", -25_200, false), ("tbmt", 10_751, false),
    ("tmt", 12_344, false), ("u", -28_800, false), ("uct", 0, false), ("v", -32_400, false), ("w", -36_000, false),
    ("wast", 7_200, true), ("wat", 3_600, false), ("wemt", 7_200, true), ("west", 3_600, true), ("wet", 0, false),
    ("wib", 25_200, false), ("wit", 32_400, false), ("wita", 28_800, false), ("wmt", 5_040, false),
    ("x", -39_600, false), ("y", -43_200, false), ("yddt", -25_200, true), ("ydt", -28_800, true),
    ("ypt", -28_800, true), ("yst", -32_400, false), ("ywt", -28_800, true), ("z", 0, false),
];
