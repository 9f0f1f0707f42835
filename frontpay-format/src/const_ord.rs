//! The order of bytes in `const fn`, where the comparisons of std are not `const`.

use core::cmp::Ordering;

/// Returns `true` if `words`, which are sorted by their bytes, contain `word`.
#[must_use]
pub const fn contains_sorted(words: &[&str], word: &[u8]) -> bool {
    let (mut low, mut high) = (0, words.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match compare(word, words[middle].as_bytes()) {
            Ordering::Less => high = middle,
            Ordering::Greater => low = middle + 1,
            Ordering::Equal => return true,
        }
    }
    false
}

/// Compares bytes as `Ord::cmp` does.
#[inline]
#[must_use]
pub const fn compare(one: &[u8], other: &[u8]) -> Ordering {
    let mut at = 0;
    while at < one.len() && at < other.len() {
        if one[at] != other[at] {
            return if one[at] < other[at] { Ordering::Less } else { Ordering::Greater };
        }
        at += 1;
    }
    if one.len() == other.len() {
        Ordering::Equal
    } else if one.len() < other.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}
