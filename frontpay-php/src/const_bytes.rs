//! Comparison and division of bytes in a `const fn`, where neither `==` nor ranges are `const`.
//!
//! The compiler's interpreter evaluates these for every key of every literal, and there a step costs about as much as
//! any other, a call as much as many. So several bytes are taken by one pattern. CPU seconds of `rustc` 1.95 for
//! 120,000 comparisons of names of 2 to 21 bytes, less the 1.2 of the loop around them:
//!
//! | comparison | seconds |
//! | --- | --- |
//! | four bytes by a pattern, as here | 1.7 |
//! | one byte by its index | 2.7 |
//! | eight bytes by `split_first_chunk` and `u64::from_ne_bytes` | 7.4 |
//!
//! At run time the first and the last take as many instructions (21.9 and 21.7 million for 600,000 comparisons). To
//! pass over a name costs 1.0 seconds with patterns of up to eight bytes, 2.0 with up to four, 4.6 with `split_at`.

/// Compares bytes as `==` does.
#[inline]
#[must_use]
pub const fn same_bytes(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len() && starts_with(left, right)
}

/// Returns `true` if `bytes` start with `start`.
#[inline]
#[must_use]
#[expect(clippy::many_single_char_names, reason = "one name for each byte")]
pub const fn starts_with(mut bytes: &[u8], mut start: &[u8]) -> bool {
    while let ([a, b, c, d, behind @ ..], [i, j, k, l, rest @ ..]) = (bytes, start) {
        // Bitwise, so that the optimizer makes one comparison of it.
        if (*a ^ *i) | (*b ^ *j) | (*c ^ *k) | (*d ^ *l) != 0 {
            return false;
        }
        (bytes, start) = (behind, rest);
    }
    match (bytes, start) {
        (_, []) => true,
        ([a, ..], [i]) => *a == *i,
        ([a, b, ..], [i, j]) => *a == *i && *b == *j,
        ([a, b, c, ..], [i, j, k]) => *a == *i && *b == *j && *c == *k,
        _ => false,
    }
}

/// Returns the bytes behind the first `count`; if there are fewer, some end of them.
#[must_use]
pub const fn skip(mut bytes: &[u8], mut count: usize) -> &[u8] {
    while let (8.., [_, _, _, _, _, _, _, _, rest @ ..]) = (count, bytes) {
        (bytes, count) = (rest, count - 8);
    }
    match (count, bytes) {
        (1, [_, rest @ ..])
        | (2, [_, _, rest @ ..])
        | (3, [_, _, _, rest @ ..])
        | (4, [_, _, _, _, rest @ ..])
        | (5, [_, _, _, _, _, rest @ ..])
        | (6, [_, _, _, _, _, _, rest @ ..])
        | (7, [_, _, _, _, _, _, _, rest @ ..]) => rest,
        _ => bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &[u8] = b"due date for the payment link";

    #[test]
    fn a_text_starts_with_each_of_its_beginnings_and_with_no_other() {
        for length in 0..=TEXT.len() {
            let start = &TEXT[..length];
            assert!(starts_with(TEXT, start) && same_bytes(start, start));
            assert_eq!(same_bytes(TEXT, start), length == TEXT.len());
            assert_eq!(starts_with(start, TEXT), length == TEXT.len());
            for at in 0..length {
                let mut other = start.to_vec();
                other[at] ^= 1;
                assert!(!starts_with(TEXT, &other) && !same_bytes(start, &other), "{length} {at}");
            }
        }
    }

    #[test]
    fn what_follows_the_first_bytes_is_found_for_every_count() {
        for count in 0..=TEXT.len() {
            assert_eq!(skip(TEXT, count), &TEXT[count..]);
        }
    }
}
