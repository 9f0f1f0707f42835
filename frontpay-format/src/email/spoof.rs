//! Detection of mixed scripts.
//!
//! Source: UTS #39, section 5.2, "highly restrictive", as ICU 74 implements it. The crate `unicode-security` has the data of
//! another version and is not `const`.

use crate::unicode::Chars;
use crate::unicode::scripts::{HAN_WITH_OTHERS, LATIN, RANGES, SETS, ScriptSet};

/// Returns `true` if all characters share a script, or those other than Latin share Chinese, Japanese or Korean.
pub(super) const fn is_of_one_script(text: &str) -> bool {
    let (mut all, mut without_latin) = ([u64::MAX; 3], [u64::MAX; 3]);
    let mut codes = Chars::new(text);
    while let Some(code) = codes.next() {
        if let Some(set) = scripts(code) {
            all = intersection(&all, set);
            if !intersects(set, &LATIN) {
                without_latin = intersection(&without_latin, set);
            }
        }
    }
    intersects(&all, &all) || intersects(&without_latin, &HAN_WITH_OTHERS)
}

/// Returns the scripts in which a character is used; `None` for all of them.
const fn scripts(code: u32) -> Option<&'static ScriptSet> {
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

const fn intersection(one: &ScriptSet, other: &ScriptSet) -> ScriptSet {
    [one[0] & other[0], one[1] & other[1], one[2] & other[2]]
}

const fn intersects(one: &ScriptSet, other: &ScriptSet) -> bool {
    (one[0] & other[0]) | (one[1] & other[1]) | (one[2] & other[2]) != 0
}
