//! The name that was probably meant.

/// Words longer than this are not compared.
const LONGEST: usize = 48;

/// How many letters must be changed, added or taken away to make one word of another; case does not count.
///
/// None where that is more than a third of them.
pub(super) const fn distance(left: &str, right: &str) -> Option<usize> {
    let (left, right) = (left.as_bytes(), right.as_bytes());
    if left.len() > LONGEST || right.len() > LONGEST {
        return None;
    }
    let mut row = [0; LONGEST + 1];
    let mut at = 0;
    while at <= right.len() {
        row[at] = at;
        at += 1;
    }
    let mut line = 0;
    while line < left.len() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        let mut column = 0;
        while column < right.len() {
            let changed = diagonal + !left[line].eq_ignore_ascii_case(&right[column]) as usize;
            diagonal = row[column + 1];
            row[column + 1] = least(changed, least(row[column], diagonal) + 1);
            column += 1;
        }
        line += 1;
    }
    let most = 1 + least(left.len(), right.len()) / 3;
    if row[right.len()] <= most { Some(row[right.len()]) } else { None }
}

const fn least(left: usize, right: usize) -> usize {
    if left < right { left } else { right }
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn a_third_of_the_letters_may_differ() {
        assert_eq!(distance("organisationId", "organizationId"), Some(1));
        assert_eq!(distance("ZIP", "zip"), Some(0));
        assert_eq!(distance("adress", "address"), Some(1));
        assert_eq!(distance("city", "country"), None);
        assert_eq!(distance("", "a"), Some(1));
    }
}
