//! Texts that mix scripts.

use crate::unicode::Chars;
use crate::unicode::scripts::{HAN_WITH_OTHERS, LATIN, RANGES, SETS, Set};

/// Tells whether a text is of one script, or of Latin with Chinese, Japanese or Korean: what ICU calls highly restrictive.
pub(super) const fn is_of_one_script(text: &str) -> bool {
    let (mut all, mut without_latin) = ([u64::MAX; 3], [u64::MAX; 3]);
    let mut codes = Chars::new(text);
    while let Some(code) = codes.next() {
        if let Some(set) = scripts(code) {
            all = both(&all, set);
            if !meets(set, &LATIN) {
                without_latin = both(&without_latin, set);
            }
        }
    }
    meets(&all, &all) || meets(&without_latin, &HAN_WITH_OTHERS)
}

/// The scripts that a character is used in; `None` where that is all of them.
const fn scripts(code: u32) -> Option<&'static Set> {
    let (mut low, mut high) = (0, RANGES.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        let (first, last, set) = RANGES[middle];
        if code < first {
            high = middle;
        } else if code > last {
            low = middle + 1;
        } else {
            return Some(&SETS[set as usize]);
        }
    }
    None
}

const fn both(one: &Set, other: &Set) -> Set {
    [one[0] & other[0], one[1] & other[1], one[2] & other[2]]
}

const fn meets(one: &Set, other: &Set) -> bool {
    (one[0] & other[0]) | (one[1] & other[1]) | (one[2] & other[2]) != 0
}
